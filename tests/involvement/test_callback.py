"""Call me back: real times, taken once, and asked again kindly."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from involvement import slots
from involvement.models import Involvement
from involvement.services import receive
from people.models import Absence
from tests.involvement.conftest import MONDAY_MORNING, make_enquiry
from tests.involvement.pages import FORM, errors, soup, values

pytestmark = pytest.mark.django_db


def offered(page) -> list[str]:
    return [choice["value"] for choice in page.select("[name=callback]")][1:]


def test_three_times_in_three_stretches_an_hour_ahead(monday, camille):
    found = slots.free_slots(camille, monday)
    assert len(found) == 3
    assert found == sorted(found)
    assert found[0] >= monday + timedelta(minutes=60)
    assert {slot.tzinfo for slot in found} == {UTC}


def test_nobody_is_offered_a_day_of_absence(monday, camille):
    today = monday.date()
    Absence.objects.create(facilitator=camille, first_day=today, last_day=today)
    assert {slot.date() > today for slot in slots.free_slots(camille, monday)} == {True}


def test_chosen_and_kept_without_mail(client, monday, camille, fields):
    slot = offered(soup(client.get(FORM)))[1]
    assert client.post(FORM, fields | {"email": "", "callback": slot}).status_code == 302
    assert Involvement.objects.get().callback_at == datetime.fromisoformat(slot)


def test_a_time_that_is_offered_no_more_but_free_survives_an_error(client, monday, camille, fields):
    first = slots.free_slots(camille, monday)[0]
    later = (first + timedelta(minutes=30)).isoformat()
    page = soup(client.post(FORM, fields | {"message": "", "callback": later}))
    assert list(errors(page)) == ["message"]
    assert values(page)["callback"] == later
    assert len(offered(page)) == 3


def test_a_call_needs_a_number(client, monday, camille, fields):
    slot = offered(soup(client.get(FORM)))[0]
    page = soup(client.post(FORM, fields | {"phone": "", "callback": slot}))
    assert errors(page) == {"phone": "Leave a number, so that we can call you at that time."}
    assert values(page) == fields | {"phone": "", "callback": slot}


def test_a_time_taken_meanwhile_is_asked_again_and_nothing_else_is_lost(
    client, monday, camille, fields
):
    slot = offered(soup(client.get(FORM)))[0]
    receive(make_enquiry(first_name="Karim", callback_at=datetime.fromisoformat(slot)))
    sent = fields | {"callback": slot, "message": "Moi aussi."}
    page = soup(client.post(FORM, sent))
    assert list(errors(page)) == ["callback"]
    assert page.find(id="callback") is not None
    assert values(page) == sent | {"callback": ""}
    assert len(offered(page)) == 3
    assert slot not in offered(page)
    again = client.post(FORM, values(page) | {"callback": offered(page)[0]})
    assert again.status_code == 302


def test_the_second_click_finds_the_first(monday, camille):
    asked = make_enquiry(callback_at=slots.free_slots(camille, monday)[0])
    assert receive(asked) == receive(asked)


def test_a_time_from_a_page_of_last_week_is_asked_again(client, camille, fields):
    with time_machine.travel(MONDAY_MORNING - timedelta(days=7), tick=False):
        slot = offered(soup(client.get(FORM)))[0]
    with time_machine.travel(MONDAY_MORNING, tick=False):
        page = soup(client.post(FORM, fields | {"callback": slot}))
    assert list(errors(page)) == ["callback"]
    assert Involvement.objects.count() == 0


@pytest.mark.parametrize(
    "value",
    ["x", "2026-11-24", "2026-11-24T10:00", "2026-11-24T10:00:00.000001+00:00", "\u2603", "a\x00b",
     "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "2026-11-24T03:00:00+00:00",
     "9" * 5000, "2026-W48-2T10:00+00:00"],
)  # fmt: skip
def test_any_other_value_is_asked_again(client, monday, camille, fields, value):
    response = client.post(FORM, fields | {"callback": value})
    assert (response.status_code, list(errors(soup(response)))) in (
        (200, ["callback"]),
        (302, []),
    )
    assert Involvement.objects.count() == (1 if response.status_code == 302 else 0)


def test_what_looks_like_spam_takes_no_time_from_others(monday, camille):
    slot = slots.free_slots(camille, monday)[0]
    stored = receive(make_enquiry(callback_at=slot, suspicious="trap"))
    assert stored.callback_at is None
    assert stored.steps.get().data == {"spam": "trap", "callback": slot.isoformat()}
    assert (
        replace(make_enquiry(), callback_at=slot).callback_at
        == receive(make_enquiry(first_name="Karim", callback_at=slot)).callback_at
    )
