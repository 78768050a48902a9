"""A hub hears once of what became public; a real one, on this machine."""

from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from urllib.parse import parse_qsl

import pytest
import time_machine
from django.utils import timezone

from content.outgoing import OutgoingError
from press.feeds.websub import Announcer
from tests.factories import make_story

pytestmark = pytest.mark.django_db


class Hub(BaseHTTPRequestHandler):
    """Notes what it is told, and answers as its server is told to."""

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        self.server.told.append(parse_qsl(self.rfile.read(length).decode()))
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """In silence."""


@pytest.fixture
def hub(settings) -> Iterator[HTTPServer]:
    server = HTTPServer(("127.0.0.1", 0), Hub)
    server.told, server.status = [], 204
    thread = Thread(target=server.serve_forever)
    thread.start()
    settings.WEBSUB_HUB = f"http://127.0.0.1:{server.server_port}/"
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def publish() -> None:
    story = make_story(live=False, first_published_at=None)
    story.save_revision().publish()


def test_it_is_told_of_every_form_of_the_feed_once(tree, hub):
    announcer = Announcer()
    announcer.ping()
    publish()

    announcer.ping()
    announcer.ping()

    assert hub.told == [
        [
            ("hub.mode", "publish"),
            ("hub.url", "http://testserver/fr/recits/flux.atom"),
            ("hub.url", "http://testserver/fr/recits/flux.rss"),
            ("hub.url", "http://testserver/fr/recits/flux.json"),
        ]
    ]


def test_the_end_of_an_embargo_is_news(tree, hub):
    make_story(embargo_until=timezone.now() + timedelta(hours=1))
    announcer = Announcer()
    announcer.ping()
    assert hub.told == []

    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        assert len(announcer.ping()) == 3


def test_a_hub_that_fails_is_told_again(tree, hub):
    announcer = Announcer()
    announcer.ping()
    publish()
    hub.status = 503

    with pytest.raises(OutgoingError):
        announcer.ping()
    hub.status = 204

    assert len(announcer.ping()) == 3
    assert len(hub.told) == 2


def test_without_a_hub_nobody_is_told(tree, settings):
    settings.WEBSUB_HUB = ""
    announcer = Announcer()
    announcer.ping()
    publish()
    assert announcer.ping() == []
