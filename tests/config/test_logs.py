"""Logs tell what happened and to which request, never to whom."""

import json
import logging
import runpy
from functools import partial
from urllib.parse import urlsplit

import pytest
from django.utils import timezone
from gunicorn.config import Config
from sentry_sdk.transport import Transport

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

    monkeypatch.setattr("home.front.public_front", fail)
    client.raise_request_exception = False
    response = client.get("/fr/?mail=lea@example.org")
    assert response.status_code == 500
    (line,) = log.of("django.request")
    assert line["message"] == "Internal Server Error: /fr/"
    assert line["request_id"] == response["X-Request-ID"]
    assert "ValueError: Key (email)=(‹mail›) exists, call ‹phone›" in line["exception"]
    assert "lea@" not in "".join(log.lines)


@pytest.fixture
def gunicorn_log():
    """As gunicorn makes it of gunicorn.conf.py; other tests find its loggers as they were."""
    config, error = Config(), logging.getLogger("gunicorn.error")
    config.set("logger_class", runpy.run_path("gunicorn.conf.py")["logger_class"])
    handlers, propagate = error.handlers[:], error.propagate
    yield config.logger_class(config)
    error.handlers, error.propagate = handlers, propagate


def test_gunicorns_own_lines_are_like_those_of_the_site(gunicorn_log):
    request_id.set("r-1")
    path = "/fr/agir/eyJhbGciOiJIUzI1NiJ9abc/"
    error = (ValueError, ValueError("lea@example.org"), None)
    record = logging.LogRecord(
        "gunicorn.error", logging.ERROR, "", 1, "Error handling request %s", (path,), error
    )
    # What pytest hangs there listens, too.
    (ours,) = [one for one in gunicorn_log.error_log.handlers if getattr(one, "_gunicorn", False)]
    line = json.loads(ours.format(record))
    assert line | {"time": ""} == {
        "time": "",
        "level": "ERROR",
        "logger": "gunicorn.error",
        "message": "Error handling request /fr/agir/‹key›/",
        "request_id": "r-1",
        "exception": "ValueError: ‹mail›",
    }
    assert gunicorn_log.access_log_enabled is False


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
    key = "/fr/agir/eyJhbGciOiJIUzI1NiJ9abc/"
    frames = {"frames": [{"function": "read", "lineno": 3}]}
    event = {
        "event_id": "e-1",
        "level": "error",
        "release": "1.2",
        "request": {"url": f"https://x{key}", "cookies": "a", "data": "b", "method": "POST"},
        "user": {"email": "lea@example.org"},
        "exception": {
            "values": [{"type": "ValueError", "value": "lea@example.org", "stacktrace": frames}]
        },
        "logentry": {"message": "mail to lea@example.org", "params": ["lea@example.org"]},
        "transaction": key,
        "transaction_info": {"source": "url"},
        "tags": {"job": "mail to lea@example.org"},
        "extra": {"sys.argv": ["manage.py", "lea@example.org"]},
        "contexts": {
            "trace": {"trace_id": "t-1", "span_id": "s-1", "op": "http", "data": {"url": key}},
            "state": {"path": key},
        },
        "spans": [{"description": f"GET {key}"}],
        "breadcrumbs": {"values": [{"message": key}]},
        "modules": {"django": "5"},
        "what comes tomorrow": key,
    }
    assert sentry.without_people(event, {}) == {
        "event_id": "e-1",
        "level": "error",
        "release": "1.2",
        "request": {"method": "POST"},
        "exception": {"values": [{"type": "ValueError", "value": "‹mail›", "stacktrace": frames}]},
        "logentry": {"formatted": "mail to ‹mail›"},
        "transaction": "/fr/agir/‹key›/",
        "transaction_info": {"source": "url"},
        "tags": {"job": "mail to ‹mail›", "request_id": "r-1"},
        "contexts": {"trace": {"trace_id": "t-1", "span_id": "s-1", "op": "http"}},
    }


def test_an_empty_event_is_one_too():
    request_id.set("r-1")
    assert sentry.without_people({"exception": None, "tags": None, "contexts": None}, {}) == {
        "request": {},
        "tags": {"request_id": "r-1"},
    }


@pytest.mark.filterwarnings("ignore:.*deprecated. Use data_collection:DeprecationWarning")
def test_what_the_library_sends_carries_no_private_address(monkeypatch):
    sent = []

    class Kept(Transport):
        def capture_envelope(self, envelope):
            sent.append(envelope.serialize().decode())

    init = partial(sentry.sentry_sdk.init, transport=Kept, default_integrations=False)
    monkeypatch.setattr(sentry.sentry_sdk, "init", init)
    with sentry.sentry_sdk.isolation_scope() as scope:
        sentry.connect("https://a@sentry.example/1", "1.2", share=1.0)
        try:
            scope.set_extra("path", "/fr/agir/secret")
            name = "/fr/agir/eyJhbGciOiJIUzI1NiJ9abc/"
            with sentry.sentry_sdk.start_transaction(name=name, op="http") as transaction:
                transaction.set_data("url", "/fr/agir/secret")
                with sentry.sentry_sdk.start_span(name="/fr/agir/secret"):
                    sentry.sentry_sdk.capture_exception(ValueError("lea@example.org"))
        finally:
            sentry.sentry_sdk.get_global_scope().set_client(None)
    assert len(sent) == 2
    assert [word for word in ("secret", "eyJ", "lea@") if word in "".join(sent)] == []
