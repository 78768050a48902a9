"""The person whom a page names."""

from content.remembered import remembered

from .models import Facilitator


def answering(*keys: int | None) -> Facilitator | None:
    """The first of these people who still answers, with photo and team; None if nobody does.

    Args:
        keys: primary keys of facilitators, the one to be preferred first.
    """
    wanted = [key for key in keys if key]
    if not wanted:
        return None

    def read() -> Facilitator | None:
        people = Facilitator.objects.filter(pk__in=wanted, active=True)
        people = people.select_related("programme", "photo").prefetch_related("photo__renditions")
        return min(people, key=lambda person: wanted.index(person.pk), default=None)

    name = "-".join(map(str, wanted))
    return remembered(f"answering-{name}", read, timeless=True, alone=True)
