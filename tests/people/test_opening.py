"""Opening hours in words."""

from datetime import time

from people.models import OpeningHours
from people.opening import in_words

DAY = [(9, 12), (14, 18)]


def week(**days: list[tuple[int, int]]) -> list[OpeningHours]:
    names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    return [
        OpeningHours(weekday=names.index(name), opens_at=time(opens), closes_at=time(closes))
        for name, spans in days.items()
        for opens, closes in spans
    ]


def told(rows: list[OpeningHours], language: str) -> list[str]:
    lines = in_words(rows, language)
    return [f"{line.days}: {line.hours}".replace("\u00a0", "~") for line in lines]


def test_a_usual_week():
    rows = week(mon=DAY, tue=DAY, wed=DAY, thu=DAY, fri=DAY)
    assert told(rows, "fr") == ["du lundi au vendredi: de 9~h à 12~h et de 14~h à 18~h"]
    assert told(rows, "de") == ["Montag bis Freitag: 9 bis 12~Uhr und 14 bis 18~Uhr"]
    assert told(rows, "en") == ["Monday to Friday: 9am to midday and 2pm to 6pm"]


def test_days_with_equal_hours_stand_together_and_gaps_are_told():
    rows = week(mon=DAY, tue=DAY, thu=DAY, fri=DAY, sat=[(9, 12)])
    assert told(rows, "fr") == [
        "lundi, mardi, jeudi et vendredi: de 9~h à 12~h et de 14~h à 18~h",
        "samedi: de 9~h à 12~h",
    ]
    rows = week(mon=DAY, tue=DAY, wed=DAY, fri=DAY)
    assert told(rows, "fr") == ["du lundi au mercredi et vendredi: de 9~h à 12~h et de 14~h à 18~h"]
    assert told(rows, "de") == ["Montag bis Mittwoch und Freitag: 9 bis 12~Uhr und 14 bis 18~Uhr"]


def test_rows_may_come_in_any_order_and_there_may_be_none():
    assert told(list(reversed(week(mon=DAY, sun=[(10, 11)]))), "en") == [
        "Monday: 9am to midday and 2pm to 6pm",
        "Sunday: 10am to 11am",
    ]
    assert in_words([], "fr") == []
