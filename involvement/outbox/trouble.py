"""A mail did not arrive: its request says so, its owner is asked to act, a dead address is marked."""

import logging
from datetime import datetime

from django.dispatch import Signal
from post_office.models import Email

from involvement import attention
from involvement.models import (
    OPEN_STATES,
    UNANSWERED_STATES,
    Attention,
    Involvement,
    Letter,
    Person,
    StepKind,
)
from involvement.models.person import same_address
from involvement.timeline import record
from involvement.transitions import locked

logger = logging.getLogger(__name__)

# Sent with `addresses` and `now` once nothing will ever arrive there: who keeps addresses of their
# own, as press and followers do, marks them.
bounced = Signal()


def tell(
    email: Email,
    why: str,
    reason: str,
    now: datetime,
    *,
    bounces: bool = False,
    data: dict[str, str] | None = None,
) -> None:
    """Write into the timeline of a mail's request that it did not arrive.

    Args:
        email: the mail.
        why: a value of `DeliveryState`.
        reason: what the server said.
        now: aware.
        bounces: whether the address itself is to blame: nothing is sent to it any more.
        data: more details for machines.
    """
    logger.error("mail %s could not be delivered: %s", email.pk, why)
    if bounces:
        bounced.send(sender=Email, addresses=list(email.to), now=now)
    letter = Letter.objects.filter(email=email).select_related("involvement").first()
    if letter is None:
        return
    meant = [person for person in letter.people.all() if _is_to(email, person)]
    if bounces:
        mark(meant, now)
    if letter.involvement:
        note(letter.involvement, reason, now, {"why": why} | (data or {}), to_person=bool(meant))


def mark(people: list[Person], now: datetime) -> None:
    """Mails to the present address of these people come back."""
    for person in people:
        person.email_bounced_at, person.bounced_email = now, person.email
        person.save(update_fields=["email_bounced_at", "bounced_email"])


def note(
    involvement: Involvement, reason: str, now: datetime, data: dict[str, str], *, to_person: bool
) -> None:
    """A step, and where the mail was meant for the person, their owner is asked to act."""
    with locked(involvement) as current:
        record(current, StepKind.UNDELIVERED, now, text=reason, data=data)
        if not to_person:
            return
        if current.state in UNANSWERED_STATES:
            current.attention = Attention.UNDELIVERED  # it is due already
        elif current.state in OPEN_STATES:
            attention.call_for(current, Attention.UNDELIVERED, now)
        current.save(update_fields=["attention", "due_at"])


def _is_to(email: Email, person: Person) -> bool:
    return any(same_address(person.email, address) for address in email.to)
