"""The queue: a worker claims one mail at a time, and only who holds the claim may stamp it.

The rows are those of django-post_office. `Email.scheduled_time` says when somebody may look at a
mail (again): after a pause, or when the lease of a worker that died has lapsed.
"""

from datetime import datetime, timedelta
from uuid import uuid4

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from post_office.models import STATUS, Email

from involvement.models import Delivery, DeliveryState

from . import trouble

QUEUED = [STATUS.queued, STATUS.requeued]
# After a failure that concerns this mail alone; two days in all, then a human is asked.
PAUSES = [
    timedelta(seconds=10),
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=3),
    timedelta(hours=6),
    timedelta(hours=12),
    timedelta(hours=24),
]


class ClaimLostError(Exception):
    """The lease lapsed and another worker has taken the mail."""


def due(now: datetime) -> QuerySet[Email]:
    """Mails that may be handed over now, the oldest first."""
    looked_at = Q(scheduled_time=None) | Q(scheduled_time__lte=now)
    fresh = Q(expires_at=None) | Q(expires_at__gt=now)
    return Email.objects.filter(looked_at, fresh, status__in=QUEUED).order_by("created", "pk")


@transaction.atomic
def claim(key: int, now: datetime) -> Delivery | None:
    """Take a mail for as long as a lease lasts; nothing where another worker has it.

    A mail whose worker died after it had begun to send the last byte is not repeated: it has most
    probably arrived. It is put before a human instead.

    Args:
        key: of a mail of the queue.
        now: aware.
    """
    rows = due(now).select_for_update(
        of=("self",), skip_locked=connection.features.has_select_for_update_skip_locked
    )
    email = rows.filter(pk=key).first()
    if email is None:
        return None
    known = Delivery.objects.filter(email=email).first()
    delivery = known or Delivery()
    delivery.email = email
    if delivery.state == DeliveryState.AT_THE_DOOR:
        stop(delivery, DeliveryState.DOUBTFUL, delivery.reason, now)
        return None
    delivery.state, delivery.since, delivery.claim = DeliveryState.CLAIMED, now, uuid4()
    delivery.save(force_insert=known is None)
    _look_again(email, now + lease())
    return delivery


@transaction.atomic
def begin_the_last_byte(delivery: Delivery) -> None:
    """Write down that from now on the mail may have arrived, and renew the lease.

    Raises:
        ClaimLostError: another worker has the mail; it must not be sent from here.
    """
    now = timezone.now()
    changed = _held(delivery).update(state=DeliveryState.AT_THE_DOOR, since=now)
    if not changed:
        raise ClaimLostError
    _look_again(delivery.email, now + lease())


@transaction.atomic
def stamp_sent(delivery: Delivery) -> None:
    """The server has taken the mail."""
    if _held(delivery).delete()[0]:
        _write(delivery.email, status=STATUS.sent)


@transaction.atomic
def postpone(delivery: Delivery, reason: str, now: datetime) -> None:
    """Try again after a pause that grows; after the last one a human is asked."""
    tries = (delivery.email.number_of_retries or 0) + 1
    if tries > len(PAUSES):
        stop(delivery, DeliveryState.GIVEN_UP, reason, now)
        return
    if _held(delivery).update(state=DeliveryState.WAITING, since=now, reason=reason):
        again = now + PAUSES[tries - 1]
        _write(
            delivery.email, status=STATUS.requeued, number_of_retries=tries, scheduled_time=again
        )


@transaction.atomic
def stop(
    delivery: Delivery, state: str, reason: str, now: datetime, *, bounces: bool = False
) -> None:
    """Nothing happens to the mail by itself any more: the report shows it, and its request says so.

    Args:
        delivery: held by whoever calls.
        state: one of `STUCK_STATES`.
        reason: what the server said.
        now: aware.
        bounces: whether the address itself is to blame.
    """
    if _held(delivery).update(state=state, since=now, reason=reason):
        _write(delivery.email, status=STATUS.failed)
        trouble.tell(delivery.email, state, reason, now, bounces=bounces)


def lease() -> timedelta:
    """How long a worker may take for one mail before another one takes it over."""
    return timedelta(seconds=settings.MAIL_LEASE_SECONDS)


def _held(delivery: Delivery) -> QuerySet[Delivery]:
    return Delivery.objects.filter(pk=delivery.pk, claim=delivery.claim)


def _look_again(email: Email, at: datetime) -> None:
    Email.objects.filter(pk=email.pk).update(scheduled_time=at)


def _write(email: Email, **values: object) -> None:
    Email.objects.filter(pk=email.pk).update(**values, last_updated=timezone.now())
