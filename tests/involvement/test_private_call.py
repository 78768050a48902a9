"""When one is called: asked for, moved, given up on one's own page."""

from datetime import datetime, timedelta

import pytest
from post_office.models import Email

from involvement import slots
from involvement.models import (
    Attention,
    Involvement,
    State,
    StepKind,
)
from involvement.private.links import url_for
from involvement.services import receive
from involvement.transitions import move
from tests.factories import make_request
from tests.involvement.conftest import make_enquiry
from tests.involvement.own_page import address, at, post, timeline, token_of, told
from tests.involvement.pages import errors, soup

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine(camille, mulhouse, monday) -> Involvement:
    return receive(make_enquiry(commune=mulhouse))


def test_a_call_is_asked_for_moved_and_given_up(client, mine):
    page = soup(client.get(address("call", token_of(mine))))
    assert page.select_one("details#call").has_attr("open")
    offered = [choice["value"] for choice in page.select("#call [name=callback]")]
    assert offered == [slot.isoformat() for slot in slots.free_slots(mine.owner, at(0))] + [""]

    for _twice in range(2):
        answer = post(client, mine, "call", {"callback": offered[1]})
        assert answer["Location"] == f"{url_for(mine, at(0), 'en')}?fait=call"
    slot = datetime.fromisoformat(offered[1])
    assert (mine.callback_at, mine.due_at) == (slot, slot + timedelta(minutes=20))
    page = soup(client.get(answer["Location"]))
    assert page.select_one("[role=status]").text == "Done. Camille Roth has been told."
    assert page.select_one(".promise h2").text == "Camille Roth calls you today at 2pm."
    chosen = page.select("#call [name=callback][checked]")
    assert [choice["value"] for choice in chosen] == [offered[1]]

    post(client, mine, "call", {"callback": offered[2]})
    post(client, mine, "call", {"callback": ""})
    assert (mine.callback_at, mine.due_at) == (None, at(0, 1))
    assert timeline(soup(client.get(url_for(mine, at(0)))))[2:] == [
        ("Today at 9:30am", "You asked to be called today at 2pm."),
        ("Today at 9:30am", "You asked to be called tomorrow at 9am."),
        ("Today at 9:30am", "You no longer wanted to be called."),
    ]
    assert [to for to, _subject in told("told")] == ["camille-roth@labo.example"] * 3


def test_the_owner_reads_when_to_call_and_when_no_more(mine, client, django_user_model):
    from wagtail.users.models import UserProfile

    mine.owner.user = django_user_model.objects.create_user("camille")
    mine.owner.save()
    UserProfile.objects.create(user=mine.owner.user, preferred_language="en")
    first, second, _third = slots.free_slots(mine.owner, at(0))
    for slot in (first, second):
        post(client, mine, "call", {"callback": slot.isoformat()})
    subjects = [subject.partition(" [")[0] for _to, subject in told("told")]
    number = mine.pk
    assert subjects == [
        f"Request {number}: please call today at 10:30am",
        f"Request {number}: please call today at 2pm",
    ]
    last = Email.objects.latest("pk").message
    assert last.splitlines()[:2] == [
        "Inès asks to be called today at 2pm.",
        "Please do not call today at 10:30am any more.",
    ]


def test_a_time_taken_meanwhile_is_told_kindly_and_others_are_offered(client, mine):
    slot = slots.free_slots(mine.owner, at(0))[0]
    make_request(mine.owner, callback_at=slot)
    response = post(client, mine, "call", {"callback": slot.isoformat()})
    page = soup(response)
    assert response.status_code == 422
    assert errors(page) == {
        "call_callback": "This time is no longer free. Choose another one, or none: we call when "
        "we can."
    }
    assert page.select_one("details#call").has_attr("open")
    offered = [choice["value"] for choice in page.select("#call [name=callback]")]
    assert len(offered) == 4
    assert slot.isoformat() not in offered
    assert mine.callback_at is None


def test_a_number_is_asked_where_none_is_known_and_kept(client, camille, monday):
    mine = receive(make_enquiry(phone=""))
    slot = slots.free_slots(camille, at(0))[0].isoformat()
    page = soup(post(client, mine, "call", {"callback": slot}))
    assert errors(page) == {"call_phone": "Leave a number, so that we can call you at that time."}
    chosen = page.select("#call [name=callback][checked]")
    assert [choice["value"] for choice in chosen] == [slot]
    assert post(client, mine, "call", {"callback": slot, "phone": "06 1"}).status_code == 422
    post(client, mine, "call", {"callback": slot, "phone": "06 12 34 56 78"})
    assert mine.person.phone == "06 12 34 56 78"
    assert mine.callback_at.isoformat() == slot


@pytest.mark.parametrize("value", ["x", "2026-11-24T03:00:00+00:00", "a\x00b", "9" * 500])
def test_any_other_time_is_asked_again(client, mine, value):
    assert post(client, mine, "call", {"callback": value}).status_code == 422
    assert mine.callback_at is None


def test_an_answered_request_comes_before_its_owner_again(client, mine):
    move(mine, State.IN_DIALOGUE, at(0))
    slot = slots.free_slots(mine.owner, at(0))[2]
    post(client, mine, "call", {"callback": slot.isoformat()})
    assert (mine.attention, mine.callback_at, mine.due_at) == (
        Attention.CALL_MOVED,
        slot,
        at(0, 1),
    )


def test_what_climbed_waits_for_the_new_time(client, mine):
    late = at(0, 2)
    rows = Involvement.objects.filter(pk=mine.pk)
    rows.update(state=State.ESCALATED, escalation_level=1, next_rung_at=late)
    slot = slots.free_slots(mine.owner, at(0))[2]
    post(client, mine, "call", {"callback": slot.isoformat()})
    assert mine.next_rung_at == mine.due_at == slot + timedelta(minutes=20)


def test_what_was_set_aside_keeps_the_wish_and_no_time(client, camille, monday):
    first, second, _third = slots.free_slots(camille, at(0))
    mine = receive(make_enquiry(callback_at=first, suspicious="trap"))
    page = soup(client.get(url_for(mine, at(0))))
    assert page.select_one(".promise h2").text == "Camille Roth calls you today at 10:30am."
    post(client, mine, "call", {"callback": second.isoformat()})
    assert mine.callback_at is None
    page = soup(client.get(url_for(mine, at(0))))
    assert page.select_one(".promise h2").text == "Camille Roth calls you today at 2pm."
    assert Email.objects.count() == 0


def test_a_closed_request_has_no_call_to_move(client, mine):
    post(client, mine, "withdraw")
    assert soup(client.get(url_for(mine, at(0)))).select_one("#call") is None
    slot = slots.free_slots(mine.owner, at(0))[0]
    post(client, mine, "call", {"callback": slot.isoformat()})
    assert (mine.state, mine.callback_at) == (State.CLOSED, None)


def test_reopened_after_its_time_went_to_somebody_else(client, mine):
    slot = slots.free_slots(mine.owner, at(0))[0]
    post(client, mine, "call", {"callback": slot.isoformat()})
    post(client, mine, "withdraw")
    receive(make_enquiry(first_name="Karim", callback_at=slot))
    reopened = move(mine, State.NEW, at(0))
    assert (reopened.state, reopened.callback_at) == (State.NEW, None)
    step = mine.steps.get(kind=StepKind.REOPENED)
    assert step.data == {"call_lost": slot.isoformat()}
