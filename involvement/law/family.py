"""One human may be several rows: their team says so by merging requests."""

from django.db.models import Q

from involvement.models import Involvement, Person


def same_human(person: Person) -> list[Person]:
    """The rows of one human: this one, and those whose requests were merged with theirs.

    A merge shows the words of both in one place, so neither is erased or handed over alone.
    """
    known = {person.pk}
    while True:
        merged = Q(duplicate_of__person__in=known) | Q(duplicates__person__in=known)
        found = Involvement.objects.filter(merged, person__isnull=False)
        more = set(found.values_list("person", flat=True)) - known
        if not more:
            return list(Person.objects.filter(pk__in=known).order_by("pk"))
        known |= more


def requests_of(people: list[Person]) -> int:
    """How many requests these rows hold."""
    return Involvement.objects.filter(person__in=people).count()


def mailbox_of(people: list[Person]) -> str:
    """The one address that all rows share; empty where they do not: then no mail proves anything."""
    addresses = {person.email.casefold() for person in people}
    return people[0].email if len(addresses) == 1 else ""
