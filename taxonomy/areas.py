"""From what somebody writes (“Haut-Rhin, Sélestat”) to territories of the official list."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .lookup import matching
from .models import Territory, TerritoryKind

MOST = 12
SEPARATORS = re.compile(r"[,;\n]+")
CODE_AFTER = re.compile(r"\s*\(?\b[0-9][0-9AB]{0,4}\)?\s*$")


class AreasField(forms.CharField):
    """Territories by their names, separated by commas."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=400, required=False, **kwargs)

    def clean(self, value: str) -> list[Any]:
        found, unknown = find(super().clean(value).replace("\0", ""))
        if unknown:
            raise ValidationError(
                _("We do not know this place: %(places)s. Write its name in full.")
                % {"places": ", ".join(unknown)},
                code="area",
            )
        return found


def find(text: str) -> tuple[list[Territory], list[str]]:
    """The territories that a text names, each once, and the parts that name none.

    A name in full is that place; otherwise the largest area that holds the words, so that “Alsace”
    is the collectivity. A part of a municipality's name is none: too many begin alike.
    """
    found: dict[int, Territory] = {}
    unknown = []
    for part in [part.strip() for part in SEPARATORS.split(text) if part.strip()][:MOST]:
        territory = _one(part)
        if territory is None:
            unknown.append(part)
        else:
            found[territory.pk] = territory
    return list(found.values()), unknown


def in_words(territories: list[Territory]) -> str:
    """Territories as the field shows them, and as `find` reads them again."""
    return ", ".join(territory.label for territory in territories)


def _one(text: str) -> Territory | None:
    existing = Territory.objects.filter(retired=False)
    best = matching(existing, text).first()
    name = CODE_AFTER.sub("", text)
    if best is None or (name and best.is_called(name)):
        return best
    areas = existing.exclude(kind=TerritoryKind.COMMUNE)
    return matching(areas, text).order_by("-population", "key").first()
