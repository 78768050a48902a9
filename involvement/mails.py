"""The two mails of a request: to the person who wrote, and to the person who answers."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from post_office import mail
from post_office.models import Email

from people.models import Facilitator, Programme

from .contact import dialled, one_line
from .models import Involvement
from .wording import deadline

# RFC 3834: nobody's out-of-office shall answer a machine.
HEADERS = {"Auto-Submitted": "auto-generated"}
LONGEST_SENDER = 254  # characters that post_office keeps


def acknowledge(involvement: Involvement, now: datetime) -> Email:
    """Queue the mail that tells the person who answers, by when, and their own words."""
    owner = involvement.owner
    with translation.override(involvement.language):
        subject = _("%(name)s answers you %(deadline)s") % {
            "name": owner.name,
            "deadline": deadline(involvement.due_at, now),
        }
        return _queue(
            involvement.email,
            involvement.programme,
            reply_to=owner.email,
            subject=subject,
            template="acknowledgement",
            context=_context(involvement, now),
        )


def tell_owner(involvement: Involvement, now: datetime) -> Email:
    """Queue the mail that puts the request before its owner.

    The subject names nobody: it shows on locked phones and in the logs of mail servers.
    """
    owner = involvement.owner
    with translation.override(language_of(owner)):
        values = {
            "place": involvement.commune.label if involvement.commune else involvement.programme,
            "deadline": deadline(involvement.due_at, now),
        }
        return _queue(
            owner.email,
            involvement.programme,
            reply_to=involvement.email,
            subject=_("Request from %(place)s: to be answered %(deadline)s") % values,
            template="notice",
            context=_context(involvement, now),
        )


def language_of(facilitator: Facilitator) -> str:
    """The language a facilitator chose for the admin; French without an account."""
    profile = getattr(facilitator.user, "wagtail_userprofile", None)
    return (profile and profile.preferred_language) or settings.LANGUAGE_CODE


def sender(programme: Programme) -> str:
    """The programme's address with its name: `"Alsace" <alsace@labo.example>`."""
    room = LONGEST_SENDER - len(programme.email) - len('"" <>')
    name = one_line(programme.name).replace('"', "").replace("\\", "")[:room]
    return f'"{name}" <{programme.email}>'


def _context(involvement: Involvement, now: datetime) -> dict[str, Any]:
    page = involvement.page
    return {
        "involvement": involvement,
        "owner": involvement.owner,
        "programme": involvement.programme,
        "deadline": deadline(involvement.due_at, now),
        "page_title": page.title if page else "",
        "page_url": page.full_url if page else "",
        "dialled": dialled(involvement.phone),
        "owner_dialled": dialled(involvement.owner.phone),
        "site_name": settings.WAGTAIL_SITE_NAME,
        "admin_url": settings.WAGTAILADMIN_BASE_URL
        + reverse("involvement:card", args=[involvement.pk]),
    }


def _queue(
    recipient: str,
    programme: Programme,
    *,
    reply_to: str,
    subject: str,
    template: str,
    context: dict[str, Any],
) -> Email:
    parts = {
        "subject": one_line(subject),
        "text": render_to_string(f"involvement/mail/{template}.txt", context),
        "html": render_to_string(f"involvement/mail/{template}.html", context),
    }
    return mail.send(
        recipient,
        sender(programme),
        # post_office takes these three for Django templates. What a visitor wrote must never
        # become one, so each is a template that shows a value and nothing else.
        subject="{{ subject|safe }}",
        message="{{ text|safe }}",
        html_message="{{ html|safe }}",
        context=parts,
        headers=HEADERS | ({"Reply-To": reply_to} if reply_to else {}),
    )
