"""Signed addresses for followers: to confirm, to change, to stop. Nothing of them is stored."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from involvement import tokens

from .models import Follow

CONFIRM, OWN, STOP = "follow-confirm", "follow-own", "follow-stop"
CONFIRM_WITHIN = timedelta(days=7)
# Each mail brings a new one; who reads an old mail asks for a new one.
OWN_VALID = timedelta(days=400)


class LinkClosedError(Exception):
    """The link is none of ours, too old, or what it opened was forgotten."""


def confirm_url(follow: Follow) -> str:
    """Full address at which a follow is confirmed."""
    return settings.WAGTAILADMIN_BASE_URL + _path("follow_confirm", CONFIRM, follow)


def own_path(follow: Follow) -> str:
    """Where a follower sees and changes what is held of them; without the site's name."""
    return _path("follow_own", OWN, follow)


def own_url(follow: Follow) -> str:
    """The same in full, for a mail."""
    return settings.WAGTAILADMIN_BASE_URL + own_path(follow)


def stop_url(follow: Follow) -> str:
    """Full address of the way out of all mails to this mailbox."""
    return settings.WAGTAILADMIN_BASE_URL + _path("follow_stop", STOP, follow)


def open_confirm(token: str) -> Follow:
    """The follow that is to be confirmed.

    Raises:
        LinkClosedError: it opens nothing, whatever the reason.
    """
    follow = _follow(CONFIRM, token, CONFIRM_WITHIN)
    if follow.suspicious or (follow.stopped_at and not follow.confirmed_at):
        raise LinkClosedError
    return follow


def open_own(token: str) -> Follow:
    """The follow whose mailbox the link came to.

    Raises:
        LinkClosedError: it opens nothing, whatever the reason.
    """
    return _follow(OWN, token, OWN_VALID)


def open_stop(token: str) -> Follow:
    """The follow of a mailbox that wants no more mails. A way out never grows too old.

    Raises:
        LinkClosedError: it is none of ours, or they have been erased.
    """
    return _follow(STOP, token)


def _path(name: str, purpose: str, follow: Follow) -> str:
    with translation.override(follow.language):
        return reverse(name, args=[tokens.make(purpose, follow.key.hex)])


def _follow(purpose: str, token: str, valid: timedelta | None = None) -> Follow:
    try:
        key = UUID(tokens.read(purpose, token, valid.total_seconds() if valid else None))
    except (tokens.BadTokenError, ValueError, TypeError, AttributeError) as error:
        raise LinkClosedError from error
    follow = Follow.objects.select_related("person__programme", "notice").filter(key=key).first()
    if follow is None:
        raise LinkClosedError
    return follow
