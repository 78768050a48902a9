"""A team of two, a log of erasures of one's own, and somebody who went through everything."""

from datetime import timedelta

import pytest

from involvement.models import Involvement, Person
from people.models import Facilitator
from tests.factories import make_facilitator
from tests.involvement.conftest import MONDAY_MORNING
from tests.involvement.law.life import live, live_on


@pytest.fixture(autouse=True)
def erasure_log(tmp_path, settings):
    settings.ERASURE_LOG = tmp_path / "kept" / "erasures.jsonl"
    return settings.ERASURE_LOG


@pytest.fixture
def malik(camille) -> Facilitator:
    """Camille's colleague."""
    return make_facilitator(camille.programme, "Malik Aziz")


@pytest.fixture
def life(camille, malik) -> Involvement:
    """The second request of somebody of whom the app has seen everything."""
    return live(camille, MONDAY_MORNING)


@pytest.fixture
def xanthippe(life) -> Person:
    return life.person


@pytest.fixture
def met(life) -> Person:
    """The same person, who has also met somebody and made a plan: a row of every holding."""
    live_on(life, MONDAY_MORNING + timedelta(hours=2, minutes=30))
    return life.person
