"""Personal links of a party: signed, so that nobody can guess one. Nothing is stored for them."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from involvement import tokens
from involvement.models import Party

PURPOSE = "introduction"
# From the last thing that happened to the introduction.
VALID = timedelta(days=180)


class LinkClosedError(Exception):
    """The link is none of ours, or the introduction is long over, or the person was erased."""


def url_for(party: Party, name: str = "party", language: str | None = None) -> str:
    """The path of a party's page, or of what hangs on it.

    Args:
        party: whose page.
        name: of the address.
        language: of the page; the person's own by default.
    """
    with translation.override(language or party.person.language):
        return reverse(name, args=[tokens.make(PURPOSE, party.key.hex)])


def full_url_for(party: Party) -> str:
    """The page's address with the site's name, for mails."""
    return settings.WAGTAILADMIN_BASE_URL + url_for(party)


def open_link(token: str, now: datetime) -> Party:
    """The party behind a link.

    Raises:
        LinkClosedError: it opens nothing, whatever the reason.
    """
    try:
        key = UUID(tokens.read(PURPOSE, token))
    except (tokens.BadTokenError, ValueError, TypeError, AttributeError) as error:
        raise LinkClosedError from error
    rows = Party.objects.filter(key=key, asked_at__isnull=False)
    party = (
        rows.filter(introduction__changed_at__gt=now - VALID)
        .select_related("introduction__owner__photo", "introduction__programme", "person")
        .first()
    )
    if party is None:
        raise LinkClosedError
    return party
