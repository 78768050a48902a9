"""From a person's words to a stored request with an owner, a due date and two mails."""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from wagtail.models import Page

from content.transactions import beside
from people.models import Facilitator, Programme
from taxonomy.lookup import fold
from taxonomy.models import Territory

from . import consents, hours, mails, routing, slots
from .contact import dialled, one_line
from .models import (
    OPEN_STATES,
    UNANSWERED_STATES,
    Involvement,
    Origin,
    Person,
    PrivacyNotice,
    State,
    StepKind,
)
from .timeline import THE_PERSON, record
from .transitions import start_the_clock

logger = logging.getLogger(__name__)

# The same words from the same form are one request for a day; after that, a new one.
SAME_REQUEST = timedelta(days=1)
STEPS = {"acknowledged_at": StepKind.ACKNOWLEDGED, "owner_told_at": StepKind.OWNER_TOLD}


@dataclass(frozen=True)
class Enquiry:
    """What a person sent, already cleaned.

    Attributes:
        form_key: made when the form was rendered. A cached page gives many people the same one.
        commune: the municipality in the official list, if it is there.
        commune_text: the municipality as the person wrote it.
        language: code of the language they read the form in.
        page: what moved them, if anything.
        wish: what they want in a word, a value of `Wish`; may be empty.
        callback_at: when they want to be called.
        agrees_to: purposes beyond the answer that they ticked, with the text that they read.
        notice: the privacy notice that they read.
        via: the address of the form.
        network: keyed hash of where it came from.
        origin: by which way it came, a value of `Origin`.
        suspicious: why it looks like spam; stored, but set aside for a human.
        taken_by: the facilitator who heard it and answers it, if it is their team's.
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
    wish: str = ""
    callback_at: datetime | None = None
    agrees_to: Mapping[str, PrivacyNotice] = field(default_factory=dict)
    notice: PrivacyNotice | None = None
    via: str = ""
    network: str = ""
    origin: str = Origin.WEB
    suspicious: str = ""
    taken_by: Facilitator | None = None

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
        SlotUnavailableError: whoever answers cannot call at that time; nothing was stored.
    """
    now = now or timezone.now()
    key = _key_of_the_day(enquiry.key, now)
    if known := Involvement.objects.filter(key=key).first():
        return known
    page = enquiry.page.specific if enquiry.page else None
    route = routing.route(enquiry.commune, page, now)
    if enquiry.taken_by and enquiry.taken_by.programme_id == route.programme.pk:
        route = routing.Route(route.programme, enquiry.taken_by)
    owner = route.owner
    try:
        if enquiry.callback_at:
            owner = _who_calls(route, page, enquiry.callback_at, now)
        with transaction.atomic():
            involvement, created = Involvement.objects.get_or_create(
                key=key,
                defaults={
                    "person": lambda: person_of(enquiry, route.programme, now),
                    "wish": enquiry.wish,
                    "message": enquiry.message,
                    "language": enquiry.language,
                    "page": enquiry.page,
                    "origin": enquiry.origin,
                    # What looks like spam keeps no time from others.
                    "callback_at": None if enquiry.suspicious else enquiry.callback_at,
                    "programme": route.programme,
                    "owner": owner,
                    "state": State.SET_ASIDE if enquiry.suspicious else State.NEW,
                    "due_at": hours.due_at(route.programme, now, route.programme.answer_minutes),
                    "notice": enquiry.notice,
                    "network": enquiry.network,
                },
            )
            if created:
                _begin(involvement, enquiry, now)
    except (slots.SlotUnavailableError, IntegrityError) as error:
        # A second click finds its time taken by the first.
        if known := Involvement.objects.filter(key=key).first():
            return known
        if enquiry.callback_at is None:
            raise
        raise slots.SlotUnavailableError(route.owner) from error
    return involvement


def _who_calls(route: routing.Route, page: Any, at: datetime, now: datetime) -> Facilitator:
    """Whoever of the team can, so that a time that was offered is kept; a call keeps its owner."""
    if routing.owns_its_requests(page):
        slots.check_slot(route.owner, at, now)
        return route.owner
    return slots.caller(route.owner, at, now)


