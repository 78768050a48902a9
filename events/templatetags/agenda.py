"""Events in templates: their date and their status at this moment."""

from django import template
from django.utils import timezone

from events import agenda, listing
from events.choices import Status
from events.models import EventDate, EventPage
from events.telling import Told, tell

register = template.Library()


@register.simple_tag
def event_date(event: EventPage, date: EventDate | str | None = None) -> Told | None:
    """`{% event_date event as told %}`: the next date in words, or the one given."""
    now = timezone.now()
    return tell(event, date or listing.shown_date(event, now), now)


@register.filter
def current_status(event: EventPage) -> Status:
    """What is to be said of the event now; its `label` for people, its `value` for styles."""
    return agenda.current_status(event, timezone.now())
