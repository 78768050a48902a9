"""Working minutes counted minute by minute, with nothing of the code that is tested."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")
MINUTE = timedelta(minutes=1)
# Good Friday (Alsace), Easter Monday, Christmas and 26 December (Alsace), New Year.
HOLIDAYS = {
    date(2027, 3, 26),
    date(2027, 3, 29),
    date(2026, 12, 25),
    date(2026, 12, 26),
    date(2027, 1, 1),
}


def is_open(moment: datetime) -> bool:
    """Monday to Friday, 9 to 12 and 14 to 18 in Mulhouse, but for holidays."""
    local = moment.astimezone(PARIS)
    works = local.weekday() < 5 and local.date() not in HOLIDAYS
    return works and (9 <= local.hour < 12 or 14 <= local.hour < 18)


def minutes(start: datetime, end: datetime) -> Iterator[datetime]:
    """Every minute from `start` until just before `end`."""
    while start < end:
        yield start
        start += MINUTE


def worked(start: datetime, end: datetime) -> int:
    """Working minutes between two full minutes."""
    return sum(is_open(moment) for moment in minutes(start, end))


def after(start: datetime, working_minutes: int) -> datetime:
    """The moment at which so many working minutes have passed."""
    while working_minutes:
        working_minutes -= is_open(start)
        start += MINUTE
    return start
