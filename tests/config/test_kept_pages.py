"""Kept pages come from in front of Django, and are what Django would have said."""

import json
import logging
from dataclasses import dataclass

import pytest
from django.core.signals import request_started
from django.core.wsgi import get_wsgi_application
from django.test import RequestFactory

from config.kept_pages import KeptPages
from config.logs import HEADER, JsonFormatter
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
def ask(tree, open_connection):
    """Ask the application that servers run."""
    make_story("Un récit")
    application = KeptPages(get_wsgi_application())

    def ask(path: str = STORY, method: str = "GET", **environ: str) -> Answer:
        told = []
        sent = RequestFactory().generic(method, path, **environ).environ
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


def test_it_has_its_line_in_the_log(ask, caplog):
    ask()
    with caplog.at_level(logging.INFO, "site.requests"):
        number = ask(f"{STORY}", HTTP_X_REQUEST_ID="abcdefgh-1").number
    (record,) = [record for record in caplog.records if record.name == "site.requests"]
    line = json.loads(JsonFormatter().format(record))
    assert (number, line["message"], line["route"], line["status"]) == (
        "abcdefgh-1",
        "GET 200",
        STORY,
        200,
    )
