"""Personal links of a registration: signed, so that nobody can guess one."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from involvement import tokens

from .models import Registration

MAILED, SHOWN = "registration", "registration-shown"
# After the event.
VALID = timedelta(days=60)


class LinkClosedError(Exception):
    """The link is none of ours, or the event is long over, or the person was erased."""


def url_for(registration: Registration, name: str = "registration", language: str = "") -> str:
    """The path of the page behind the mailed link, or of what hangs on it."""
    with translation.override(language or registration.language):
        return reverse(name, args=[tokens.make(MAILED, registration.link.hex)])


def full_url_for(registration: Registration) -> str:
    """The page's address with the site's name, for mails."""
    return settings.WAGTAILADMIN_BASE_URL + url_for(registration)


def shown_url_for(registration: Registration, language: str) -> str:
    """The page right after the form. It changes nothing: anybody may write somebody's address."""
    with translation.override(language):
        return reverse("registration_sent", args=[tokens.make(SHOWN, registration.link.hex)])


def open_link(token: str, now: datetime, kind: str = MAILED) -> Registration:
    """The registration behind a link.

    Raises:
        LinkClosedError: it opens nothing, whatever the reason.
    """
    try:
        key = UUID(tokens.read(kind, token))
    except (tokens.BadTokenError, ValueError, TypeError, AttributeError) as error:
        raise LinkClosedError from error
    rows = Registration.objects.filter(link=key, occasion__ends_at__gt=now - VALID)
    found = rows.exclude(person=None).select_related("person", "occasion__programme").first()
    if found is None:
        raise LinkClosedError
    return found
