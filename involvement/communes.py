"""From what a person wrote to a municipality of the official list, or to a question back."""

import re
from dataclasses import dataclass, field

from django.db.models import F, Q

from taxonomy.lookup import find_communes, fold
from taxonomy.models import Territory, TerritoryKind

MOST_CHOICES = 12
POSTAL_CODE = re.compile(r"\b(\d{5})\b")
# "Mulhouse (68)" is what the completion writes; people also write "Mulhouse 68".
DEPARTMENT = re.compile(r"[\s(]+(\d{2,3}|2[AB])\)?\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class Match:
    """What was found: one municipality, or several to choose from, or nothing."""

    commune: Territory | None = None
    choices: list[Territory] = field(default_factory=list)


def match_commune(text: str) -> Match:
    """Find the municipality that somebody means by a name, a postal code or both.

    Exactly one of that name or code: that one. Several: choices. Otherwise what begins like it:
    choices too. Unknown: neither, and the text is kept as written.
    """
    name, code, department = _parts(text)
    if not (name or code):
        return Match()
    found = _exact(name, code, department)
    if len(found) == 1:
        return Match(commune=found[0])
    if found:
        return Match(choices=found)
    candidates = list(find_communes(name or code))
    if len(candidates) == 1 and candidates[0].folded_name.startswith(f"{fold(name)} "):
        return Match(commune=candidates[0])
    return Match(choices=candidates[:MOST_CHOICES])


def by_slug(slug: str) -> Territory | None:
    """The municipality with this address, if there is one."""
    return Territory.objects.filter(slug=slug, kind=TerritoryKind.COMMUNE).first()


def _parts(text: str) -> tuple[str, str, str]:
    """Name, postal code and code of the department, each empty where it was not written."""
    code = POSTAL_CODE.search(text)
    if code:
        text = POSTAL_CODE.sub(" ", text, count=1)
    department = DEPARTMENT.search(text)
    if department:
        text = text[: department.start()]
    return (
        " ".join(text.strip(" ,;-()").split()),
        code[1] if code else "",
        department[1].upper() if department else "",
    )


def _exact(name: str, code: str, department: str) -> list[Territory]:
    communes = Territory.objects.filter(kind=TerritoryKind.COMMUNE, retired=False)
    condition = Q()
    if name:
        condition &= Q(folded_name=fold(name))
    if code:
        condition &= Q(postal_codes__code=code)
    if department:
        condition &= Q(code__startswith=department)
    communes = communes.order_by(F("population").desc(nulls_last=True), "pk")
    found = communes.filter(condition).distinct()[:MOST_CHOICES]
    if not found and name and code:
        # A postal code that does not go with the name: the name says more.
        found = communes.filter(folded_name=fold(name))[:MOST_CHOICES]
    return list(found)
