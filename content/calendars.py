"""Calendar files (RFC 5545, and RFC 5546 for invitations), as calendars of phones and offices read them.

Times are told in the site's time zone, so that a meeting at ten stays at ten when clocks change.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from icalendar import Calendar, Event, Timezone, vCalAddress, vText

MIMETYPE = "text/calendar"
REQUEST, CANCEL = "REQUEST", "CANCEL"
# The rule of the European Union since 1996 (Directive 2000/84/EC). icalendar would list every
# change of clocks one by one, which Outlook reads badly.
CENTRAL_EUROPE = """BEGIN:VTIMEZONE
TZID:{zone}
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""


@dataclass(frozen=True)
class Address:
    """Somebody in a calendar file."""

    name: str
    email: str


@dataclass(frozen=True)
class Entry:
    """Something that takes place.

    Attributes:
        uid: from `uid`; the same for as long as it is the same event, whatever changes.
        starts_at, ends_at: aware.
        changed_at: when it was last changed, aware.
        sequence: grows with every change.
        place: where, or how; may be empty.
        url: where more is told.
        organizer, attendee: for invitations, left out of other files.
        status: CONFIRMED, TENTATIVE or CANCELLED.
        language: of its words.
    """

    uid: str
    summary: str
    starts_at: datetime
    ends_at: datetime
    changed_at: datetime
    sequence: int = 0
    description: str = ""
    place: str = ""
    url: str = ""
    organizer: Address | None = None
    attendee: Address | None = None
    status: str = "CONFIRMED"
    language: str = ""


def uid(kind: str, key: object) -> str:
    """A name for an event that no other calendar has: `introduction-12@labo.example`."""
    return f"{kind}-{key}@{urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname}"


def calendar(entries: Iterable[Entry], method: str = "", name: str = "") -> bytes:
    """A calendar file.

    Args:
        entries: what it holds.
        method: REQUEST for an invitation (again, with a higher sequence, when it changes), CANCEL to
            take it back; none for a file that one takes by oneself. PUBLISH would ask for an
            organizer and forbid guests (RFC 5546, 3.2.1).
        name: of a calendar that people subscribe to.
    """
    file = Calendar()
    file.add("prodid", f"-//{settings.WAGTAIL_SITE_NAME}//FR")
    file.add("version", "2.0")
    if method:
        file.add("method", method)
    if name:
        file.add("x-wr-calname", name)
    file.add_component(Timezone.from_ical(CENTRAL_EUROPE.format(zone=settings.TIME_ZONE)))
    for entry in entries:
        file.add_component(_event(entry, invites=bool(method)))
    return file.to_ical()


def _event(entry: Entry, *, invites: bool) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.changed_at.astimezone(UTC))
    event.add("sequence", entry.sequence)
    event.add("dtstart", _local(entry.starts_at))
    event.add("dtend", _local(entry.ends_at))
    words = {"LANGUAGE": entry.language} if entry.language else {}
    event.add("summary", entry.summary, words)
    event.add("status", entry.status)
    for key, value, parameters in (
        ("description", entry.description, words),
        ("location", entry.place, {}),
        ("url", entry.url, {}),
    ):
        if value:
            event.add(key, value, parameters)
    if entry.organizer and invites:
        event.add("organizer", _address(entry.organizer))
    if entry.attendee and invites:
        guest = _address(entry.attendee)
        guest.params["ROLE"] = vText("REQ-PARTICIPANT")
        guest.params["PARTSTAT"] = vText("ACCEPTED")
        event.add("attendee", guest)
    return event


def _local(moment: datetime) -> datetime:
    """In the site's time zone; but the hour that comes twice means its first pass there (RFC 5545,
    3.3.5), and only UTC can name the second."""
    local = moment.astimezone(ZoneInfo(settings.TIME_ZONE))
    return local.astimezone(UTC) if local.fold else local


def _address(who: Address) -> vCalAddress:
    address = vCalAddress(f"mailto:{who.email}")
    address.params["CN"] = vText(who.name)
    return address
