"""When a person goes: what they were part of ends quietly, and no word of it stays."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.utils import timezone

from involvement.law import erasure
from involvement.models import (
    ClosedReason,
    Ingredient,
    IngredientState,
    Introduction,
    Involvement,
    MeetingSlot,
    Party,
    Person,
    State,
)

from . import asking, states


@receiver(erasure.leaving, dispatch_uid="introductions")
def end_before_erasure(person: Person, now: datetime, **kwargs: Any) -> None:
    """Receiver: somebody is about to be erased."""
    forget(person, now)


@transaction.atomic
def forget(person: Person, now: datetime) -> None:
    """Take somebody out of every introduction, with what they need and offer. Twice is once.

    Running introductions are called off; the others learn that it does not come about, never who
    or why. What was written about all parties goes with them; how many there were stays.

    Args:
        person: who goes; their own row, requests and mails are the caller's.
        now: when, aware.
    """
    for party in person.parties.select_related("introduction"):
        _take_out(party, now)
    person.parties.all().delete()
    Ingredient.objects.filter(involvement__person=person).delete()


def follow_withdrawals(now: datetime) -> int:
    """End what people were asked or offered who have withdrawn their request; the worker calls it.

    Returns:
        How many introductions were called off.
    """
    withdrawn = Q(state=State.ERASED) | Q(state=State.CLOSED, closed_reason=ClosedReason.WITHDRAWN)
    requests = Involvement.objects.filter(withdrawn).values("pk")
    Ingredient.objects.filter(involvement__in=requests, state=IngredientState.OPEN).update(
        state=IngredientState.WITHDRAWN
    )
    parties = Party.objects.filter(
        involvement__in=requests, introduction__state__in=states.RUNNING
    ).select_related("introduction")
    rows = list(parties)
    for party in rows:
        asking.call_off(party.introduction, now, leaving=party)
    return len(rows)


def _take_out(party: Party, now: datetime) -> None:
    asking.call_off(party.introduction, now, leaving=party)
    others = party.introduction.parties.exclude(pk=party.pk)
    others.update(gives="", gets="")
    MeetingSlot.objects.filter(introduction=party.introduction).delete()
    Introduction.objects.filter(pk=party.introduction_id).update(subject="", place="")


@receiver(pre_delete, sender=Party)
def _a_party_goes(sender: Any, instance: Party, origin: Any, **kwargs: Any) -> None:
    """Whoever deletes a person, by whichever way: the others are told all the same."""
    model = origin.model if isinstance(origin, QuerySet) else type(origin)
    if model in (Person, Involvement):
        _take_out(instance, timezone.now())
