"""The one way in which a mail leaves because of somebody: queued, with its reason and whom it is about."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from post_office import mail

from people.models import Programme

from .contact import one_line
from .models import Involvement, Letter, Person

# RFC 3834: nobody's out-of-office shall answer a machine.
HEADERS = {"Auto-Submitted": "auto-generated"}
LONGEST_SENDER = 254  # characters that post_office keeps


def post(
    recipient: str,
    *,
    template: str,
    subject: str,
    context: dict[str, Any],
    programme: Programme,
    language: str,
    purpose: str,
    about: Iterable[Person],
    now: datetime,
    involvement: Involvement | None = None,
    reply_to: str = "",
    headers: dict[str, str] | None = None,
) -> Letter:
    """Queue a mail in the transaction that is under way.

    Args:
        recipient: one address.
        template: `involvement/mail/<template>.txt` and `.html`.
        subject: already in the right language; names nobody where it goes to the team.
        context: values for both templates.
        programme: whose address it comes from.
        language: code of the recipient's language.
        purpose: why, a key of `purposes`.
        about: everybody of whom it holds a word; erasing one of them erases the mail.
        now: when, aware.
        involvement: the request that it belongs to.
        reply_to: where an answer goes.
        headers: more of them.
    """
    with translation.override(language):
        parts = {
            "subject": one_line(subject),
            "text": render_to_string(f"involvement/mail/{template}.txt", context),
            "html": render_to_string(f"involvement/mail/{template}.html", context),
        }
    email = mail.send(
        recipient,
        sender(programme),
        # post_office takes these three for Django templates. What a visitor wrote must never
        # become one, so each is a template that shows a value and nothing else.
        subject="{{ subject|safe }}",
        message="{{ text|safe }}",
        html_message="{{ html|safe }}",
        context=parts,
        headers=HEADERS | ({"Reply-To": reply_to} if reply_to else {}) | (headers or {}),
    )
    letter = Letter.objects.create(
        email=email, involvement=involvement, purpose=purpose, template=template, queued_at=now
    )
    letter.people.set(about)
    return letter


def sender(programme: Programme) -> str:
    """The programme's address with its name: `"Alsace" <alsace@labo.example>`."""
    room = LONGEST_SENDER - len(programme.email) - len('"" <>')
    name = one_line(programme.name).replace('"', "").replace("\\", "")[:room]
    return f'"{name}" <{programme.email}>'
