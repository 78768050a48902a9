"""When an event is upcoming, running or past, and what may still be done about it.

An event is judged by its next date, the earliest that has not ended; one that is cancelled counts
only where no other is left. Without a next date the event is past. It runs once that date has begun,
if it takes place: what is cancelled or postponed never runs, and stays upcoming until its hours are
over. Else it is upcoming. Moments are compared, not days: so an event, one of today too, is always in
exactly one of the three, whatever its hours, its zone and the clock changes.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.apps import apps
from django.db.models import Case, Exists, F, Min, OuterRef, Q, QuerySet, Subquery, When

from .choices import OFF, ZONE_WORDS, Status

if TYPE_CHECKING:
    from .models import EventDate, EventPage


class Moment(StrEnum):
    """Where an event stands in time."""

    RUNNING = "running"
    UPCOMING = "upcoming"
    PAST = "past"


def dates(event: "EventPage") -> "list[EventDate]":
    """The dates of the event in order; in a draft, those that are complete."""
    rows = [row for row in event.dates.all() if row.starts_at and row.ends_at]
    return sorted(rows, key=lambda row: (row.starts_at, row.ends_at))


def next_date(event: "EventPage", now: datetime) -> "EventDate | None":
    """The earliest date that has not ended at `now`, one that runs included; None if all are over.

    One that is cancelled comes after all that take place.
    """
    return _first(row for row in dates(event) if row.ends_at > now)


def last_date(event: "EventPage") -> "EventDate | None":
    """The date that ends last; None for an event without dates."""
    return max(dates(event), key=lambda row: row.ends_at, default=None)


def moment(event: "EventPage", now: datetime) -> Moment:
    """Where the event stands at `now`. Without any date it is still to come."""
    coming = next_date(event, now)
    if coming is None:
        return Moment.PAST if last_date(event) else Moment.UPCOMING
    runs = coming.starts_at <= now and takes_place(event, coming)
    return Moment.RUNNING if runs else Moment.UPCOMING


def takes_place(event: "EventPage", row: "EventDate") -> bool:
    """Whether people will be there on that date: neither it nor the whole event is off."""
    return not row.is_cancelled and event.status not in OFF


def current_status(event: "EventPage", now: datetime) -> Status:
    """What is to be said of the event at `now`.

    Cancelled and postponed stay so for ever: what did not take place is never “over”. Where each
    date that is left is cancelled, so is the event. Only dates make an event over; one that somebody
    stored as over with dates to come is announced.
    """
    status = Status(event.status)
    if status in OFF:
        return status
    rows = dates(event)
    left = [row for row in rows if row.ends_at > now] or rows
    if left and all(row.is_cancelled for row in left):
        return Status.CANCELLED
    if moment(event, now) is Moment.PAST:
        return Status.OVER
    return Status.ANNOUNCED if status is Status.OVER else status


def registration_is_possible(event: "EventPage", now: datetime) -> bool:
    """Whether somebody may register: open, hence neither over, full, cancelled nor postponed."""
    return current_status(event, now) is Status.OPEN


def tomorrow(zone: ZoneInfo, now: datetime) -> datetime:
    """The first moment of the day after `now` in `zone`, however many hours today has there."""
    following = now.astimezone(zone).date() + timedelta(days=1)
    return midnight(following, zone)


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """The moment at which `day` begins in `zone`."""
    return datetime(day.year, day.month, day.day, tzinfo=zone)


def next_change(after: datetime) -> datetime:
    """The first moment after `after` at which an event may stand elsewhere in time.

    A date begins or ends, or a new day begins in a zone in which events take place.
    """
    rows = apps.get_model("events", "EventDate").objects
    bounds = [
        rows.filter(**{f"{name}__gt": after}).aggregate(first=Min(name))["first"]
        for name in ("starts_at", "ends_at")
    ]
    days = [tomorrow(ZoneInfo(zone), after) for zone in ZONE_WORDS]
    return min(moment for moment in (*bounds, *days) if moment)


# The same rules for the database.


def with_next_date(events: QuerySet, now: datetime) -> QuerySet:
    """Annotate `next_start`, `next_end` and `next_off`, whether that date is cancelled (None when all
    dates are over, or there is none), and `last_end`."""
    rows = _dates()
    coming = rows.filter(ends_at__gt=now).order_by("is_cancelled", "starts_at", "ends_at")
    return events.annotate(
        next_start=Subquery(coming.values("starts_at")[:1]),
        next_end=Subquery(coming.values("ends_at")[:1]),
        next_off=Subquery(coming.values("is_cancelled")[:1]),
        last_end=Subquery(rows.order_by("-ends_at").values("ends_at")[:1]),
    )


def by_next_date(events: QuerySet, now: datetime) -> QuerySet:
    """Order by the first date that has not ended at `now`; events without one come last."""
    events = with_next_date(events, now)
    return events.order_by(F("next_start").asc(nulls_last=True), "pk")


def not_past(events: QuerySet, now: datetime) -> QuerySet:
    """Events that run or are upcoming; what runs first, what ends soonest before all; then the next."""
    events = by_next_date(events, now).filter(Q(next_start__isnull=False) | Q(last_end=None))
    ends = Case(When(_runs(now), then=F("next_end")))
    return events.order_by(ends.asc(nulls_last=True), *events.query.order_by)


def running(events: QuerySet, now: datetime) -> QuerySet:
    """Events of which a date takes place now; what ends soonest first."""
    return not_past(events, now).filter(_runs(now))


def upcoming(events: QuerySet, now: datetime) -> QuerySet:
    """Events that are neither past nor running; the next one first."""
    return not_past(events, now).exclude(_runs(now))


def _runs(now: datetime) -> Q:
    return Q(next_start__isnull=False, next_start__lte=now, next_off=False) & ~Q(status__in=OFF)


def past(events: QuerySet, now: datetime) -> QuerySet:
    """Events whose last date is over; the latest first."""
    events = with_next_date(events, now).filter(next_start=None, last_end__isnull=False)
    return events.order_by("-last_end", "pk")


def in_month(events: QuerySet, first_day: date) -> QuerySet:
    """Events that have a date in the month, as the month is in the event's zone.

    Args:
        events: a queryset of event pages.
        first_day: the first day of the month.
    """
    taking_place = Q(pk__in=[])
    for zone in _zones(events):
        begins, ends = (midnight(day, ZoneInfo(zone)) for day in (first_day, next_month(first_day)))
        within = _dates().filter(starts_at__lt=ends, ends_at__gt=begins)
        taking_place |= Q(Exists(within), time_zone=zone)
    return events.filter(taking_place)


def date_in_month(event: "EventPage", first_day: date) -> "EventDate | None":
    """The first date of the event that touches the month, in the event's zone; rather one that takes
    place."""
    return _first(
        row for row in dates(event) if first_day in months(row.starts_at, row.ends_at, event.zone)
    )


def months(start: datetime, end: datetime, zone: ZoneInfo) -> list[date]:
    """First days of the months that a date touches in `zone`; its end itself is outside."""
    month = start.astimezone(zone).date().replace(day=1)
    found = [month]
    while midnight(month := next_month(month), zone) < end:
        found.append(month)
    return found


def next_month(first_day: date) -> date:
    """First day of the month after the one that begins on `first_day`."""
    return (first_day + timedelta(days=31)).replace(day=1)


def _first(rows: "Iterable[EventDate]") -> "EventDate | None":
    return min(rows, key=lambda row: row.is_cancelled, default=None)


def _dates() -> QuerySet:
    model = apps.get_model("events", "EventDate")
    return model.objects.filter(page=OuterRef("pk"))


def _zones(events: QuerySet) -> list[str]:
    return [zone for zone, _label in events.model._meta.get_field("time_zone").choices]
