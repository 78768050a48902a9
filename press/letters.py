"""The one way in which a mail to a journalist leaves: with a reason, a way out, and a trace.

Written once as plain text (`templates/press/mail/<name>.txt`); `involvement.circulars` writes them.
Many at once cost the same few queries as one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from post_office.models import Email

from involvement import circulars

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
    officer = contact.officer(team)
    spaces = links.spaces([draft.journalist for draft in drafts], now)
    with transaction.atomic():
        emails = circulars.store(
            [_written(draft, team, officer, spaces[draft.journalist.pk]) for draft in drafts]
        )
        return PressLetter.objects.bulk_create(
            PressLetter(
                email=email, journalist=draft.journalist, template=draft.template, queued_at=now
            )
            for draft, email in zip(drafts, emails, strict=True)
        )


def _written(draft: Draft, team: Any, officer: contact.Officer, space: PressLink) -> Email:
    journalist, stop_url = draft.journalist, links.stop_url(space)
    values = {
        "journalist": journalist,
        "space": space,
        "space_url": links.space_url(space),
        "stop_url": stop_url,
        "officer": officer,
    }
    return circulars.written(
        journalist.email,
        f"press/mail/{draft.template}.txt",
        values | draft.context,
        team=team,
        language=journalist.language,
        headers={} if draft.answers else circulars.way_out(stop_url),
    )
