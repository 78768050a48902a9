"""The clock: opening hours, public holidays, and the minute by which somebody answers.

Working minutes are counted, not hours of the night.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time
from functools import cache
from zoneinfo import ZoneInfo

import holidays
from django.conf import settings

from people.models import Programme

# Without opening hours, or with hours that never come, a day is what can honestly be promised.
WITHOUT_HOURS = timedelta(hours=24)
HORIZON_DAYS = 400
# Alsace and Moselle keep two more days (local law of 1892: Good Friday, 26 December).
# The package `holidays` names the subdivision of the Collectivité européenne d'Alsace "6AE".
SUBDIVISIONS = {"": None, "Alsace": "6AE"}

Interval = tuple[datetime, datetime]


def due_at(programme: Programme, received_at: datetime, minutes: int) -> datetime:
    """The moment by which a request is to be answered.

    Args:
        programme: whose opening hours and public holidays count.
        received_at: when the request came in, aware.
        minutes: working minutes that may pass.

    Returns:
        A moment in UTC. With no opening hours at all, 24 hours after `received_at`.
    """
    received_at = received_at.astimezone(UTC)
    remaining = timedelta(minutes=minutes)
    for opens, closes in open_intervals(programme, received_at):
        start = max(opens, received_at)
        if start + remaining <= closes:
            return start + remaining
        remaining -= closes - start
    return received_at + WITHOUT_HOURS


def working_minutes_between(programme: Programme, start: datetime, end: datetime) -> float:
    """Minutes within opening hours between two moments; all minutes without opening hours."""
    if not _week(programme):
        return max(0.0, (end - start).total_seconds() / 60)
    total = timedelta()
    for opens, closes in open_intervals(programme, start):
        if opens >= end:
            break
        total += min(closes, end) - max(opens, start)
    return total.total_seconds() / 60


def open_intervals(programme: Programme, since: datetime) -> Iterator[Interval]:
    """The stretches of time, in UTC and in order, in which the team answers after `since`.

    They end when nothing opens for more than a year.
    """
    zone = ZoneInfo(settings.TIME_ZONE)
    week = _week(programme)
    day = since.astimezone(zone).date()
    for offset in range(HORIZON_DAYS if week else 0):
        date_ = day + timedelta(days=offset)
        if is_holiday(programme, date_):
            continue
        for opens, closes in week.get(date_.weekday(), []):
            interval = (_utc(date_, opens, zone), _utc(date_, closes, zone))
            if interval[1] > since:
                yield interval


def is_holiday(programme: Programme, day: date) -> bool:
    """Whether the programme's team has a public holiday on this day."""
    return day in _calendar(programme.holiday_region)


@cache
def _calendar(region: str) -> holidays.HolidayBase:
    return holidays.country_holidays("FR", subdiv=SUBDIVISIONS[region])


def _week(programme: Programme) -> dict[int, list[tuple[clock_time, clock_time]]]:
    """Opening hours by weekday, in order; rows that overlap or touch are one stretch."""
    week: dict[int, list[tuple[clock_time, clock_time]]] = {}
    rows = sorted(programme.opening_hours.all(), key=lambda row: (row.weekday, row.opens_at))
    for row in rows:
        if row.opens_at >= row.closes_at:
            continue
        stretches = week.setdefault(row.weekday, [])
        if stretches and row.opens_at <= stretches[-1][1]:
            opens, closes = stretches.pop()
            stretches.append((opens, max(closes, row.closes_at)))
        else:
            stretches.append((row.opens_at, row.closes_at))
    return week


def _utc(day: date, at: clock_time, zone: ZoneInfo) -> datetime:
    # Arithmetic between two moments of one zone ignores clock changes; in UTC it does not.
    return datetime.combine(day, at, zone).astimezone(UTC)
