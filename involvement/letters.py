"""The one way in which a mail leaves because of somebody: queued, with its reason and whom it is about.

A mail is written once, as plain text (`templates/involvement/mail/<name>.txt`); its HTML is made of
the same lines: paragraphs, quotations behind "> ", one link that stands out ("Words: address" on a
line of its own), and what follows "--" as the footer. So both parts always say the same.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from post_office import mail
from post_office.models import Email

from content.typography import typo
from people.models import Programme

from . import consents, purposes, reference
from .contact import one_line
from .models import Involvement, Letter, Person
from .models.person import same_address

# RFC 3834: nobody's out-of-office shall answer a machine.
HEADERS = {"Auto-Submitted": "auto-generated"}
LONGEST_SENDER = 254  # characters that post_office keeps
LABEL = re.compile(r"^([^:\n]{1,80}?)\s?:(?= https?://)", re.MULTILINE)
BUTTON = re.compile(r"^(?P<text>[^:\n]{1,80}?)\s?: (?P<url>https?://\S+)$")


class NoGroundError(Exception):
    """The mail has no reason that the law knows: unknown purpose, or no consent."""


class AddressBouncesError(NoGroundError):
    """Mails to the person's present address come back: there is no use in writing there."""


@dataclass(frozen=True)
class Part:
    """A paragraph of the HTML part."""

    text: str
    quote: bool = False
    url: str = ""

    @property
    def button(self) -> bool:
        return bool(self.url)


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
    attachments: dict[str, dict[str, Any]] | None = None,
) -> Letter:
    """Queue a mail in the transaction that is under way.

    Args:
        recipient: one address.
        template: `involvement/mail/<template>.txt`.
        subject: already in the right language; names nobody where it goes to the team.
        context: values for the template; programme and site are added.
        programme: whose address it comes from.
        language: code of the recipient's language.
        purpose: why, a key of `purposes`.
        about: everybody of whom it holds a word; erasing one of them erases the mail. Where the
            purpose needs consent, the first one is whose consent counts.
        now: when, aware.
        involvement: the request that it belongs to; its reference is then in the subject and in
            the Message-ID, so that an answer can be filed.
        reply_to: where an answer goes; where the desk's address is read, that gets a copy.
        headers: more lines of the mail's head, such as List-Unsubscribe.
        attachments: files by name, each a dict with `file` (a Django file) and `mimetype`.

    Raises:
        NoGroundError: the purpose is unknown, or the person does not agree to it.
        AddressBouncesError: mails to this address come back.
    """
    about = list(about)
    _check_ground(purpose, about)
    if any(person.email_bounces and same_address(person.email, recipient) for person in about):
        raise AddressBouncesError
    with translation.override(language):
        subject = one_line(subject)
        if involvement:
            subject = reference.subject_with(subject, involvement)
        values = {"programme": programme, "site_name": settings.WAGTAIL_SITE_NAME} | context
        text = tidy(render_to_string(f"involvement/mail/{template}.txt", values))
        parts = {"subject": subject, "text": text, "html": as_html(text, subject)}
    if reply_to and involvement and settings.RECEIVE_MAILDIR and reply_to != programme.email:
        reply_to = f"{reply_to}, {programme.email}"
    headers = HEADERS | ({"Reply-To": reply_to} if reply_to else {}) | (headers or {})
    email = mail.send(
        recipient,
        sender(programme),
        # post_office takes these three for Django templates. What a visitor wrote must never
        # become one, so each is a template that shows a value and nothing else.
        subject="{{ subject|safe }}",
        message="{{ text|safe }}",
        html_message="{{ html|safe }}",
        context=parts,
        headers=headers,
        attachments=attachments,
    )
    email.message_id = reference.message_id(involvement)
    Email.objects.filter(pk=email.pk).update(message_id=email.message_id)
    letter = Letter.objects.create(
        email=email, involvement=involvement, purpose=purpose, template=template, queued_at=now
    )
    letter.people.set(about)
    return letter


def as_html(text: str, subject: str = "") -> str:
    """The HTML part of a mail, made of its plain text; in the active language."""
    body, _dashes, footer = text.partition("\n--\n")
    parts = [_part(block) for block in re.split(r"\n{2,}", body.strip()) if block]
    context = {"parts": parts, "footer": footer.strip(), "subject": subject}
    return render_to_string("involvement/mail/_layout.html", context)


def sender(programme: Programme) -> str:
    """The programme's address with its name: `"Alsace" <alsace@labo.example>`."""
    room = LONGEST_SENDER - len(programme.email) - len('"" <>')
    name = one_line(programme.name).replace('"', "").replace("\\", "")[:room]
    return f'"{name}" <{programme.email}>'


def _check_ground(purpose: str, about: list[Person]) -> None:
    if purpose not in purposes.PURPOSES:
        raise NoGroundError(purpose)
    if purposes.PURPOSES[purpose].needs_consent and not (about and consents.has(about[0], purpose)):
        raise NoGroundError(purpose)


def tidy(text: str) -> str:
    """No heaps of empty lines, whatever a template left out; links as the active language writes them.

    The words of a button are ours; what else stands there may be in another language.
    """
    text = re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+\n", "\n", text)).strip() + "\n"
    return LABEL.sub(lambda found: typo(f"{found[1]}:"), text)


def _part(block: str) -> Part:
    lines = block.splitlines()
    if all(line.startswith(">") for line in lines):
        return Part("\n".join(line.removeprefix(">").removeprefix(" ") for line in lines), True)
    button = BUTTON.match(block)
    return Part(button["text"], url=button["url"]) if button else Part(block)
