"""An evening in Mulhouse: two pitches, three seats, a team that answers, somebody who directs."""

from datetime import datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.test import Client

from buzz import session as evening
from buzz import state
from buzz.choices import SessionState
from buzz.models import BuzzSession, Pitch, Seat
from buzz.seats import path_of
from tests.factories import make_event, make_facilitator, make_programme, make_story
from tests.press.rows import make_journalist, make_outlet

# Thursday 26 November 2026, eight in the evening.
EIGHT = datetime(2026, 11, 26, 20, tzinfo=ZoneInfo("Europe/Paris"))
ORIGIN = {"HTTP_ORIGIN": "http://testserver"}
ROOM = "/direct/BRAVE/"


def key():
    """What a phone makes for each tap."""
    return uuid4()


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def logged_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def places(client, session) -> list[str]:
    """Private addresses of the seats."""
    return [path_of(seat) for seat in session.seats.select_related("session")]


@pytest.fixture(autouse=True)
def nothing_remembered():
    """Each test is a process that has just started."""
    state.forget()


@pytest.fixture
def clock(tree):
    """It is eight o’clock; tests move it on."""
    with time_machine.travel(EIGHT, tick=False) as traveller:
        yield traveller


@pytest.fixture
def prepared(clock) -> BuzzSession:
    """The programme stands; nobody is in the room yet."""
    make_facilitator(make_programme(is_default=True), "Camille")
    event = make_event("Soirée Buzz", starts_at=EIGHT)
    session = BuzzSession.objects.create(event=event, code="BRAVE", meeting_point="Sous l’horloge")
    stories = [make_story("La fosse du samedi"), None]
    Pitch.objects.bulk_create(
        Pitch(session=session, story=story, title=title, seconds=300, sort_order=number)
        for number, (story, title) in enumerate(
            zip(stories, ["", "Un récit à écrire"], strict=True)
        )
    )
    outlet = make_outlet("Le Courrier")
    Seat.objects.bulk_create(
        [
            Seat(session=session, journalist=make_journalist("Iris", outlet=outlet), sort_order=0),
            Seat(session=session, name="Noé", outlet="Radio Rhin", sort_order=1),
            Seat(session=session, journalist=make_journalist("Jo"), outlet="Télé", sort_order=2),
        ]
    )
    return session


@pytest.fixture
def director(db, django_user_model):
    """Holds the control."""
    user = django_user_model.objects.create_user("solene", first_name="Solène", password="x")
    user.user_permissions.add(Permission.objects.get(codename="direct_buzzsession"))
    return user


@pytest.fixture
def opened(prepared, director) -> BuzzSession:
    """The room is open and everybody has sat down."""
    evening.move(prepared, SessionState.OPEN, key(), EIGHT, director)
    prepared.seats.update(agreed_at=EIGHT)
    prepared.refresh_from_db()
    return prepared


@pytest.fixture
def seats(prepared) -> list[Seat]:
    return list(prepared.seats.all())


@pytest.fixture
def programme(prepared) -> list[Pitch]:
    return list(prepared.pitches.all())
