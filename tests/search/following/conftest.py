"""A team that writes, a piece of Alsace, and a Monday."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from people.models import Programme
from search.following.models import Cadence, Follow
from taxonomy.models import Territory
from tests.factories import make_programme, make_territory

MONDAY = datetime(2026, 11, 23, 9, 30, tzinfo=ZoneInfo("Europe/Paris"))


def make_follow(
    email: str = "lea@example.org", issues: Any = (), territories: Any = (), **kwargs: Any
) -> Follow:
    """Somebody who confirmed a moment ago and hears at once."""
    now = timezone.now()
    follow = Follow.objects.create(
        **{
            "email": email,
            "cadence": Cadence.AT_ONCE,
            "created_at": now,
            "confirmed_at": now,
            "since": now,
            "digest_on": timezone.localdate(now),
            "last_active_at": now,
        }
        | kwargs
    )
    follow.issues.set(issues)
    follow.territories.set(territories)
    return follow


@pytest.fixture(autouse=True)
def erasure_log(tmp_path, settings):
    settings.ERASURE_LOG = tmp_path / "kept" / "erasures.jsonl"
    return settings.ERASURE_LOG


@pytest.fixture
def monday():
    """It is Monday 23 November 2026, half past nine in Mulhouse."""
    with time_machine.travel(MONDAY, tick=False):
        yield MONDAY


@pytest.fixture
def team(tree, monday) -> Programme:
    """Its address is the sender."""
    return make_programme("Alsace", is_default=True)


@pytest.fixture
def alsace(team) -> dict[str, Territory]:
    """A department with an intercommunality, which holds a municipality; a department beside."""
    upper = make_territory("Haut-Rhin", kind="department", code="68")
    lower = make_territory("Bas-Rhin", kind="department", code="67")
    m2a = make_territory("Mulhouse Alsace Agglomération", upper, kind="epci", code="200066009")
    mulhouse = make_territory("Mulhouse", m2a, code="68224")
    colmar = make_territory("Colmar", upper, code="68066")
    return {"68": upper, "67": lower, "m2a": m2a, "mulhouse": mulhouse, "colmar": colmar}
