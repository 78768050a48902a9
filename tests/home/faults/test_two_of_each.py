"""Two web processes and two workers at one database, under way: it goes away, it is migrated, they die.

Everything is real: gunicorn behind a door that stays open (as systemd's socket does), `kill -9`,
connections cut by the database itself. People read and write all the while; none of them meets a 500.
"""

import http.client
import json
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup

from tests.apart import SiteApart, kill, site_apart, wait_until
from tests.browser.conftest import ROOT
from tests.databases import execute, of_the_tests
from tests.involvement.pages import values
from tests.smtp import Postbox, mail_server

pytestmark = [pytest.mark.django_db, pytest.mark.storm, pytest.mark.xdist_group("storm")]
PATIENCE = 120  # seconds; a slow machine is no fault of the site
NO_ANSWER = 0
BEGIN = """
from django.core.management import call_command
from django.utils import timezone
from datetime import timedelta
import time_machine
from tests.factories import make_facilitator, make_programme, make_story
call_command("set_up", verbosity=0)
make_facilitator(make_programme(is_default=True, circle=[]), "Camille Roth")
with time_machine.travel(timezone.now() - timedelta(hours=1)):
    for number in range(3):
        story = make_story(f"Manqué {number}", live=False)
        story.go_live_at = timezone.now() + timedelta(minutes=30)
        story.save_revision().publish()
"""
MIGRATE = """
from django.core.management import call_command
call_command("migrate", "home", "0001", verbosity=0)
call_command("migrate", "home", verbosity=0)
"""
QUEUED = """
from post_office.models import Email
from involvement.outbox.queue import QUEUED
print(Email.objects.filter(status__in=QUEUED).count())
"""
END = """
import json
from wagtail.models import PageLogEntry
from involvement.models import Delivery, DeliveryState, Involvement
from post_office.models import Email
from stories.models import StoryPage
print(json.dumps({
    "requests": sorted(Involvement.objects.values_list("message", flat=True)),
    "mails": list(Email.objects.values_list("message_id", flat=True)),
    "doubtful": list(Delivery.objects.filter(state=DeliveryState.DOUBTFUL)
        .values_list("email__message_id", flat=True)),
    "live": StoryPage.objects.live().count(),
    "published": PageLogEntry.objects.filter(
        action="wagtail.publish.scheduled", page__in=StoryPage.objects.values("pk")).count(),
}))
"""


@contextmanager
def open_door(site: SiteApart) -> Iterator[socket.socket]:
    """The listening socket, held by us as the system holds it."""
    host, port = site.environment["BIND"].split(":")
    with socket.create_server((host, int(port)), backlog=256) as door:
        door.set_inheritable(True)
        yield door


def serve(site: SiteApart, door: socket.socket) -> subprocess.Popen:
    """Two web processes that take their visitors from the door."""
    pass_on = (
        "import os, sys; fd = int(sys.argv[1]); os.dup2(fd, 3); os.set_inheritable(3, True);"
        "os.environ.update(LISTEN_FDS='1', LISTEN_PID=str(os.getpid()));"
        "os.execv(sys.executable, [sys.executable, '-m', 'gunicorn', '--no-control-socket'])"
    )
    with site.log.open("a") as log:
        process = subprocess.Popen(
            [sys.executable, "-c", pass_on, str(door.fileno())],
            env=site.environment
            | {
                "WEB_CONCURRENCY": "2",
                "WEB_THREADS": "4",
                # On a slow machine an answer takes longer than a visitor would wait.
                "GUNICORN_CMD_ARGS": f"--timeout {PATIENCE} --graceful-timeout {PATIENCE}",
            },
            cwd=ROOT,
            stdout=log,
            stderr=subprocess.STDOUT,
            pass_fds=[door.fileno()],
        )
    site.processes.append(process)
    return process


class Answer(NamedTuple):
    """What a visitor asked for, how it was answered, and when they asked (monotonic seconds)."""

    what: str
    status: int
    asked: float


