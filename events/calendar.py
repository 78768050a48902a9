"""Events in calendars: one event, or the agenda as a calendar that people subscribe to.

What a calendar keeps of an event hangs on its UID: it is made of what all languages of the event
share and no edit changes. What was announced stays: a cancelled event is sent as cancelled.
"""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from django.apps import apps
from django.conf import settings
from django.db.models import Max
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.models import PageLogEntry

from content import addresses, calendars
from content.languages import path_by_language
from content.typography import typo
from content.visibility import public
from taxonomy.facets import narrow

from . import agenda, listing
from .choices import Attendance, Status

if TYPE_CHECKING:
    from .models import EventDate, EventIndexPage, EventPage

FEED = "<path:index>/agenda.ics"
FILE = path_by_language(
    fr="<path:event>/evenement.ics", de="<path:event>/termin.ics", en="<path:event>/event.ics"
)
# A subscribed calendar shows what its file holds: last month's events stay in it for a year.
MEMORY = timedelta(days=365)
MOST_EVENTS = 1000
OFF = {Status.CANCELLED: _("Cancelled"), Status.POSTPONED: _("Postponed")}
# Acts after which the feed may say less than before.
WITHDRAWING = ["wagtail.unpublish", "wagtail.delete", "wagtail.move", "wagtail.publish"]


def entry(event: "EventPage", row: "EventDate") -> calendars.Entry:
    """One date of an event, in the language of its page."""
    language = event.locale.language_code
    with override(language):
        status = Status(event.status)
        off = OFF.get(Status.CANCELLED if row.is_cancelled else status)
        url = event.full_url or ""
        return calendars.Entry(
            uid=uid(event.translation_key, row.key),
            # Many calendars show no status: the words say it too.
            summary=typo(f"{off} – {event.title}" if off else event.title, language),
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            changed_at=changed_at(event),
            sequence=sequence(event),
            description="\n\n".join(filter(None, [typo(event.summary, language), url])),
            place=place(event),
            url=url,
            status="CANCELLED" if off else "CONFIRMED",
            language=language,
        )


def uid(event_key: UUID, date_key: UUID) -> str:
    """The name of one date, whatever changes and in whatever language it is told."""
    return calendars.uid("event", uuid5(event_key, date_key.hex).hex)


def place(event: "EventPage") -> str:
    """Where one goes: name and address, or the address online."""
    if event.attendance == Attendance.ONLINE:
        return event.online_url
    return ", ".join(filter(None, [event.place_name, event.address]))


def changed_at(event: "EventPage") -> datetime:
    """When what calendars know of the event was last published."""
    return event.last_published_at or event.first_published_at or timezone.now()


def sequence(event: "EventPage") -> int:
    """Grows with each published change (RFC 5545, 3.8.7.4): seconds since the event first appeared."""
    first = event.first_published_at
    return max(0, int((changed_at(event) - first).total_seconds())) if first else 0


def latest_sequence(event_key: UUID) -> int:
    """The highest of all languages, hidden ones included: what is told to one person grows, though
    their translation lags behind or is no longer shown."""
    events = apps.get_model("events", "EventPage").objects.filter(translation_key=event_key)
    return max(map(sequence, events.defer_streamfields()), default=0)


def of_event(event: "EventPage") -> bytes:
    """The calendar file of one event, a VEVENT for each of its dates."""
    return calendars.calendar(entry(event, row) for row in agenda.dates(event))


def of_agenda(
    index: "EventIndexPage", request: HttpRequest, now: datetime
) -> tuple[bytes, datetime]:
    """The agenda as a calendar file, narrowed by the filters of the list, and when it last changed.

    Without a filter of time it holds what is to come and what took place within a year.

    Args:
        index: the agenda, which anybody may see.
        request: its query string holds the filters of the list.
        now: aware.
    """
    events = public(apps.get_model("events", "EventPage").objects.child_of(index))
    events = agenda.with_next_date(events, now).filter(last_end__gt=now - MEMORY)
    found, _values = narrow(
        agenda.with_next_date(listing.for_cards(events), now).order_by("-last_end", "pk"),
        request,
        listing.facets(now),
    )
    shown = list(found.select_related("locale")[:MOST_EVENTS])
    entries = [entry(event, row) for event in shown for row in agenda.dates(event)]
    name = f"{settings.WAGTAIL_SITE_NAME} · {index.title}"
    moments = [index.last_published_at, index.first_published_at, _last_act(index)]
    for event in shown:
        until = event.embargo_until
        moments += [changed_at(event), until if until and until <= now else None]
    return calendars.calendar(entries, name=name), max(filter(None, moments), default=now)


def feed_url(index: "EventIndexPage", query: str = "", *, webcal: bool = False) -> str:
    """The address at which people subscribe to the agenda.

    Args:
        query: of the list, with its question mark.
        webcal: the scheme that calendars listen to.
    """
    root = addresses.root(index)
    if webcal:
        root = f"webcal://{root.partition('://')[2]}"
    return f"{root}{addresses.below(index, 'agenda-calendar', 'index')}{query}"


def file_url(event: "EventPage") -> str:
    """Where the calendar file of one event is."""
    return f"{addresses.root(event)}{addresses.below(event, 'event-calendar', 'event')}"


def _last_act(index: "EventIndexPage") -> datetime | None:
    """The last time an editor showed, hid or moved an event."""
    acts = PageLogEntry.objects.filter(
        content_type__app_label="events",
        content_type__model="eventpage",
        action__in=WITHDRAWING,
    )
    return acts.aggregate(last=Max("timestamp"))["last"]
