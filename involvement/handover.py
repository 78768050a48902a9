"""Handing a request to a colleague: by hand, or by the clock when its owner is away."""

import logging
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from people.models import Facilitator

from . import duty, freshness, mails
from .models import OPEN_STATES, UNANSWERED_STATES, Involvement, StepKind
from .slots import keep_the_call
from .timeline import CLOCK, Actor, record
from .transitions import TransitionRefusedError, locked

logger = logging.getLogger(__name__)


def hand_over(
    current: Involvement, to: Facilitator, now: datetime, actor: Actor = CLOCK, word: str = ""
) -> None:
    """Give a request to a colleague, who is told by one mail; the caller saves the locked row.

    Args:
        current: the request, its row locked.
        to: a facilitator of the same programme.
        now: when, aware.
        actor: who hands it over.
        word: for the colleague.

    Raises:
        ValueError: the colleague belongs to another programme.
    """
    if to.programme_id != current.programme_id:
        raise ValueError("a request stays with its programme")
    if to.pk == current.owner_id:
        return
    before = current.owner
    data = {"from": before.pk, "to": to.pk, "call_lost": keep_the_call(current, to)}
    current.owner = to
    current.claimed_at = None
    record(current, StepKind.HANDED_OVER, now, actor, text=word, data=data)
    with transaction.atomic():
        mails.tell_owner(current, now)
    current.owner_told_at = now


def give(
    involvement: Involvement,
    to: Facilitator,
    now: datetime,
    actor: Actor,
    *,
    word: str = "",
    seen: int | None = None,
) -> Involvement:
    """Hand an open request over by hand.

    Args:
        to: a facilitator of the same programme who answers requests.
        now: when, aware.
        actor: who hands it over.
        word: for the colleague.
        seen: `freshness.last_step` of the card.

    Returns:
        The request as it is afterwards.

    Raises:
        TransitionRefusedError: it is no longer open.
        OvertakenError: somebody acted since the card was opened; nothing was done.
        ValueError: the colleague belongs to another programme.
    """
    with locked(involvement) as current:
        try:
            freshness.check(current, seen, actor, StepKind.HANDED_OVER, word)
        except freshness.AlreadyDoneError:
            return current
        if current.state not in OPEN_STATES:
            raise TransitionRefusedError(current.state)
        hand_over(current, to, now, actor, word)
        current.save()
    return current


def hand_over_absent(now: datetime) -> int:
    """Give what falls due while its owner is away, or after they left, to whoever is at work.

    The worker calls it. A day counts from the programme's next open minute: in the evening before
    a holiday the requests wait for those who are there afterwards.

    Returns:
        How many requests were handed over.
    """
    away = Q(owner__absences__last_day__gte=timezone.localdate(now)) | Q(owner__active=False)
    waiting = Involvement.objects.filter(away, state__in=OPEN_STATES)
    waiting = waiting.select_related("owner__programme")
    moved = 0
    for involvement in waiting.distinct():
        if not _needs_somebody(involvement, now):
            continue
        other = duty.stand_in(involvement.owner, now)
        if other is None:
            continue
        with locked(involvement) as current:
            if current.owner_id == involvement.owner_id and current.state in OPEN_STATES:
                hand_over(current, other, now)
                current.save()
                moved += 1
    return moved


def _needs_somebody(involvement: Involvement, now: datetime) -> bool:
    if involvement.state not in UNANSWERED_STATES and not involvement.attention:
        return False
    if not involvement.owner.active:
        return True
    today = duty.working_day(involvement.owner.programme, now)
    absence = duty.away(today).filter(facilitator=involvement.owner).first()
    return bool(absence) and timezone.localdate(involvement.due_at) <= absence.last_day
