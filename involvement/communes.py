"""From what a person wrote to a municipality of the official list, or to a question back."""

import re
from dataclasses import dataclass, field

from django.db.models import Q

from taxonomy.folding import fold
from taxonomy.lookup import find_communes, likeliest, named
from taxonomy.models import PostalCode, Territory, TerritoryKind

MOST_CHOICES = 12
# A letter or two are in every name: nothing could be proposed.
SHORTEST_PART = 3
POSTAL_CODE = re.compile(r"\b(\d{5})\b")
# "Mulhouse (68)" is what the completion writes; people also write "Mulhouse 68" or "Lyon 3e".
NUMBER_AFTER = re.compile(r"[\s(]+(\d{1,3}|2[AB])(?:e|er|ème|eme)?\)?\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class Match:
    """What was found: one municipality, or several to choose from, or nothing."""

    commune: Territory | None = None
    choices: list[Territory] = field(default_factory=list)


def match_commune(text: str, most: int = MOST_CHOICES) -> Match:
    """Find the municipality that somebody means by a name, a postal code or both.

    Args:
        text: what was written.
        most: how many to offer where it may mean several.

    Exactly one of that name or code: that one. Several: choices. Otherwise what begins like it:
    choices too. Unknown: neither, and the text is kept as written.
    """
    name, code, department = _parts(text)
    if not (name or code):
        return Match()
    found = _exact(name, code, department, most)
    if len(found) == 1:
        return Match(commune=found[0])
    if found:
        return Match(choices=found)
    if len(fold(name or code)) < SHORTEST_PART:
        return Match()
    candidates = find_communes(name or code)
    if len(candidates) == 1 and candidates[0].folded_name.startswith(f"{fold(name)} "):
        return Match(commune=candidates[0])
    return Match(choices=candidates)


def _parts(text: str) -> tuple[str, str, str]:
    """Name, postal code and number after the name, each empty where it was not written."""
    code = POSTAL_CODE.search(text)
    if code:
        text = POSTAL_CODE.sub(" ", text, count=1)
    number = NUMBER_AFTER.search(text)
    if number:
        text = text[: number.start()]
    return (
        " ".join(text.strip(" ,;-()").split()),
        code[1] if code else "",
        number[1].upper() if number else "",
    )


def _exact(name: str, code: str, department: str, most: int) -> list[Territory]:
    communes = Territory.objects.filter(kind=TerritoryKind.COMMUNE, retired=False)
    communes = communes.order_by(*likeliest())
    conditions = [named(name)] if name else []
    if code:
        conditions.append(Q(pk__in=PostalCode.objects.filter(code=code).values("commune")))
    if department:
        conditions.append(Q(code__startswith=department))
    found = list(communes.filter(*conditions)[:most])
    if not found and name:
        # A code or number that does not go with the name: the name says more.
        found = list(communes.filter(conditions[0])[:most])
    return _as_written(name, found) or found


def _as_written(name: str, found: list[Territory]) -> list[Territory]:
    """Those whose name is written just so. Whoever types ü means it: Mülhausen is not Mulhausen;
    whoever types u may not care."""
    if name.isascii():
        return []
    written = name.casefold()
    return [row for row in found if written in (row.name_fr.casefold(), row.name_de.casefold())]
