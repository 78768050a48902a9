"""Signing up over HTTP: GET shows, POST acts, nothing typed is lost, nobody else's is shown."""

import json
import re
from datetime import timedelta

import icalendar
import pytest
from bs4 import BeautifulSoup
from django.test import Client
from post_office.models import Email

from content import version
from events.models import COUNTED_EVERY
from events.registration import door, links, signing_up
from events.registration.models import Occasion, Registration
from involvement import spam
from tests.events.registration.conftest import NOW, ORIGIN, at, sign_up, states
from tests.factories import make_event
from tests.words import fr

FORM = "/fr/agenda/une-soiree/inscription/"


def page(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def title(response) -> str:
    return page(response).h1.get_text(strip=True)


@pytest.fixture
def fields(evening) -> dict[str, str]:
    return {
        "name": "Inès", "email": "ines@example.org", "places": "1", "needs": "Une rampe",
        "date": evening.dates.get().key.hex, "second_message": "",
        "form_key": "11111111-2222-3333-4444-555555555555",
        "shown": spam.stamp(NOW - timedelta(minutes=5)),
    }  # fmt: skip


def post(client: Client, address: str, data=None):
    return client.post(address, data or {}, **ORIGIN)


def test_from_the_event_to_a_place_and_back(client, evening, fields):
    event = page(client.get("/fr/agenda/une-soiree/"))
    assert event.select_one('[aria-labelledby="taking-part"] a')["href"] == FORM
    assert "2" in event.select_one('[aria-labelledby="taking-part"] .small').get_text()
    assert client.get(FORM).status_code == 200
    assert Registration.objects.count() == 0

    answered = post(client, FORM, fields)
    assert (answered.status_code, post(client, FORM, fields)["Location"].split("/")[:4]) == (
        302, answered["Location"].split("/")[:4])  # fmt: skip
    sent = client.get(answered["Location"])
    assert title(sent) == fr("You have your place")
    assert "ines@example.org" in sent.content.decode()
    assert "Une rampe" not in sent.content.decode()
    assert page(sent).select("main form") == []  # it changes nothing
    registration = Registration.objects.get()
    assert (registration.needs, registration.person.email) == ("Une rampe", "ines@example.org")
    assert registration.code not in sent.content.decode()
    own = links.url_for(registration)
    # Colons before links are the reader's language's, in mails too.
    assert f"\u00a0: {links.full_url_for(registration)}" in Email.objects.get().message
    shown = client.get(own)
    assert (shown["Cache-Control"], shown.status_code) == ("private, no-store", 200)
    assert page(shown).select_one(".ticket-code").get_text() == registration.code
    assert page(shown).select(".qr svg") != []

    for address in ("liberer", "repondre", "accepter", "besoins", "effacer"):
        assert client.get(f"{own}{address}/").status_code == 405
    assert states(registration.occasion) == {"Inès": "confirmed"}
    post(client, f"{own}repondre/", {"says": "maybe"})
    post(client, f"{own}besoins/", {"needs": "Rien"})
    registration.refresh_from_db()
    assert (registration.answer, registration.needs) == ("maybe", "Rien")
    assert post(client, f"{own}besoins/", {"needs": "x" * 501}).status_code == 422
    file = icalendar.Calendar.from_ical(client.get(f"{own}invitation.ics").content)
    [entry] = file.walk("VEVENT")
    assert ("method" in file, "attendee" in entry, "organizer" in entry) == (False, False, False)
    assert client.get(f"{own}donnees.json").json()["data"]["events.Registration"]["rows"]
    post(client, f"{own}liberer/")
    assert title(client.get(own)) == fr("You have no place any more, %(name)s") % {"name": "Inès"}
    assert title(post(client, f"{own}effacer/")) == fr("Everything is erased")
    assert client.get(own).status_code == 404
    registration.refresh_from_db()
    assert registration.person is None


def offer_of(client) -> tuple:
    text = page(client.get("/fr/agenda/une-soiree/")).select_one('script[type$="ld+json"]').string
    event = next(thing for thing in json.loads(text)["@graph"] if thing["@type"] == "Event")
    return (
        event["offers"]["url"].removeprefix("http://testserver"),
        event["offers"]["availability"].rpartition("/")[2],
        event["remainingAttendeeCapacity"],
        event["eventAttendanceMode"].rpartition("/")[2],
    )


def test_the_waiting_list_and_an_offer(client, evening, occasion, fields):
    assert offer_of(client) == (FORM, "InStock", 2, "OfflineEventAttendanceMode")
    ines, karim = sign_up(occasion, "Ines"), sign_up(occasion, "Karim")
    assert offer_of(client) == (FORM, "SoldOut", 0, "OfflineEventAttendanceMode")
    event = page(client.get("/fr/agenda/une-soiree/"))
    link = event.select_one('[aria-labelledby="taking-part"] a')
    assert link.get_text(strip=True) == fr("Join the waiting list")
    sent = client.get(post(client, FORM, fields | {"name": "Léa"})["Location"])
    assert title(sent) == fr("You are on the waiting list")
    lea = Registration.objects.order_by("pk").last()
    own = links.url_for(lea)
    assert post(client, f"{own}accepter/").status_code == 409
    signing_up.release(ines, NOW)
    shown = client.get(own)
    assert title(shown) == fr("A place is free for you, %(name)s") % {"name": "Léa"}
    until = "mardi 2\u00a0mars à 12\u00a0h"
    words = fr("We keep it for you until %(until)s. Then the next in line is asked.")
    assert words % {"until": until} in page(shown).select_one("form.act p").get_text()
    assert post(client, f"{own}accepter/").status_code == 302
    assert states(occasion)["Léa"] == "confirmed"
    assert karim.occasion == lea.occasion


def test_the_form_says_what_it_costs(client, evening):
    head = page(client.get(FORM)).select(".personal-head p")
    evening.price = "5 €"
    evening.save()
    assert page(client.get(FORM)).select(".personal-head p")[len(head) :][0].text == "5\u00a0€"


def test_who_has_arrived_is_not_asked_any_more_whether_they_come(client, evening, occasion):
    ines = sign_up(occasion, "Ines")
    own = links.url_for(ines)
    assert page(client.get(own)).select('[aria-labelledby="comes"]') != []
    door.check_in(ines, NOW)
    assert page(client.get(own)).select('[aria-labelledby="comes"]') == []
    for address, data in (("liberer", {}), ("repondre", {"says": "no"})):
        refused = post(client, f"{own}{address}/", data)
        words = fr("This can no longer be changed: things have moved on meanwhile. This is where it stands.")  # fmt: skip
        said = page(refused).select_one(".notice.error").get_text()
        assert (refused.status_code, said) == (409, words)
    assert states(occasion) == {"Ines": "confirmed"}


def test_a_fault_is_told_and_nothing_typed_is_lost(client, evening, fields):
    wrong = fields | {"email": "ines@", "name": " ", "places": "99", "date": "never"}
    response = post(client, FORM, wrong)
    found = page(response)
    assert response.status_code == 422
    assert len(found.select(".error-summary li")) >= 3
    assert found.select_one("#email")["value"] == "ines@"
    assert found.select_one("#needs").get_text(strip=True) == "Une rampe"
    assert Registration.objects.count() == 0


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"second_message": "Buy"}, "trap"),
        ({"shown": "made-up"}, "stamp"),
        ({"shown": spam.stamp(NOW)}, "fast"),
    ],
)
def test_machines_take_no_place_and_notice_nothing(client, evening, fields, changes, why):
    response = post(client, FORM, fields | changes)
    assert title(client.get(response["Location"])) == fr("Thank you, we read it through")
    assert [(row.state, row.suspicious) for row in Registration.objects.all()] == [
        ("set-aside", why)
    ]
    assert Email.objects.count() == 0


