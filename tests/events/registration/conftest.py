"""An evening with twenty places, and people who want to come."""

from datetime import datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
import time_machine

from events.models import EventPage
from events.registration import pages, signing_up
from events.registration.models import Occasion, Registration
from events.registration.signing_up import SignUp
from tests.factories import make_event, make_facilitator, make_programme

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2027, 3, 1, 12, tzinfo=PARIS)
ORIGIN = {"HTTP_ORIGIN": "http://testserver"}


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def evening(tree, clock) -> EventPage:
    """Friday 12 March 2027, half past six; two places."""
    camille = make_facilitator(make_programme(), "Camille")
    return make_event(
        "Une soirée", at("2027-03-12 18:30"), status="open", registration_here=True,
        capacity=2, contact=camille, address="1 rue de l’Exemple, Mulhouse",
    )  # fmt: skip


@pytest.fixture
def occasion(evening) -> Occasion:
    return pages.occasion_of(evening, evening.dates.get(), NOW)


def wish(name: str = "Inès", **changes) -> SignUp:
    values = {"form_key": uuid4(), "name": name, "email": f"{name.lower()}@example.org",
              "language": "fr"}  # fmt: skip
    return SignUp(**(values | changes))


def sign_up(occasion: Occasion, name: str, now: datetime = NOW, **changes) -> Registration:
    return signing_up.register(occasion, wish(name, **changes), now)


def states(occasion: Occasion) -> dict[str, str]:
    rows = occasion.registrations.select_related("person")
    return {row.person.first_name: row.state for row in rows}


def later(**kwargs) -> datetime:
    return NOW + timedelta(**kwargs)
