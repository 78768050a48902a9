"""Mails that could not be delivered: who sees which, and what a human may do about them."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from post_office.models import STATUS, Email

from involvement import access
from involvement.models import (
    STUCK_STATES,
    Delivery,
    DeliveryState,
    Letter,
    Person,
)
from involvement.models.person import same_address

from .queue import QUEUED

# Who runs the site sees that mails are stuck, and not whose they are.
RUNS_THE_SITE = "home.change_siteidentity"
PATIENCE = timedelta(minutes=15)  # a mail that waits longer than this is worth a line


class NotStuckError(Exception):
    """Nothing can be done about the mail: it has left, waits its turn, or was put aside."""


def may_open(user: Any) -> bool:
    """Whether the report is open to this user at all."""
    return access.may_see(user) or user.has_perm(RUNS_THE_SITE)


def visible_to(user: Any) -> QuerySet[Delivery]:
    """Stuck mails that this user may see, the newest first, each with `shown`: to whom they go.

    Those who answer see the mails of their own programme and no other. Who runs the site sees that
    there are others, without the recipient and without what the server said about them.
    """
    own = Letter.objects.filter(
        email=OuterRef("email"), involvement__in=access.visible_to(user).values("pk")
    )
    rows = Delivery.objects.filter(state__in=STUCK_STATES).order_by("-since", "-pk")
    rows = rows.select_related("email__letter__involvement__programme")
    if user.is_active and user.is_superuser:
        return rows.annotate(shown=Q(pk__isnull=False))
    rows = rows.annotate(shown=Exists(own))
    return rows if user.has_perm(RUNS_THE_SITE) else rows.filter(shown=True)


def is_stuck(key: int) -> bool:
    """Whether there is such a mail at all, whoever may see it."""
    return Delivery.objects.filter(pk=key, state__in=STUCK_STATES).exists()


def waiting_since(now: datetime) -> datetime | None:
    """Since when the oldest mail waits that should have left; nothing where all is well."""
    late = Email.objects.filter(status__in=QUEUED, created__lt=now - PATIENCE)
    return late.order_by("created").values_list("created", flat=True).first()


def is_something_stuck(user: Any, now: datetime) -> bool:
    """Whether this user should look at the report."""
    if not may_open(user):
        return False
    return waiting_since(now) is not None or visible_to(user).exists()


@transaction.atomic
def try_again(delivery: Delivery) -> None:
    """Put a mail back into the queue. A human decided: its address counts as good again.

    Raises:
        NotStuckError: it is not, or no longer, stuck.
    """
    email = delivery.email
    _take_out(delivery)
    Email.objects.filter(pk=email.pk).update(
        status=STATUS.queued, scheduled_time=None, number_of_retries=None
    )
    for person in Person.objects.filter(letters__email=email).exclude(email_bounced_at=None):
        if any(same_address(person.email, address) for address in email.to):
            person.email_bounced_at, person.bounced_email = None, ""
            person.save(update_fields=["email_bounced_at", "bounced_email"])


def put_aside(delivery: Delivery, user: Any, now: datetime) -> None:
    """The mail need not be sent any more: the report no longer shows it.

    Raises:
        NotStuckError: it is not, or no longer, stuck.
    """
    stuck = Delivery.objects.filter(pk=delivery.pk, state__in=STUCK_STATES)
    if not stuck.update(state=DeliveryState.ASIDE, since=now, put_aside_by=user, claim=None):
        raise NotStuckError


def _take_out(delivery: Delivery) -> None:
    deleted, _rows = Delivery.objects.filter(pk=delivery.pk, state__in=STUCK_STATES).delete()
    if not deleted:
        raise NotStuckError
