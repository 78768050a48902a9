"""Erasing a person: what is left are anonymous counts. Wish, mistake and old age are one function."""

from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from involvement.models import ClosedReason, Involvement, Person, State
from involvement.timeline import CLOCK, Actor
from involvement.transitions import apply

from . import tombstones
from .deletion import delete_for_good
from .holdings import HOLDINGS


class Why(TextChoices):
    """Why somebody was erased: a closed list, without words that could name them."""

    WISH = "wish", _("they asked for it")
    WRONG_PERSON = "wrong-person", _("it was not them who wrote")
    OTHER = "other", _("another reason")
    SILENCE = "silence", _("no sign of life for three years")
    SPAM = "spam", _("spam")


# What a member of the team may choose; the others are the clock's.
REASONS = [(why.value, why.label) for why in (Why.WISH, Why.WRONG_PERSON, Why.OTHER)]


def erase(person: Person, now: datetime, actor: Actor = CLOCK, *, why: str = Why.WISH) -> bool:
    """Erase everything that is held of a person, in one transaction, and log that it was done.

    Their requests stay as rows without a person and without words, so that every published figure
    still equals a recount. Files go once the transaction holds.

    Args:
        person: whom.
        now: when, aware.
        actor: who does it; the log of erasures keeps their role alone.
        why: a value of `Why`.

    Returns:
        Whether there was anybody to erase: twice is once.

    Raises:
        OSError: the log of erasures cannot be written; then nothing is erased.
    """
    with transaction.atomic():
        if not _forget(person, now, actor):
            return False
        # Last of all: what is on the log must not fail any more, save at the commit itself.
        tombstones.write(tombstones.Tombstone(person.key, now, why, _role(actor)))
    return True


def replay(now: datetime) -> int:
    """Erase again whom a restored database holds although the log says erased.

    Returns:
        How many people.

    Raises:
        DamagedLogError: the log cannot be read.
    """
    logged = {stone.key for stone in tombstones.read()}
    back = logged.intersection(Person.objects.values_list("key", flat=True))
    for key in back:
        with transaction.atomic():
            _forget(Person.objects.get(key=key), now, CLOCK)
    return len(back)


def _forget(person: Person, now: datetime, actor: Actor) -> bool:
    """Erase without a word on the log. Returns whether there was anybody."""
    requests = Involvement.objects.filter(person=person).order_by("pk")
    # Requests first, then the person: the order in which everybody locks them.
    list(requests.select_for_update(of=("self",)))
    if not Person.objects.select_for_update(of=("self",)).filter(pk=person.pk).exists():
        return False
    # Once more: one may have come in before the person was locked.
    for involvement in requests.select_for_update(of=("self",)).select_related("programme"):
        _end(involvement, now, actor)
    # Looked up before anything is cut: afterwards no path leads from a step to the person.
    found = [
        (holding, holding.model_class._base_manager.filter(pk__in=_keys(holding, person)))
        for holding in HOLDINGS
    ]
    for holding, rows in found:
        if holding.empties:
            rows.update(**holding.empties)
    for holding, rows in reversed(found):
        if not holding.empties:
            delete_for_good(rows)
    return True


def _keys(holding, person: Person) -> list[object]:
    return list(holding.rows(person).values_list("pk", flat=True))


def _end(current: Involvement, now: datetime, actor: Actor) -> None:
    """The last step of a request whose row is locked. What counts stays: times, and how it ended."""
    if current.state == State.SET_ASIDE:
        # Nobody said otherwise, and the published delay does not count spam.
        current.closed_reason = ClosedReason.SPAM
    apply(current, State.ERASED, now, actor)
    # The key was made of the words: who sends the same ones again is heard as anybody else.
    current.key = uuid4()
    current.save()


def _role(actor: Actor) -> str:
    if actor.person:
        return "person"
    return "team" if actor.user or actor.facilitator else "clock"