class Visitors:
    """Two who read and one who writes, until they are told to stop."""

    def __init__(self, site: SiteApart) -> None:
        self.site = site
        self.answers: list[Answer] = []
        self.thanked: list[str] = []
        self._stopped = threading.Event()
        self._fields: dict[str, str] = {}
        work = {"list": self._read_list, "form": self._read_form, "request": self._write}
        self._threads = [threading.Thread(target=self._again, args=act) for act in work.items()]

    def come(self) -> None:
        _status, body = self.ask("GET", "/fr/agir/")
        self._fields = values(BeautifulSoup(body, "html.parser"))
        for thread in self._threads:
            thread.start()

    def leave(self) -> None:
        self._stopped.set()
        for thread in self._threads:
            thread.join()

    def go_on_for(self, requests: int) -> None:
        """Wait until so many more were answered."""
        until = len(self.answers) + requests
        wait_until(lambda: len(self.answers) >= until, PATIENCE, f"{requests} answers")

    def ask(self, method: str, address: str, body: str = "") -> tuple[int, bytes]:
        visit = http.client.HTTPConnection(self.site.environment["BIND"], timeout=PATIENCE)
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Origin": self.site.environment["BASE_URL"],
        }
        visit.request(method, address, body, headers)
        answer = visit.getresponse()
        content = answer.read()
        visit.close()
        return answer.status, content

    def _again(self, what: str, act: Callable[[], int]) -> None:
        while not self._stopped.is_set():
            asked = time.monotonic()
            try:
                status = act()
            except (OSError, http.client.HTTPException):
                status = NO_ANSWER
            self.answers.append(Answer(what, status, asked))

    def _read_list(self) -> int:
        return self.ask("GET", "/fr/recits/")[0]

    def _read_form(self) -> int:
        return self.ask("GET", "/fr/agir/")[0]

    def _write(self) -> int:
        words = f"Je prête l’outil {uuid4()}."
        key = str(uuid4())
        sent = self._fields | {
            "form_key": key,
            "first_name": "Inès",
            "email": f"{key}@example.org",
            "commune": "Mulhouse",
            "message": words,
        }
        status, _content = self.ask("POST", "/fr/agir/", urlencode(sent))
        if status == 302:
            self.thanked.append(words)
        return status


def test_under_way(tmp_path: Path):
    limits = {
        "REQUESTS_PER_ADDRESS": "100000",
        "REQUESTS_PER_NETWORK": "100000",
        "LIMITS_TIMES": "1000",
    }
    with (
        site_apart(
            tmp_path / "site", copy_of=of_the_tests(), MAIL_LEASE_SECONDS="3", **limits
        ) as site,
        open_door(site) as door,
    ):
        site.run(BEGIN)
        web = serve(site, door)
        visitors, postbox = Visitors(site), Postbox()
        with mail_server(postbox, site.mail_port):
            workers = [site.worker(), site.worker()]
            visitors.come()
            visitors.go_on_for(10)

            kill(workers.pop())
            workers.append(site.worker())
            connections, cut = cut_connections(site)
            visitors.go_on_for(10)

            # A new version: its migrations first, while the old one answers; then the exchange.
            site.run(MIGRATE)
            web.send_signal(signal.SIGTERM)
            web = serve(site, door)
            visitors.go_on_for(10)
            visitors.leave()
            # Whoever published when the database went away leaves the rest to the next round.
            wait_until(
                lambda: all(
                    visitors.ask("GET", f"/fr/recits/manque-{number}/")[0] == 200
                    for number in range(3)
                ),
                PATIENCE,
                "what was missed",
            )
            wait_until(lambda: int(site.run(QUEUED)) == 0, PATIENCE, "an empty queue")
        stored = json.loads(site.run(END))

    # A request in whose middle the database went away is told to come again: of each connection one
    # at most, and nobody who came afterwards, neither while tables change nor while versions do.
    lost = [answer for answer in visitors.answers if answer.status == 503]
    assert [answer for answer in lost if answer.asked > cut] == []
    assert len(lost) <= connections
    assert {(what, status) for what, status, _asked in visitors.answers if status != 503} == {
        ("list", 200),
        ("form", 200),
        ("request", 302),
    }
    assert set(visitors.thanked) - set(stored["requests"]) == set()
    assert len(stored["mails"]) >= 2 * len(visitors.thanked)
    assert set(postbox.counted().values()) == {1}
    # Between the word that a mail is at the door and its last byte nobody can know: of each worker
    # that was killed or lost the database one mail at most may stand before a human instead.
    arrived = {message_id for _to, message_id in postbox.counted()}
    assert set(stored["mails"]) - arrived <= set(stored["doubtful"])
    assert len(stored["doubtful"]) <= 1 + (2 if connections else 0)
    assert (stored["live"], stored["published"]) == (3, 3)


def cut_connections(site: SiteApart) -> tuple[int, float]:
    """The database is restarted, as far as those who use it can tell.

    Returns:
        How many connections were cut, and when all were, in monotonic seconds; none at the beginning
        of time for a file, which has none.
    """
    url = site.environment.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        return 0, 0
    name = url.rsplit("/", 1)[1]
    gone = execute(
        f"{url.rsplit('/', 1)[0]}/postgres",
        f"SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '{name}'",  # noqa: S608
    )
    assert {done for (done,) in gone} == {True}
    return len(gone), time.monotonic()
