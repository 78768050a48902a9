"""When a person goes: what they were part of ends quietly, and no word of it stays."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.utils import timezone

from involvement.models import Ingredient, Introduction, Involvement, MeetingSlot, Party, Person

from . import asking


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
