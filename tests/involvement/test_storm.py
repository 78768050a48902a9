"""The storm: a whole site apart, many people at once, a mail server that is away, workers that die.

Everything is real: gunicorn, the form over HTTP, SMTP, `kill -9`. Only the mail server is ours.
"""

import http.client
import json
import os
import resource
import statistics
import subprocess
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup

from tests.apart import SiteApart, kill, site_apart, wait_until
from tests.browser.conftest import wait_until_it_answers
from tests.databases import of_the_tests
from tests.involvement.pages import values
from tests.smtp import Postbox, mail_server

# One after the other; the browser, which has a group of its own, goes first.
pytestmark = [pytest.mark.storm, pytest.mark.xdist_group("storm")]

# STORM=1000 is the storm as it was first met; every run has a smaller one.
CLIENTS, REQUESTS = 50, int(os.environ.get("STORM") or 200)
PATIENCE = 600  # seconds; a slow machine is no fault of the site
LEASE = 3  # seconds, so that nobody waits long for a worker that died
TEAM = """
from tests.factories import make_facilitator, make_programme
make_facilitator(make_programme(is_default=True, circle=[]), "Camille Roth")
"""
STORED = """
import json
from django.db.models import Count
from post_office.models import Email, STATUS
from involvement.models import Delivery, Involvement, Person
from involvement.outbox.queue import QUEUED
print(json.dumps({
    "requests": Involvement.objects.count(),
    "words": Involvement.objects.values("message").distinct().count(),
    "people": Person.objects.count(),
    "states": dict(Involvement.objects.values_list("state").annotate(Count("pk"))),
    "unacknowledged": Involvement.objects.filter(acknowledged_at=None).count(),
    "mails": Email.objects.count(),
    "queued": Email.objects.filter(status__in=QUEUED).count(),
    "sent": Email.objects.filter(status=STATUS.sent).count(),
    "deliveries": dict(Delivery.objects.values_list("state").annotate(Count("pk"))),
}))
"""
QUEUE = """
from post_office.mail import send
for number in range({number}):
    send("lea@example.org", "labo@labo.example", subject=f"{word} {{number}}", message="Un mot.")
"""


@pytest.fixture(scope="module")
def site(
    tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: Any
) -> Iterator[SiteApart]:
    """First pages and a team; nothing runs yet."""
    with (
        django_db_blocker.unblock(),
        site_apart(
            tmp_path_factory.mktemp("storm"),
            copy_of=of_the_tests(),
            REQUESTS_PER_ADDRESS="1000000",
            REQUESTS_PER_NETWORK="1000000",
            LIMITS_TIMES="1000",
            MAIL_LEASE_SECONDS=str(LEASE),
        ) as apart,
    ):
        apart.manage("set_up")
        apart.run(TEAM)
        yield apart


def stored(site: SiteApart) -> dict:
    return json.loads(site.run(STORED))


def wait_for_an_empty_queue(site: SiteApart) -> None:
    """Until no worker holds a mail any more whose second copy could come when a lease lapses."""
    wait_until(lambda: stored(site)["queued"] == 0, PATIENCE, "an empty queue")


@pytest.fixture
def running(site: SiteApart) -> Iterator[SiteApart]:
    """The site; its processes end with the test."""
    yield site
    site.stop()


def test_two_workers_at_once_send_each_mail_once(running: SiteApart):
    running.run(QUEUE.format(number=200, word="Deux"))
    postbox = Postbox()
    with mail_server(postbox, running.mail_port):
        running.worker()
        running.worker()
        wait_until(lambda: len(postbox.received) >= 200, PATIENCE, "200 mails")
        wait_for_an_empty_queue(running)
    assert len(postbox.received) == len(postbox.counted()) == 200


@pytest.mark.parametrize("moment", ["before_recipient", "after_mail"])
def test_a_worker_that_is_killed_repeats_nothing(running: SiteApart, moment: str):
    """Killed between two words of the conversation, or with the mail taken and not yet stamped."""
    running.run(QUEUE.format(number=20, word=moment))
    before = stored(running)
    postbox = Postbox()
    victim: list[subprocess.Popen] = []

    def kill_at_the_tenth(postbox: Postbox) -> None:
        if victim and len(postbox.received) == 10:
            kill(victim.pop())

    setattr(postbox, moment, kill_at_the_tenth)
    with mail_server(postbox, running.mail_port):
        victim.append(running.worker())
        wait_until(lambda: not victim, PATIENCE, "the first worker dies")
        running.worker()
        wait_until(lambda: len(postbox.received) >= 20, PATIENCE, "20 mails")
        wait_for_an_empty_queue(running)
    assert len(postbox.received) == len(postbox.counted()) == 20
    after = stored(running)
    doubtful = after["deliveries"].get("doubtful", 0) - before["deliveries"].get("doubtful", 0)
    assert doubtful == (moment == "after_mail")
    assert after["sent"] - before["sent"] == 20 - doubtful


