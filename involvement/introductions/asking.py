"""Asking each party on its own, what they answer, and what becomes of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from involvement.models import (
    OPEN_STATES,
    Answer,
    Ingredient,
    Introduction,
    IntroductionState,
    Involvement,
    Party,
    Person,
    State,
    StepKind,
)
from involvement.timeline import CLOCK, THE_PERSON, Actor, record
from people.models import Facilitator

from . import limits, mails, secrecy, states
from .states import IntroductionMovedError

FEWEST, MOST = 2, 4
ANSWER_WITHIN = timedelta(days=7)
REMIND_AFTER = timedelta(days=4)
# After all have said yes and before they have met.
LEAVABLE = [IntroductionState.OPEN, IntroductionState.SCHEDULED, IntroductionState.MISSED]
ASKABLE_STATES = [state for state in OPEN_STATES if state != State.DORMANT]


@dataclass(frozen=True)
class Invitee:
    """Somebody to be asked, and what they are told.

    Attributes:
        involvement: their request.
        gives, gets: one line each; nobody but they read it before all have said yes.
    """

    involvement: Involvement
    gives: str
    gets: str


@dataclass(frozen=True)
class Betrayal:
    """A text that says who somebody else is.

    Attributes:
        field: "subject", or "gives" or "gets" of an invitee.
        invitee: whose text; None for the subject.
        name: who is named; empty where it is an address or a number.
    """

    field: str
    invitee: Invitee | None
    name: str = ""


class BetrayalError(Exception):
    """A text would tell parties who the others are."""


def betrayals(subject: str, invitees: list[Invitee]) -> list[Betrayal]:
    """What must be written differently before anybody is asked.

    The subject names no party; what one party reads names none of the others. Addresses and phone
    numbers stand in neither, whoever's they are.
    """
    people = [invitee.involvement.person for invitee in invitees]
    texts = [("subject", None, subject, people)]
    for invitee in invitees:
        others = [person for person in people if person != invitee.involvement.person]
        texts += [
            ("gives", invitee, invitee.gives, others),
            ("gets", invitee, invitee.gets, others),
        ]
    found = []
    for field, invitee, text, hidden in texts:
        named = secrecy.named_in(text, hidden)
        if named:
            found.append(Betrayal(field, invitee, named[0].name))
        elif secrecy.has_contact_data(text):
            found.append(Betrayal(field, invitee))
    return found


def ask(
    key: UUID,
    need: Ingredient,
    owner: Facilitator,
    subject: str,
    invitees: list[Invitee],
    now: datetime,
    actor: Actor = CLOCK,
) -> Introduction:
    """Ask two to four people, each on their own, whether they want to meet.

    The people's rows are locked first: of two facilitators who ask the same person at once, the
    second meets the cap. The same key twice is one introduction.

    Args:
        key: made when the form was shown.
        need: what is missing.
        owner: the facilitator who introduces.
        subject: what it is about; every party reads it.
        invitees: whom to ask.
        now: when, aware.
        actor: who asks.

    Raises:
        NotToBeAskedError: one of them may not be asked today; nobody is.
        BetrayalError: a text says who somebody is.
        ValueError: the number of people, or somebody of another programme.
    """
    with transaction.atomic():
        keys = [invitee.involvement.person_id for invitee in invitees]
        people = limits.lock(key for key in keys if key)
        if known := Introduction.objects.filter(key=key).first():
            return known
        _check_invitees(invitees, need, people)
        limits.check(people.values(), now)
        if betrayals(subject, invitees):
            raise BetrayalError
        introduction = Introduction.objects.create(
            key=key,
            programme=need.programme,
            owner=owner,
            need=need,
            subject=subject,
            created_at=now,
            changed_at=now,
            asked_at=now,
            expires_at=now + ANSWER_WITHIN,
        )
        for invitee in invitees:
            Party.objects.create(
                introduction=introduction,
                person=invitee.involvement.person,
                involvement=invitee.involvement,
                gives=invitee.gives,
                gets=invitee.gets,
                asked_at=now,
            )
        states.apply(introduction, IntroductionState.ASKED, now, actor)
        for party in mails.parties_of(introduction):
            mails.ask(party, now)
    return introduction


def _check_invitees(invitees: list[Invitee], need: Ingredient, people: dict[int, Person]) -> None:
    """Make sure that all are still there. `people`: their rows as they are now, locked."""
    requests = [invitee.involvement for invitee in invitees]
    different = len({request.person_id for request in requests})
    if not FEWEST <= len(invitees) <= MOST or different != len(invitees):
        raise ValueError("two to four different people are introduced to each other")
    rows = Involvement.objects.filter(pk__in=[request.pk for request in requests])
    still_open = set(rows.filter(state__in=ASKABLE_STATES).values_list("pk", flat=True))
    for request in requests:
        if request.programme_id != need.programme_id:
            raise ValueError("people of one programme are introduced to each other")
        if request.pk not in still_open or request.person_id not in people:
            raise limits.NotToBeAskedError(request.person, "gone")
        request.person = people[request.person_id]


def answer(
    party: Party,
    says: str,
    now: datetime,
    *,
    shares_email: bool = False,
    shares_phone: bool = False,
    word: str = "",
    actor: Actor = THE_PERSON,
) -> None:
    """Note what a party says. It may be changed until all have answered; the same twice is once.

    All yes opens the introduction, one no ends it.

    Args:
        party: who answers.
        says: a value of `Answer`.
        now: when, aware.
        shares_email, shares_phone: what the others may have once all said yes.
        word: for the facilitator alone.
        actor: the person, or the facilitator who asked by phone.

    Raises:
        IntroductionMovedError: it is decided already, differently.
    """
    with states.locked(party.introduction) as current:
        mine = states.party_of(current, party)
        if current.state != IntroductionState.ASKED:
            if mine.answer == says:
                return
            raise IntroductionMovedError(current.state)
        changed = mine.answer != says
        if changed:
            mine.answer, mine.answered_at = says, now
            data = {"introduction": current.pk, "answer": says}
            record(mine.involvement, StepKind.INTRO_ANSWER, now, actor, data=data)
        yes = says == Answer.YES
        mine.shares_email = yes and shares_email and bool(mine.person.email)
        mine.shares_phone = yes and shares_phone and bool(mine.person.phone)
        mine.word = word
        mine.save()
        if actor.person:
            mine.person.last_active_at = now
            mine.person.save(update_fields=["last_active_at"])
        if not changed:
            return
        if not yes:
            _decline(current, mine, now)
        elif not current.parties.exclude(answer=Answer.YES).exists():
            _open(current, now)


def _open(current: Introduction, now: datetime) -> None:
    states.apply(current, IntroductionState.OPEN, now)
    for each in mails.parties_of(current):
        mails.opened(each, now)
    states.put_before_owner(current, now)


def _decline(current: Introduction, who: Party, now: datetime) -> None:
    states.apply(current, IntroductionState.DECLINED, now)
    for other in mails.parties_of(current):
        if other.pk != who.pk:
            mails.over(other, now)
    states.put_before_owner(current, now)


def call_off(
    introduction: Introduction, now: datetime, actor: Actor = CLOCK, leaving: Party | None = None
) -> None:
    """End an introduction before anything came of it. The others are told, never who or why.

    Args:
        introduction: its row is locked and read again; one that is over stays as it is.
        now: when, aware.
        actor: who does it.
        leaving: the party that no longer wants to; it gets no mail.
    """
    with states.locked(introduction) as current:
        if IntroductionState.CANCELLED not in states.TRANSITIONS[current.state]:
            return
        fixed = current.state == IntroductionState.SCHEDULED
        current.sequence += fixed
        states.apply(current, IntroductionState.CANCELLED, now, actor)
        for other in mails.parties_of(current):
            if leaving is None or other.pk != leaving.pk:
                mails.over(other, now, was_fixed=fixed)
        if actor.facilitator is None:
            states.put_before_owner(current, now)


def leave(party: Party, now: datetime) -> None:
    """Take a yes back after all have said it. Twice is once."""
    with states.locked(party.introduction) as current:
        mine = states.party_of(current, party)
        if current.state not in LEAVABLE:
            return
        mine.answer, mine.answered_at = Answer.NO, now
        mine.shares_email = mine.shares_phone = False
        mine.save()
        data = {"introduction": current.pk, "answer": Answer.NO}
        record(mine.involvement, StepKind.INTRO_ANSWER, now, THE_PERSON, data=data)
        call_off(current, now, THE_PERSON, leaving=mine)


def remind(now: datetime) -> int:
    """Ask once more those who have not answered for four days; the worker calls it.

    It belongs to the first question and counts as none of its own. Returns how many mails.
    """
    due = Introduction.objects.filter(
        state=IntroductionState.ASKED,
        asked_at__lte=now - REMIND_AFTER,
        expires_at__gt=now,
        parties__answer="",
        parties__reminded_at=None,
    )
    return states.each_due(due, _remind, now)


def expire(now: datetime) -> int:
    """Close the questions that seven days have not answered; the worker calls it."""
    due = Introduction.objects.filter(state=IntroductionState.ASKED, expires_at__lte=now)
    return states.each_due(due, _expire, now)


def _remind(current: Introduction, now: datetime) -> None:
    for party in mails.parties_of(current):
        if not party.answer and party.reminded_at is None:
            party.reminded_at = now
            party.save(update_fields=["reminded_at"])
            mails.ask(party, now, again=True)


def _expire(current: Introduction, now: datetime) -> None:
    states.apply(current, IntroductionState.EXPIRED, now)
    for party in mails.parties_of(current):
        if party.answer:
            mails.over(party, now)
        else:
            mails.expired(party, now)
    states.put_before_owner(current, now)
