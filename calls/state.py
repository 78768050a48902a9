"""Whether a call can still be answered. It opens and closes by itself, by its days."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from .models import CallPage


class State(models.TextChoices):
    """Where a call stands on a given day."""

    OPEN = "open", _("open")
    COMING = "coming", _("not open yet")
    FULL = "full", _("full")
    CLOSED = "closed", _("closed")


def state(call: "CallPage", today: date) -> State:
    """Where the call stands on `today`: its last day is still open, zero places left is full."""
    if call.closes_on is not None and call.closes_on < today:
        return State.CLOSED
    if call.opens_on is not None and call.opens_on > today:
        return State.COMING
    return State.FULL if call.places_left == 0 else State.OPEN


def in_state(calls: QuerySet, wanted: State, today: date) -> QuerySet:
    """Keep the calls that stand in this state on `today`; the same rules for the database."""
    not_closed = Q(closes_on=None) | Q(closes_on__gte=today)
    begun = not_closed & (Q(opens_on=None) | Q(opens_on__lte=today))
    conditions = {
        State.CLOSED: Q(closes_on__lt=today),
        State.COMING: not_closed & Q(opens_on__gt=today),
        State.FULL: begun & Q(places_left=0),
        State.OPEN: begun & (Q(places_left=None) | Q(places_left__gt=0)),
    }
    return calls.filter(conditions[wanted])


def open_calls(calls: QuerySet, today: date) -> QuerySet:
    """Calls that can be answered on `today`, the one that closes first at the top."""
    return by_urgency(in_state(calls, State.OPEN, today))


def by_urgency(calls: QuerySet) -> QuerySet:
    """The call that closes first at the top; those without an end after them, newest first."""
    return calls.order_by(F("closes_on").asc(nulls_last=True), "-first_published_at", "pk")
