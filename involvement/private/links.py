"""Personal links: made, opened, renewed, revoked. Signed, so that nobody can guess one."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from involvement import tokens
from involvement.models import Involvement, PrivateLink, State

PURPOSE = "private"
# What the address ends in right after sending: the page only greets.
THANKS = "merci"
VALID = timedelta(days=180)
# A link that was replaced lives on for the second click and the back button.
GRACE = timedelta(minutes=15)


class LinkClosedError(Exception):
    """The link is none of ours, too old, revoked, or its request was erased."""


def url_for(
    involvement: Involvement, now: datetime, language: str | None = None, *, mailed: bool = False
) -> str:
    """The path of a person's own page. A living link is used again, and renewed when half over.

    Args:
        involvement: the request.
        now: aware.
        language: of the page; the request's own by default.
        mailed: whether it goes to the person's address, and to nobody else.
    """
    living = involvement.links.filter(revoked_at=None, expires_at__gt=now, mailed=mailed)
    link = living.order_by("expires_at", "created_at").last()
    if link is None:
        link = PrivateLink.objects.create(
            involvement=involvement, expires_at=now + VALID, mailed=mailed
        )
    elif link.expires_at - now < VALID / 2:
        link.expires_at = now + VALID
        link.save(update_fields=["expires_at"])
    with translation.override(language or involvement.language):
        return reverse("private", args=[tokens.make(PURPOSE, link.key.hex)])


def full_url_for(involvement: Involvement, now: datetime, language: str | None = None) -> str:
    """The same with the site's name, for mails to the person."""
    return settings.WAGTAILADMIN_BASE_URL + url_for(involvement, now, language, mailed=True)


def open_link(token: str, now: datetime) -> Involvement:
    """The request behind a link.

    Raises:
        LinkClosedError: it opens nothing, whatever the reason.
    """
    return _link(token, now).involvement


def opens_details(token: str, now: datetime) -> bool:
    """Whether a link opens what we know of the person besides this one request.

    One that was mailed does. One that was shown after the form does while the person has no other
    request: all we know was written there. Else anybody could write somebody's address into the
    form, and read or change what that somebody had told us before.

    Raises:
        LinkClosedError: it opens nothing, whatever the reason.
    """
    link = _link(token, now)
    others = link.involvement.person.involvements.exclude(pk=link.involvement_id)
    return link.mailed or not others.exists()


def was_replaced(token: str, now: datetime) -> bool:
    """Whether a link ends soon because another one has taken its place.

    Raises:
        LinkClosedError: it opens nothing, whatever the reason.
    """
    return _link(token, now).expires_at <= now + GRACE


def _link(token: str, now: datetime) -> PrivateLink:
    try:
        key = UUID(tokens.read(PURPOSE, token))
    except (tokens.BadTokenError, ValueError, TypeError, AttributeError) as error:
        raise LinkClosedError from error
    links = PrivateLink.objects.filter(key=key, revoked_at=None, expires_at__gt=now)
    rows = links.exclude(involvement__state=State.ERASED).select_related(
        "involvement__person__commune",
        "involvement__owner__photo",
        "involvement__programme",
        "involvement__page",
    )
    link = rows.first()
    if link is None:
        raise LinkClosedError
    return link


def renew(involvement: Involvement, now: datetime) -> None:
    """A new link, because the address changed; those that went to the old one end soon."""
    involvement.links.filter(expires_at__gt=now + GRACE).update(expires_at=now + GRACE)
    PrivateLink.objects.create(involvement=involvement, expires_at=now + VALID, mailed=True)


def revoke(involvement: Involvement, now: datetime) -> int:
    """Close every link of a request. Returns how many."""
    return involvement.links.filter(revoked_at=None).update(revoked_at=now)
