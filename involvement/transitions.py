"""From which state a request may go to which, and the one function that moves it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import takewhile

from django.db import transaction

from . import hours
from .models import (
    OPEN_STATES,
    UNANSWERED_STATES,
    ClosedReason,
    Involvement,
    State,
    Step,
    StepKind,
)
from .slots import keep_the_call
from .timeline import CLOCK, Actor, record

CALL = timedelta(minutes=20)
ANY_END = [State.CLOSED, State.DORMANT, State.ERASED]
TALK = [State.IN_DIALOGUE, State.ORIENTED, State.INTRODUCTION, State.MET, State.IN_ACTION]
TRANSITIONS: dict[str, list[str]] = {
    State.NEW: [State.ASSIGNED, State.ESCALATED, State.IN_DIALOGUE, State.CLOSED, State.ERASED],
    State.ASSIGNED: [State.ESCALATED, State.IN_DIALOGUE, State.CLOSED, State.ERASED],
    State.ESCALATED: [State.IN_DIALOGUE, State.CLOSED, State.ERASED],
    # Care is not a production line: from any stage of the talk one may go on or go back.
    **{state: [*(s for s in TALK if s != state), State.SUCCEEDED, *ANY_END] for state in TALK},
    State.SUCCEEDED: [State.IN_ACTION, State.CLOSED, State.ERASED],
    State.DORMANT: [*TALK, State.CLOSED, State.ERASED],
    # New or set aside again only where nobody had answered or looked at it before it was closed.
    State.CLOSED: [State.NEW, State.SET_ASIDE, State.IN_DIALOGUE, State.ERASED],
    State.SET_ASIDE: [State.NEW, State.CLOSED, State.ERASED],
    State.ERASED: [],
}


class TooEarlyError(Exception):
    """Silence is no reason yet: three tries by two ways come first."""


class TransitionRefusedError(Exception):
    """The request is not, or no longer, in a state from which this is possible."""


@contextmanager
def locked(involvement: Involvement) -> Iterator[Involvement]:
    """The request as it is now, its row locked until the block ends; nobody else changes it."""
    with transaction.atomic():
        rows = Involvement.objects.select_for_update(of=("self",))
        yield rows.select_related("person", "owner", "programme").get(pk=involvement.pk)


def move(
    involvement: Involvement,
    to: str,
    now: datetime,
    actor: Actor = CLOCK,
    *,
    text: str = "",
    reason: str = "",
) -> Involvement:
    """Move a request on and leave a step.

    Args:
        involvement: the request; its row is locked and read again.
        to: a value of `State`.
        now: when, aware.
        actor: who does it.
        text: their words, for the team.
        reason: why it is closed, a value of `ClosedReason`.

    Returns:
        The request as it is afterwards.

    Raises:
        TransitionRefusedError: somebody else was quicker, or the step does not exist.
        TooEarlyError: closed for silence without three tries by two ways.
    """
    with locked(involvement) as current:
        apply(current, to, now, actor, text=text, reason=reason)
        current.save()
    return current


def apply(
    current: Involvement,
    to: str,
    now: datetime,
    actor: Actor = CLOCK,
    *,
    text: str = "",
    reason: str = "",
) -> None:
    """Move a request whose row is `locked`; the caller saves it. Arguments as in `move`."""
    if to not in TRANSITIONS[current.state]:
        raise TransitionRefusedError(current.state)
    before = current.state
    if to == State.CLOSED and reason == ClosedReason.NO_ANSWER and not tried_enough(current):
        raise TooEarlyError
    if before in UNANSWERED_STATES and to in TALK:
        current.first_human_reply_at = current.first_human_reply_at or now
    if to not in UNANSWERED_STATES:
        current.next_rung_at = None
    data = {}
    if before not in OPEN_STATES and to in OPEN_STATES:
        # While it was closed, the time of its call may have gone to somebody else.
        lost = keep_the_call(current, current.owner)
        data = {"call_lost": lost} if lost else {}
    if to == State.NEW:
        # The promise starts when a human saw that it is none of the spam, or when it is heard again.
        start_the_clock(current, now)
    if to == State.CLOSED:
        current.closed_at, current.closed_reason = now, reason or ClosedReason.ANSWERED
        current.attention = ""
    reopened = before == State.CLOSED and to != State.ERASED
    if reopened:
        current.closed_at, current.closed_reason = None, ""
    current.state = to
    kind = StepKind.STATE
    if to == State.CLOSED:
        kind = StepKind.CLOSED
    elif reopened:
        kind = StepKind.REOPENED
    record(current, kind, now, actor, text=text, data=data, from_state=before, to_state=to)


def tried_enough(current: Involvement) -> bool:
    """Three tries by two ways (telephone, mail) since the person was last heard."""
    steps = list(current.steps.order_by("-at", "-pk"))
    silent = takewhile(lambda step: not _heard(step), steps)
    tries = [step.kind for step in silent if step.kind in (StepKind.CALL, StepKind.MAIL_OUT)]
    return len(tries) >= 3 and len(set(tries)) >= 2


def _heard(step: Step) -> bool:
    """Whether the person spoke: wrote, or answered a call."""
    answered = step.kind == StepKind.CALL and step.data.get("reached", False)
    return step.by_person or step.kind == StepKind.MAIL_IN or answered


def start_the_clock(involvement: Involvement, now: datetime) -> None:
    """Set by when it is to be answered and when the clock looks for the first time."""
    programme = involvement.programme
    involvement.due_at = answer_due_at(involvement, now)
    involvement.next_rung_at = hours.due_at(programme, now, programme.owned_minutes)


def reset_the_clock(involvement: Involvement, now: datetime) -> None:
    """The person has moved the call: by when they are answered follows, and so does the clock."""
    if involvement.state not in UNANSWERED_STATES:
        return
    involvement.due_at = answer_due_at(involvement, now)
    if involvement.state != State.NEW and involvement.next_rung_at:
        involvement.next_rung_at = involvement.due_at


def answer_due_at(involvement: Involvement, now: datetime) -> datetime:
    """By when a person who is heard now is answered."""
    programme = involvement.programme
    due_at = hours.due_at(programme, now, programme.answer_minutes)
    if involvement.callback_at:
        # Who asked to be called at a time is answered in time when the phone rings then.
        due_at = max(due_at, involvement.callback_at + CALL)
    return due_at
