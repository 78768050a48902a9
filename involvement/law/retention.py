"""What is too old goes by itself, purpose by purpose, through the same code as an erasure.

The periods stand in `involvement.purposes` in words; whoever changes one changes the other.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from post_office.models import Attachment, Email

from involvement.models import (
    ClosedReason,
    Involvement,
    Letter,
    Person,
    PrivateLink,
    State,
    Step,
    StepKind,
)

from . import looking, mails
from .deletion import delete_for_good, delete_mails
from .erasure import Why, erase
from .family import same_human

logger = logging.getLogger(__name__)

# Three years without a leap day: never later than was promised.
SILENCE = timedelta(days=3 * 365)
NOTICE = timedelta(days=30)  # before that, the owner is asked once whether they want to call
SPAM = timedelta(days=90)
# A mail that left says who wrote to whom: long enough to answer “I got nothing”, not longer.
MAILS = timedelta(days=90)
# A link that no longer opens can still say whose it was to somebody who asks for a new one.
LINKS = timedelta(days=90)
DETAILS = timedelta(days=365)
# What a consent says is its proof; what a merge says, states and dates alone, takes it apart again.
LASTING = [StepKind.CONSENT, StepKind.MERGED]
BATCH = 500  # mails in one transaction


def purge(now: datetime) -> None:
    """Forget what is too old and tell owners what soon will be. The worker calls it every day."""
    _each(silent(now), lambda person: _end_of_silence(person, now))
    _each(only_spam(now), lambda person: _end_of_spam(person, now))
    _each(soon_silent(now), lambda person: _ask(person, now))
    forget_old_mails(now)
    looking.forget(now)
    PrivateLink.objects.filter(
        Q(expires_at__lt=now - LINKS) | Q(revoked_at__lt=now - LINKS)
    ).delete()
    old = Step.objects.filter(at__lt=now - DETAILS).exclude(kind__in=LASTING)
    old.exclude(data={}).update(data={})


def silent(now: datetime) -> QuerySet[Person]:
    """People whose last own act is three years old. A mail that was sent to them is none."""
    return Person.objects.filter(last_active_at__lte=now - SILENCE)


def only_spam(now: datetime) -> QuerySet[Person]:
    """People of whom nothing is known but spam that is 90 days old."""
    theirs = Involvement.objects.filter(person=OuterRef("pk"))
    spam = Q(state=State.SET_ASIDE) | Q(state=State.CLOSED, closed_reason=ClosedReason.SPAM)
    return Person.objects.filter(Exists(theirs), last_active_at__lte=now - SPAM).exclude(
        Exists(theirs.exclude(spam))
    )


def soon_silent(now: datetime) -> QuerySet[Person]:
    """People who will be erased within a month and of whom their owner has not been told."""
    # The letter is the memory: it lives for 90 days, the question is open for 30.
    told = Letter.objects.filter(people=OuterRef("pk"), template=mails.SILENCE_TEMPLATE)
    soon = Person.objects.filter(
        last_active_at__lte=now - SILENCE + NOTICE, last_active_at__gt=now - SILENCE
    )
    return soon.exclude(Exists(told)).select_related("programme")


def forget_old_mails(now: datetime) -> int:
    """Delete mails that are older than 90 days, with their letters and files. Returns how many."""
    old = Email.objects.filter(created__lt=now - MAILS).order_by("pk")
    forgotten = 0
    while keys := list(old.values_list("pk", flat=True)[:BATCH]):
        forgotten += delete_mails(keys)
    # What a crash or somebody's own deleting has left behind.
    Letter.objects.filter(email=None).delete()
    delete_for_good(Attachment.objects.filter(emails=None))
    return forgotten


def _end_of_silence(person: Person, now: datetime) -> None:
    if all(row.last_active_at <= now - SILENCE for row in same_human(person)):
        erase(person, now, why=Why.SILENCE)


def _end_of_spam(person: Person, now: datetime) -> None:
    if same_human(person) == [person]:
        erase(person, now, why=Why.SPAM)


def _ask(person: Person, now: datetime) -> None:
    last_act = max(row.last_active_at for row in same_human(person))
    if last_act <= now - SILENCE + NOTICE:
        with transaction.atomic():
            mails.tell_of_silence(person, now, last_act + SILENCE)


def _each(people: QuerySet[Person], act: Callable[[Person], object]) -> None:
    """One by one: what fails with one of them does not hold up the others."""
    for person in list(people.order_by("last_active_at", "pk")):
        try:
            act(person)
        except Exception:
            logger.exception("what is due for person %s could not be done", person.pk)
