"""Logs tell what happened and to which request, never to whom."""

import json
import logging
from urllib.parse import urlsplit

import pytest
from django.utils import timezone

from config import sentry
from config.logs import JsonFormatter, request_id, scrub
from involvement.private.links import full_url_for
from tests.factories import make_facilitator, make_request

pytestmark = pytest.mark.django_db


class Lines(logging.Handler):
    """What would stand in the log."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(JsonFormatter())
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))

    def of(self, logger: str) -> list[dict]:
        return [line for line in map(json.loads, self.lines) if line["logger"] == logger]


@pytest.fixture
def log():
    handler, root = Lines(), logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield handler
    root.removeHandler(handler)
    root.setLevel(level)


def test_a_line_per_request_with_the_number_that_came_along(tree, client, log):
    response = client.get("/fr/recits/?q=lea@example.org", headers={"X-Request-ID": "abc-12345"})
    assert response["X-Request-ID"] == "abc-12345"
    (line,) = log.of("site.requests")
    assert {name: line[name] for name in ("request_id", "route", "status", "message")} == {
        "request_id": "abc-12345",
        "route": "/fr/recits/",
        "status": 200,
        "message": "GET 200",
    }


@pytest.mark.parametrize("given", ["", "short", "é" * 20, "a" * 65, "a b c d e f g h", '"},{"x'])
def test_any_other_number_is_replaced(tree, client, given):
    response = client.get("/robots.txt", headers={"X-Request-ID": given})
    assert len(response["X-Request-ID"]) == 32


def test_a_private_link_is_not_in_the_log(tree, client, log):
    link = full_url_for(make_request(make_facilitator()), timezone.now())
    token = link.rstrip("/").rsplit("/", 1)[1]
    assert client.get(urlsplit(link).path).status_code == 200
    (line,) = log.of("site.requests")
    assert line["route"].endswith("<str:token>/")
    assert token not in "".join(log.lines)


def test_a_fault_is_told_without_the_person(tree, client, log, monkeypatch):
    def fail(*arguments):
        raise ValueError("Key (email)=(lea@example.org) exists, call 06 12 34 56 78")

    monkeypatch.setattr("home.front.read", fail)
    client.raise_request_exception = False
    response = client.get("/fr/?mail=lea@example.org")
    assert response.status_code == 500
    (line,) = log.of("django.request")
    assert line["message"] == "Internal Server Error: /fr/"
    assert line["request_id"] == response["X-Request-ID"]
    assert "ValueError: Key (email)=(‹mail›) exists, call ‹phone›" in line["exception"]
    assert "lea@" not in "".join(log.lines)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("to léa.b+x@mail.example.org, again", "to ‹mail›, again"),
        ("+33 6 12 34 56 78 or 03.89.00.00.01", "‹phone› or ‹phone›"),
        ("GET /fr/agir/eyJhbGciOiJIUzI1NiJ9abc/", "GET /fr/agir/‹key›/"),
        ("2026-11-26 14:22:01 took 1200345 ms at 10.0.0.7:8000", None),
        ("/fr/recits/un-atelier-partage/", None),
    ],
)
def test_what_reaches_a_person_is_cut_out(said, kept):
    assert scrub(said) == (kept or said)


def test_sentry_learns_nothing_of_people():
    request_id.set("r-1")
    event = {
        "request": {"url": "https://x/fr/agir/key", "cookies": "a", "data": "b", "method": "POST"},
        "user": {"email": "lea@example.org"},
        "exception": {"values": [{"type": "ValueError", "value": "lea@example.org"}]},
        "logentry": {"message": "mail to lea@example.org", "params": ["lea@example.org"]},
    }
    assert sentry.without_people(event, {}) == {
        "request": {"method": "POST"},
        "exception": {"values": [{"type": "ValueError", "value": "‹mail›"}]},
        "logentry": {"formatted": "mail to ‹mail›"},
        "tags": {"request_id": "r-1"},
    }
