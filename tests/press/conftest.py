"""A team that answers, and a Monday."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from people.models import Programme
from tests.factories import make_programme

MONDAY = datetime(2026, 11, 23, 9, 30, tzinfo=ZoneInfo("Europe/Paris"))
ORIGIN = {"HTTP_ORIGIN": "http://testserver"}


@pytest.fixture
def monday():
    """It is Monday 23 November 2026, half past nine in Mulhouse."""
    with time_machine.travel(MONDAY, tick=False):
        yield MONDAY


@pytest.fixture
def team(tree, monday) -> Programme:
    """Answers the press."""
    return make_programme("Alsace", is_default=True, phone="03 89 00 00 00")
