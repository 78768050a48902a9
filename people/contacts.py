"""The person whom a page names."""

from .models import Facilitator


def answering(*keys: int | None) -> Facilitator | None:
    """The first of these people who still answers, with photo and team; None if nobody does.

    Args:
        keys: primary keys of facilitators, the one to be preferred first.
    """
    wanted = [key for key in keys if key]
    if not wanted:
        return None
    people = Facilitator.objects.filter(pk__in=wanted, active=True)
    people = people.select_related("programme", "photo")
    return min(people, key=lambda person: wanted.index(person.pk), default=None)
