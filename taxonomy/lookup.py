"""Finding territories: by what people type, and by what lies in what."""

import re
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, When

from content.folding import folded_words, without_spelt_umlauts

from .folding import fold, fold_german
from .grounds import grounds_first
from .models import PostalCode, Territory, TerritoryKind

LONGEST_TEXT = 100
POSTAL_CODE = re.compile(r"[0-9]{5}")
DEPARTMENT = re.compile(r"[0-9]{2,3}|2[ab]")


def find_communes(text: str, limit: int = 8) -> list[Territory]:
    """Municipalities that somebody may mean, the likeliest first. One query, once the grounds are known.

    Args:
        text: as `matching` takes it.
        limit: how many to give at most.
    """
    communes = Territory.objects.filter(kind=TerritoryKind.COMMUNE, retired=False)
    return list(matching(communes, text)[:limit])


def matching(territories: QuerySet[Territory], text: str) -> QuerySet[Territory]:
    """Keep the territories that somebody may mean, the likeliest first.

    Args:
        text: a name or a part of it, a postal code or its first digits, or both; the code of the
            department may follow the name, as in "Saint-Louis (68)".

    A name written in full comes first, then those that begin like it, then those that hold it;
    among these as `likeliest` says. A code beside the name prefers, it does not exclude: "Paris 15"
    still finds Paris.
    """
    words = folded_words(text[:LONGEST_TEXT])
    names = [word for word in words if not word[0].isdigit()]
    codes = [word for word in words if word[0].isdigit()]
    if not names:
        digits = "".join(codes)
        if not 2 <= len(digits) <= 5:
            return territories.none()
        coded = PostalCode.objects.filter(code__startswith=digits)
        return territories.filter(pk__in=coded.values("commune")).order_by(*likeliest())
    # "st" may be Saint or the beginning of Strasbourg.
    typed = " ".join(names)
    name, german = fold(typed), fold_german(typed)
    begins = (
        Q(folded_name__startswith=name)
        | Q(folded_name__startswith=typed)
        | Q(folded_name_de__startswith=german)
        | Q(folded_name_de__startswith=without_spelt_umlauts(typed))
    )
    nearness = Case(
        When(named(typed), then=0),
        When(begins, then=1),
        When(
            Q(folded_name__contains=f" {name}") | Q(folded_name_de__contains=f" {german}"), then=2
        ),
        default=3,
    )
    found = territories.filter(
        begins | Q(folded_name__contains=name) | Q(folded_name_de__contains=german)
    )
    return found.order_by(*_hint(codes), nearness, *likeliest())


def likeliest() -> list[Any]:
    """Ordering of territories that fit equally well: first where a team works, then the most populous."""
    return [*grounds_first(), F("population").desc(nulls_last=True), "key"]


def named(name: str) -> Q:
    """Condition for territories that are called so, in French or in German."""
    return Q(folded_name=fold(name)) | Q(folded_name_de=fold_german(name), folded_name_de__gt="")


def ancestors(territory: Territory) -> QuerySet[Territory]:
    """All that holds a territory, the nearest first, itself left out."""
    return Territory.objects.filter(below__descendant=territory, below__distance__gt=0).order_by(
        "below__distance", "key"
    )


def descendants(territory: Territory) -> QuerySet[Territory]:
    """All that lies in a territory, itself left out."""
    return Territory.objects.filter(above__ancestor=territory, above__distance__gt=0)


def _hint(codes: list[str]) -> list[Case]:
    """Ordering that puts municipalities first for which a code beside the name speaks."""
    code = codes[-1] if codes else ""
    if POSTAL_CODE.fullmatch(code):
        here = PostalCode.objects.filter(commune=OuterRef("pk"), code=code)
        return [Case(When(Exists(here), then=0), default=1)]
    if DEPARTMENT.fullmatch(code):
        return [Case(When(code__startswith=code.upper(), then=0), default=1)]
    return []
