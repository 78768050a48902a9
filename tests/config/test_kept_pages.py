"""Kept pages come from in front of Django, and are what Django would have said."""

import json
import logging
from dataclasses import dataclass

import pytest
from django.core.signals import request_started
from django.core.wsgi import get_wsgi_application
from django.test import RequestFactory
from django.utils import timezone

from config import kept_pages
from config.kept_pages import KeptPages
from config.logs import HEADER, JsonFormatter
from content import page_cache, version
from tests.factories import make_story

pytestmark = [pytest.mark.django_db, pytest.mark.kept_pages]
STORY = "/fr/recits/un-recit/"


@dataclass(frozen=True)
class Answer:
    """What a server was told, but for the number of the request."""

    status: str
    headers: dict[str, str]
    body: bytes
    number: str


@pytest.fixture
def application():
    return KeptPages(get_wsgi_application())


@pytest.fixture
def ask(tree, open_connection, application):
    """Ask the application that servers run."""
    make_story("Un récit")

    def ask(path: str = STORY, method: str = "GET", **environ: str) -> Answer:
        told = []
        said = {"HTTP_HOST": "testserver"} | environ
        sent = RequestFactory().generic(method, path, **said).environ
        parts = application(sent, lambda *words: told.extend(words))
        body = b"".join(parts)
        getattr(parts, "close", lambda: None)()
        headers = dict(told[1])
        return Answer(told[0], headers, body, headers.pop(HEADER))

    return ask


@pytest.fixture
def woken():
    """How often Django began to answer."""
    times = []

    def begun(**kwargs: object) -> None:
        times.append(1)

    request_started.connect(begun)
    yield times
    request_started.disconnect(begun)


def test_a_kept_page_is_what_django_said_first(ask, woken):
    first, second = ask(HTTP_ACCEPT_ENCODING="gzip"), ask(HTTP_ACCEPT_ENCODING="gzip")
    assert (second.status, second.headers, second.body) == (first.status, first.headers, first.body)
    assert (first.status, len(woken)) == ("200 OK", 1)
    assert first.number != second.number
    assert ask(HTTP_X_REQUEST_ID="from-the-proxy").number == "from-the-proxy"
    unchanged = ask(HTTP_IF_NONE_MATCH=first.headers["ETag"])
    assert (unchanged.status, unchanged.body) == ("304 Not Modified", b"")
    head = ask(method="HEAD", HTTP_ACCEPT_ENCODING="gzip")
    assert (head.status, head.headers, head.body) == (first.status, first.headers, b"")
    assert len(woken) == 1


def test_a_process_has_in_hand_what_it_answered_lately(ask, woken, monkeypatch):
    usual = {"HTTP_ACCEPT_ENCODING": "gzip"}
    first = ask(**usual)
    ask(**usual)  # takes it in hand
    monkeypatch.setattr(page_cache, "find", None)
    in_hand = ask(**usual)
    assert (in_hand.status, in_hand.headers, in_hand.body) == (
        first.status,
        first.headers,
        first.body,
    )
    assert ask(**usual, HTTP_X_REQUEST_ID="from-the-proxy").number == "from-the-proxy"
    assert len(woken) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"HTTP_HOST": "127.0.0.1"},
        {"HTTP_X_FORWARDED_PROTO": "https"},
        {"path": f"{STORY}?utm_source=x"},
        {"HTTP_COOKIE": "sessionid=x"},
        {"HTTP_AUTHORIZATION": "Bearer x"},
        {"HTTP_ACCEPT_ENCODING": "br"},
        {"method": "HEAD"},
    ],
    ids=str,
)
def test_in_hand_is_for_exactly_what_was_asked(ask, settings, monkeypatch, other):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.ALLOWED_HOSTS = ["*"]
    usual = {"HTTP_ACCEPT_ENCODING": "gzip"}
    ask(**usual)
    ask(**usual)
    looked = []
    monkeypatch.setattr(page_cache, "find", looked.append)
    ask(**usual)
    assert looked == []
    ask(**usual | other)
    assert len(looked) > 0


def test_in_hand_ends_with_a_change_and_with_its_hour(ask, woken, time_machine):
    def hour() -> None:
        time_machine.move_to(timezone.now() + page_cache.LONGEST)

    usual = {"HTTP_ACCEPT_ENCODING": "gzip"}
    for end in (version.change_with_commit, hour):
        ask(**usual)
        ask(**usual)
        before = len(woken)
        ask(**usual)
        assert len(woken) == before
        end()
        ask(**usual)
        assert len(woken) == before + 1


def test_no_more_is_held_than_fits_the_hand(ask, application, monkeypatch):
    monkeypatch.setattr(kept_pages, "MOST_IN_HAND", 2)
    held = []
    for number in (1, 2, 3):
        for _time in range(2):
            ask(f"{STORY}?utm_source={number}", HTTP_ACCEPT_ENCODING="gzip")
        held.append(len(application.in_hand))
    assert held == [1, 2, 1]


def test_what_is_not_kept_or_comes_from_somebody_goes_the_ordinary_way(ask, woken):
    ask()
    for number, unusual in enumerate(
        [
            {"HTTP_COOKIE": "sessionid=x"},
            {"HTTP_AUTHORIZATION": "Bearer x"},
            {"path": "/fr/recits/absent/"},
            {"method": "POST"},
            {"HTTP_HOST": "evil.example"},
            {"path": f"{STORY}?utm_source=x"},
        ],
        start=2,
    ):
        ask(**unusual)
        assert (unusual, len(woken)) == (unusual, number)


@pytest.mark.parametrize("packed", ["", "gzip"])
def test_it_has_its_line_in_the_log(ask, caplog, packed):
    for _time in range(2):
        ask(HTTP_ACCEPT_ENCODING=packed)
    with caplog.at_level(logging.INFO, "site.requests"):
        number = ask(HTTP_ACCEPT_ENCODING=packed, HTTP_X_REQUEST_ID="abcdefgh-1").number
    (record,) = [record for record in caplog.records if record.name == "site.requests"]
    line = json.loads(JsonFormatter().format(record))
    assert (number, line["message"], line["route"], line["status"]) == (
        "abcdefgh-1",
        "GET 200",
        STORY,
        200,
    )
