"""A request that needs its owner again: why, and by when."""

from datetime import datetime

from . import hours
from .models import Attention, Involvement, StepKind
from .timeline import Actor, record


def call_for(current: Involvement, why: str, now: datetime, minutes: int | None = None) -> None:
    """Put a request in front of its owner; the caller, who holds its row, saves it.

    Where it needed them already, the earlier of the two dates stands: nothing that was promised
    slips because something new happened.

    Args:
        current: the request, its row locked.
        why: a value of `Attention`.
        now: when it happened, aware.
        minutes: working minutes until the owner is to act; as for a new request by default.
    """
    programme = current.programme
    due = hours.due_at(programme, now, programme.answer_minutes if minutes is None else minutes)
    waiting = bool(current.attention) and current.due_at > now
    current.due_at = min(current.due_at, due) if waiting else due
    # A word more does not get anybody unstuck.
    if (current.attention, why) != (Attention.STUCK, Attention.WORD):
        current.attention = why


def settle(current: Involvement, now: datetime, actor: Actor) -> None:
    """The owner has acted: nothing waits any more. The caller saves."""
    if current.attention:
        record(current, StepKind.SETTLED, now, actor, data={"attention": current.attention})
    current.attention = ""
