"""At the door: who has arrived, told by phones that may be offline and tell it twice."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from . import places
from .models import LIVE, Coming, Occasion, Registration, RegistrationState

# Who arrives may have been on the waiting list, or not have taken an offer: the door decides.
LISTED = [*LIVE, RegistrationState.LAPSED]
# A phone's clock may be wrong: what it says counts within this time only.
TRUST = timedelta(hours=24)


def listed(occasion: Occasion) -> QuerySet[Registration]:
    """Those whom the list at the door names, by name."""
    rows = occasion.registrations.filter(state__in=LISTED).exclude(person=None)
    return rows.select_related("person").order_by("person__first_name", "pk")


def guests(occasion: Occasion) -> QuerySet[Registration]:
    """Those whom the door lets in by their code: also who freed the place after the phone had its
    list, and comes all the same."""
    rows = occasion.registrations.exclude(state=RegistrationState.SET_ASIDE)
    return rows.exclude(person=None).select_related("person")


def check_in(registration: Registration, now: datetime, at: datetime | None = None) -> Registration:
    """Note that somebody has arrived. Told twice, the first moment stays.

    Whoever stood on the waiting list, or had freed the place, and is let in has a place from then
    on. Of the latter the “no” stays: the list says that they had freed it.

    Args:
        now: when it is told, aware.
        at: when the phone noted it, if it says so and that can be.
    """
    moment = at if at and now - TRUST <= at <= now else now
    with places.locked(registration.occasion_id):
        current = Registration.objects.select_related("person", "occasion").get(pk=registration.pk)
        if current.arrived_at is None and current.state != RegistrationState.SET_ASIDE:
            current.arrived_at, current.state_before = moment, current.state
            current.state, current.offered_until = RegistrationState.CONFIRMED, None
            current.save(update_fields=["arrived_at", "state_before", "state", "offered_until"])
    return current


def undo(registration: Registration) -> Registration:
    """It was somebody else: they have not arrived yet, and stand where they stood. Who was let in from
    the waiting list has a turn again, not a place that nobody gave; an offer is made anew."""
    with places.locked(registration.occasion_id):
        current = Registration.objects.select_related("person", "occasion").get(pk=registration.pk)
        if current.arrived_at:
            before = current.state_before or current.state
            waits = before == RegistrationState.OFFERED
            current.state = RegistrationState.WAITING if waits else before
            current.arrived_at, current.state_before = None, ""
            current.save(update_fields=["arrived_at", "state_before", "state"])
    return current


def rows_for_phone(occasion: Occasion) -> list[dict[str, Any]]:
    """The list as the phone keeps it: what one needs at a door, and nothing else."""
    return [
        {
            "code": row.code,
            "name": row.person.name,
            "places": row.places,
            "needs": row.needs,
            "waits": row.state != RegistrationState.CONFIRMED,
            "freed": row.answer == Coming.NO,
            "arrived": row.arrived_at.isoformat() if row.arrived_at else "",
        }
        for row in listed(occasion)
    ]
