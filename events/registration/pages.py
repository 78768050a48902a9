"""From the pages of an event to the rows on which registrations hang, and back."""

from collections.abc import Collection
from datetime import datetime
from hashlib import sha256

from django.apps import apps
from django.db.models import Q, Sum
from wagtail.models import Page

from content import addresses
from content.remembered import counted_now
from content.visibility import public
from events import agenda, calendar
from events.choices import Status
from involvement.routing import route
from people.models import Programme

from .models import HOLDING, LIVE, Occasion, Registration


def page_of(occasion: Occasion, language: str) -> Page | None:
    """The event's public page in a language, else in the one in which it was written first."""
    model = apps.get_model("events", "EventPage")
    found = list(
        public(model.objects.filter(translation_key=occasion.event_key))
        .select_related("locale", "contact")
        .order_by("pk")
    )
    same = (page for page in found if page.locale.language_code == language)
    return next(same, found[0] if found else None)


def title_of(occasion: Occasion, page: Page | None) -> str:
    """What the event is called, though its page be gone."""
    return page.title if page else occasion.title


def takes_registrations(event: Page, now: datetime) -> bool:
    """Whether people sign up here, now: not on another site, and some date is to come."""
    return (
        event.registration_here
        and agenda.current_status(event, now) is Status.OPEN
        and bool(dates_to_come(event, now))
    )


def dates_to_come(event: Page, now: datetime) -> list:
    """Dates for which one can still sign up."""
    return [row for row in agenda.dates(event) if row.starts_at > now and not row.is_cancelled]


def sign_up_path(event: Page, now: datetime) -> str:
    """Where one signs up, if one does so here and now; else empty."""
    if not event.pk or not takes_registrations(event, now):
        return ""
    return addresses.below(event, "event-registration", "event")


def places_left(event: Page, now: datetime) -> int | None:
    """How many places the next date has left, counted now; None where nobody counts."""
    coming = next(iter(dates_to_come(event, now)), None)
    if not event.registration_here or event.capacity is None or coming is None:
        return None
    rows = Registration.objects.filter(
        occasion__event_key=event.translation_key,
        occasion__date_key=coming.key,
        state__in=HOLDING,
    )
    taken = counted_now(
        f"places-{event.translation_key}-{coming.key}",
        lambda: rows.aggregate(total=Sum("places"))["total"] or 0,
    )
    return max(0, event.capacity - taken)


def awaited(chosen: Collection[Page], now: datetime, *, below: bool) -> Page | None:
    """The first event that deleting or unpublishing these pages would take away from people who
    signed up for it: no other language of it stays public, and nobody was told that it is off.

    Args:
        chosen: pages of any kind.
        now: aware.
        below: whether all that lies below them goes too.
    """
    rows = apps.get_model("events", "EventPage").objects.all()
    which = Q(pk__in=[page.pk for page in chosen])
    for page in chosen if below else ():
        which |= rows.descendant_of_q(page)
    gone = rows.filter(which)
    kept = rows.live().exclude(pk__in=gone.values("pk")).values("translation_key")
    waiting = Registration.objects.filter(
        state__in=LIVE, occasion__is_off=False, occasion__starts_at__gt=now
    ).values("occasion__event_key")
    lost = gone.exclude(translation_key__in=kept).filter(translation_key__in=waiting)
    return lost.order_by("pk").first()


def occasion_of(event: Page, row, now: datetime) -> Occasion:
    """The row of one date, made where there is none.

    Args:
        event: its page in any language.
        row: the `EventDate`.
        now: aware.

    Raises:
        NobodyAnswersError: there is no team that could organise it.
    """
    names = {"event_key": event.translation_key, "date_key": row.key}
    known = Occasion.objects.filter(**names).select_related("programme").first()
    if known:
        return known
    values = facts(event, row)
    return Occasion.objects.get_or_create(
        **names, defaults=values | {"programme": programme_of(event, now), "told": digest(values)}
    )[0]


def programme_of(event: Page, now: datetime) -> Programme:
    """Whose guests they are: the team of whoever answers for the event."""
    return event.contact.programme if event.contact else route(None, event, now).programme


def facts(event: Page, row) -> dict:
    """What an occasion knows of its date, by field."""
    return {
        "title": event.title,
        "starts_at": row.starts_at,
        "ends_at": row.ends_at,
        "time_zone": event.time_zone,
        "place": calendar.place(event),
        "capacity": event.capacity,
    }


def digest(values: dict) -> str:
    """Names what those who signed up must know: when and where."""
    words = [values["starts_at"].isoformat(), values["ends_at"].isoformat(), values["place"]]
    return sha256("|".join(words).encode()).hexdigest()
