"""The two mails of a request: to the person who wrote, and to the person who answers."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from people.models import Facilitator

from . import letters, purposes
from .contact import dialled
from .models import Involvement, Letter
from .wording import deadline


def acknowledge(involvement: Involvement, now: datetime) -> Letter:
    """Queue the mail that tells the person who answers, by when, and their own words."""
    owner = involvement.owner
    with translation.override(involvement.language):
        subject = _("%(name)s answers you %(deadline)s") % {
            "name": owner.name,
            "deadline": deadline(involvement.due_at, now),
        }
        return letters.post(
            involvement.person.email,
            template="acknowledgement",
            subject=subject,
            context=_context(involvement, now),
            programme=involvement.programme,
            language=involvement.language,
            purpose=purposes.ANSWER,
            about=[involvement.person],
            now=now,
            involvement=involvement,
            reply_to=owner.email,
        )


def tell_owner(involvement: Involvement, now: datetime) -> Letter:
    """Queue the mail that puts the request before its owner.

    The subject names nobody: it shows on locked phones and in the logs of mail servers.
    """
    owner = involvement.owner
    with translation.override(language_of(owner)):
        values = {
            "place": involvement.person.commune.label
            if involvement.person.commune
            else involvement.programme,
            "deadline": deadline(involvement.due_at, now),
        }
        return letters.post(
            owner.email,
            template="notice",
            subject=_("Request from %(place)s: to be answered %(deadline)s") % values,
            context=_context(involvement, now),
            programme=involvement.programme,
            language=language_of(owner),
            purpose=purposes.DESK,
            about=[involvement.person],
            now=now,
            involvement=involvement,
            reply_to=involvement.person.email,
        )


def language_of(facilitator: Facilitator) -> str:
    """The language a facilitator chose for the admin; French without an account."""
    profile = getattr(facilitator.user, "wagtail_userprofile", None)
    return (profile and profile.preferred_language) or settings.LANGUAGE_CODE


def _context(involvement: Involvement, now: datetime) -> dict[str, Any]:
    page = involvement.page
    return {
        "involvement": involvement,
        "person": involvement.person,
        "owner": involvement.owner,
        "programme": involvement.programme,
        "deadline": deadline(involvement.due_at, now),
        "page_title": page.title if page else "",
        "page_url": page.full_url if page else "",
        "dialled": dialled(involvement.person.phone),
        "owner_dialled": dialled(involvement.owner.phone),
        "site_name": settings.WAGTAIL_SITE_NAME,
        "admin_url": settings.WAGTAILADMIN_BASE_URL
        + reverse("involvement:card", args=[involvement.pk]),
    }
