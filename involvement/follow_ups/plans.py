"""A person's plan: written, replaced by a newer one, and the letters planned for it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from involvement import attention, consents, purposes
from involvement.models import (
    Attention,
    FollowUp,
    FollowUpState,
    Involvement,
    Person,
    Plan,
    PrivacyNotice,
    State,
    StepKind,
)
from involvement.timeline import THE_PERSON, Actor, record
from involvement.transitions import TALK, TRANSITIONS, TransitionRefusedError, apply, locked

from . import cadence, mails

# A plan is made after the first talk; who comes back later may make another one.
MAY_PLAN = [*TALK, State.SUCCEEDED, State.DORMANT, State.CLOSED]
FOLLOWED = [*TALK, State.SUCCEEDED, State.DORMANT]
# Why a plan brings its request before the owner.
RAISED_BY_PLANS = [Attention.STUCK, Attention.CALL, Attention.STEP]
# So soon after a link another one is a double click.
ONE_LINK = timedelta(minutes=5)


class UnreachableError(Exception):
    """The person has no address that takes mail."""


@dataclass(frozen=True)
class Words:
    """A plan as somebody said it.

    Attributes:
        when: what follows "When".
        then: what follows "then I".
        next_step_at: day and hour of the next step, aware.
    """

    when: str
    then: str
    next_step_at: datetime


@dataclass(frozen=True)
class Agreement:
    """That the person agrees to letters: the text they read or heard, and through what."""

    notice: PrivacyNotice
    via: str


def current_plan(involvement: Involvement) -> Plan | None:
    """The plan that counts: the newest, unless it was stopped."""
    return involvement.plans.filter(ended_at=None).last()


def may_plan(involvement: Involvement) -> bool:
    """Whether there has been a first talk, so that a plan can be made."""
    return involvement.state in MAY_PLAN and involvement.first_human_reply_at is not None


def may_get_letters(person: Person) -> bool:
    """Whether letters reach this person: they agree, and their address takes mail."""
    return is_reachable(person) and agrees(person)


def agrees(person: Person) -> bool:
    """Whether the person wants letters today."""
    return consents.has(person, purposes.FOLLOW_UP)


def is_reachable(person: Person) -> bool:
    """Whether the person has an address that has not sent our mail back."""
    return bool(person.email) and not person.email_bounces


def write(
    involvement: Involvement,
    words: Words,
    now: datetime,
    actor: Actor,
    agreement: Agreement | None = None,
) -> Plan:
    """Note a plan: the request is in action, an older plan ends, letters are planned.

    The same plan twice, as by a double click, is one; said again with an agreement, its letters
    are planned from then on.

    Args:
        involvement: the request; its row is locked and read again.
        words: the plan.
        now: when, aware.
        actor: the person themselves, or who wrote it down for them.
        agreement: to letters, where it was given with the plan.

    Raises:
        TransitionRefusedError: nobody has talked with the person yet.
    """
    with locked(involvement) as current:
        if not may_plan(current):
            raise TransitionRefusedError(current.state)
        if agreement:
            consents.give(
                current.person,
                purposes.FOLLOW_UP,
                now,
                agreement.notice,
                agreement.via,
                involvement=current,
                actor=actor,
            )
        plan = _same_plan(current, words) or _new_plan(current, words, now, actor)
        if may_get_letters(current.person) and not plan.follow_ups.exists():
            _plan_letters(plan, now)
            mails.send_plan(plan, now)
        _tell_the_team(current, now, actor)
        current.save()
    return plan


def send_link(involvement: Involvement, now: datetime) -> None:
    """Send the link with which a person writes their plan; a double click sends one.

    Raises:
        TransitionRefusedError: nobody has talked with the person yet.
        UnreachableError: no address takes mail.
    """
    with locked(involvement) as current:
        if not may_plan(current):
            raise TransitionRefusedError(current.state)
        if not is_reachable(current.person):
            raise UnreachableError
        recent = current.letters.filter(template="plan_link", queued_at__gt=now - ONE_LINK)
        if not recent.exists():
            mails.send_plan_link(current, now)


def cancel_letters(person: Person) -> int:
    """Cancel every letter that is planned for a person. Returns how many."""
    rows = FollowUp.objects.filter(plan__involvement__person=person, state=FollowUpState.PLANNED)
    return rows.update(state=FollowUpState.CANCELLED)


def stop(
    person: Person, now: datetime, actor: Actor, involvement: Involvement | None = None
) -> None:
    """No further letter: the agreement is withdrawn, what was planned is cancelled. Twice is once.

    Args:
        person: who wants none; the caller holds the row of one of their requests.
        now: when, aware.
        actor: themselves, or who noted it.
        involvement: the request on whose timeline it is written.
    """
    consents.withdraw(person, purposes.FOLLOW_UP, now, involvement=involvement, actor=actor)
    cancel_letters(person)
    # Who wants no more letters is not called about their step either.
    rows = Plan.objects.filter(involvement__person=person, step_reminded_at=None)
    rows.update(step_reminded_at=now)


def shift(plan: Plan, day: date) -> FollowUp:
    """Let the next letter leave on a day; those after it keep their distance.

    A plan whose letters have all left gets one more.

    Args:
        plan: its request's row is locked.
        day: the earliest day; the letter leaves on the next working morning.
    """
    programme = plan.involvement.programme
    planned = list(plan.follow_ups.filter(state=FollowUpState.PLANNED))
    if not planned:
        number = 1 + max(plan.follow_ups.values_list("number", flat=True), default=0)
        return FollowUp.objects.create(
            plan=plan, number=number, due_at=cadence.morning(programme, day)
        )
    distance = day - timezone.localdate(planned[0].due_at)
    for row in planned:
        put_off(row, timezone.localdate(row.due_at) + distance)
    return planned[0]


def move_letters(involvement: Involvement, days: list[tuple[FollowUp, date]]) -> None:
    """Let planned letters leave on other days; one that has left meanwhile stays as it is.

    Args:
        involvement: the request; its row is locked.
        days: letters of its plan, each with its new day.
    """
    with locked(involvement):
        for row, day in days:
            if FollowUp.objects.filter(pk=row.pk, state=FollowUpState.PLANNED).exists():
                put_off(row, day)


def put_off(row: FollowUp, day: date) -> None:
    """Let a planned letter leave on the first working morning from a day on."""
    row.due_at = cadence.morning(row.plan.involvement.programme, day)
    row.save(update_fields=["due_at"])


def _same_plan(current: Involvement, words: Words) -> Plan | None:
    """The plan that counts, if it says the same and its letters were not stopped."""
    rows = current.plans.filter(
        ended_at=None,
        when_words=words.when,
        then_words=words.then,
        next_step_at=words.next_step_at,
    )
    return rows.exclude(follow_ups__state=FollowUpState.CANCELLED).first()


def _new_plan(current: Involvement, words: Words, now: datetime, actor: Actor) -> Plan:
    older = current.plans.filter(ended_at=None)
    FollowUp.objects.filter(plan__in=older, state=FollowUpState.PLANNED).update(
        state=FollowUpState.CANCELLED
    )
    older.update(ended_at=now)
    plan = Plan.objects.create(
        involvement=current,
        when_words=words.when,
        then_words=words.then,
        next_step_at=words.next_step_at,
        by_person=actor.person,
        written_at=now,
    )
    text = f"{words.when}\n{words.then}"
    record(current, StepKind.PLAN, now, actor, text=text, data={"plan": plan.pk}, private=False)
    if current.state == State.CLOSED:
        apply(current, State.IN_DIALOGUE, now, actor)
    if State.IN_ACTION in TRANSITIONS[current.state]:
        apply(current, State.IN_ACTION, now, actor)
        current.snoozed_until, current.state_before = None, ""
    return plan


def _plan_letters(plan: Plan, now: datetime) -> None:
    moments = cadence.letters_at(plan.involvement.programme, plan.written_at)
    FollowUp.objects.bulk_create(
        FollowUp(plan=plan, number=number, due_at=due_at)
        for number, due_at in enumerate(moments, start=1)
        if due_at > now
    )


def _tell_the_team(current: Involvement, now: datetime, actor: Actor) -> None:
    """Somebody reads what a person wrote; what the team wrote itself waits for nobody."""
    if actor == THE_PERSON:
        attention.call_for(current, Attention.WORD, now)
        current.person.last_active_at = now
        current.person.save(update_fields=["last_active_at"])
    elif current.attention in RAISED_BY_PLANS:
        attention.settle(current, now, actor)
