"""Places of one date: how many are left, and whose turn it is.

Whoever changes them holds the row of the date, so that two never take the same place.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Sum

from . import mails
from .models import HOLDING, Occasion, Registration, RegistrationState

# How long a place is kept for somebody from the waiting list.
OFFER = timedelta(hours=24)


@contextmanager
def locked(key: int) -> Iterator[Occasion]:
    """The row of a date, held until the transaction ends.

    SQLite has no locks of rows; there each transaction that may write waits for the one before.

    Args:
        key: of the date.
    """
    with transaction.atomic():
        yield (
            Occasion.objects.select_for_update(of=("self",)).select_related("programme").get(pk=key)
        )


def taken(occasion: Occasion) -> int:
    """How many places people have or are being offered."""
    rows = occasion.registrations.filter(state__in=HOLDING)
    return rows.aggregate(total=Sum("places"))["total"] or 0


def left(occasion: Occasion) -> int | None:
    """How many places are left; None where there is no limit. Fewer than none are none."""
    return None if occasion.capacity is None else max(0, occasion.capacity - taken(occasion))


def fits(free: int | None, places: int) -> bool:
    """Whether so many places can be had."""
    return free is None or places <= free


def turn(registration: Registration) -> int:
    """The place in the waiting list, 1 being next; 0 for whoever does not wait."""
    if registration.state != RegistrationState.WAITING:
        return 0
    waiting = registration.occasion.registrations.filter(state=RegistrationState.WAITING)
    return waiting.filter(pk__lte=registration.pk).count()


def promote(occasion: Occasion, now: datetime) -> list[Registration]:
    """Offer what is free to whoever waits, in order, for 24 hours.

    Who asks for more places than are free is passed over until there are enough. An offer ends when
    the event begins at the latest; once it has begun nobody is offered anything.

    Args:
        occasion: its row is held.
        now: aware.
    """
    if occasion.is_off or occasion.starts_at <= now:
        return []
    free = left(occasion)
    offered = []
    waiting = occasion.registrations.filter(state=RegistrationState.WAITING).order_by("pk")
    for registration in waiting.select_related("person", "occasion__programme"):
        if free is not None and free <= 0:
            break
        if not fits(free, registration.places):
            continue
        registration.state = RegistrationState.OFFERED
        registration.offered_until = min(now + OFFER, occasion.starts_at)
        registration.save(update_fields=["state", "offered_until"])
        mails.offer(registration, now)
        offered.append(registration)
        free = None if free is None else free - registration.places
    return offered
