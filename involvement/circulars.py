"""Mails to many: each in its reader's language, all together in a few queries.

Written once as plain text, whose first line is the subject; `letters` makes the HTML of the same
lines. Why each may leave, and whom it is about, says the room that sends it.
"""

from collections.abc import Sequence
from email.utils import make_msgid
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from post_office.models import PRIORITY, STATUS, Email
from post_office.settings import get_message_id_fqdn
from post_office.signals import email_queued

from people.models import Programme

from .contact import one_line
from .letters import HEADERS, as_html, sender, tidy

# RFC 8058, section 3.1: what a mail program posts.
ONE_CLICK = ("List-Unsubscribe", "One-Click")


def way_out(url: str, mailto: str = "") -> dict[str, str]:
    """Lines of the head that let a mail program end the mails with one click (RFC 2369, RFC 8058).

    Args:
        url: takes a POST without cookie or token of ours.
        mailto: address of a mail that does the same, for programs that know no other way.
    """
    ways = [f"<{way}>" for way in (url, mailto) if way]
    return {
        "List-Unsubscribe": ", ".join(ways),
        "List-Unsubscribe-Post": "=".join(ONE_CLICK),
    }


def written(
    recipient: str,
    template: str,
    context: dict[str, Any],
    *,
    team: Programme,
    language: str,
    headers: dict[str, str] | None = None,
) -> Email:
    """A mail that is not stored yet.

    Args:
        recipient: one address.
        template: its full name; the first line is the subject.
        context: values for the template; team and site are added.
        team: whose address it comes from, and answers go to.
        language: of the reader.
        headers: more lines of the head, such as `way_out`.
    """
    with translation.override(language):
        values = {"team": team, "site_name": settings.WAGTAIL_SITE_NAME} | context
        subject, _line, text = render_to_string(template, values).strip().partition("\n")
        subject = one_line(subject)
        text = tidy(text)
        html = as_html(text, subject)
    return Email(
        from_email=sender(team),
        to=[recipient],
        subject=subject,
        message=text,
        html_message=html,
        headers=HEADERS | {"Reply-To": team.email, "Content-Language": language} | (headers or {}),
        priority=PRIORITY.medium,
        status=STATUS.queued,
        message_id=make_msgid(domain=get_message_id_fqdn()),
    )


def store(emails: Sequence[Email]) -> list[Email]:
    """Put mails into the queue, in the transaction that is under way."""
    stored = Email.objects.bulk_create(emails)
    email_queued.send(sender=Email, emails=stored)
    return stored