def _begin(involvement: Involvement, enquiry: Enquiry, now: datetime) -> None:
    """The first lines of its timeline, the consents, the clock and the mails."""
    data = {}
    if enquiry.suspicious:
        data["spam"] = enquiry.suspicious
        if enquiry.callback_at:
            data["callback"] = enquiry.callback_at.isoformat()
    if enquiry.origin != Origin.WEB:
        data["notice"] = enquiry.via
    record(involvement, StepKind.RECEIVED, now, THE_PERSON, data=data, private=False)
    for purpose, text in sorted(enquiry.agrees_to.items()):
        person, via = involvement.person, enquiry.via
        consents.give(person, purpose, now, text, via, involvement=involvement)
    if involvement.state == State.NEW:
        start_the_clock(involvement, now)
        involvement.save(update_fields=["due_at", "next_rung_at"])
        queue_mails(involvement, now)


def release(involvement: Involvement, now: datetime) -> None:
    """What was set aside is none of the spam: its mails leave, and its call is kept if it can be.

    Args:
        involvement: has just become new; anything else stays as it is.
        now: when, aware.
    """
    if involvement.state != State.NEW:
        return
    wished = slots.last_wish(involvement)
    if wished and slots.is_free(involvement.owner, wished, now):
        involvement.callback_at = wished
        start_the_clock(involvement, now)
        involvement.save(update_fields=["callback_at", "due_at", "next_rung_at"])
    consents.say_again(involvement, now)
    queue_mails(involvement, now)


def person_of(enquiry: Enquiry, programme: Programme, now: datetime) -> Person:
    """The person who writes: known where the form says nothing else than we know, else new.

    Anybody can write somebody's address into the form, so it never changes what we know of them.
    They correct it on their own page; the team merges what belongs together.
    """
    known = Person.objects.filter(
        programme=programme,
        email__iexact=enquiry.email,
        first_name__iexact=enquiry.first_name,
        commune=enquiry.commune,
    )
    same = (row for row in known.order_by("-pk") if enquiry.email and _fits(enquiry, row))
    person = next(same, None)
    if person is None:
        return Person.objects.create(
            programme=programme,
            first_name=enquiry.first_name,
            email=enquiry.email,
            phone=enquiry.phone,
            commune=enquiry.commune,
            commune_text=enquiry.commune_text,
            language=enquiry.language,
            last_active_at=now,
        )
    person.last_active_at = now
    person.save(update_fields=["last_active_at"])
    return person


def _fits(enquiry: Enquiry, person: Person) -> bool:
    same_phone = not enquiry.phone or dialled(enquiry.phone) == dialled(person.phone)
    same_place = enquiry.commune or fold(enquiry.commune_text) == fold(person.commune_text)
    return bool(same_phone and same_place)


def _key_of_the_day(key: UUID, now: datetime) -> UUID:
    while Involvement.objects.filter(key=key, created_at__lte=now - SAME_REQUEST).exists():
        key = uuid5(key, "again")
    return key


def queue_mails(involvement: Involvement, now: datetime | None = None) -> None:
    """Queue what has not been queued yet: the acknowledgement and the notice to the owner.

    Each in a savepoint of its own, so that one that fails takes nothing else with it.
    """
    now = now or timezone.now()
    person = involvement.person
    waits = involvement.state in UNANSWERED_STATES
    reachable = person.email and not person.email_bounces
    if waits and reachable and not involvement.acknowledged_at:
        _queue(involvement, mails.acknowledge, "acknowledged_at", now)
    if not involvement.owner_told_at:
        _queue(involvement, mails.tell_owner, "owner_told_at", now)


def _queue(involvement: Involvement, queue, stamp: str, now: datetime) -> None:
    # Whatever goes wrong with a mail, the person's words are worth more.
    with beside(logger, "Mail of request %s could not be queued", involvement.pk):
        queue(involvement, now)
        Involvement.objects.filter(pk=involvement.pk).update(**{stamp: now})
        record(involvement, STEPS[stamp], now, private=stamp != "acknowledged_at")
        setattr(involvement, stamp, now)  # last: what failed before is not done


def awaiting_mail() -> QuerySet[Involvement]:
    """Open requests of which a mail has not been queued."""
    reachable = ~Q(person__email="") & ~Q(person__bounced_email__iexact=F("person__email"))
    unacknowledged = Q(acknowledged_at=None, state__in=UNANSWERED_STATES) & reachable
    return Involvement.objects.filter(unacknowledged | Q(owner_told_at=None), state__in=OPEN_STATES)


def queue_missing_mails(now: datetime | None = None) -> int:
    """Try again to queue mails that failed; the worker calls it. Returns how many requests."""
    keys = list(awaiting_mail().values_list("pk", flat=True))
    for key in keys:
        with transaction.atomic():
            involvement = awaiting_mail().select_for_update(of=("self",)).filter(pk=key).first()
            if involvement:
                queue_mails(involvement, now)
    return len(keys)
