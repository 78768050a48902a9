"""On one's own page: carry one's data away, erase everything; and not somebody else's."""

import json
from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import translation
from post_office.models import Email

from involvement.law import tombstones
from involvement.law.erasure import erase
from involvement.models import Involvement, Letter, Person, State
from involvement.private.data import way_in
from involvement.private.links import url_for
from involvement.services import receive
from tests.involvement.conftest import MONDAY_MORNING, make_enquiry

pytestmark = pytest.mark.django_db
ORIGIN = {"HTTP_ORIGIN": "http://testserver"}


@pytest.fixture
def mine(camille, mulhouse, monday) -> Involvement:
    return receive(make_enquiry(commune=mulhouse))


@pytest.fixture
def mine_twice(mine, mulhouse) -> Involvement:
    """Somebody types the address and the first name of `mine` into the form."""
    return receive(make_enquiry(commune=mulhouse, message="Autre chose.", phone=""))


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def token_of(involvement: Involvement) -> str:
    return url_for(involvement, MONDAY_MORNING).split("/")[-2]


def address(name: str, token: str) -> str:
    with translation.override("en"):
        return reverse(f"private_{name}", args=[token])


def test_both_buttons_stand_on_ones_page(client, mine):
    page = soup(client.get(url_for(mine, MONDAY_MORNING)))
    links = [link["href"] for link in page.select("section[aria-labelledby=data] a")]
    token = token_of(mine)
    assert links == [address("export", token), address("erase", token)]


def test_carried_away(client, mine):
    response = client.get(address("export", token_of(mine)))
    assert (response.status_code, response.cookies) == (200, {})
    assert response["Content-Disposition"] == 'attachment; filename="my-data-2026-11-23.json"'
    person = json.loads(response.content)["data"]["involvement.Person"]["rows"][0]
    assert person["first_name"] == {"label": "First name", "value": "Inès"}


def test_erased_after_one_more_question(client, mine):
    token = token_of(mine)
    path = address("erase", token)
    for method in (client.get, client.head):
        response = method(path)
        assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")
    assert soup(client.get(path)).select_one("main form")["action"] == path
    assert Person.objects.count() == 1

    done = client.post(path, **ORIGIN)
    assert (done.status_code, done["Location"]) == (302, "/en/my-request/erased/")
    assert Person.objects.count() == 0
    assert [(stone.why, stone.by) for stone in tombstones.read()] == [("wish", "person")]
    page = soup(client.get(done["Location"]))
    assert page.select_one("h1").text == "Everything is erased"
    assert [letter.template for letter in Letter.objects.all()] == ["erased"]

    assert client.post(path, **ORIGIN).status_code == 404
    for name in ("export", "erase", "data"):
        assert client.get(address(name, token)).status_code == 404
    assert client.get(url_for(mine, MONDAY_MORNING)).status_code == 404


def test_a_strangers_request_in_my_name_opens_nothing_of_mine(client, mine, mine_twice):
    assert mine.person == mine_twice.person
    token = token_of(mine_twice)
    for name in ("export", "erase", "data"):
        response = client.get(address(name, token))
        page = soup(response)
        assert (response.status_code, page.select_one("h1").text) == (200, "Is it you?")
        assert page.select_one("main form")["action"] == address("way_in", token)
        assert "atelier" not in page.main.text
    assert client.post(address("erase", token), **ORIGIN).status_code == 200
    assert Involvement.objects.filter(state=State.ERASED).count() == 0


def test_the_way_in_goes_to_the_mailbox_and_opens_for_a_day(client, mine, mine_twice):
    Email.objects.all().delete()
    path = address("way_in", token_of(mine_twice))
    assert client.get(path).status_code == 405
    for _ in range(2):
        response = client.post(path, **ORIGIN)
        assert soup(response).select_one("h1").text == "Look into your mailbox"
    email = Email.objects.get().email_message()
    assert email.to == ["ines@example.org"]
    assert Letter.objects.get(template="data").purpose == "answer"
    link = next(word for word in email.body.split() if "/my-data/" in word)
    link = link.removeprefix("http://testserver")

    page = soup(client.get(link))
    assert page.select_one("h1").text == "Your data"
    export, erase_path = [a["href"] for a in page.select("main a")]
    data = json.loads(client.get(export).content)["data"]
    assert len(data["involvement.Involvement"]["rows"]) == 2
    with time_machine.travel(MONDAY_MORNING + timedelta(days=1, minutes=1), tick=False):
        for way in (link, export, erase_path):
            assert client.get(way).status_code == 404
    assert client.post(erase_path, **ORIGIN).status_code == 302
    assert Person.objects.count() == 0
    assert client.get(link).status_code == 404


def test_nobody_presses_a_strangers_mailbox_full(client, mine, mine_twice):
    path = address("way_in", token_of(mine_twice))
    for minutes in (0, 1, 9, 11):
        with time_machine.travel(MONDAY_MORNING + timedelta(minutes=minutes), tick=False):
            client.post(path, **ORIGIN)
    assert Letter.objects.filter(template="data").count() == 2


def test_without_a_mailbox_the_team_hands_it_over(client, mine):
    Person.objects.update(email="")
    other = receive(make_enquiry(email="", message="Autre."))
    Involvement.objects.filter(pk=other.pk).update(person=mine.person)
    page = soup(client.get(address("export", token_of(mine))))
    assert page.select_one("main form") is None
    assert page.select_one("main dd a")["href"] == "mailto:alsace@labo.example"


def test_two_addresses_that_a_team_merged_prove_nothing_to_each_other(client, mine):
    """Who types my number into the form and gets merged with me reads nothing of mine."""
    other = receive(make_enquiry(first_name="X", email="stranger@example.org"))
    Involvement.objects.filter(pk=other.pk).update(duplicate_of=mine)
    token = token_of(other)
    page = soup(client.get(address("export", token)))
    assert (page.h1.text, page.select_one("main form")) == ("Is it you?", None)
    client.post(address("way_in", token), **ORIGIN)
    assert Letter.objects.filter(template="data").count() == 0
    page = soup(client.get(address("data", way_in(other.person))))
    assert page.h1.text == "Is it you?"


@pytest.mark.parametrize("token", ["x", "1", "%00", "é", "a" * 3000, "eyJ~1~2"])
def test_nobody_makes_a_link_up(client, mine, token):
    for end in ("my-data/", "my-data.json", "erase-everything/"):
        assert client.get(f"/en/my-request/{token}/{end}").status_code == 404
    for end in ("my-data/by-mail/", "erase-everything/"):
        assert client.post(f"/en/my-request/{token}/{end}", **ORIGIN).status_code == 404
    assert Person.objects.count() == 1


def test_a_link_of_another_kind_is_none_of_this(client, mine):
    # What opens the data opens no request, and a person's key alone opens nothing.
    assert client.get(f"/en/my-request/{way_in(mine.person)}/").status_code == 404
    assert client.get(address("data", mine.person.key.hex)).status_code == 404


@pytest.mark.parametrize("language", ["fr", "de", "en"])
def test_in_three_languages(client, mine, language):
    with translation.override(language):
        for name in ("data", "erase"):
            response = client.get(reverse(f"private_{name}", args=[token_of(mine)]))
            assert soup(response).html["lang"] == language
        assert client.get(reverse("private_erased")).status_code == 200


def test_erased_meanwhile_by_the_team(client, mine):
    token = token_of(mine)
    erase(mine.person, MONDAY_MORNING)
    assert client.post(address("way_in", token), **ORIGIN).status_code == 404
