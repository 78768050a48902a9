"""When letters leave: month ends, leap years, clock changes, holidays and hours of a team."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from involvement.follow_ups import cadence
from people.models import LetterMoment, OpeningHours
from tests.factories import make_programme

pytestmark = pytest.mark.django_db
PARIS = ZoneInfo("Europe/Paris")


def paris(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=PARIS)


@pytest.fixture
def alsace():
    """Open from Monday to Friday at nine; Good Friday and 26 December are holidays."""
    return make_programme("Alsace", holiday_region="Alsace")


@pytest.mark.parametrize(
    ("day", "moment", "expected"),
    [
        (date(2026, 11, 23), (7, "days"), date(2026, 11, 30)),
        (date(2026, 12, 28), (7, "days"), date(2027, 1, 4)),
        (date(2027, 1, 31), (1, "months"), date(2027, 2, 28)),
        (date(2028, 1, 31), (1, "months"), date(2028, 2, 29)),
        (date(2026, 11, 30), (3, "months"), date(2027, 2, 28)),
        (date(2028, 2, 29), (12, "months"), date(2029, 2, 28)),
        (date(2027, 8, 31), (6, "months"), date(2028, 2, 29)),
        (date(2026, 10, 31), (1, "months"), date(2026, 11, 30)),
        (date(2026, 12, 15), (1, "months"), date(2027, 1, 15)),
    ],
)
def test_the_day_so_long_after(day, moment, expected):
    assert cadence.day_of(day, moment) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2026, 11, 24), paris(2026, 11, 24, 9), id="a Tuesday"),
        pytest.param(date(2026, 11, 28), paris(2026, 11, 30, 9), id="a Saturday"),
        pytest.param(
            date(2027, 3, 26), paris(2027, 3, 30, 9), id="Good Friday, then Easter Monday"
        ),
        pytest.param(date(2026, 12, 25), paris(2026, 12, 28, 9), id="two days of Christmas"),
        pytest.param(date(2027, 1, 1), paris(2027, 1, 4, 9), id="New Year on a Friday"),
        pytest.param(date(2027, 3, 27), paris(2027, 3, 30, 9), id="summer time begins"),
        pytest.param(date(2026, 10, 25), paris(2026, 10, 26, 9), id="winter time begins"),
    ],
)
def test_mornings_of_a_team(alsace, day, expected):
    assert cadence.morning(alsace, day) == expected


def test_nine_in_the_morning_stays_nine_when_the_clocks_change(alsace):
    assert cadence.morning(alsace, date(2027, 3, 25)).astimezone(UTC).hour == 8
    assert cadence.morning(alsace, date(2027, 3, 30)).astimezone(UTC).hour == 7


def test_good_friday_is_a_working_day_elsewhere():
    lyon = make_programme("Lyon")
    assert cadence.morning(lyon, date(2027, 3, 26)) == paris(2027, 3, 26, 9)


def test_a_team_that_opens_late_writes_late(alsace):
    alsace.opening_hours = [OpeningHours(weekday=2, opens_at=time(14), closes_at=time(18))]
    alsace.save()
    assert cadence.morning(alsace, date(2026, 11, 23)) == paris(2026, 11, 25, 14)


def test_without_hours_offices_open_at_nine(alsace):
    alsace.opening_hours = []
    alsace.save()
    assert cadence.morning(alsace, date(2026, 12, 25)) == paris(2026, 12, 28, 9)


def test_the_next_morning_is_still_to_come(alsace):
    assert cadence.next_morning(alsace, paris(2026, 11, 24, 8, 59)) == paris(2026, 11, 24, 9)
    assert cadence.next_morning(alsace, paris(2026, 11, 24, 9)) == paris(2026, 11, 25, 9)
    assert cadence.next_morning(alsace, paris(2026, 11, 27, 20)) == paris(2026, 11, 30, 9)


def test_five_letters_in_a_year(alsace):
    assert cadence.letters_at(alsace, paris(2026, 11, 23, 17, 30)) == [
        paris(2026, 11, 30, 9),
        paris(2026, 12, 23, 9),
        paris(2027, 2, 23, 9),
        paris(2027, 5, 24, 9),  # the 23rd is a Sunday
        paris(2027, 11, 23, 9),
    ]


def test_the_day_is_the_one_in_alsace(alsace):
    just_after_midnight = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    assert cadence.letters_at(alsace, just_after_midnight)[0] == paris(2026, 12, 1, 9)


def test_a_team_chooses_its_own_rhythm(alsace):
    alsace.letter_moments = [
        LetterMoment(number=2, unit="months"),
        LetterMoment(number=3, unit="days"),
        LetterMoment(number=4, unit="days"),
        LetterMoment(number=2, unit="months"),
    ]
    alsace.save()
    assert cadence.moments_of(alsace) == [(3, "days"), (4, "days"), (2, "months")]
    # From a Wednesday, three days and four days later meet on the same Monday: one letter.
    assert cadence.letters_at(alsace, paris(2026, 11, 25, 10)) == [
        paris(2026, 11, 30, 9),
        paris(2027, 1, 25, 9),
    ]
