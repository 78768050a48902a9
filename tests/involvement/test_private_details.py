"""Correcting one's details, and what a new address brings about."""

from datetime import timedelta

import pytest
import time_machine
from post_office.models import Email

from involvement import slots
from involvement.models import (
    Attention,
    Involvement,
    Letter,
    PrivateLink,
    State,
    StepKind,
)
from involvement.private.correction import MOST_LINKS
from involvement.private.links import open_link, url_for
from involvement.services import queue_missing_mails, receive
from involvement.transitions import move
from tests.involvement.conftest import make_enquiry
from tests.involvement.own_page import address, at, post, timeline, token_of, told
from tests.involvement.pages import errors, soup

pytestmark = pytest.mark.django_db
DETAILS = {
    "first_name": "Inès",
    "last_name": "",
    "email": "ines@example.org",
    "phone": "06 12 34 56 78",
    "commune": "Mulhouse (68)",
}


@pytest.fixture
def mine(camille, mulhouse, monday) -> Involvement:
    return receive(make_enquiry(commune=mulhouse))


def test_corrected_and_the_timeline_says_what_not_what_it_was(client, mine):
    sent = DETAILS | {"last_name": "Muller", "phone": "06 99 99 99 99"}
    for _twice in range(2):
        assert post(client, mine, "correct", sent).status_code == 302
    person = mine.person
    assert (person.last_name, person.phone) == ("Muller", "06 99 99 99 99")
    step = mine.steps.get(kind=StepKind.CORRECTED)
    assert step.data == {"fields": ["last_name", "phone"]}
    page = soup(client.get(url_for(mine, at(0))))
    assert timeline(page)[-1][1] == "You corrected: last name, phone number."
    assert told("link") == told("address") == []


def test_nothing_changed_is_nothing_corrected(client, mine):
    form = soup(client.get(address("correct", token_of(mine)))).select_one("#correct form")
    sent = {field["name"]: field["value"] for field in form.select("input[name]")
            if field.has_attr("value")}  # fmt: skip
    assert sent == {name: value for name, value in DETAILS.items() if value}
    post(client, mine, "correct", sent)
    assert mine.steps.filter(kind=StepKind.CORRECTED).count() == 0


def test_a_new_address_gets_a_new_link_and_the_old_one_learns_nothing_of_it(client, mine):
    old = url_for(mine, at(0), "en", mailed=True).split("/")[-2]
    other = receive(make_enquiry(message="Et autre chose.", commune=mine.person.commune))
    answer = post(client, mine, "correct", DETAILS | {"email": "ines@new.example"}, old)
    assert [to for to, _ in told("link")] == ["ines@new.example"] * 2
    assert [to for to, _ in told("address")] == ["ines@example.org"]
    mail = Letter.objects.get(template="address").email
    assert "new.example" not in f"{mail.subject}{mail.message}{mail.html_message}{mail.headers}"

    fresh = answer["Location"].split("/")[-2]
    assert open_link(fresh, at(1)) == mine
    assert (
        f"/my-request/{fresh.split('~')[0]}"
        in Letter.objects.filter(template="link", involvement=mine).get().email.message
    )
    # The second click and the back button still find their page; a quarter of an hour later not.
    again = post(client, mine, "correct", DETAILS | {"email": "ines@new.example"}, old)
    assert again["Location"].split("~")[0] == answer["Location"].split("~")[0]
    assert mine.steps.filter(kind=StepKind.CORRECTED).count() == 1
    with time_machine.travel(at(0) + timedelta(minutes=16), tick=False):
        assert client.get(address("word", old)).status_code == 404
        assert client.get(address("word", fresh)).status_code == 200
    assert PrivateLink.objects.filter(involvement=other, expires_at__gt=at(1)).count() == 1


def test_an_address_given_later_is_acknowledged_once(client, camille, mulhouse, monday):
    mine = receive(make_enquiry(email="", commune=mulhouse))
    post(client, mine, "correct", DETAILS)
    assert [to for to, _ in told("acknowledgement")] == ["ines@example.org"]
    assert (told("link"), told("address"), queue_missing_mails()) == ([], [], 0)


