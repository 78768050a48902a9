"""Erasing a person: what is left are anonymous counts. Wish, mistake and old age are one function."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import QuerySet, TextChoices
from django.dispatch import Signal
from django.utils.translation import gettext_lazy as _

from involvement.models import OPEN_STATES, ClosedReason, Involvement, Person, State
from involvement.timeline import CLOCK, Actor
from involvement.transitions import apply

from . import mails, tombstones
from .deletion import delete_for_good
from .family import same_human
from .holdings import HOLDINGS, Holding

# Sent within the transaction, before anything is cut, with `person`, `now` and `actor`: a room that
# has to end something first, such as an introduction, does it then.
leaving = Signal()
# Sent after a restore with `keys`, all of the log: a room that erases people of its own does it
# again, and answers how many.
replaying = Signal()


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

    Rows of the same human, whose requests were merged with theirs, go with them. Their requests stay
    as rows without a person and without words, so that every published figure still equals a
    recount. Files go once the transaction holds.

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
        forgotten = _forget(person, now, actor)
        # Last of all: what is on the log must not fail any more, save at the commit itself.
        for row in forgotten:
            tombstones.write(tombstones.Tombstone(row.key, now, why, _role(actor)))
    return bool(forgotten)


def replay(now: datetime) -> int:
    """Erase again whom a restored database holds although the log says erased.

    Returns:
        How many people.

    Raises:
        DamagedLogError: the log cannot be read.
    """
    logged = {stone.key for stone in tombstones.read()}
    erased = 0
    for key in logged.intersection(Person.objects.values_list("key", flat=True)):
        person = Person.objects.filter(key=key).first()  # gone by now with another row of theirs?
        with transaction.atomic():
            erased += len(_forget(person, now, CLOCK)) if person else 0
    return erased + sum(count for _room, count in replaying.send(sender=None, keys=logged))


def _forget(person: Person, now: datetime, actor: Actor) -> list[Person]:
    """Erase without a word on the log. Returns the rows that are gone."""
    people = _locked(person)
    for row in people:
        leaving.send(sender=Person, person=row, now=now, actor=actor)
    requests = Involvement.objects.filter(person__in=people).order_by("pk")
    requests = list(requests.select_for_update(of=("self",)).select_related("programme", "owner"))
    awaited = [request for request in requests if request.state in OPEN_STATES]
    for request in requests:
        _end(request, now, actor)
    # Looked up before anything is cut: afterwards no path leads from a step to the person.
    found = [(holding, _found(holding, people)) for holding in HOLDINGS]
    for holding, rows in found:
        if holding.empties:
            rows.update(**holding.empties)
    for holding, rows in reversed(found):
        if holding.empties is None:
            delete_for_good(rows)
    if actor.person:
        # Whoever erases at the desk knows; an owner whose caller left by themselves does not.
        for request in awaited:
            mails.tell_of_erasure(request, now)
    return people


def _locked(person: Person) -> list[Person]:
    """The rows of this human that are still there, locked: first requests, as everybody does."""
    people = same_human(person)
    requests = Involvement.objects.filter(person__in=people).order_by("pk")
    list(requests.select_for_update(of=("self",)))
    rows = Person.objects.select_for_update(of=("self",)).order_by("pk")
    return list(rows.filter(pk__in=[row.pk for row in people]))


def _found(holding: Holding, people: Iterable[Person]) -> QuerySet[Any]:
    keys = list(holding.rows(people).values_list("pk", flat=True))
    return holding.model_class._base_manager.filter(pk__in=keys)


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
