"""What a whole room asks and sends at once: answered before Django, by the same rules."""

import heapq
import json
import threading
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from types import SimpleNamespace
from urllib.parse import urlencode
from uuid import uuid4

import pytest
import time_machine
from django.db import DatabaseError
from django.test import RequestFactory
from wagtail.models import PageViewRestriction

from buzz import ballots, pace, pitches, state
from buzz.lane import QuickLane
from buzz.models import Star
from content import limits

from .conftest import EIGHT, ORIGIN, key

ROOM, STATE = "/direct/BRAVE/", "/direct/BRAVE/etat.json"
LEFT = [b"the ordinary way"]


class Lane:
    """The quick lane, and what came out of it."""

    def __init__(self) -> None:
        self.lane = QuickLane(self._ordinary)
        self.passed_on = b""

    def _ordinary(self, environ, start_response):
        self.passed_on = environ["wsgi.input"].read()
        return LEFT

    def ask(self, method="GET", path=STATE, words=None, **headers):
        """Status, headers and body of the answer; None where it was left to the ordinary way."""
        body = urlencode(words or {}).encode()
        environ = RequestFactory().generic(
            method, path, body, "application/x-www-form-urlencoded"
        ).environ | {"wsgi.input": BytesIO(body), "HTTP_HOST": "testserver"} | headers  # fmt: skip
        answer = []
        parts = self.lane(environ, lambda *told: answer.extend(told))
        return None if parts is LEFT else (answer[0], dict(answer[1]), b"".join(parts))

    def vote(self, pitch, tap, **headers):
        told = {"HTTP_ACCEPT": "application/json", "HTTP_ORIGIN": "http://testserver"} | headers
        return self.ask("POST", ROOM, {"pitch": pitch.pk, "waited": 0} | tap, **told)


@pytest.fixture
def lane() -> Lane:
    return Lane()


def stage(session, pitch) -> None:
    pitches.stage(session, pitch.pk, key(), EIGHT)
    pitches.open_buzz(session, key(), EIGHT)
    state.forget()


@pytest.mark.django_db
def test_the_lane_says_what_the_ordinary_way_says(client, lane, opened, programme):
    stage(opened, programme[0])
    status, headers, body = lane.ask()
    ordinary = client.get(STATE)
    assert (status, body) == ("200 OK", ordinary.content)
    for name in ("ETag", "X-Every", "X-Server-Time", "Cache-Control", "Referrer-Policy",
                 "X-Content-Type-Options", "Content-Type"):  # fmt: skip
        assert headers[name] == ordinary[name], name
    assert headers["X-Every"] == "1500"
    assert lane.ask(HTTP_IF_NONE_MATCH=headers["ETag"])[::2] == ("304 Not Modified", b"")
    assert lane.ask("HEAD")[::2] == ("200 OK", b"")
    scene = lane.ask(path=f"{STATE}?scene")
    assert (scene[1]["X-Every"], scene[2]) == ("125", body)


@pytest.mark.django_db
def test_stars_are_kept_once_and_everything_unusual_goes_the_ordinary_way(
    lane, opened, programme, settings
):
    stage(opened, programme[0])
    tap = {"key": str(uuid4()), "phone": str(uuid4()), "stars": "4"}
    for _sent in range(2):
        status, _headers, body = lane.vote(programme[0], tap)
        assert (status, json.loads(body)) == ("200 OK", {"key": tap["key"]})
    assert [(str(row.key), row.number) for row in Star.objects.all()] == [(tap["key"], 4)]

    new = tap | {"key": str(uuid4())}
    assert lane.vote(programme[0], new, HTTP_ORIGIN="https://elsewhere.example") is None
    sent = urlencode({"pitch": programme[0].pk, "waited": 0} | new).encode()
    assert lane.passed_on == sent
    lane.passed_on = b""
    assert lane.vote(programme[1], new) is None  # not on stage; the lane has read what was sent
    assert lane.passed_on == sent.replace(
        b"pitch=%d" % programme[0].pk, b"pitch=%d" % programme[1].pk
    )
    assert lane.vote(programme[0], new, CONTENT_LENGTH="1999")[0] == "400 Bad Request"  # half of it
    for unusual in (
        {"HTTP_COOKIE": f"{settings.SESSION_COOKIE_NAME}=x"},
        {"HTTP_ACCEPT": "text/html"},
        {"HTTP_HOST": "elsewhere.example", "HTTP_ORIGIN": "http://elsewhere.example"},
        {"CONTENT_LENGTH": "9999"},
        {"CONTENT_LENGTH": "x"},
        {"CONTENT_TYPE": "multipart/form-data"},
    ):
        assert lane.vote(programme[0], new, **unusual) is None, unusual
    for stars in ("6", "0", "x", "٣", "-1", ""):
        assert lane.vote(programme[0], new | {"stars": stars}) is None, stars
    assert lane.ask(path="/direct/XXXXX/etat.json") is None
    assert lane.ask(path="/direct/brave/etat.json") is None
    assert lane.ask("POST", ROOM, {"kind": "have", "text": "Un four"}) is None
    assert lane.ask("POST") is None
    settings.SECURE_SSL_REDIRECT = True
    assert lane.ask() is None
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert lane.ask(HTTP_X_FORWARDED_PROTO="https")[0] == "200 OK"
    settings.SECURE_SSL_REDIRECT, settings.SECURE_PROXY_SSL_HEADER = False, None

    pitches.close_buzz(opened, key(), EIGHT)
    pitches.reveal(opened, key(), EIGHT - timedelta(seconds=1))
    state.forget()
    assert lane.vote(programme[0], new) is None
    PageViewRestriction.objects.create(page=opened.event, restriction_type="login")
    state.forget()
    assert lane.ask() is None
    assert Star.objects.count() == 1


