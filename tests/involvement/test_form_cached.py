"""A form that lies in a cache for days, and times that follow the person, not the page."""

from datetime import datetime, timedelta

import pytest
import time_machine

from involvement import slots
from involvement.models import Consent, Involvement
from involvement.services import receive
from tests.factories import make_call, make_facilitator, make_programme, make_story, make_territory
from tests.involvement.conftest import MONDAY_MORNING, make_enquiry
from tests.involvement.pages import FORM, errors, soup, values

pytestmark = pytest.mark.django_db


def offered(page) -> list[str]:
    return [choice["value"] for choice in page.select("[name=callback]")][1:]


@pytest.fixture
def cached(client, camille) -> dict[str, str]:
    """What the form held when it was put into a cache, three hours ago."""
    with time_machine.travel(MONDAY_MORNING - timedelta(hours=3), tick=False):
        page = soup(client.get(FORM))
        return values(page) | {"slot": offered(page)[0]}


def send(client, cached: dict[str, str], **fields: str):
    sent = {"commune": "Mulhouse", "message": "Moi aussi."} | fields
    return client.post(FORM, {k: v for k, v in cached.items() if k != "slot"} | sent)


def test_two_people_with_the_same_cached_page_a_day_apart_are_two(client, cached):
    for day, name in enumerate(("Inès", "Karim")):
        with time_machine.travel(MONDAY_MORNING + timedelta(days=day), tick=False):
            sent = {"first_name": name, "email": "us@example.org"}
            locations = {send(client, cached, **sent)["Location"].split("~")[0] for _ in "123"}
            assert len(locations) == 1
    rows = Involvement.objects.order_by("pk").values_list("person__first_name", "state")
    assert list(rows) == [("Inès", "new"), ("Karim", "new")]


def test_a_stale_time_of_a_cached_page_is_asked_again_and_nothing_is_lost(client, cached, monday):
    taken = receive(
        make_enquiry(first_name="Karim", callback_at=datetime.fromisoformat(cached["slot"]))
    )
    assert taken.callback_at is not None
    ticked = soup(client.get(FORM)).select_one("[name=agree-follow-up]")["value"]
    sent = {"first_name": "Inès", "phone": "06 12 34 56 78", "agree-follow-up": ticked}
    response = send(client, cached, callback=cached["slot"], **sent)
    page = soup(response)
    assert errors(page) == {
        "callback": "This time is no longer free. Choose another one, or none: we call when we can."
    }
    kept = values(page)
    assert {name: kept[name] for name in sent} == sent
    assert cached["slot"] not in offered(page)
    assert client.post(FORM, kept | {"callback": offered(page)[0]}).status_code == 302
    assert Consent.objects.get().purpose == "follow-up"


# Agreed to beside the form


def test_no_box_is_ticked_and_a_ticked_one_keeps_its_words(client, camille, fields):
    page = soup(client.get(FORM))
    box = page.select_one("[name=agree-follow-up]")
    assert (box["type"], box.has_attr("checked")) == ("checkbox", False)
    client.post(FORM, fields)
    assert Consent.objects.count() == 0
    client.post(FORM, fields | {"agree-follow-up": box["value"], "message": "Encore"})
    consent = Consent.objects.get()
    assert (consent.purpose, consent.via) == ("follow-up", f"http://testserver{FORM}")
    assert consent.notice.text == box.find_parent("label").text.strip()


def test_a_ticked_box_stays_ticked_beside_an_error(client, camille, fields):
    page = soup(client.post(FORM, fields | {"message": "", "agree-follow-up": "on"}))
    assert page.select_one("[name=agree-follow-up]").has_attr("checked")


@pytest.mark.parametrize("value", ["on", "f" * 64, "a\x00" + "b" * 62, "é", "x" * 5000])
def test_any_value_of_a_box_agrees_to_the_words_of_today(client, camille, fields, value):
    assert client.post(FORM, fields | {"agree-follow-up": value}).status_code == 302
    assert Consent.objects.get().notice.text.startswith("Yes, remind me of my project")


# Where the person lives elsewhere


@pytest.fixture
def lea(camille):
    """Answers for Lyon, in the afternoon."""
    lyon = make_programme("Lyon", territories=[make_territory("Lyon", code="69123")])
    lyon.opening_hours = [row for row in lyon.opening_hours.all() if row.opens_at.hour == 14]
    lyon.save()
    return make_facilitator(lyon, "Léa", phone="04 00 00 00 00")


def test_who_lives_elsewhere_is_told_who_answers_and_when(client, lea, fields, monday):
    shown = soup(client.get(FORM))
    assert shown.select_one(".answers .person-name").text == "Camille Roth"
    sent = fields | {"commune": "Lyon", "callback": offered(shown)[0]}
    page = soup(client.post(FORM, sent))
    assert errors(page) == {
        "callback": "Where you live, Léa answers. Choose one of these times, or none."
    }
    assert page.select_one(".answers .person-name").text == "Léa"
    assert offered(page) == [slot.isoformat() for slot in slots.free_slots(lea, monday)]
    client.post(FORM, values(page) | {"callback": offered(page)[0]})
    stored = Involvement.objects.get()
    assert (stored.owner, stored.callback_at.isoformat()) == (lea, offered(page)[0])


def test_a_time_at_which_both_can_call_is_kept(client, lea, fields, monday):
    afternoon = offered(soup(client.get(FORM)))[1]
    assert client.post(FORM, fields | {"commune": "Lyon", "callback": afternoon}).status_code == 302
    assert Involvement.objects.get().owner == lea


def test_beside_any_other_error_the_times_follow_the_person(client, lea, fields, monday):
    page = soup(client.post(FORM, fields | {"commune": "Lyon", "message": ""}))
    assert list(errors(page)) == ["message"]
    assert offered(page) == [slot.isoformat() for slot in slots.free_slots(lea, monday)]


def test_a_colleague_keeps_the_time_that_was_offered(client, camille, fields, monday):
    zoe = make_facilitator(camille.programme, "Zoé", sort_order=1)
    slot = offered(soup(client.get(FORM)))[0]
    receive(make_enquiry(first_name="Karim", callback_at=datetime.fromisoformat(slot)))
    assert client.post(FORM, fields | {"callback": slot}).status_code == 302
    stored = Involvement.objects.get(person__first_name="Inès")
    assert (stored.owner, stored.callback_at.isoformat()) == (zoe, slot)


def test_a_call_keeps_its_owner(client, camille, mulhouse, fields, monday):
    make_facilitator(camille.programme, "Zoé", sort_order=1)
    call = make_call(contact=camille, territories=[mulhouse])
    address = f"{FORM}?page={call.pk}"
    slot = offered(soup(client.get(address)))[0]
    receive(make_enquiry(first_name="Karim", callback_at=datetime.fromisoformat(slot)))
    page = soup(client.post(address, fields | {"callback": slot}))
    assert list(errors(page)) == ["callback"]
    assert page.select_one(".moved-by a").text == call.title


def test_the_page_stays_attached_through_an_error(client, camille, fields):
    story = make_story()
    page = soup(client.post(f"{FORM}?page={story.pk}", fields | {"message": ""}))
    action = page.select_one("main form.form")["action"]
    client.post(action, values(page) | {"message": "Voilà."})
    assert Involvement.objects.get().page_id == story.pk
