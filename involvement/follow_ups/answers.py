"""What the five answers to a letter do. Each is one tap; words are welcome, never asked for."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from involvement import attention, duty, handover
from involvement.escalation import awaken
from involvement.models import (
    Attention,
    FollowUp,
    FollowUpAnswer,
    FollowUpState,
    Involvement,
    State,
    StepKind,
)
from involvement.timeline import THE_PERSON, record
from involvement.transitions import apply, locked

from . import mails, plans

# "Later" with nothing more said; whoever says until when is asked then.
LATER = timedelta(days=30)
LATEST_DAY = timedelta(days=2 * 365)
# An answer is what these calls were for.
NO_LONGER_NEEDED = [Attention.CALL, Attention.STEP]


class UnreachableDayError(Exception):
    """The day is over already, or further away than anybody plans."""


def answer(follow_up: FollowUp, what: str, words: str, now: datetime) -> FollowUp:
    """Note what a person says to a letter, and do what follows from it.

    The same answer again, as by a double click, changes nothing; another one counts from now on.

    Args:
        follow_up: the letter; its request's row is locked and both are read again.
        what: a value of `FollowUpAnswer`.
        words: what they add; may be empty.
        now: when, aware.
    """
    with locked(follow_up.plan.involvement) as current:
        row = FollowUp.objects.select_related("plan").get(pk=follow_up.pk)
        row.plan.involvement = current
        if (row.answer, row.words) == (what, words or row.words):
            return row
        row.answer, row.answered_at, row.state = what, now, FollowUpState.ANSWERED
        row.words = words or row.words
        row.save(update_fields=["answer", "answered_at", "state", "words"])
        data = {"letter": row.pk, "answer": what}
        record(current, StepKind.ANSWER, now, THE_PERSON, text=words, data=data, private=False)
        _heard(current, now)
        if what == FollowUpAnswer.STUCK:
            _stuck(current, words, now)
        elif what == FollowUpAnswer.LATER:
            _later(current, timezone.localdate(now) + LATER, at_least=True)
        elif what == FollowUpAnswer.STOP:
            plans.stop(current.person, now, THE_PERSON, current)
        current.save()
    return row


def later_until(follow_up: FollowUp, day: date, now: datetime) -> None:
    """Let the next letter wait for a day that the person chose; the others keep their distance.

    Raises:
        UnreachableDayError: the day is not ahead, or more than two years away.
    """
    today = timezone.localdate(now)
    if not today < day <= today + LATEST_DAY:
        raise UnreachableDayError
    with locked(follow_up.plan.involvement) as current:
        _later(current, day)
        _heard(current, now)
        current.save()


def stop_letters(involvement: Involvement, now: datetime) -> None:
    """End the letters of a person at their wish, by one click. Twice is once."""
    with locked(involvement) as current:
        plans.stop(current.person, now, THE_PERSON, current)
        _heard(current, now)
        current.save()


def _stuck(current: Involvement, words: str, now: datetime) -> None:
    """A task for the owner, or for whoever is on duty, and a mail at once."""
    if current.state == State.CLOSED:
        apply(current, State.IN_DIALOGUE, now, THE_PERSON)
    if current.state == State.DORMANT:
        awaken(current, Attention.STUCK, now, THE_PERSON)
    else:
        attention.call_for(current, Attention.STUCK, now)
    plan = plans.current_plan(current)
    present = duty.Roster(now).is_present(current.owner)
    other = None if present else duty.stand_in(current.owner, now)
    if other:
        handover.hand_over(current, other, now)
    mails.tell_stuck(current, plan, words, now)


def _later(current: Involvement, day: date, *, at_least: bool = False) -> None:
    """Let the next letter wait for a day; with `at_least`, one that leaves later anyway stays."""
    plan = plans.current_plan(current)
    if plan is None or not plans.may_get_letters(current.person):
        return
    upcoming = plan.follow_ups.filter(state=FollowUpState.PLANNED).first()
    if not (at_least and upcoming and timezone.localdate(upcoming.due_at) >= day):
        plans.shift(plan, day)


def _heard(current: Involvement, now: datetime) -> None:
    """The person has done something: a call that was only proposed is not needed any more."""
    if current.attention in NO_LONGER_NEEDED:
        attention.settle(current, now, THE_PERSON)
    current.person.last_active_at = now
    current.person.save(update_fields=["last_active_at"])
