"""Putting a request to sleep until a day, and waking it before."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from . import attention, freshness
from .models import Involvement, State, StepKind
from .timeline import CLOCK, Actor, record
from .transitions import TransitionRefusedError, apply, locked

LONGEST = timedelta(days=366)


class NoSuchDayError(Exception):
    """A request sleeps until a day to come, a year away at most."""


def snooze(
    involvement: Involvement,
    until: date,
    now: datetime,
    actor: Actor,
    *,
    text: str = "",
    seen: int | None = None,
) -> Involvement:
    """Let a request rest until the morning of a day; asleep already, it gets another day.

    Args:
        until: the day on which it comes back by itself (`escalation.wake`).
        now: when, aware.
        actor: who puts it to sleep.
        text: why, for the team.
        seen: `freshness.last_step` of the card.

    Returns:
        The request as it is afterwards.

    Raises:
        NoSuchDayError: the day is over, or more than a year away.
        TransitionRefusedError: nobody has answered yet, or it is closed.
        OvertakenError: somebody acted since the card was opened; nothing was done.
    """
    today = timezone.localdate(now)
    if not today < until <= today + LONGEST:
        raise NoSuchDayError
    with locked(involvement) as current:
        try:
            freshness.check(current, seen, actor, StepKind.SNOOZED, text)
        except freshness.AlreadyDoneError:
            return current
        if current.state != State.DORMANT:
            before = current.state
            apply(current, State.DORMANT, now, actor)
            current.state_before = before
        attention.settle(current, now, actor)
        current.snoozed_until = until
        data = {"until": until.isoformat()}
        record(current, StepKind.SNOOZED, now, actor, text=text, data=data)
        current.save()
    return current


def wake_now(involvement: Involvement, now: datetime, actor: Actor) -> Involvement:
    """Bring a request back by hand: whoever does it has it before their eyes, so nothing waits.

    Raises:
        TransitionRefusedError: it is awake.
    """
    with locked(involvement) as current:
        if current.state != State.DORMANT:
            raise TransitionRefusedError(current.state)
        end_sleep(current, now, actor)
        record(current, StepKind.AWOKEN, now, actor)
        current.save()
    return current


def end_sleep(current: Involvement, now: datetime, actor: Actor = CLOCK) -> None:
    """Put a request whose row is locked back to where it stood; the caller saves it."""
    apply(current, current.state_before or State.IN_DIALOGUE, now, actor)
    current.snoozed_until, current.state_before = None, ""
