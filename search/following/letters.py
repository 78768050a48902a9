"""The one way in which a mail to a follower leaves: confirmed, with a way out, and a trace."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import translation

from content import dates
from involvement import circulars
from people.models import Programme

from . import links
from .filters import Choice
from .models import Follow, FollowLetter

CONFIRM, NEWS = "confirm", "news"


class NoGroundError(Exception):
    """They have not confirmed, have stopped, or their address does not work."""


class NobodyAnswersError(Exception):
    """There is no team whose address a mail could come from."""


@dataclass(frozen=True)
class Draft:
    """A mail to a follower before it is written.

    Attributes:
        follow: with its issues, territories and `person__programme`.
        template: `following/mail/<template>.txt`; its first line is the subject.
    """

    follow: Follow
    template: str
    context: dict[str, Any] = field(default_factory=dict)


def choice_of(follow: Follow) -> Choice:
    """What somebody follows."""
    return Choice(tuple(follow.issues.all()), tuple(follow.territories.all()))


def queue(drafts: Sequence[Draft], now: datetime) -> list[FollowLetter]:
    """Queue mails, all or none; many cost the same few queries as one.

    Raises:
        NoGroundError: one of them may not be written to; the mail that asks to confirm may leave.
        NobodyAnswersError: there is no team at all.
    """
    if not drafts:
        return []
    for draft in drafts:
        if draft.template != CONFIRM and not draft.follow.is_heard:
            raise NoGroundError(draft.follow.pk)
    team = Programme.objects.order_by("-is_default", "pk").first()
    if team is None:
        raise NobodyAnswersError
    with transaction.atomic():
        emails = circulars.store([_written(draft, team) for draft in drafts])
        return FollowLetter.objects.bulk_create(
            FollowLetter(email=email, follow=draft.follow, template=draft.template, queued_at=now)
            for draft, email in zip(drafts, emails, strict=True)
        )


def _written(draft: Draft, team: Programme) -> Any:
    follow, asks = draft.follow, draft.template == CONFIRM
    with translation.override(follow.language):
        values = {
            "follow": follow,
            "followed": choice_of(follow).words,
            "asked_on": dates.day(follow.created_at),
        }
    # Whoever has not confirmed has nothing to change and nothing to stop.
    ways = {} if asks else {"own_url": links.own_url(follow), "stop_url": links.stop_url(follow)}
    return circulars.written(
        follow.email,
        f"following/mail/{draft.template}.txt",
        values | ways | draft.context,
        team=follow.person.programme if follow.person else team,
        language=follow.language,
        headers={} if asks else circulars.way_out(ways["stop_url"]),
    )
