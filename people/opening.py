"""Opening hours in words: “du lundi au vendredi, de 9 h à 12 h et de 14 h à 18 h”."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.conf import settings
from django.utils.translation import get_language

from content import dates

from .models import OpeningHours

_AND = {"fr": "et", "de": "und", "en": "and"}
_RANGE = {"fr": "du {first} au {last}", "de": "{first} bis {last}", "en": "{first} to {last}"}


@dataclass(frozen=True)
class Line:
    """Days that have the same hours, and those hours, in words."""

    days: str
    hours: str


def in_words(rows: Iterable[OpeningHours], language: str | None = None) -> list[Line]:
    """Tell a week's hours, days with equal hours together, in the order of the week.

    Args:
        rows: hours of a team; a day may have several rows.
        language: code of a language; the active one by default.
    """
    language = (language or get_language() or settings.LANGUAGE_CODE)[:2]
    language = language if language in _AND else "fr"
    week: dict[int, list[tuple]] = {}
    for row in sorted(rows, key=lambda row: (row.weekday, row.opens_at)):
        week.setdefault(row.weekday, []).append((row.opens_at, row.closes_at))
    alike: dict[tuple, list[int]] = {}
    for weekday, spans in week.items():
        alike.setdefault(tuple(spans), []).append(weekday)
    return [
        Line(
            _days(weekdays, language), _listed([dates.hours(*s, language) for s in spans], language)
        )
        for spans, weekdays in alike.items()
    ]


def _days(weekdays: list[int], language: str) -> str:
    told = []
    # Days in a row keep the same distance to their position.
    for _key, group in groupby(enumerate(weekdays), key=lambda pair: pair[1] - pair[0]):
        run = [dates.weekday_name(weekday, language) for _position, weekday in group]
        if len(run) > 2:
            run = [_RANGE[language].format(first=run[0], last=run[-1])]
        told += run
    return _listed(told, language)


def _listed(parts: list[str], language: str) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {_AND[language]} {parts[-1]}"
