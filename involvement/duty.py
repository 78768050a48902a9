"""Who is at work: absences, and who steps in."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from people.models import Absence, Facilitator, Programme

from . import hours


class Roster:
    """Who is at work at the next open minute of their programme.

    A request of the night is for those who are there in the morning. Each programme's hours and
    each person's absences are looked up once.

    Args:
        now: aware.
    """

    def __init__(self, now: datetime) -> None:
        self.now = now
        self._days: dict[int, date] = {}
        self._absences: list[Absence] | None = None

    def is_present(self, person: Facilitator) -> bool:
        """Whether somebody answers requests and is not away."""
        return person.active and not any(
            absence.facilitator_id == person.pk
            and absence.first_day <= self._day(person.programme) <= absence.last_day
            for absence in self._all_absences()
        )

    def first_present(self, people: Iterable[Facilitator | None]) -> Facilitator | None:
        """The first of them who is at work."""
        return next((person for person in people if person and self.is_present(person)), None)

    def _day(self, programme: Programme) -> date:
        if programme.pk not in self._days:
            self._days[programme.pk] = working_day(programme, self.now)
        return self._days[programme.pk]

    def _all_absences(self) -> list[Absence]:
        if self._absences is None:
            today = timezone.localdate(self.now)
            self._absences = list(Absence.objects.filter(last_day__gte=today))
        return self._absences


def is_absent(facilitator: Facilitator, day: date) -> bool:
    """Whether somebody is away on this day."""
    return away(day).filter(facilitator=facilitator).exists()


def away(day: date) -> QuerySet[Absence]:
    """Absences that hold this day."""
    return Absence.objects.filter(first_day__lte=day, last_day__gte=day)


def on_duty(programme: Programme, now: datetime) -> list[Facilitator]:
    """Who answers at the next open minute of the programme, in their order."""
    absent = away(working_day(programme, now)).values("facilitator")
    people = programme.facilitators.filter(active=True).exclude(pk__in=absent)
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
