"""Closing a request: for a reason of the closed list, with a courteous mail where one is due."""

from datetime import datetime

from . import freshness, replies
from .models import ClosedReason, Involvement, State, StepKind
from .timeline import Actor
from .transitions import TooEarlyError, apply, locked, tried_enough

# What a human may choose. The person withdraws themselves; duplicates are merged, which can be
# undone.
REASONS = [
    ClosedReason.ANSWERED,
    ClosedReason.WRONG_DESK,
    ClosedReason.NO_ANSWER,
    ClosedReason.WITHDRAWN,
    ClosedReason.SPAM,
]


def close(
    involvement: Involvement,
    reason: str,
    now: datetime,
    actor: Actor,
    *,
    letter: replies.Reply | None = None,
    seen: int | None = None,
) -> Involvement:
    """Close a request, and tell the person by the same act if a letter is given.

    Args:
        reason: a value of `ClosedReason`.
        now: when, aware.
        actor: who closes.
        letter: the mail that tells the person.
        seen: `freshness.last_step` of the card.

    Returns:
        The request as it is afterwards.

    Raises:
        TooEarlyError: silence is no reason yet: three tries by two ways come first, and the
            farewell is none of them.
        NoAddressError: a letter is given and there is no address.
        TransitionRefusedError: it is closed already.
        OvertakenError: somebody acted since the card was opened; nothing was done.
    """
    with locked(involvement) as current:
        try:
            freshness.check(current, seen, actor, StepKind.CLOSED)
        except freshness.AlreadyDoneError:
            return current
        if reason == ClosedReason.NO_ANSWER and not tried_enough(current):
            raise TooEarlyError
        if letter:
            replies.send(current, letter, now, actor)
        apply(current, State.CLOSED, now, actor, reason=reason)
        current.snoozed_until = None
        current.save()
    return current
