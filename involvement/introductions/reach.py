"""Whether a person can be reached at all."""

from collections.abc import Iterable

from post_office.models import STATUS, Email

from involvement.models import Person


def unreachable(people: Iterable[Person]) -> set[int]:
    """Primary keys of those whose last mail could not be delivered and who left no phone.

    One query for all.
    """
    people = list(people)
    by_mail_only = {
        person.pk: person.email for person in people if person.email and not person.phone
    }
    # Mails about somebody go to others too: to whom each went decides.
    rows = Email.objects.filter(letter__people__in=by_mail_only).order_by("pk")
    last = {
        person: status
        for person, addresses, status in rows.values_list("letter__people", "to", "status")
        if by_mail_only.get(person) in addresses
    }
    dead = {person.pk for person in people if person.pk in by_mail_only and person.email_bounces}
    return dead | {person for person, status in last.items() if status == STATUS.failed}
