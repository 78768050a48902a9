"""Who is at work: absences, and who steps in."""

from datetime import date, datetime

from django.utils import timezone

from people.models import Absence, Facilitator, Programme

from . import hours


def is_absent(facilitator: Facilitator, day: date) -> bool:
    """Whether somebody is away on this day."""
    return _away(day).filter(facilitator=facilitator).exists()


def on_duty(programme: Programme, now: datetime) -> list[Facilitator]:
    """Who answers at the next open minute of the programme, in their order. Two queries at most.

    A request of the night is for those who are there in the morning.
    """
    day = working_day(programme, now)
    people = programme.facilitators.filter(active=True).exclude(
        pk__in=_away(day).values("facilitator")
    )
    return list(people.select_related("programme"))


def stand_in(facilitator: Facilitator, now: datetime) -> Facilitator | None:
    """The colleague who takes over, if there is one at work."""
    others = (other for other in on_duty(facilitator.programme, now) if other != facilitator)
    return next(others, None)


def working_day(programme: Programme, now: datetime) -> date:
    """The day of the next open minute, in the site's time zone; today without opening hours."""
    for opens, _closes in hours.open_intervals(programme, now):
        return timezone.localdate(max(opens, now))
    return timezone.localdate(now)


def _away(day: date):
    return Absence.objects.filter(first_day__lte=day, last_day__gte=day)
