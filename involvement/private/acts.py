"""What a person does on their own page."""

from datetime import datetime

from involvement import attention, merging
from involvement.escalation import awaken
from involvement.models import (
    OPEN_STATES,
    UNANSWERED_STATES,
    Attention,
    ClosedReason,
    Involvement,
    State,
    StepKind,
)
from involvement.timeline import THE_PERSON, record
from involvement.transitions import apply, locked


def add_word(involvement: Involvement, word: str, now: datetime) -> None:
    """Add words to a request. One that was closed or asleep is in dialogue again.

    The same words twice in a row, as by a double click, are one. Where the request was merged into
    another one, that one needs its owner; the words stay on the page on which they were written.
    """
    with locked(involvement) as current:
        last = current.steps.filter(kind=StepKind.WORD).last()
        if last and last.text == word:
            return
        if current.duplicate_of_id:
            record(current, StepKind.WORD, now, THE_PERSON, text=word, private=False)
            _tell_the_surviving(current, word, now)
            return
        if current.state == State.CLOSED:
            apply(current, _reopened(current), now, THE_PERSON)
            current.state_before = ""
        if current.state == State.DORMANT:
            awaken(current, Attention.WORD, now, THE_PERSON)
        elif current.state in OPEN_STATES and current.state not in UNANSWERED_STATES:
            attention.call_for(current, Attention.WORD, now)
        record(current, StepKind.WORD, now, THE_PERSON, text=word, private=False)
        _touch(current, now)


def _tell_the_surviving(merged: Involvement, word: str, now: datetime) -> None:
    with locked(merging.surviving(merged)) as survivor:
        merging.call_back_to_life(survivor, now, THE_PERSON)
        record(survivor, StepKind.WORD, now, THE_PERSON, text=word, data={"mirrors": merged.pk})
        _touch(survivor, now)


def may_withdraw(involvement: Involvement) -> bool:
    """Whether there is still something to withdraw. Spam gets the same button as others."""
    return involvement.state in [*OPEN_STATES, State.SET_ASIDE]


def withdraw(involvement: Involvement, now: datetime) -> None:
    """Close a request because the person no longer wants an answer. Twice is once."""
    with locked(involvement) as current:
        if not may_withdraw(current):
            return
        current.state_before = current.state
        apply(current, State.CLOSED, now, THE_PERSON, reason=ClosedReason.WITHDRAWN)
        record(current, StepKind.WITHDRAWN, now, THE_PERSON, private=False)
        _touch(current, now)


def _reopened(current: Involvement) -> str:
    """Where a closed request goes on: nobody has answered it yet, nobody has looked at it, or talk."""
    if current.state_before == State.SET_ASIDE:
        return State.SET_ASIDE
    return State.IN_DIALOGUE if current.first_human_reply_at else State.NEW


def _touch(current: Involvement, now: datetime) -> None:
    current.save()
    current.person.last_active_at = now
    current.person.save(update_fields=["last_active_at"])