@pytest.mark.parametrize("status", ["announced", "full", "cancelled", "postponed"])
def test_closed_leads_back_to_the_event(client, evening, fields, status):
    type(evening).objects.filter(pk=evening.pk).update(status=status)
    for response in (client.get(FORM), post(client, FORM, fields)):
        assert (response.status_code, response["Location"]) == (302, "/fr/agenda/une-soiree/")
    assert Registration.objects.count() == 0


def test_several_dates_ask_which_and_hidden_events_have_no_form(client, evening, fields):
    days = [(at(f"2027-04-0{day} 18:00"), at(f"2027-04-0{day} 20:00")) for day in (1, 8)]
    two = make_event("Deux soirs", dates=days, status="open", registration_here=True)
    address = "/fr/agenda/deux-soirs/inscription/"
    key = two.dates.all()[1].key.hex
    chosen = page(client.get(f"{address}?date={key}")).select_one('input[name="date"]:checked')
    assert chosen["value"] == key
    without = {name: value for name, value in fields.items() if name != "date"}
    assert post(client, address, without).status_code == 422
    assert post(client, address, fields | {"date": key}).status_code == 302
    assert Registration.objects.get().occasion.starts_at == days[1][0]
    make_event("Caché", at("2027-04-01 18:00"), status="open", registration_here=True, live=False)
    assert client.get("/fr/agenda/cache/inscription/").status_code == 404
    assert client.get("/fr/agenda/%00/inscription/").status_code == 404


