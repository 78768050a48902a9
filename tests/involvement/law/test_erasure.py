"""Erased: counts stay, words do not; the clock goes on, and twice is once."""

from datetime import timedelta

import pytest
from django.db import transaction
from post_office.models import Email

from involvement import escalation, handover
from involvement.access import visible_to
from involvement.law import tombstones
from involvement.law.erasure import Why, erase, leaving
from involvement.law.family import mailbox_of, same_human
from involvement.law.holdings import HOLDINGS, kept
from involvement.measures import published_delay
from involvement.models import (
    Consent,
    Involvement,
    Letter,
    Person,
    PrivacyNotice,
    PrivateLink,
    State,
    Step,
)
from involvement.services import queue_missing_mails, receive
from involvement.timeline import THE_PERSON, Actor
from involvement.transitions import TRANSITIONS, move
from tests.factories import make_person, make_request
from tests.involvement.conftest import MONDAY_MORNING, make_enquiry

pytestmark = pytest.mark.django_db
LATER = MONDAY_MORNING + timedelta(hours=3)


def test_what_stays_is_a_count(life, xanthippe, camille, django_user_model):
    before = Involvement.objects.get(pk=life.pk)
    steps = list(Step.objects.values_list("pk", "kind", "at", "facilitator", "by_person"))
    notices = PrivacyNotice.objects.count()

    team = Actor(facilitator=camille, user=django_user_model.objects.create_user("camille"))
    assert erase(xanthippe, LATER, team, why=Why.WRONG_PERSON)

    row = Involvement.objects.get(pk=life.pk)
    assert (row.state, row.person, row.message, row.callback_at, row.network, row.attention) == (
        State.ERASED, None, "", None, "", "",
    )  # fmt: skip
    assert row.key != before.key
    for name in ("created_at", "due_at", "first_human_reply_at", "programme", "owner", "page",
                 "wish", "language", "origin", "acknowledged_at", "escalation_level"):  # fmt: skip
        assert getattr(row, name) == getattr(before, name), name
    assert Involvement.objects.filter(state=State.ERASED).count() == 2
    after = Step.objects.values_list("pk", "kind", "at", "facilitator", "by_person")
    assert list(after.exclude(to_state=State.ERASED)) == steps
    assert {(step.text, *step.data) for step in Step.objects.all()} == {("",)}
    last = row.steps.last()
    assert (last.to_state, last.facilitator, last.at) == (State.ERASED, camille, LATER)
    for model in (Person, Consent, PrivateLink, Letter, Email):
        assert model.objects.count() == 0, model
    assert PrivacyNotice.objects.count() == notices
    assert [stone.key for stone in tombstones.read()] == [xanthippe.key]


def test_only_this_person(life, xanthippe, mulhouse):
    other = receive(make_enquiry(commune=mulhouse), MONDAY_MORNING)
    held = {
        model: set(model.objects.values_list("pk", flat=True))
        for model in (Step, Letter, PrivateLink)
    }
    theirs = {
        model: set(model.objects.filter(involvement=other).values_list("pk", flat=True))
        for model in held
    }
    erase(xanthippe, LATER, THE_PERSON)
    other.refresh_from_db()
    assert (other.message, other.person.first_name) == (make_enquiry().message, "Inès")
    for model, keys in theirs.items():
        assert keys <= set(model.objects.values_list("pk", flat=True))
    assert Email.objects.exclude(letter__template="erased").count() == 2
    assert list(Person.objects.all()) == [other.person]


def test_twice_is_once(xanthippe):
    assert erase(xanthippe, LATER) is True
    assert erase(xanthippe, LATER) is False
    assert len(list(tombstones.read())) == 1


def test_without_a_log_nothing_is_erased(xanthippe, settings, tmp_path):
    settings.ERASURE_LOG = tmp_path  # a folder cannot be written to
    with pytest.raises(IsADirectoryError):
        erase(xanthippe, LATER)
    xanthippe.refresh_from_db()
    assert xanthippe.involvements.count() == 2


def test_every_state_can_be_erased():
    assert {state for state, to in TRANSITIONS.items() if State.ERASED not in to} == {State.ERASED}


@pytest.mark.parametrize("ended", ["", "spam", "duplicate", "set-aside"])
def test_the_published_delay_is_the_same_afterwards(camille, monday, ended):
    for number in range(6):
        row = make_request(camille, make_person(camille.programme, f"P{number}"))
        move(row, State.IN_DIALOGUE, MONDAY_MORNING + timedelta(minutes=number * 10))
    last = Involvement.objects.last()
    if ended == "set-aside":
        Involvement.objects.filter(pk=last.pk).update(state=State.SET_ASIDE)
    elif ended:
        move(last, State.CLOSED, LATER, reason=ended)
    before = published_delay(camille.programme, LATER)
    assert before.count == (5 if ended else 6)
    erase(last.person, LATER)
    assert published_delay(camille.programme, LATER) == before


