"""Dates and hours as people say them."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override

from content import dates

PARIS = ZoneInfo("Europe/Paris")


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=PARIS)


def told(text: str) -> str:
    """Write `~` for a no-break space, so that a table can be read."""
    return text.replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("value", "language", "expected"),
    [
        (date(2027, 3, 12), "fr", "12~mars 2027"),
        (date(2027, 3, 1), "fr", "1er~mars 2027"),
        (date(2027, 8, 1), "fr", "1er~août 2027"),
        (date(2027, 3, 12), "de", "12.~März 2027"),
        (date(2027, 3, 1), "de", "1.~März 2027"),
        (date(2027, 3, 12), "en", "12~March 2027"),
        (date(2027, 3, 12), "en-gb", "12~March 2027"),
        (date(2027, 3, 12), "it", "12~mars 2027"),
    ],
)
def test_a_day(value, language, expected):
    assert told(dates.day(value, language)) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fr", "vendredi 12~mars 2027"),
        ("de", "Freitag, 12.~März 2027"),
        ("en", "Friday 12~March 2027"),
    ],
)
def test_a_day_with_its_name(language, expected):
    assert told(dates.day(date(2027, 3, 12), language, weekday=True)) == expected


@pytest.mark.parametrize(
    ("value", "french", "german", "english"),
    [
        (time(18, 30), "18~h~30", "18:30~Uhr", "6:30pm"),
        (time(21, 0), "21~h", "21~Uhr", "9pm"),
        (time(9, 5), "9~h~05", "9:05~Uhr", "9:05am"),
        (time(12, 0), "12~h", "12~Uhr", "midday"),
        (time(12, 30), "12~h~30", "12:30~Uhr", "12:30pm"),
        (time(0, 0), "0~h", "0~Uhr", "midnight"),
        (time(0, 15), "0~h~15", "0:15~Uhr", "12:15am"),
    ],
)
def test_an_hour(value, french, german, english):
    assert told(dates.hour(value, "fr")) == french
    assert told(dates.hour(value, "de")) == german
    assert told(dates.hour(value, "en")) == english


SPANS = [
    (
        (2027, 3, 11, 18, 30),
        (2027, 3, 11, 21),
        "jeudi 11~mars 2027, de 18~h~30 à 21~h",
        "Donnerstag, 11.~März 2027, 18:30 bis 21~Uhr",
        "Thursday 11~March 2027, 6:30pm to 9pm",
    ),
    (  # until midnight: still one evening
        (2027, 3, 11, 20),
        (2027, 3, 12, 0),
        "jeudi 11~mars 2027, de 20~h à minuit",
        "Donnerstag, 11.~März 2027, 20 bis 24~Uhr",
        "Thursday 11~March 2027, 8pm to midnight",
    ),
    (  # into the night
        (2026, 12, 31, 22),
        (2027, 1, 1, 2),
        "jeudi 31~décembre 2026, de 22~h à 2~h",
        "Donnerstag, 31.~Dezember 2026, 22 bis 2~Uhr",
        "Thursday 31~December 2026, 10pm to 2am",
    ),
    (  # two days
        (2027, 3, 12, 14),
        (2027, 3, 13, 17, 30),
        "du vendredi 12~mars à 14~h au samedi 13~mars 2027 à 17~h~30",
        "Freitag, 12.~März, 14~Uhr bis Samstag, 13.~März 2027, 17:30~Uhr",
        "Friday 12~March, 2pm to Saturday 13~March 2027, 5:30pm",
    ),
    (  # over the new year
        (2026, 12, 31, 14),
        (2027, 1, 1, 17),
        "du jeudi 31~décembre 2026 à 14~h au vendredi 1er~janvier 2027 à 17~h",
        "Donnerstag, 31.~Dezember 2026, 14~Uhr bis Freitag, 1.~Januar 2027, 17~Uhr",
        "Thursday 31~December 2026, 2pm to Friday 1~January 2027, 5pm",
    ),
    (  # the night in which the clock goes forward: the wall clock counts
        (2027, 3, 28, 1),
        (2027, 3, 28, 4),
        "dimanche 28~mars 2027, de 1~h à 4~h",
        "Sonntag, 28.~März 2027, 1 bis 4~Uhr",
        "Sunday 28~March 2027, 1am to 4am",
    ),
]


@pytest.mark.parametrize(("start", "end", "french", "german", "english"), SPANS)
def test_a_span(start, end, french, german, english):
    assert told(dates.span(at(*start), at(*end), "fr")) == french
    assert told(dates.span(at(*start), at(*end), "de")) == german
    assert told(dates.span(at(*start), at(*end), "en")) == english


@pytest.mark.parametrize(
    ("start", "end", "french", "german", "english"),
    [
        (
            date(2027, 3, 1),
            date(2027, 3, 14),
            "du 1er au 14~mars 2027",
            "1. bis 14.~März 2027",
            "1 to 14~March 2027",
        ),
        (
            date(2027, 3, 30),
            date(2027, 4, 2),
            "du 30~mars au 2~avril 2027",
            "30.~März bis 2.~April 2027",
            "30~March to 2~April 2027",
        ),
        (
            date(2026, 12, 30),
            date(2027, 1, 2),
            "du 30~décembre 2026 au 2~janvier 2027",
            "30.~Dezember 2026 bis 2.~Januar 2027",
            "30~December 2026 to 2~January 2027",
        ),
        (
            date(2027, 3, 1),
            date(2027, 3, 1),
            "1er~mars 2027",
            "1.~März 2027",
            "1~March 2027",
        ),
    ],
)
def test_several_days(start, end, french, german, english):
    assert told(dates.days(start, end, "fr")) == french
    assert told(dates.days(start, end, "de")) == german
    assert told(dates.days(start, end, "en")) == english


def test_an_end_a_month_and_a_weekday():
    assert told(dates.until(date(2027, 4, 30), "fr")) == "jusqu’au 30~avril 2027"
    assert told(dates.until(date(2027, 4, 30), "de")) == "bis 30.~April 2027"
    assert told(dates.until(date(2027, 4, 30), "en")) == "until 30~April 2027"
    assert dates.month(date(2027, 3, 12), "de") == "März 2027"
    assert [dates.weekday_name(6, language) for language in ("fr", "de", "en")] == [
        "dimanche",
        "Sonntag",
        "Sunday",
    ]


def test_without_a_language_the_active_one_speaks():
    with override("de"):
        assert told(dates.day(date(2027, 3, 12))) == "12.~März 2027"
    with override(None):
        assert told(dates.day(date(2027, 3, 12))) == "12~mars 2027"
