"""Correcting what we hold: names, how to be reached, municipality."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from involvement.models import OPEN_STATES, Attention, Involvement, Letter, State, StepKind
from involvement.timeline import THE_PERSON, record
from involvement.transitions import locked
from taxonomy.models import Territory

from . import links, mails
from .acts import call_owner, touch

# Each new address gets a mail with a link: nobody asks for more of them in a day.
MOST_LINKS = 5
DAY = timedelta(days=1)


class TooManyAddressesError(Exception):
    """The e-mail address was changed too often today."""


@dataclass(frozen=True)
class Details:
    """What a person says of themselves, already cleaned."""

    first_name: str
    last_name: str
    email: str
    phone: str
    commune: Territory | None
    commune_text: str


def correct(involvement: Involvement, details: Details, now: datetime) -> None:
    """Correct a person's details; the timeline says which, not what they were.

    A new e-mail address gets a new link; the links that the old one knows end soon, and the old
    one is told that the address changed, not the new one.

    Args:
        involvement: the request on whose page it happens.
        details: everything as it shall be.
        now: when, aware.

    Raises:
        TooManyAddressesError: nothing changed.
    """
    values = vars(details)
    with locked(involvement) as current:
        person, before = current.person, current.person.email
        changed = [name for name, value in values.items() if getattr(person, name) != value]
        if "email" in changed and _links_today(current, now) >= MOST_LINKS:
            raise TooManyAddressesError
        if changed:
            for name in changed:
                setattr(person, name, values[name])
            person.save()
            data = {"fields": changed}
            record(current, StepKind.CORRECTED, now, THE_PERSON, data=data, private=False)
            call_owner(current, Attention.CORRECTED, now)
            touch(current, now)
        if "email" in changed:
            _announce(current, before, now)


def _links_today(current: Involvement, now: datetime) -> int:
    letters = Letter.objects.filter(involvement=current, template=mails.LINK)
    return letters.filter(queued_at__gt=now - DAY).count()


def _announce(current: Involvement, old_address: str, now: datetime) -> None:
    """A new link for each of the person's requests, to the new address; a word to the old one."""
    if old_address and current.state != State.SET_ASIDE:
        mails.tell_old_address(current, old_address, now)
    requests = current.person.involvements.exclude(state=State.ERASED)
    if not current.person.email:
        # No address any more: only the page on which it happens gets a new link.
        requests = requests.filter(pk=current.pk)
    for request in requests.select_related("owner", "programme", "person"):
        links.renew(request, now)
        if request.state in OPEN_STATES or request == current:
            mails.send_link(request, now)
