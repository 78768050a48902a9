"""When the letters of a plan leave: plain arithmetic with days, months and opening hours."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.utils import timezone

from involvement import hours
from people.models import LetterMoment, Programme

Moment = tuple[int, str]

DAYS, MONTHS = LetterMoment.Unit.DAYS, LetterMoment.Unit.MONTHS
# One week as for any habit, then the months at which others write to the inactive; no trial is
# known that says better, so that teams may choose their own.
DEFAULT: list[Moment] = [(7, DAYS), (1, MONTHS), (3, MONTHS), (6, MONTHS), (12, MONTHS)]
# Without opening hours: from Monday to Friday, when offices open.
USUAL_OPENING = time(9)
SATURDAY = 5


def moments_of(programme: Programme) -> list[Moment]:
    """How long after a plan the letters of this programme leave, nearest first."""
    rows = {(row.number, row.unit) for row in programme.letter_moments.all()}
    return sorted(rows or DEFAULT, key=lambda moment: day_of(date(2000, 1, 1), moment))


def letters_at(programme: Programme, written_at: datetime) -> list[datetime]:
    """The moments, in UTC and each once, at which the letters of a plan leave.

    Args:
        programme: whose rhythm, opening hours and public holidays count.
        written_at: when the plan was written, aware.
    """
    day = timezone.localdate(written_at)
    mornings = (morning(programme, day_of(day, moment)) for moment in moments_of(programme))
    return list(dict.fromkeys(mornings))


def day_of(day: date, moment: Moment) -> date:
    """The day so long after another; the last of a month where there is no such day."""
    number, unit = moment
    return day + relativedelta(**{str(unit): number})


def morning(programme: Programme, day: date) -> datetime:
    """When the team opens on this day or, where it is closed, on the next day that it works.

    Returns:
        A moment in UTC. Without opening hours, nine o'clock from Monday to Friday.
    """
    zone = ZoneInfo(settings.TIME_ZONE)
    midnight = datetime.combine(day, time.min, zone).astimezone(UTC)
    for opens, _closes in hours.open_intervals(programme, midnight):
        return opens
    while day.weekday() >= SATURDAY or hours.is_holiday(programme, day):
        day += timedelta(days=1)
    return datetime.combine(day, USUAL_OPENING, zone).astimezone(UTC)


def next_morning(programme: Programme, now: datetime) -> datetime:
    """The first morning that is still to come."""
    today = timezone.localdate(now)
    first = morning(programme, today)
    return first if first > now else morning(programme, today + timedelta(days=1))
