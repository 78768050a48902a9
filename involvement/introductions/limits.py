"""How often somebody may be asked: the people who could help shall not be worn out."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from involvement.models import Party, Person

from .reach import unreachable

WINDOW = timedelta(days=30)


class NotToBeAskedError(Exception):
    """Somebody is paused, cannot be reached, or has been asked often enough.

    Attributes:
        person: whom not to ask.
        why: "paused", "cap", "unreachable" or "gone".
    """

    def __init__(self, person: Person, why: str) -> None:
        super().__init__(f"person {person.pk}: {why}")
        self.person = person
        self.why = why


def asked_lately(people: Iterable[int], now: datetime) -> dict[int, int]:
    """How often each was asked in the thirty days before `now`; one query for all.

    Args:
        people: primary keys.

    Returns:
        Counts by primary key; who was not asked is missing.
    """
    rows = Party.objects.filter(person__in=people, asked_at__gt=now - WINDOW)
    return dict(rows.order_by().values_list("person").annotate(Count("pk")))


def left(person: Person, asked: dict[int, int]) -> int:
    """How often somebody may still be asked today.

    Args:
        asked: from `asked_lately`.
    """
    return max(0, person.solicitation_cap - asked.get(person.pk, 0))


def is_paused(person: Person, now: datetime) -> bool:
    """Whether somebody wants to be left alone today."""
    return person.paused_until is not None and timezone.localdate(now) <= person.paused_until


def lock(people: Iterable[int]) -> dict[int, Person]:
    """The people as they are now, their rows locked until the transaction ends.

    Always in the same order, so that two facilitators who ask the same people never wait for each
    other in a circle.
    """
    rows = Person.objects.select_for_update().filter(pk__in=set(people)).order_by("pk")
    return {person.pk: person for person in rows}


def check(people: Iterable[Person], now: datetime) -> None:
    """Make sure that each may be asked once more, whose rows the caller has locked.

    Raises:
        NotToBeAskedError: one of them may not.
    """
    people = list(people)
    asked = asked_lately([person.pk for person in people], now)
    lost = unreachable(people)
    for person in people:
        if person.pk in lost:
            raise NotToBeAskedError(person, "unreachable")
        if is_paused(person, now):
            raise NotToBeAskedError(person, "paused")
        if not left(person, asked):
            raise NotToBeAskedError(person, "cap")


def may_be_asked(person: Person, left: int, now: datetime) -> str:
    """How often somebody may still be asked, in words."""
    if is_paused(person, now):
        return _("wants not to be asked at the moment")
    if not left:
        return _("has been asked as often as they want in thirty days")
    return ngettext(
        "may be asked once more in these thirty days",
        "may be asked %(number)d more times in these thirty days",
        left,
    ) % {"number": left}
