"""From a person's words to a stored request with an owner, a due date and two mails."""

import json
import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import Page

from people.models import Programme
from taxonomy.models import Territory

from . import hours, mails, routing
from .contact import dialled, one_line
from .models import OPEN_STATES, Involvement, Person, State, StepKind
from .timeline import THE_PERSON, record
from .transitions import start_the_clock

logger = logging.getLogger(__name__)

# The same words from the same form are one request for a day; after that, a new one.
SAME_REQUEST = timedelta(days=1)


@dataclass(frozen=True)
class Enquiry:
    """What a person sent, already cleaned.

    Attributes:
        form_key: made when the form was rendered. A cached page gives many people the same one.
        commune: the municipality in the official list, if it is there.
        commune_text: the municipality as the person wrote it.
        language: code of the language they read the form in.
        page: what moved them, if anything.
        suspicious: it looks like spam; stored, but set aside for a human.
    """

    form_key: UUID
    first_name: str
    email: str
    phone: str
    commune: Territory | None
    commune_text: str
    message: str
    language: str
    page: Page | None = None
    suspicious: bool = False

    @property
    def key(self) -> UUID:
        """One key per form and content: a double click is one request, two people are two."""
        content = [
            one_line(self.first_name).casefold(),
            self.email.casefold(),
            dialled(self.phone),
            self.commune.key if self.commune else one_line(self.commune_text).casefold(),
            one_line(self.message),
            self.page.pk if self.page else None,
        ]
        return uuid5(self.form_key, json.dumps(content, ensure_ascii=False))


def receive(enquiry: Enquiry, now: datetime | None = None) -> Involvement:
    """Store a request, find who answers and by when, and queue both mails, all or nothing.

    Sent twice it is stored once and told once. A mail that cannot be written does not lose the
    request: it stays due, and `queue_missing_mails` tries again.

    Args:
        enquiry: what the person sent.
        now: when it came in; now by default.

    Raises:
        NobodyAnswersError: there is no facilitator at all; nothing was stored.
    """
    now = now or timezone.now()
    key = _key_of_the_day(enquiry.key, now)
    if known := Involvement.objects.filter(key=key).first():
        return known
    page = enquiry.page.specific if enquiry.page else None
    route = routing.route(enquiry.commune, page)
    with transaction.atomic():
        involvement, created = Involvement.objects.get_or_create(
            key=key,
            defaults={
                "person": lambda: person_of(enquiry, route.programme, now),
                "message": enquiry.message,
                "language": enquiry.language,
                "page": enquiry.page,
                "programme": route.programme,
                "owner": route.owner,
                "state": State.SET_ASIDE if enquiry.suspicious else State.NEW,
                "due_at": hours.due_at(route.programme, now, route.programme.answer_minutes),
            },
        )
        if created:
            record(involvement, StepKind.RECEIVED, now, THE_PERSON, private=False)
        if created and involvement.state == State.NEW:
            start_the_clock(involvement, now)
            involvement.save(update_fields=["due_at", "next_rung_at"])
            queue_mails(involvement, now)
    return involvement


def person_of(enquiry: Enquiry, programme: Programme, now: datetime) -> Person:
    """The person who writes: known by e-mail and first name, or new. What is newer counts."""
    known = Person.objects.filter(
        programme=programme,
        email__iexact=enquiry.email,
        first_name__iexact=enquiry.first_name,
    )
    person = (known.last() if enquiry.email else None) or Person(programme=programme)
    person.first_name, person.email = enquiry.first_name, enquiry.email
    person.phone = enquiry.phone or person.phone
    person.commune, person.commune_text = enquiry.commune, enquiry.commune_text
    person.language, person.last_active_at = enquiry.language, now
    person.save()
    return person


def _key_of_the_day(key: UUID, now: datetime) -> UUID:
    while Involvement.objects.filter(key=key, created_at__lte=now - SAME_REQUEST).exists():
        key = uuid5(key, "again")
    return key


def queue_mails(involvement: Involvement, now: datetime | None = None) -> None:
    """Queue what has not been queued yet: the acknowledgement and the notice to the owner.

    Each in a savepoint of its own, so that one that fails takes nothing else with it.
    """
    now = now or timezone.now()
    if involvement.person.email and not involvement.acknowledged_at:
        _queue(involvement, mails.acknowledge, "acknowledged_at", now)
    if not involvement.owner_told_at:
        _queue(involvement, mails.tell_owner, "owner_told_at", now)


def _queue(involvement: Involvement, queue, stamp: str, now: datetime) -> None:
    try:
        with transaction.atomic():
            queue(involvement, now)
            setattr(involvement, stamp, now)
            involvement.save(update_fields=[stamp])
    except Exception:
        # Whatever went wrong with a mail, the person's words are worth more.
        setattr(involvement, stamp, None)
        logger.exception("Mail of request %s could not be queued", involvement.pk)


def awaiting_mail() -> QuerySet[Involvement]:
    """Open requests of which a mail has not been queued."""
    return Involvement.objects.filter(
        Q(acknowledged_at=None) & ~Q(person__email="") | Q(owner_told_at=None),
        state__in=OPEN_STATES,
    )


def queue_missing_mails(now: datetime | None = None) -> int:
    """Try again to queue mails that failed; the worker calls it. Returns how many requests."""
    keys = list(awaiting_mail().values_list("pk", flat=True))
    for key in keys:
        with transaction.atomic():
            involvement = awaiting_mail().select_for_update(of=("self",)).filter(pk=key).first()
            if involvement:
                queue_mails(involvement, now)
    return len(keys)
