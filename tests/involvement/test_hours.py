"""The clock counts the minutes in which somebody is there."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation

from involvement.hours import due_at
from involvement.wording import deadline
from people.models import OpeningHours, Programme
from tests.factories import make_programme

PARIS = ZoneInfo("Europe/Paris")


def paris(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=PARIS)


# The factory's team answers from Monday to Friday, 9 to 12 and 14 to 18.
# received, minutes, due in France, due in Alsace (None: the same)
CASES = {
    "in the morning": ("2026-11-23 09:30", 60, "2026-11-23 10:30", None),
    "exactly when it opens": ("2026-11-23 09:00", 60, "2026-11-23 10:00", None),
    "until it closes": ("2026-11-23 11:00", 60, "2026-11-23 12:00", None),
    "over lunch": ("2026-11-23 11:30", 60, "2026-11-23 14:30", None),
    "during lunch": ("2026-11-23 12:00", 60, "2026-11-23 15:00", None),
    "over night": ("2026-11-23 17:45", 60, "2026-11-24 09:45", None),
    "exactly when it closes": ("2026-11-23 18:00", 60, "2026-11-24 10:00", None),
    "in the night": ("2026-11-24 03:12", 60, "2026-11-24 10:00", None),
    "over the weekend": ("2026-11-20 17:30", 60, "2026-11-23 09:30", None),
    "on Sunday": ("2026-11-22 21:00", 60, "2026-11-23 10:00", None),
    "no minutes at all": ("2026-11-22 21:00", 0, "2026-11-23 09:00", None),
    "several days": ("2026-11-23 09:00", 8 * 60, "2026-11-24 10:00", None),
    "the eve of a holiday": ("2026-11-10 17:30", 60, "2026-11-12 09:30", None),
    "on a holiday": ("2026-11-11 10:00", 60, "2026-11-12 10:00", None),
    "Good Friday": ("2027-03-26 10:00", 60, "2027-03-26 11:00", "2027-03-30 10:00"),
    "St Stephen's Day": ("2029-12-26 09:00", 60, "2029-12-26 10:00", "2029-12-27 10:00"),
    "clocks go forward": ("2027-03-27 23:00", 60, "2027-03-30 10:00", None),
    "clocks go back": ("2026-10-24 23:00", 60, "2026-10-26 10:00", None),
    "over New Year": ("2026-12-31 17:50", 60, "2027-01-04 09:50", None),
}


@pytest.mark.django_db
@pytest.mark.parametrize("region", ["", "Alsace"])
@pytest.mark.parametrize("case", CASES)
def test_due(case: str, region: str):
    received, minutes, in_france, in_alsace = CASES[case]
    programme = make_programme(holiday_region=region)

    due = due_at(programme, paris(received), minutes)

    assert due == paris((in_alsace or in_france) if region else in_france)
    assert due.tzinfo == UTC


def with_hours(*rows: tuple[int, str, str]) -> Programme:
    programme = make_programme()
    programme.opening_hours = [
        OpeningHours(
            weekday=day, opens_at=time.fromisoformat(opens), closes_at=time.fromisoformat(closes)
        )
        for day, opens, closes in rows
    ]
    programme.save()
    return programme


@pytest.mark.django_db
def test_night_shift_loses_the_hour_that_does_not_exist():
    programme = with_hours((6, "00:00", "06:00"))
    # On 28 March 2027 two o'clock is followed by three o'clock.
    assert due_at(programme, paris("2027-03-28 01:00"), 120) == paris("2027-03-28 04:00")


@pytest.mark.django_db
def test_night_shift_gains_the_hour_that_comes_twice():
    programme = with_hours((6, "00:00", "06:00"))
    # On 25 October 2026 the hour from two to three comes twice.
    assert due_at(programme, paris("2026-10-25 01:00"), 240) == paris("2026-10-25 04:00")


@pytest.mark.django_db
def test_rows_that_overlap_or_touch_are_counted_once():
    programme = with_hours((0, "11:00", "13:00"), (0, "09:00", "12:00"), (0, "13:00", "14:00"))
    assert due_at(programme, paris("2026-11-23 09:00"), 300) == paris("2026-11-23 14:00")


@pytest.mark.django_db
def test_without_opening_hours_a_day_later():
    received = paris("2026-10-24 12:00")
    assert due_at(with_hours(), received, 60) == datetime(2026, 10, 25, 10, 0, tzinfo=UTC)


@pytest.mark.django_db
def test_hours_that_are_upside_down_count_as_none():
    received = paris("2026-11-23 12:00")
    assert due_at(with_hours((0, "18:00", "09:00")), received, 60) == paris("2026-11-24 12:00")


NOW = paris("2026-11-23 09:30")


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ("2026-11-23 11:00", "today before 11am"),
        ("2026-11-23 11:01", "today before 11:05am"),
        ("2026-11-23 17:56", "today before 6pm"),
        ("2026-11-24 10:30", "tomorrow before 10:30am"),
        ("2026-11-30 10:00", "Monday 30\u00a0November before 10am"),
        ("2027-01-04 09:50", "Monday 4\u00a0January 2027 before 9:50am"),
    ],
)
def test_deadline_in_words(due: str, words: str):
    with translation.override("en"):
        assert deadline(paris(due), NOW) == words


def test_today_is_counted_in_the_zone_of_the_site():
    late = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)  # already Tuesday in Paris
    with translation.override("en"), timezone.override(None):
        assert deadline(paris("2026-11-24 10:00"), late) == "today before 10am"
