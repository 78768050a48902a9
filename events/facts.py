"""What the page of an event shows beyond its own fields."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch, prefetch_related_objects

from people.models import Facilitator
from taxonomy.links import tag_rows

from . import agenda, beside, calendar
from .agenda import Moment
from .choices import Accessibility, Attendance
from .price import price
from .registration import pages
from .telling import tell_all

if TYPE_CHECKING:
    from .models import EventPage


def fetch_rows(event: "EventPage") -> None:
    """Fetch what the page and its structured data show, each kind of row with one query."""
    if event.pk:
        speakers = type(event).speakers.rel.related_model.objects
        prefetch_related_objects(
            [event],
            "dates",
            *tag_rows(type(event)),
            Prefetch("speakers", speakers.select_related("organisation")),
            "story_links",
            Prefetch("contact", Facilitator.objects.select_related("programme", "photo")),
            "cover__renditions",
        )


def facts(event: "EventPage", now: datetime) -> dict[str, Any]:
    """Context of the event's page beyond its own fields."""
    contact = event.contact
    labels = dict(Accessibility.choices)
    return {
        "event": event,
        "beside": beside.of(event, now),
        "dates": tell_all(event, now),
        "calendar_url": calendar.file_url(event) if event.pk else "",
        "status": agenda.current_status(event, now),
        "registration_is_possible": agenda.registration_is_possible(event, now),
        "places_left": pages.places_left(event, now),
        "sign_up_url": pages.sign_up_path(event, now),
        "price": price(event),
        "has_begun": agenda.moment(event, now) is Moment.RUNNING,
        "is_on_site": event.attendance != Attendance.ONLINE,
        "is_online": event.attendance != Attendance.ON_SITE,
        "accessibility": [labels[code] for code in event.accessibility if code in labels],
        "contact": contact if contact and contact.active else None,
        "speakers": [row for row in event.speakers.all() if row.organisation],
        "story_ids": [link.story_id for link in event.story_links.all()],
    }
