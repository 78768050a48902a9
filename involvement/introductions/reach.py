"""Whether a person can be reached at all."""

from collections.abc import Iterable

from post_office.models import STATUS, Email

from involvement.models import Person


def unreachable(people: Iterable[Person]) -> set[int]:
    """Primary keys of those whose last mail could not be delivered and who left no phone.

    One query for all.
    """
    by_mail_only = [person for person in people if person.email and not person.phone]
    addresses = {person.email for person in by_mail_only}
    rows = Email.objects.filter(to__in=addresses).order_by("pk")
    last = dict(rows.values_list("to", "status"))
    return {person.pk for person in by_mail_only if last.get(person.email) == STATUS.failed}
