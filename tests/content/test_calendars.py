"""Calendar files, read by a parser that did not write them."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import override_settings
from ical.calendar_stream import IcsCalendarStream

from content import calendars
from content.calendars import Address, Entry

START = datetime(2026, 12, 1, 17, 30, tzinfo=UTC)
ENTRY = Entry(
    uid="meeting-7@labo.example",
    summary="Un atelier ; à Mulhouse, le soir",
    starts_at=START,
    ends_at=START + timedelta(hours=1),
    changed_at=datetime(2026, 11, 23, 8, 0, tzinfo=UTC),
    sequence=3,
    description="Première ligne\nSeconde",
    place="Maison du Labo, Mulhouse",
    url="https://labo.example/fr/",
    organizer=Address('L’équipe "Alsace"; nord', "alsace@labo.example"),
    attendee=Address("Inès", "ines@example.org"),
)


def read(content: bytes):
    return IcsCalendarStream.calendar_from_ics(content.decode())


def test_another_parser_reads_what_was_written():
    file = read(calendars.calendar([ENTRY], calendars.REQUEST))
    event = file.events[0]
    assert (file.version, file.method) == ("2.0", "REQUEST")
    assert (event.uid, event.sequence) == ("meeting-7@labo.example", 3)
    assert event.summary == "Un atelier ; à Mulhouse, le soir"
    assert event.description == "Première ligne\nSeconde"
    assert event.location == "Maison du Labo, Mulhouse"
    assert event.dtstart == START
    assert event.dtend == START + timedelta(hours=1)
    assert str(event.dtstart.tzinfo) == "Europe/Paris"
    assert event.organizer.uri == "mailto:alsace@labo.example"
    assert [who.uri for who in event.attendees] == ["mailto:ines@example.org"]
    assert event.status == "CONFIRMED"


def test_the_zone_says_when_clocks_change():
    zone = read(calendars.calendar([ENTRY])).timezones[0]
    assert zone.tz_id == "Europe/Paris"
    rules = [(rule.tz_offset_to.offset, rule.rrule.as_rrule_str()) for rule in
             (*zone.daylight, *zone.standard)]  # fmt: skip
    assert rules == [
        (timedelta(hours=2), "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3"),
        (timedelta(hours=1), "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"),
    ]


def test_lines_end_and_fold_as_the_standard_asks():
    content = calendars.calendar([ENTRY], name="Agenda du Labo")
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"DTSTART;TZID=Europe/Paris:20261201T183000" in content
    assert b"DTSTAMP:20261123T080000Z" in content


@pytest.mark.parametrize("base", ["https://labo.example:8000/x", "https://labo.example"])
def test_a_uid_ends_in_the_name_of_the_site(base):
    with override_settings(WAGTAILADMIN_BASE_URL=base):
        assert calendars.uid("event", 7) == "event-7@labo.example"


def test_an_entry_needs_little_and_several_fit():
    small = Entry("a@b", "Deux mots", START, START + timedelta(hours=1), START)
    file = read(calendars.calendar([ENTRY, small]))
    assert [event.summary for event in file.events] == [ENTRY.summary, "Deux mots"]
    # Nobody is invited: neither a method nor guests.
    assert file.method is None
    assert [(event.organizer, event.attendees) for event in file.events] == [(None, [])] * 2