def test_the_clock_goes_on_and_meets_nobody(camille, malik, mulhouse, monday):
    mine = receive(make_enquiry(commune=mulhouse))
    other = receive(make_enquiry(commune=mulhouse, first_name="Karim", email="k@example.org"))
    erase(mine.person, MONDAY_MORNING)
    with transaction.atomic():
        for hours in range(0, 48, 2):
            now = MONDAY_MORNING + timedelta(hours=hours)
            escalation.tick(now)
            escalation.wake(now)
            handover.hand_over_absent(now)
            queue_missing_mails(now)
    mine.refresh_from_db()
    other.refresh_from_db()
    assert (mine.state, mine.next_rung_at) == (State.ERASED, None)
    assert other.state == State.ESCALATED
    assert Letter.objects.filter(involvement=mine).count() == 0


def test_the_desk_shows_nothing_of_it(life, xanthippe, django_user_model):
    erase(xanthippe, LATER)
    assert list(visible_to(django_user_model.objects.create_superuser("root"))) == []


def test_the_same_words_again_are_a_new_request(camille, mulhouse, monday):
    first = receive(make_enquiry(commune=mulhouse))
    erase(first.person, MONDAY_MORNING)
    again = receive(make_enquiry(commune=mulhouse))
    assert (again.pk != first.pk, again.state, again.person.first_name) == (True, "new", "Inès")


def test_merged_requests_are_one_human(camille, mulhouse, monday):
    """The team merged what came under two addresses: the words of both stand on one card."""
    mine = receive(make_enquiry(commune=mulhouse))
    other = receive(make_enquiry(commune=mulhouse, first_name="Ines", email="i@example.org"))
    third = receive(make_enquiry(commune=mulhouse, first_name="I.", email="i3@example.org"))
    stranger = receive(make_enquiry(commune=mulhouse, first_name="Karim", email="k@example.org"))
    Involvement.objects.filter(pk=other.pk).update(duplicate_of=mine)
    Involvement.objects.filter(pk=third.pk).update(duplicate_of=other)
    people = [row.person for row in (mine, other, third)]
    for person in people:
        assert same_human(person) == people
    assert same_human(stranger.person) == [stranger.person]
    assert mailbox_of(people) == ""
    assert mailbox_of([stranger.person]) == "k@example.org"

    erase(other.person, LATER)

    assert list(Person.objects.all()) == [stranger.person]
    assert {stone.key for stone in tombstones.read()} == {person.key for person in people}


def test_the_owner_of_an_open_request_does_not_call_in_vain(camille, mulhouse, monday):
    mine = receive(make_enquiry(commune=mulhouse))
    closed = receive(make_enquiry(commune=mulhouse, message="Autre chose."))
    move(closed, State.CLOSED, MONDAY_MORNING)
    erase(mine.person, LATER, THE_PERSON)
    letter = Letter.objects.get()
    message = letter.email.email_message()
    assert (letter.template, message.to, letter.involvement) == ("erased", [camille.email], None)
    assert str(mine.pk) in message.subject
    assert list(letter.people.all()) == []
    assert "Inès" not in message.body


def test_who_erases_at_the_desk_knows(camille, mulhouse, monday):
    mine = receive(make_enquiry(commune=mulhouse))
    erase(mine.person, LATER, Actor(facilitator=camille))
    assert Letter.objects.count() == 0


def test_what_names_nobody_stays_as_it_is(life, xanthippe, monkeypatch):
    links = list(PrivateLink.objects.values())
    others = [holding for holding in HOLDINGS if holding.model != "involvement.PrivateLink"]
    names_nobody = kept("involvement.PrivateLink", "involvement__person", "answer")
    monkeypatch.setattr("involvement.law.erasure.HOLDINGS", [*others, names_nobody])
    erase(xanthippe, LATER)
    assert list(PrivateLink.objects.values()) == links != []


def test_a_room_ends_what_it_has_to_end_before_anything_is_cut(life, xanthippe):
    seen = []

    def end(person, now, actor, **_signal):
        seen.append((person, now, actor, person.involvements.count()))

    leaving.connect(end)
    try:
        erase(xanthippe, LATER, THE_PERSON)
    finally:
        leaving.disconnect(end)
    assert seen == [(xanthippe, LATER, THE_PERSON, 2)]
