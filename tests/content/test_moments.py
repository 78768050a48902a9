"""When public pages change by themselves."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from content.moments import next_change, next_midnight
from content.remembered import present
from tests.factories import make_event, make_story

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "midnight"),
    [
        (NOON, datetime(2026, 12, 1, 23, tzinfo=UTC)),
        (datetime(2026, 12, 1, 23, tzinfo=UTC), datetime(2026, 12, 2, 23, tzinfo=UTC)),
        # The nights on which clocks change.
        (datetime(2027, 3, 28, 0, 30, tzinfo=UTC), datetime(2027, 3, 28, 22, tzinfo=UTC)),
        (datetime(2026, 10, 24, 22, tzinfo=UTC), datetime(2026, 10, 25, 23, tzinfo=UTC)),
    ],
)
def test_a_day_begins_at_midnight_in_paris(now, midnight):
    assert next_midnight(now) == midnight


@pytest.mark.django_db
def test_the_next_moment_is_the_first_of_all(tree):
    # Without anything else: days begin in Réunion, at 20:00 UTC, before they do in Paris.
    assert next_change(NOON) == NOON.replace(hour=20)
    in_minutes = [NOON + timedelta(minutes=minutes) for minutes in range(6)]
    make_event(dates=[(in_minutes[1], in_minutes[4])])
    make_story("Embargo", embargo_until=in_minutes[2])
    make_story("Brouillon", embargo_until=in_minutes[3], live=False)
    found, now = [], NOON
    while now < in_minutes[5]:
        now = next_change(now)
        found.append(now)
    assert found == [in_minutes[1], in_minutes[2], in_minutes[4], NOON.replace(hour=20)]


@pytest.mark.django_db
def test_what_is_remembered_ends_with_it(tree):
    make_story("Embargo", embargo_until=NOON)
    with time_machine.travel(NOON - timedelta(seconds=1), tick=False):
        before = present()
        assert (before[1], present()) == (NOON, before)
    with time_machine.travel(NOON, tick=False):
        after = present()
        assert after[0] != before[0]
        assert after[1] == NOON.replace(hour=20)
