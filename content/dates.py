"""Dates and hours as people say them, in French, German and English.

Every function takes moments that are already in the zone in which they are told, and the language;
without one, the active language. Day and month, hour and unit never part at the end of a line.
Sources: Imprimerie nationale, « Lexique des règles typographiques » (18 h 30, 1er mars); DIN 5008
(12. März 2027, 18:30 Uhr); GOV.UK style guide (12 March 2027, 6:30pm, midday).
"""

from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.utils import dates as names
from django.utils.translation import get_language, override

NBSP = "\u00a0"
# An evening that ends before this hour is told as one evening, not as two days.
NIGHT_ENDS = time(6)

_DAY_MONTH = {
    "fr": f"{{day}}{NBSP}{{month}}",
    "de": f"{{day}}.{NBSP}{{month}}",
    "en": f"{{day}}{NBSP}{{month}}",
}
_WITH_WEEKDAY = {"fr": "{weekday} {rest}", "de": "{weekday}, {rest}", "en": "{weekday} {rest}"}
_HOURS = {
    "fr": "de {start} à {end}",
    "de": "{start} bis {end}",
    "en": "{start} to {end}",
}
_AT = {"fr": "{day} à {hour}", "de": "{day}, {hour}", "en": "{day}, {hour}"}
_FROM_TO = {"fr": "du {start} au {end}", "de": "{start} bis {end}", "en": "{start} to {end}"}
_UNTIL = {"fr": "jusqu’au {day}", "de": "bis {day}", "en": "until {day}"}
_MIDNIGHT = {"fr": "minuit", "de": f"24{NBSP}Uhr", "en": "midnight"}


def weekday_name(weekday: int, language: str | None = None) -> str:
    """Name of a day of the week, Monday being 0: “lundi”, “Montag”, “Monday”."""
    with override(_known(language)):
        return str(names.WEEKDAYS[weekday])


def month(value: date, language: str | None = None) -> str:
    """Month and year, as a heading: “mars 2027”, “März 2027”, “March 2027”."""
    return f"{month_name(value, language)} {value.year}"


def month_name(value: date, language: str | None = None) -> str:
    """Name of the month alone: “mars”, “März”, “March”."""
    with override(_known(language)):
        return str(names.MONTHS[value.month])


def day(
    value: date, language: str | None = None, *, weekday: bool = False, year: bool = True
) -> str:
    """A day in full: “12 mars 2027”, “12. März 2027”, “12 March 2027”.

    Args:
        value: the day; of a datetime, its day in its own zone.
        language: code of a language; the active one by default.
        weekday: begin with the name of the day of the week.
        year: end with the year.
    """
    language = _known(language)
    number = "1er" if language == "fr" and value.day == 1 else str(value.day)
    told = _DAY_MONTH[language].format(day=number, month=month_name(value, language))
    if year:
        told = f"{told} {value.year}"
    if weekday:
        name = weekday_name(value.weekday(), language)
        told = _WITH_WEEKDAY[language].format(weekday=name, rest=told)
    return told


def hour(value: time | datetime, language: str | None = None) -> str:
    """An hour: “18 h 30”, “18:30 Uhr”, “6:30pm”; full hours lose their minutes."""
    language = _known(language)
    if language == "fr":
        minutes = f"{NBSP}{value.minute:02}" if value.minute else ""
        return f"{value.hour}{NBSP}h{minutes}"
    if language == "de":
        return f"{_german_digits(value)}{NBSP}Uhr"
    if value.minute == 0 and value.hour in (0, 12):
        return "midday" if value.hour else "midnight"
    minutes = f":{value.minute:02}" if value.minute else ""
    return f"{value.hour % 12 or 12}{minutes}{'am' if value.hour < 12 else 'pm'}"


def hours(start: time | datetime, end: time | datetime, language: str | None = None) -> str:
    """From one hour to another: “de 18 h 30 à 21 h”, “18:30 bis 21 Uhr”, “6:30pm to 9pm”."""
    language = _known(language)
    ends_at_midnight = end.hour == end.minute == 0
    begins = _german_digits(start) if language == "de" else hour(start, language)
    ends = _MIDNIGHT[language] if ends_at_midnight else hour(end, language)
    return _HOURS[language].format(start=begins, end=ends)


def span(start: datetime, end: datetime, language: str | None = None) -> str:
    """When something takes place: “jeudi 11 mars 2027, de 18 h 30 à 21 h”.

    Args:
        start: beginning, in the zone in which it is told.
        end: end, in the same zone; an evening that ends in the small hours stays one evening.
        language: code of a language; the active one by default.
    """
    language = _known(language)
    if is_one_evening(start, end):
        told = day(start, language, weekday=True)
        return f"{told}, {hours(start, end, language)}"
    same_year = start.year == end.year
    first = day(start, language, weekday=True, year=not same_year)
    return _FROM_TO[language].format(
        start=_AT[language].format(day=first, hour=hour(start, language)),
        end=_AT[language].format(day=day(end, language, weekday=True), hour=hour(end, language)),
    )


def is_one_evening(start: datetime, end: datetime) -> bool:
    """Whether people would tell it as one day, even when it ends in the small hours."""
    if start.date() == end.date():
        return True
    next_day = start.date() + timedelta(days=1)
    return end.date() == next_day and end.time() <= NIGHT_ENDS and start.time() > end.time()


def days(start: date, end: date, language: str | None = None) -> str:
    """From one day to another, what they share said once: “du 12 au 14 mars 2027”."""
    language = _known(language)
    if start == end:
        return day(start, language)
    if (start.year, start.month) == (end.year, end.month):
        first = "1er" if language == "fr" and start.day == 1 else str(start.day)
        first += "." if language == "de" else ""
    else:
        first = day(start, language, year=start.year != end.year)
    return _FROM_TO[language].format(start=first, end=day(end, language))


def until(value: date, language: str | None = None) -> str:
    """An end: “jusqu’au 30 avril 2027”, “bis 30. April 2027”, “until 30 April 2027”."""
    language = _known(language)
    return _UNTIL[language].format(day=day(value, language))


def _known(language: str | None) -> str:
    code = (language or get_language() or settings.LANGUAGE_CODE)[:2]
    return code if code in _DAY_MONTH else "fr"


def _german_digits(value: time | datetime) -> str:
    return f"{value.hour}:{value.minute:02}" if value.minute else str(value.hour)