@pytest.mark.django_db
def test_stars_that_arrive_after_their_pitch_go_the_ordinary_way_and_count(
    client, lane, opened, programme
):
    stage(opened, programme[0])
    with time_machine.travel(EIGHT + timedelta(seconds=90), tick=False):
        pitches.stage(opened, programme[1].pk, key(), EIGHT + timedelta(seconds=60))
        state.forget()
        tap = {"key": str(uuid4()), "phone": str(uuid4()), "stars": "4", "waited": 80_000}
        assert lane.vote(programme[0], tap) is None
        data = {"pitch": programme[0].pk} | tap
        answer = client.post(ROOM, data, HTTP_ACCEPT="application/json", **ORIGIN)
        # Nobody judges what had not begun yet, on either way.
        assert lane.vote(programme[1], tap) is None
    assert (answer.status_code, answer.json()) == (200, {"key": tap["key"]})
    assert list(Star.objects.values_list("pitch", "number")) == [(programme[0].pk, 4)]


@pytest.mark.django_db
@pytest.mark.usefixtures("open_connection")
def test_who_votes_faster_than_a_room_waits_like_everybody_else(monkeypatch, opened, programme):
    from config.wsgi import application  # what a server runs, the lane in front

    monkeypatch.setattr(limits, "ROOM", replace(limits.ROOM, most=2))
    monkeypatch.setitem(limits.SENT, "buzz_room", limits.ROOM)
    stage(opened, programme[0])
    lane = Lane()
    lane.lane = application
    votes = [{"key": str(uuid4()), "phone": str(uuid4()), "stars": "4"} for _phone in range(4)]
    with time_machine.travel(EIGHT, tick=False):  # no minute ends between two votes
        here = [lane.vote(programme[0], vote)[0] for vote in votes[:3]]
        elsewhere = lane.vote(programme[0], votes[3], REMOTE_ADDR="192.0.2.7")[0]
    assert (here, elsewhere) == (["200 OK", "200 OK", "429 Too Many Requests"], "200 OK")
    kept = {str(row.key) for row in Star.objects.all()}
    assert kept == {vote["key"] for vote in (votes[0], votes[1], votes[3])}


def test_votes_that_wait_together_are_written_together_and_a_bad_one_fails_alone(monkeypatch):
    written, may_go_on, refused = [], threading.Event(), []

    def insert(rows):
        if rows == ["first"]:
            may_go_on.wait(20)
        if "bad" in rows:
            raise DatabaseError
        written.append(rows)

    def keep(row):
        try:
            ballots.keep(row)
        except DatabaseError:
            refused.append(row)

    monkeypatch.setattr(ballots, "_insert", insert)
    threads = [threading.Thread(target=keep, args=(row,)) for row in ("first", "b", "bad", "d")]
    threads[0].start()
    while not ballots._writing.locked() or ballots._waiting:
        threads[0].join(0.01)
    for thread in threads[1:]:
        thread.start()
    while len(ballots._waiting) < 3:
        threads[0].join(0.01)
    may_go_on.set()
    for thread in threads:
        thread.join(20)
    assert refused == ["bad"]
    assert written[0] == ["first"]
    assert sorted(row for rows in written for row in rows) == ["b", "d", "first"]
    assert ballots._waiting == []


def test_a_full_room_asks_less_often_and_the_stage_does_not(monkeypatch):
    clock = SimpleNamespace(now=100.0)
    monkeypatch.setattr(pace, "time", SimpleNamespace(monotonic=lambda: clock.now))

    def pace_of(phones: int) -> int:
        """What the last of them hears, once all have come back for half a minute as they were told."""
        clock.now = 100.0
        crowd, told = pace.Crowd(), 0
        waiting = [100.0 + number * 3 / phones for number in range(phones)]
        while waiting[0] < 130:
            clock.now = heapq.heappop(waiting)
            told = crowd.every(is_buzzing=True)
            heapq.heappush(waiting, clock.now + told / 1000)
        return told

    assert pace_of(20) == 1500
    wanted = 400 / pace.ROOM_PER_SECOND * 1000
    assert 0.75 < pace_of(400) / wanted < 1.25
    assert pace.Asker.SCENE.every(is_buzzing=True) == 125
    assert pace.Asker.SEAT.every(is_buzzing=False) == 1000
