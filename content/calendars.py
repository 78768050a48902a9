"""Calendar files: one appointment that every calendar can read (RFC 5545)."""

from datetime import UTC, datetime

import icalendar
from django.conf import settings

MIMETYPE = "text/calendar"


def calendar_file(
    *,
    uid: str,
    title: str,
    starts_at: datetime,
    ends_at: datetime,
    written_at: datetime,
    description: str = "",
    place: str = "",
    url: str = "",
) -> bytes:
    """One appointment as an .ics file, its times in UTC, which needs no table of time zones.

    Args:
        uid: names the appointment for good; a later file with the same one replaces it.
        title: what a calendar shows.
        starts_at: aware.
        ends_at: aware.
        written_at: when the appointment was last changed, aware; of two files the newer counts.
        description: plain text.
        place: where, in words.
        url: a page about it.
    """
    event = icalendar.Event()
    event.add("uid", uid)
    event.add("dtstamp", written_at.astimezone(UTC))
    event.add("dtstart", starts_at.astimezone(UTC))
    event.add("dtend", ends_at.astimezone(UTC))
    event.add("summary", title)
    for name, value in (("description", description), ("location", place), ("url", url)):
        if value:
            event.add(name, value)
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//{settings.WAGTAIL_SITE_NAME}//labo//")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return calendar.to_ical()
