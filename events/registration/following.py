"""What changed on an event's page reaches those who signed up: each change once.

The worker looks; so an editor does not wait for 250 mails, and nothing is lost in a crash.
"""

import logging
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.db.models import Q
from wagtail.models import Page

from events import agenda
from events.choices import OFF, Status

from . import mails, pages, places, reminding
from .models import LIVE, Occasion, RegistrationState

logger = logging.getLogger(__name__)
# So long after its end nothing is told any more.
AFTER = timedelta(hours=1)


def follow(now: datetime) -> int:
    """Bring dates with registrations up to date with their pages. Returns how many changed."""
    # One that was postponed waits for its new day, however long ago the old one was.
    awaited = Q(ends_at__gt=now - AFTER) | Q(is_off=True, registrations__state__in=LIVE)
    occasions = list(Occasion.objects.filter(awaited).distinct())
    events = _leading_pages(occasions)
    changed = 0
    for occasion in occasions:
        event = events.get(occasion.event_key)
        if event is None or not _differs(occasion, event):
            continue
        try:
            with places.locked(occasion.pk) as held:
                _bring_up_to_date(held, event, now)
                changed += 1
        except Exception:
            logger.exception("date %s could not follow its page", occasion.pk)
    return changed


def _leading_pages(occasions: list[Occasion]) -> dict:
    """The published page in which each event was written first: translations may lag behind."""
    keys = {occasion.event_key for occasion in occasions}
    model = apps.get_model("events", "EventPage")
    rows = model.objects.live().filter(translation_key__in=keys).order_by("-pk")
    return {event.translation_key: event for event in rows.prefetch_related("dates")}


def _row(occasion: Occasion, event: Page):
    return next((row for row in agenda.dates(event) if row.key == occasion.date_key), None)


def _is_off(row: Any, event: Page) -> bool:
    """Whether the date was removed, is cancelled by itself, or does not take place with the event."""
    return row is None or row.is_cancelled or event.status in OFF


def _differs(occasion: Occasion, event: Page) -> bool:
    row = _row(occasion, event)
    if _is_off(row, event) != occasion.is_off:
        return True
    if row is None:
        return False
    return any(getattr(occasion, name) != value for name, value in pages.facts(event, row).items())


def _bring_up_to_date(occasion: Occasion, event: Page, now: datetime) -> None:
    row = _row(occasion, event)
    was_off = occasion.is_off
    occasion.is_off = _is_off(row, event)
    postponed = event.status == Status.POSTPONED and not (row and row.is_cancelled)
    if row is not None:
        values = pages.facts(event, row)
        for name, value in values.items():
            setattr(occasion, name, value)
        told, occasion.told = occasion.told, pages.digest(values)
    else:
        told = occasion.told
    occasion.save()
    if occasion.is_off:
        # The hours of an offer do not run while nothing takes place: it is made anew with the new day.
        offers = occasion.registrations.filter(state=RegistrationState.OFFERED)
        offers.update(state=RegistrationState.WAITING, offered_until=None)
    if occasion.ends_at > now:
        rows = occasion.registrations.filter(state__in=LIVE)
        for registration in rows.select_related("person", "occasion__programme"):
            if occasion.is_off and not was_off:
                mails.off(registration, now, postponed=postponed)
            elif not occasion.is_off and (was_off or told != occasion.told):
                # A new day is a new question, and a new row of reminders; what would have left by
                # now is said by this mail.
                registration.answer = ""
                registration.reminded = reminding.stage_at(occasion, now)
                registration.save(update_fields=["answer", "reminded"])
                mails.changed(registration, now)
    places.promote(occasion, now)