@pytest.mark.parametrize("token", ["x", "a~b~c", "%00", "~" * 80])
def test_made_up_links_open_nothing(client, tree, token):
    for path in ("", "invitation.ics", "donnees.json"):
        assert client.get(f"/fr/mon-inscription/{token}/{path}").status_code == 404
    assert client.get(f"/fr/mon-inscription/envoyee/{token}/").status_code == 404


def test_a_broken_link_leads_to_what_brings_it_again(client, evening, fields):
    """A form that mails links of requests would promise a mail that never comes."""
    post(client, FORM, fields)
    own = links.url_for(Registration.objects.get())
    closed = page(client.get(f"{own[:-9]}/"))
    assert closed.select("main form") == []
    assert [link["href"] for link in closed.select("main a")] == ["/fr/agenda/"]


@pytest.mark.kept_pages
def test_places_are_counted_every_few_seconds_and_a_registration_empties_nothing(
    client, evening, occasion, clock
):
    def told() -> tuple[list[str], str]:
        """The numbers on the page, and what its button says."""
        part = page(client.get("/fr/agenda/une-soiree/")).select_one(
            '[aria-labelledby="taking-part"]'
        )
        numbers = re.findall(r"\d+", part.select_one(".small").get_text())
        return numbers, part.select_one("a.button").get_text(strip=True)

    known = version.current()
    register, wait = fr("Register"), fr("Join the waiting list")
    assert told() == (["2", "2"], register)
    sign_up(occasion, "Ines")
    clock.shift(timedelta(seconds=COUNTED_EVERY - 1))
    assert told() == (["2", "2"], register)
    clock.shift(timedelta(seconds=1))
    assert told() == (["1", "2"], register)

    anna = sign_up(occasion, "Anna")
    clock.shift(timedelta(seconds=COUNTED_EVERY))
    assert told() == (["2"], wait)
    signing_up.release(anna, NOW)
    clock.shift(timedelta(seconds=COUNTED_EVERY))
    assert told() == (["1", "2"], register)
    assert version.current() == known


def test_who_comes_late_still_has_the_code_in_hand(client, occasion, clock):
    own = links.url_for(sign_up(occasion, "Ines"))
    clock.move_to(at("2027-03-12 18:45"))
    shown = page(client.get(own))
    assert shown.select(".ticket-code")
    assert shown.select(".qr svg")
    assert shown.select('[aria-labelledby="comes"]') == []
    clock.move_to(at("2027-03-12 20:30"))
    over = client.get(own)
    assert page(over).select(".ticket") == []
    assert title(over) == fr("This event is over, %(name)s") % {"name": "Ines"}
    Occasion.objects.update(is_off=True)  # postponed: the place is kept for the new day
    assert title(client.get(own)) == fr("You have your place, %(name)s") % {"name": "Ines"}
