"""Real times at which a facilitator can call: within opening hours, not away, not taken."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from django.utils import timezone

from people.models import Absence, Facilitator

from . import duty, hours
from .models import OPEN_STATES, Involvement, State

LENGTH = timedelta(minutes=20)
STEP_MINUTES = 30
# Working minutes that the facilitator has before the first call.
NOTICE_MINUTES = 60
# Further ahead nobody waits for a call.
HORIZON = timedelta(days=21)


class SlotUnavailableError(Exception):
    """The time is taken, outside opening hours, over, or no time at all."""

    def __init__(self, owner: Facilitator) -> None:
        super().__init__(owner.pk)
        self.owner = owner


def free_slots(owner: Facilitator, now: datetime, count: int = 3) -> list[datetime]:
    """Times to choose from, one in each stretch of opening hours: really different half-days.

    Args:
        owner: who calls.
        now: aware.
        count: how many at most.

    Returns:
        Beginnings in UTC, in order.
    """
    taken = _taken(owner, now)
    found: list[datetime] = []
    for stretch in _stretches(owner, now):
        free = next((start for start in stretch if start not in taken), None)
        if free:
            found.append(free)
        if len(found) == count:
            break
    return found


def check_slot(owner: Facilitator, starts_at: datetime, now: datetime) -> None:
    """Accept a time that can still be kept; it may come from a page that is some hours old.

    Raises:
        SlotUnavailableError: it cannot.
    """
    if starts_at in _taken(owner, now) or not any(
        starts_at in stretch for stretch in _stretches(owner, now, notice=0)
    ):
        raise SlotUnavailableError(owner)


def caller(owner: Facilitator, starts_at: datetime, now: datetime) -> Facilitator:
    """Who calls at this time: the owner, else the first colleague on duty who can.

    Raises:
        SlotUnavailableError: nobody of the team can.
    """
    team = [owner, *(other for other in duty.on_duty(owner.programme, now) if other != owner)]
    for person in team:
        if is_free(person, starts_at, now):
            return person
    raise SlotUnavailableError(owner)


def wished(involvement: Involvement) -> datetime | None:
    """When the person wants to be called. What was set aside keeps no time, only the wish."""
    if involvement.state != State.SET_ASIDE:
        return involvement.callback_at
    return last_wish(involvement)


def planned(involvement: Involvement, now: datetime) -> datetime | None:
    """The call that a person still expects; none once the request is closed."""
    call = wished(involvement)
    expects = involvement.state in [*OPEN_STATES, State.SET_ASIDE]
    return call if expects and call and call > now else None


def last_wish(involvement: Involvement) -> datetime | None:
    """The last time that the person chose while it was set aside, as the timeline has it."""
    wish = involvement.steps.filter(by_person=True, data__has_key="callback").last()
    return parse_slot(wish.data["callback"]) if wish else None


def keep_the_call(current: Involvement, to: Facilitator) -> str:
    """Drop the time of a call at which its owner to be calls somebody else.

    Returns:
        The time that was lost (ISO 8601), or nothing.
    """
    if current.callback_at is None:
        return ""
    taken = Involvement.objects.filter(
        owner=to, callback_at=current.callback_at, state__in=OPEN_STATES
    )
    if not taken.exclude(pk=current.pk).exists():
        return ""
    lost = current.callback_at.isoformat()
    current.callback_at = None
    return lost


def with_chosen(
    offered: list[datetime], chosen: datetime | None, owner: Facilitator, now: datetime
) -> list[datetime]:
    """The times to show again beside an error: the one that was chosen stays while it is free."""
    if chosen is None or chosen in offered:
        return offered
    try:
        check_slot(owner, chosen, now)
    except SlotUnavailableError:
        return offered
    return sorted([chosen, *offered[:-1]])


def is_free(owner: Facilitator, starts_at: datetime, now: datetime) -> bool:
    """Whether `check_slot` accepts this time."""
    try:
        check_slot(owner, starts_at, now)
    except SlotUnavailableError:
        return False
    return True


def parse_slot(text: str) -> datetime | None:
    """A slot as the form sends it (ISO 8601 with offset); None for anything else."""
    try:
        moment = datetime.fromisoformat(text)
        return moment.astimezone(UTC) if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None


def _taken(owner: Facilitator, now: datetime) -> set[datetime]:
    rows = Involvement.objects.filter(owner=owner, callback_at__gte=now, state__in=OPEN_STATES)
    return set(rows.values_list("callback_at", flat=True))


def _stretches(
    owner: Facilitator, now: datetime, notice: int = NOTICE_MINUTES
) -> Iterator[list[datetime]]:
    """Beginnings of slots, stretch by stretch of opening hours in which the owner is there."""
    programme = owner.programme
    today = timezone.localdate(now)
    absences = list(Absence.objects.filter(facilitator=owner, last_day__gte=today))
    earliest = hours.due_at(programme, now, notice)
    for opens, closes in hours.open_intervals(programme, now):
        if opens > now + HORIZON:
            return
        day = timezone.localdate(opens)
        if any(absence.first_day <= day <= absence.last_day for absence in absences):
            continue
        start, stretch = opens, []
        while start + LENGTH <= closes:
            if start >= earliest:
                stretch.append(start)
            start += timedelta(minutes=STEP_MINUTES)
        if stretch:
            yield stretch
