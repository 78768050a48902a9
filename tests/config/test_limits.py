"""Who sends or searches faster than a room full of people waits a little, and loses nothing."""

from dataclasses import replace

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import resolve

from content import limits
from content.limits import ROOM, SEARCHING, SENDING, limit_of, seconds_to_wait
from tests.addresses import public_addresses

MONDAY = "2026-03-02T10:00:20+01:00"


@pytest.fixture
def one_each(monkeypatch):
    """Everything may be done once a minute."""

    def strict(request, match):
        limit = limit_of(request, match)
        return limit and replace(limit, most=1)

    monkeypatch.setattr(limits, "limit_of", strict)
    with time_machine.travel(MONDAY, tick=False):  # no minute ends between two tries
        yield


def test_every_public_address_limits_what_is_sent_to_it(client, tree, one_each):
    """Walks the URLconf: an address that is added tomorrow is in it."""
    client.raise_request_exception = False
    addresses = sorted(set(public_addresses()))
    assert len(addresses) > 90
    open_ = []
    for number, address in enumerate(addresses):
        resolve(address)
        origin = f"10.{number}.0.1"  # of a network of its own
        for _time in range(2):
            response = client.post(address, REMOTE_ADDR=origin, HTTP_ORIGIN="http://testserver")
        if response.status_code != 429:
            open_.append(address)
    assert open_ == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "Un instant, s’il vous plaît"),
        ("de", "Einen Augenblick, bitte"),
        ("en", "One moment, please"),
    ],
)
def test_the_page_keeps_what_was_written(client, tree, one_each, language, words):
    form = {"email": 'a"><script>@b.example', "issue": ["1", "2"], "password": "secret"}
    address = f"/{language}/" + {"fr": "suivre", "de": "folgen", "en": "follow"}[language] + "/"
    headers = {"origin": "http://testserver"}
    client.post(address, form, headers=headers)
    response = client.post(f"{address}?a=b&c=d", form, headers=headers)

    page = BeautifulSoup(response.content, "html.parser")
    shown = page.select_one("main form")
    kept = [(field["name"], field["value"]) for field in shown.select("input[type=hidden]")]
    assert (response.status_code, response["Retry-After"], response["Cache-Control"]) == (
        429,
        "40",
        "no-store",
    )
    assert (page.h1.get_text(strip=True), shown["action"]) == (words, f"{address}?a=b&c=d")
    assert kept == [("email", form["email"]), ("issue", "1"), ("issue", "2")]

    with time_machine.travel("2026-03-02T10:01:00+01:00", tick=False):
        again = client.post(shown["action"], kept and form, headers=headers)
    assert again.status_code != 429


@pytest.mark.search
def test_a_search_that_waits_leads_back_to_itself(client, tree, one_each):
    for address in ("/fr/recherche/?q=v%C3%A9lo", "/fr/recits/?q=a", "/fr/pres-de-chez-vous/"):
        assert client.get(address).status_code == 200
        response = client.get(address)
        link = BeautifulSoup(response.content, "html.parser").select_one("main a.button")
        assert (response.status_code, link["href"]) == (429, address)
        limits.caches["limits"].clear()
    for _time in range(3):
        assert client.get("/fr/recits/").status_code == 200


def asked(address: str, limit: limits.Limit, times: int, now: float = 0.0) -> list[int]:
    """What each try of a visitor has to wait."""
    request = RequestFactory().get("/", REMOTE_ADDR=address)
    return [seconds_to_wait(request, limit, now) for _time in range(times)]


def test_a_room_behind_one_line_passes_and_a_machine_does_not():
    assert set(asked("192.0.2.1", ROOM, 250 * 8)) == {0}  # everybody presses for each pitch
    assert set(asked("192.0.2.1", SENDING, 250)) == {0}  # and all sign up within the minute
    assert asked("192.0.2.1", SENDING, 51)[-1] == 60
    assert asked("192.0.2.1", SENDING, 1, now=60.0) == [0]
    assert asked("192.0.2.1", SEARCHING, 1) == [0]  # counted apart


def test_a_network_may_do_twice_what_a_line_may_and_no_address_is_kept():
    for line in range(2, 6):
        assert set(asked(f"198.51.100.{line}", SENDING, 150)) == {0}
    assert asked("198.51.100.9", SENDING, 1) == [60]
    assert set(asked("2001:db8::1", SENDING, 300)) == {0}
    assert asked("2001:db8::2", SENDING, 1) == [60]  # the same line: a person has many of these
    assert asked("nowhere", SENDING, 1) == [0]
    kept = " ".join(limits.caches["limits"]._cache)
    assert [part for part in ("198.51", "2001:db8") if part in kept] == []


def test_a_cache_that_is_away_closes_nothing(monkeypatch):
    class Away:
        def add(self, *args, **kwargs):
            return False

        def incr(self, key):
            raise ValueError(key)

    monkeypatch.setattr(limits, "caches", {"limits": Away()})
    assert set(asked("192.0.2.1", replace(SENDING, most=1), 5)) == {0}


def test_who_asks_for_a_new_password_too_often_waits_and_no_mail_leaves(
    client, tree, one_each, django_user_model, mailoutbox
):
    django_user_model.objects.create_user("camille", "camille@labo.example", "an old password")
    headers = {"origin": "http://testserver"}
    answers = [
        client.post("/admin/password_reset/", {"email": "camille@labo.example"}, headers=headers)
        for _time in range(3)
    ]
    assert [answer.status_code for answer in answers] == [302, 429, 429]
    assert [mail.to for mail in mailoutbox] == [["camille@labo.example"]]
    limits.caches["limits"].clear()

    sent = {"new_password1": "a new password", "new_password2": "a new password"}
    tries = [
        client.post("/admin/password_reset/confirm/MQ/set-password/", sent, headers=headers)
        for _time in range(2)
    ]
    assert [answer.status_code for answer in tries] == [200, 429]
    assert "a new password" not in tries[1].content.decode()
    assert client.get("/admin/password_reset/").status_code == 200


def test_nobody_tries_passwords_at_an_account_that_is_open(admin_client, tree, one_each):
    sent = {"name_email-email": "me@b.example", "name_email-password": "guess one",
            "password-old_password": "guess two", "password-new_password1": "guess three"}  # fmt: skip
    answers = [admin_client.post("/admin/account/", sent) for _time in range(2)]
    assert [answer.status_code for answer in answers] == [200, 429]
    page = answers[1].content.decode()
    assert ("me@b.example" in page, "guess" in page) == (True, False)
    assert admin_client.get("/admin/account/").status_code == 200


def test_the_limits_of_the_cms_are_its_own(client, tree, one_each):
    for _time in range(2):
        response = client.post("/admin/login/", {"username": "a"})
        assert isinstance(response, HttpResponse)
        assert response.status_code != 429
