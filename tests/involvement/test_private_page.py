"""One's own request behind a personal link: looking changes nothing, buttons act."""

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core import serializers
from django.urls import reverse
from django.utils import translation

from involvement.letters import NoGroundError, as_html, post
from involvement.models import Attention, Involvement, Letter, Person, PrivateLink, State, Step
from involvement.private.links import revoke, url_for
from involvement.services import receive
from involvement.transitions import move
from tests.involvement.conftest import MONDAY_MORNING, make_enquiry

pytestmark = pytest.mark.django_db
ORIGIN = {"HTTP_ORIGIN": "http://testserver"}


@pytest.fixture
def mine(camille, monday) -> Involvement:
    return receive(make_enquiry())


@pytest.fixture
def address(mine) -> str:
    return url_for(mine, MONDAY_MORNING)


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def act(address: str, name: str) -> str:
    with translation.override("en"):
        return reverse(f"private_{name}", args=[address.split("/")[-2]])


def everything() -> str:
    return "".join(
        serializers.serialize("json", model.objects.order_by("pk"))
        for model in (Involvement, Person, Step, PrivateLink)
    )


def test_the_page_right_after_sending(client, mine, address):
    response = client.get(f"{address}?merci")
    assert (response.status_code, response.cookies) == (200, {})
    assert (response["Cache-Control"], response["Referrer-Policy"]) == (
        "private, no-store",
        "same-origin",
    )
    page = soup(response)
    assert page.select_one("h1").text == "Thank you, Inès"
    assert page.select_one(".promise h2").text == "Camille Roth answers you today before 10:30am."
    assert page.select_one(".promise a[href^=tel]")["href"] == "tel:0389000001"
    assert page.select_one(".words blockquote").text.strip() == mine.message
    assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex, nofollow"
    assert page.find("link", rel="canonical") is None
    assert soup(client.get(address)).select_one("h1").text == "Your request, Inès"


@pytest.mark.parametrize("language", ["fr", "de", "en"])
def test_in_three_languages(client, mine, language):
    address = url_for(mine, MONDAY_MORNING, language)
    assert address.startswith(f"/{language}/")
    assert soup(client.get(address)).html["lang"] == language


def test_looking_changes_nothing(client, mine, address):
    before = everything()
    acts = ("word", "call", "correct", "agree", "close_links", "withdraw")
    new_link = "/en/my-request/new-link/"
    for path in (address, new_link, *(act(address, name) for name in acts)):
        for method in (client.get, client.head, client.options):
            assert method(path).status_code == 200
    assert everything() == before


def test_a_word_is_added_once_and_opens_what_was_closed(client, mine, address):
    move(mine, State.IN_DIALOGUE, MONDAY_MORNING)
    move(mine, State.CLOSED, MONDAY_MORNING)
    for _ in range(2):
        answer = client.post(act(address, "word"), {"word": "Et le jeudi !"}, **ORIGIN)
        assert (answer.status_code, answer["Location"]) == (302, f"{address}?fait=word")
    mine.refresh_from_db()
    assert (mine.state, mine.attention) == (State.IN_DIALOGUE, Attention.WORD)
    assert mine.due_at == MONDAY_MORNING + timedelta(hours=1)
    added = soup(client.get(address)).select(".words blockquote.added")
    assert [quote.text.strip() for quote in added] == ["Et le jeudi !"]


@pytest.mark.parametrize("word", ["", "  ", "\x00", "x" * 2001])
def test_no_word_or_too_many_are_kept_and_explained(client, mine, address, word):
    response = client.post(act(address, "word"), {"word": word}, **ORIGIN)
    assert response.status_code == 422
    field = soup(response).select_one("#word")
    assert (field["aria-invalid"], field.text.strip()) == ("true", word.strip("\x00 "))


def test_withdrawn_at_ones_own_wish(client, mine, address):
    for _ in range(2):
        assert client.post(act(address, "withdraw"), **ORIGIN).status_code == 302
    mine.refresh_from_db()
    assert (mine.state, mine.closed_reason) == (State.CLOSED, "withdrawn")
    page = soup(client.get(address))
    assert page.select_one(".promise h2").text == "You have withdrawn your request."
    assert page.select_one("#withdraw") is None
    told = Letter.objects.filter(template="told")
    assert [letter.email.to for letter in told] == [["camille-roth@labo.example"]]


@pytest.mark.parametrize(("suspicious", "state"), [("", State.NEW), ("trap", State.SET_ASIDE)])
def test_withdrawn_unanswered_and_taken_up_again_it_waits_as_before(
    client, camille, monday, suspicious, state
):
    row = receive(make_enquiry(suspicious=suspicious))
    address = url_for(row, MONDAY_MORNING)
    client.post(act(address, "withdraw"), **ORIGIN)
    client.post(act(address, "word"), {"word": "Finalement si.\r\n" * 100}, **ORIGIN)
    row.refresh_from_db()
    assert (row.state, row.first_human_reply_at) == (state, None)
    assert (row.next_rung_at is not None) == (state == State.NEW)
    with time_machine.travel(MONDAY_MORNING + timedelta(days=2), tick=False):
        page = soup(client.get(address))
    late = "Camille Roth should have answered you by now. Please call us."
    assert page.select_one(".promise h2").text == late


@pytest.mark.parametrize("token", ["x", "1", "%00", "é", "a" * 3000, "eyJ~1~2"])
def test_nobody_makes_a_link_up(client, camille, token):
    assert client.get(f"/en/my-request/{token}/").status_code == 404
    assert client.post(f"/en/my-request/{token}/add/", {"word": "x"}, **ORIGIN).status_code == 404


def test_a_link_that_is_too_old_or_revoked_opens_nothing_and_loses_no_request(
    client, mine, address
):
    with time_machine.travel(MONDAY_MORNING + timedelta(days=181), tick=False):
        page = soup(client.get(address))
        assert page.select_one("h1").text == "This link opens nothing any more"
        assert "Inès" not in str(page)
    assert client.get(address).status_code == 200
    assert revoke(mine, MONDAY_MORNING) == 2  # the one that was shown, and the one in the mail
    assert client.get(address).status_code == 404
    assert client.get(url_for(mine, MONDAY_MORNING)).status_code == 200


def test_spam_looks_like_any_other_request(client, camille, monday):
    suspicious = receive(make_enquiry(suspicious="trap"))
    page = soup(client.get(url_for(suspicious, MONDAY_MORNING)))
    assert page.select_one(".promise h2").text == "Camille Roth answers you today before 10:30am."


def test_the_html_of_a_mail_says_what_its_text_says():
    html = as_html(
        "Hello,\n\n> <b>mine</b> http://spam.example\n\nOpen: https://labo.example/x\n\n--\nFoot"
    )
    page = BeautifulSoup(html, "html.parser")
    assert page.blockquote.text == "<b>mine</b> http://spam.example"
    assert [(link.text, link["href"]) for link in page.select("a")] == [
        ("Open", "https://labo.example/x")
    ]
    assert page.select("p")[-1].text == "Foot"


@pytest.mark.parametrize("purpose", ["follow-up", "news", "nonsense"])
def test_no_mail_without_a_reason(mine, purpose):
    with pytest.raises(NoGroundError):
        post(
            "ines@example.org",
            template="notice",
            subject="x",
            context={},
            programme=mine.programme,
            language="fr",
            purpose=purpose,
            about=[mine.person],
            now=MONDAY_MORNING,
        )
