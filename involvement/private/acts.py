"""What a person does on their own page. Each act leaves a step and tells the owner."""

from datetime import datetime, timedelta
from typing import Any

from content.languages import active
from involvement import attention, consents, merging, purposes, slots
from involvement.agreements import TEXTS
from involvement.escalation import awaken
from involvement.follow_ups.plans import stop as stop_letters
from involvement.models import (
    OPEN_STATES,
    UNANSWERED_STATES,
    Attention,
    ClosedReason,
    Involvement,
    State,
    StepKind,
)
from involvement.notices import keep
from involvement.timeline import THE_PERSON, Actor, record
from involvement.transitions import apply, locked

from . import links, mails

# Nobody does more by hand in an hour; every act may send a mail.
MOST_ACTS = 30
# Where a consent was given; the address of the page would hold its key.
OWN_PAGE = "own page"
HOUR = timedelta(hours=1)


def add_word(involvement: Involvement, word: str, now: datetime) -> None:
    """Add words to a request. One that was closed or asleep is in dialogue again.

    The same words twice in a row, as by a double click, are one. Where the request was merged into
    another one, that one needs its owner; the words stay on the page on which they were written.
    """
    with locked(involvement) as current:
        last = current.steps.filter(kind=StepKind.WORD).last()
        if last and last.text == word:
            return
        hear(current, StepKind.WORD, word, now)


def hear(
    current: Involvement,
    kind: str,
    text: str,
    now: datetime,
    actor: Actor = THE_PERSON,
    *,
    data: dict[str, Any] | None = None,
    why: str = Attention.WORD,
) -> None:
    """The person has spoken: what was closed or asleep goes on, what was answered needs its owner.

    Words to a merged request reach the surviving one.

    Args:
        current: the request, its row locked.
        kind: by which way, a value of `StepKind`.
        text: their words.
        now: aware.
        actor: who brings them.
        data: details for machines.
        why: a value of `Attention`; empty where the owner knows already.
    """
    if current.duplicate_of_id:
        record(current, kind, now, actor, text=text, data=data, private=False)
        _tell_the_surviving(current, text, now)
        return
    if current.state == State.CLOSED:
        apply(current, _reopened(current), now, actor)
        current.state_before = ""
    if current.state == State.DORMANT:
        awaken(current, why, now, actor)
    elif why:
        call_owner(current, why, now)
    record(current, kind, now, actor, text=text, data=data, private=False)
    touch(current, now)


def _tell_the_surviving(merged: Involvement, word: str, now: datetime) -> None:
    with locked(merging.surviving(merged)) as survivor:
        merging.call_back_to_life(survivor, now, THE_PERSON)
        record(survivor, StepKind.WORD, now, THE_PERSON, text=word, data={"mirrors": merged.pk})
        touch(survivor, now)


def may_withdraw(involvement: Involvement) -> bool:
    """Whether there is still something to withdraw. Spam gets the same button as others."""
    return involvement.state in [*OPEN_STATES, State.SET_ASIDE]


def withdraw(involvement: Involvement, now: datetime) -> None:
    """Close a request because the person no longer wants an answer. Twice is once.

    Whoever was about to answer or to call is told by mail, so that nobody calls in vain.
    """
    with locked(involvement) as current:
        if not may_withdraw(current):
            return
        expected = current.state in UNANSWERED_STATES or (
            current.state != State.SET_ASIDE and slots.planned(current, now)
        )
        current.state_before = current.state
        apply(current, State.CLOSED, now, THE_PERSON, reason=ClosedReason.WITHDRAWN)
        record(current, StepKind.WITHDRAWN, now, THE_PERSON, private=False)
        if expected:
            mails.tell_owner(current, mails.WITHDRAWN, now)
        touch(current, now)


def agree(involvement: Involvement, purpose: str, given: bool, now: datetime) -> None:
    """Agree to a purpose of `agreements`, or no longer. Twice is once.

    Args:
        purpose: any other changes nothing.
        given: whether the person agrees.
    """
    if purpose not in TEXTS:
        return
    with locked(involvement) as current:
        if given:
            text = keep(str(TEXTS[purpose]), active())
            consents.give(current.person, purpose, now, text, OWN_PAGE, involvement=current)
        elif purpose == purposes.FOLLOW_UP:
            stop_letters(current.person, now, THE_PERSON, current)
        else:
            consents.withdraw(current.person, purpose, now, involvement=current)
        touch(current, now)


def close_links(involvement: Involvement, now: datetime) -> None:
    """Close every link of a request, because somebody else has one, and mail a new one."""
    with locked(involvement) as current:
        if links.revoke(current, now):
            record(current, StepKind.LINKS_CLOSED, now, THE_PERSON, private=False)
            mails.send_link(current, now)
            touch(current, now)


def too_many(involvement: Involvement, now: datetime) -> bool:
    """Whether somebody does more in an hour than people do."""
    acts = involvement.steps.filter(by_person=True, at__gt=now - HOUR)
    return acts.count() >= MOST_ACTS


def call_owner(current: Involvement, why: str, now: datetime) -> None:
    """Put an answered request in front of its owner; an unanswered one stands there already."""
    if current.state in OPEN_STATES and current.state not in UNANSWERED_STATES:
        attention.call_for(current, why, now)


def touch(current: Involvement, now: datetime) -> None:
    """Save the request, whose row is locked, and that the person has acted."""
    current.save()
    current.person.last_active_at = now
    current.person.save(update_fields=["last_active_at"])


def _reopened(current: Involvement) -> str:
    """Where a closed request goes on: nobody has answered it yet, a human looks again, or talk."""
    if current.state_before == State.SET_ASIDE or current.closed_reason == ClosedReason.SPAM:
        return State.SET_ASIDE
    return State.IN_DIALOGUE if current.first_human_reply_at else State.NEW