def test_who_was_answered_gets_a_link_not_a_promise(client, camille, mulhouse, monday):
    mine = receive(make_enquiry(email="", commune=mulhouse))
    move(mine, State.IN_DIALOGUE, at(0))
    post(client, mine, "correct", DETAILS)
    assert [to for to, _ in told("link")] == ["ines@example.org"]
    assert (told("acknowledgement"), queue_missing_mails()) == ([], 0)
    assert mine.attention == Attention.CORRECTED


def test_errors_keep_what_was_written(client, mine):
    sent = DETAILS | {"first_name": "", "email": "x", "phone": "", "commune": "Mulhouse"}
    response = post(client, mine, "correct", sent)
    page = soup(response)
    assert response.status_code == 422
    assert list(errors(page)) == ["first_name", "email"]
    assert page.select_one("details#correct").has_attr("open")
    assert {name: page.find(id=name)["value"] for name in ("email", "commune")} == {
        "email": "x",
        "commune": "Mulhouse",
    }
    assert page.title.text.startswith("Error: ")


def test_a_number_stays_while_a_call_is_planned(client, mine):
    slot = slots.free_slots(mine.owner, at(0))[0]
    post(client, mine, "call", {"callback": slot.isoformat()})
    page = soup(post(client, mine, "correct", DETAILS | {"phone": ""}))
    assert errors(page) == {
        "phone": "You want to be called: leave a number, or give up the call first."
    }


def test_a_place_as_written_is_not_asked_again(client, camille, monday):
    mine = receive(make_enquiry(commune_text="Chez nous"))
    post(client, mine, "correct", DETAILS | {"commune": "Chez nous", "last_name": "M"})
    assert mine.steps.get(kind=StepKind.CORRECTED).data == {"fields": ["last_name"]}


def test_nobody_moves_from_address_to_address(client, mine):
    for number in range(MOST_LINKS):
        sent = DETAILS | {"email": f"ines{number}@example.org"}
        assert post(client, mine, "correct", sent).status_code == 302
    page = soup(post(client, mine, "correct", DETAILS))
    assert errors(page) == {
        "email": "You have changed your address often today. Try again tomorrow."
    }
    assert mine.person.email == f"ines{MOST_LINKS - 1}@example.org"


def test_what_was_set_aside_sends_nothing_to_a_new_address(client, camille, mulhouse, monday):
    mine = receive(make_enquiry(suspicious="trap", commune=mulhouse))
    post(client, mine, "correct", DETAILS | {"email": "victim@example.org"})
    assert mine.person.email == "victim@example.org"
    assert Email.objects.count() == 0


def test_who_writes_somebody_elses_address_learns_and_changes_nothing(client, mine):
    """Anybody can fill in the form with a name and an address that they know."""
    details = DETAILS | {"last_name": "Muller", "phone": "06 99 99 99 99"}
    post(client, mine, "correct", details)
    stranger = receive(make_enquiry(phone="", message="Moi.", commune=mine.person.commune))
    assert stranger.person == mine.person
    token = token_of(stranger)
    for name in ("word", "correct", "agree"):
        page = soup(client.get(address(name, token)))
        assert (page.select_one("#correct"), page.select_one("#agree")) == (None, None)
        assert "06 99 99 99 99" not in str(page.main)
    taken = post(client, stranger, "correct", details | {"email": "mine@evil.example"})
    assert taken.status_code == 403
    assert (
        post(client, stranger, "agree", {"purpose": "follow-up", "given": "1"}).status_code == 403
    )
    stranger.person.refresh_from_db()
    assert stranger.person.email == "ines@example.org"
    assert told("link") == told("address") == []
    # Their first page is theirs no more alone, either; the link in the mail opens everything.
    assert soup(client.get(url_for(mine, at(0)))).select_one("#correct") is None
    mailed = url_for(mine, at(0), "en", mailed=True)
    assert soup(client.get(mailed)).select_one("#correct [name=phone]")["value"] == "06 99 99 99 99"