def test_the_storm(running: SiteApart, record_property):
    """50 people at once send hundreds of requests; one in five clicks twice or tries again."""
    allow_many_files()
    postbox, answers = Postbox(), Answers()
    before = stored(running)
    running.start(
        "-m", "gunicorn", "--threads", "8", "--no-control-socket", "--log-level", "warning"
    )
    worker = running.worker()
    wait_until_it_answers(f"{running.environment['BASE_URL']}/robots.txt", running.log)

    sending = threading.Thread(target=send_all, args=(running, answers))
    sending.start()
    for share in (REQUESTS // 3, 2 * REQUESTS // 3):
        wait_until(lambda share=share: answers.done >= share, PATIENCE, f"{share} requests")
        kill(worker)
        worker = running.worker()
    sending.join()
    kill(worker)

    assert answers.faults == []
    with mail_server(postbox, running.mail_port):
        running.worker()
        wait_until(lambda: len(postbox.received) >= 2 * REQUESTS, PATIENCE, "all mails")
        wait_for_an_empty_queue(running)

    now = stored(running)
    assert {name: now[name] - before[name] for name in ("requests", "people", "mails")} == {
        "requests": REQUESTS,
        "people": REQUESTS,
        "mails": 2 * REQUESTS,
    }
    assert (now["words"], now["unacknowledged"]) == (REQUESTS, 0)
    assert len(postbox.received) == len(postbox.counted()) == 2 * REQUESTS
    people = {to for to, _mail in postbox.received} - {"camille-roth@labo.example"}
    assert people == {address(number) for number in range(REQUESTS)}
    seconds = sorted(answers.seconds)
    p95 = statistics.quantiles(seconds, n=20)[-1]
    record_property("p95_of_the_answer_in_seconds", round(p95, 2))
    print(f"\n{len(seconds)} POSTs, median {statistics.median(seconds):.2f} s, p95 {p95:.2f} s")


class Answers:
    """What the clients saw, gathered from many threads."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        self.faults: list[str] = []
        self.done = 0
        self.lock = threading.Lock()

    def note(self, seconds: float, status: int, location: str) -> None:
        with self.lock:
            self.seconds.append(seconds)
            if status != 302 or "?merci" not in location:
                self.faults.append(f"{status} {location}")

    def count(self) -> None:
        with self.lock:
            self.done += 1


def address(number: int) -> str:
    return f"person-{number}@example.org"


def send_all(site: SiteApart, answers: Answers) -> None:
    shares = [range(first, REQUESTS, CLIENTS) for first in range(CLIENTS)]
    with ThreadPoolExecutor(CLIENTS) as clients:
        for faults in clients.map(lambda share: send_share(site, share, answers), shares):
            answers.faults += faults


def send_share(site: SiteApart, numbers: range, answers: Answers) -> list[str]:
    """One client: reads the form once, as from a cache, and sends it again and again."""
    try:
        fields = read_form(site)
        for number in numbers:
            sent = fields | {
                "form_key": str(uuid4()),
                "first_name": f"Personne {number}",
                "email": address(number),
                "commune": "Mulhouse",
                "message": f"Je prête l’outil numéro {number}.",
            }
            if number % 10 == 0:  # a double click
                with ThreadPoolExecutor(2) as fingers:
                    list(fingers.map(post, [site] * 2, [sent] * 2, [answers] * 2))
            elif number % 10 == 5:  # the answer is lost on the way, the person tries again
                post(site, sent, answers, hang_up=True)
                post(site, sent, answers)
            else:
                post(site, sent, answers)
            answers.count()
    except (OSError, http.client.HTTPException, AssertionError) as error:
        return [f"{type(error).__name__}: {error}"]
    return []


def read_form(site: SiteApart) -> dict[str, str]:
    connection = http.client.HTTPConnection(site.environment["BIND"], timeout=PATIENCE)
    connection.request("GET", "/fr/agir/")
    response = connection.getresponse()
    page = BeautifulSoup(response.read(), "html.parser")
    connection.close()
    assert response.status == 200
    return values(page)


def post(site: SiteApart, sent: dict[str, str], answers: Answers, *, hang_up: bool = False) -> None:
    connection = http.client.HTTPConnection(site.environment["BIND"], timeout=PATIENCE)
    began = time.monotonic()
    connection.request(
        "POST",
        "/fr/agir/",
        urlencode(sent),
        {
            "Content-Type": "application/x-www-form-urlencoded",
            "Origin": site.environment["BASE_URL"],
        },
    )
    if hang_up:
        connection.close()
        return
    response = connection.getresponse()
    response.read()
    location = urlsplit(response.headers.get("Location", ""))
    answers.note(time.monotonic() - began, response.status, f"{location.path}?{location.query}")
    connection.close()


def allow_many_files() -> None:
    """Fifty clients, their answers and their mails are all files to the system."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(4096, hard)), hard))
