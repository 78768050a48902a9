"""A team that answers, a journalist with a space, and a Monday."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from people.models import Programme
from press import links
from press.models import Journalist
from tests.factories import make_programme, make_territory

from .rows import make_journalist, make_outlet

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


@pytest.fixture
def mulhouse(team):
    """A municipality and its department, to be subscribed to."""
    return make_territory("Mulhouse", make_territory("Haut-Rhin", kind="department", code="68"))


@pytest.fixture
def reporter(team) -> Journalist:
    """Somebody of a newsroom that we know."""
    return make_journalist(outlet=make_outlet("Le Courrier"))


@pytest.fixture
def space(reporter) -> str:
    """The address of their space."""
    return links.space_path(links.space(reporter, MONDAY))
