"""Taking a request: two people click at once, one gets it, the other is told who."""

from datetime import datetime

from people.models import Facilitator

from . import hours
from .models import UNANSWERED_STATES, Involvement, State, StepKind
from .slots import keep_the_call
from .timeline import Actor, record
from .transitions import TransitionRefusedError, apply, locked


class AlreadyClaimedError(Exception):
    """Somebody else has taken it."""

    def __init__(self, by: Facilitator) -> None:
        super().__init__(by.pk)
        self.by = by


def claim(
    involvement: Involvement, facilitator: Facilitator, now: datetime, actor: Actor
) -> Involvement:
    """Take a request that nobody has answered yet. Taking one's own again changes nothing.

    Args:
        involvement: the request; its row is locked and read again.
        facilitator: who answers from now on.
        now: when, aware.
        actor: who clicked.

    Returns:
        The request as it is afterwards.

    Raises:
        AlreadyClaimedError: somebody else was quicker.
        TransitionRefusedError: it has been answered or closed.
    """
    with locked(involvement) as current:
        if current.claimed_at and current.owner_id == facilitator.pk:
            return current
        if current.claimed_at:
            raise AlreadyClaimedError(current.owner)
        if current.state not in UNANSWERED_STATES:
            raise TransitionRefusedError(current.state)
        if current.state == State.NEW:
            apply(current, State.ASSIGNED, now, actor)
            current.next_rung_at = current.due_at
        elif current.state == State.ESCALATED and current.next_rung_at:
            # Whoever steps in gets the time of a rung before it climbs on.
            programme = current.programme
            rung = hours.due_at(programme, now, programme.climb_minutes)
            current.next_rung_at = max(current.next_rung_at, rung)
        if current.owner_id != facilitator.pk:
            keep_the_call(current, facilitator)
        current.owner, current.claimed_at = facilitator, now
        current.save()
        record(current, StepKind.CLAIMED, now, actor)
    return current


def take_if_free(current: Involvement, actor: Actor, now: datetime) -> None:
    """Whoever answers what nobody has taken, has it; the caller saves the locked row."""
    who = actor.facilitator
    free = current.state in UNANSWERED_STATES and not current.claimed_at
    if who is None or not free or who.programme_id != current.programme_id:
        return
    if current.owner_id != who.pk:
        keep_the_call(current, who)
    current.owner, current.claimed_at = who, now
    record(current, StepKind.CLAIMED, now, actor)
