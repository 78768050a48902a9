"""The one way in which a mail to a journalist leaves: with a reason, a way out, and a trace.

Written once as plain text (`templates/press/mail/<name>.txt`); `involvement.letters` makes the HTML.
Many at once cost the same few queries as one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import make_msgid
from typing import Any

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from post_office.models import PRIORITY, STATUS, Email
from post_office.settings import get_message_id_fqdn
from post_office.signals import email_queued

from involvement.contact import one_line
from involvement.letters import HEADERS, as_html, sender

from . import contact, links
from .models import Journalist, PressLetter, PressLink


class NoGroundError(Exception):
    """The journalist wants no mail, their address does not work, or nothing says that we may."""


class NobodyAnswersError(Exception):
    """There is no team whose address a mail could come from."""


@dataclass(frozen=True)
class Draft:
    """A mail to a journalist before it is written.

    Attributes:
        template: `press/mail/<template>.txt`; its first line is the subject.
        context: values for the template; journalist, team, links and site are added.
        answers: it answers what they did this minute, and leaves even where alerts were stopped.
    """

    journalist: Journalist
    template: str
    context: dict[str, Any] = field(default_factory=dict)
    answers: bool = False


def queue(drafts: Sequence[Draft], now: datetime) -> list[PressLetter]:
    """Queue mails in the transaction that is under way; all or none.

    Args:
        drafts: at most one screen of people; whoever has more sends them in batches.
        now: aware.

    Raises:
        NoGroundError: one of them may not be written to.
        NobodyAnswersError: there is no team at all.
    """
    drafts = list(drafts)
    if not drafts:
        return []
    for draft in drafts:
        if not (draft.answers or draft.journalist.may_be_written_to):
            raise NoGroundError(draft.journalist.pk)
    team = contact.answering()
    if team is None:
        raise NobodyAnswersError
    spaces = links.spaces([draft.journalist for draft in drafts], now)
    with transaction.atomic():
        emails = Email.objects.bulk_create(
            [_written(draft, team, spaces[draft.journalist.pk]) for draft in drafts]
        )
        letters = PressLetter.objects.bulk_create(
            PressLetter(
                email=email, journalist=draft.journalist, template=draft.template, queued_at=now
            )
            for draft, email in zip(drafts, emails, strict=True)
        )
    email_queued.send(sender=Email, emails=emails)
    return letters


def _written(draft: Draft, team: Any, space: PressLink) -> Email:
    journalist = draft.journalist
    unsubscribe = links.stop_url(space)
    with translation.override(journalist.language):
        values = {
            "journalist": journalist,
            "team": team,
            "site_name": settings.WAGTAIL_SITE_NAME,
            "space": space,
            "space_url": links.space_url(space),
            "stop_url": unsubscribe,
        }
        written = render_to_string(f"press/mail/{draft.template}.txt", values | draft.context)
        subject, _line, text = written.strip().partition("\n")
        subject = one_line(subject)
        text = re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+\n", "\n", text)).strip() + "\n"
        html = as_html(text, subject)
    headers = HEADERS | {"Reply-To": team.email}
    if not draft.answers:
        # RFC 8058: the mail program shows a button that sends a POST.
        headers |= {
            "List-Unsubscribe": f"<{unsubscribe}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }
    return Email(
        from_email=sender(team),
        to=[journalist.email],
        subject=subject,
        message=text,
        html_message=html,
        headers=headers,
        priority=PRIORITY.medium,
        status=STATUS.queued,
        message_id=make_msgid(domain=get_message_id_fqdn()),
    )
