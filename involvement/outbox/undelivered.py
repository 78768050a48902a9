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
# Stuck for good, or refused for the time being so often that somebody should know.
MANY_TRIES = 4
STUCK = Q(state__in=STUCK_STATES) | Q(
    state=DeliveryState.WAITING, email__number_of_retries__gte=MANY_TRIES
)


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
    rows = Delivery.objects.filter(STUCK).order_by("-since", "-pk")
    rows = rows.select_related("email__letter__involvement__programme")
    if user.is_active and user.is_superuser:
        return rows.annotate(shown=Q(pk__isnull=False))
    rows = rows.annotate(shown=Exists(own))
    return rows if user.has_perm(RUNS_THE_SITE) else rows.filter(shown=True)


def is_stuck(key: int) -> bool:
    """Whether there is such a mail at all, whoever may see it."""
    return Delivery.objects.filter(STUCK, pk=key).exists()


def waiting_since(now: datetime) -> datetime | None:
    """Since when the oldest mail waits that nobody could take; nothing where all is well."""
    late = Email.objects.filter(status__in=QUEUED, created__lt=now - PATIENCE, delivery=None)
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
    email = _held(delivery).email
    Delivery.objects.filter(email=email).delete()
    Email.objects.filter(pk=email.pk).update(
        status=STATUS.queued, scheduled_time=None, number_of_retries=None
    )
    for person in Person.objects.filter(letters__email=email).exclude(email_bounced_at=None):
        if any(same_address(person.email, address) for address in email.to):
            person.email_bounced_at, person.bounced_email = None, ""
            person.save(update_fields=["email_bounced_at", "bounced_email"])


@transaction.atomic
def put_aside(delivery: Delivery, user: Any, now: datetime) -> None:
    """The mail need not be sent any more: the report no longer shows it.

    Raises:
        NotStuckError: it is not, or no longer, stuck.
    """
    held = _held(delivery)
    held.state, held.since = DeliveryState.ASIDE, now
    held.put_aside_by, held.claim = user, None
    held.save()
    Email.objects.filter(pk=held.email_id).update(status=STATUS.failed)


@transaction.atomic
def doubt_all(now: datetime) -> int:
    """After a restore: mails of the queue have most likely left since the archive was made.

    They are not repeated by themselves but shown as doubtful; a human tries again what did not arrive.

    Returns:
        How many.
    """
    emails = Email.objects.filter(status__in=QUEUED)
    keys = list(emails.values_list("pk", flat=True))
    for key in keys:
        Delivery.objects.update_or_create(
            email_id=key,
            defaults={"state": DeliveryState.DOUBTFUL, "since": now, "claim": None, "reason": ""},
        )
    emails.update(status=STATUS.failed, scheduled_time=None)
    return len(keys)


def _held(delivery: Delivery) -> Delivery:
    """The mail as it is now, its row locked, if it is still stuck."""
    stuck = Delivery.objects.select_for_update(of=("self",)).select_related("email")
    held = stuck.filter(STUCK, pk=delivery.pk).first()
    if held is None:
        raise NotStuckError
    return held
