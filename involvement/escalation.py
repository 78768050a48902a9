"""The clock: a request that nobody takes is given, one that nobody answers climbs. It never closes."""

import logging
from collections.abc import Callable
from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone

from people.models import Facilitator

from . import attention, duty, handover, hours, mails, snoozing
from .models import UNANSWERED_STATES, Attention, Involvement, State, StepKind
from .timeline import CLOCK, Actor, record
from .transitions import apply, locked

logger = logging.getLogger(__name__)

BATCH = 200  # requests in one round; the next round is seconds away
COLLEAGUE, LEAD, CIRCLE = 1, 2, 3


def tick(now: datetime) -> int:
    """Look at every request whose time has come. The worker calls it every few seconds.

    Each is a transaction of its own with its row locked: two workers never do the same twice, and
    a request that cannot be moved does not hold up the others.

    Returns:
        How many requests moved.
    """
    due = Involvement.objects.filter(state__in=UNANSWERED_STATES, next_rung_at__lte=now)
    moved = 0
    for key in list(due.order_by("next_rung_at").values_list("pk", flat=True)[:BATCH]):
        try:
            moved += _look_at(key, now)
        except Exception:
            logger.exception("the clock could not move request %s", key)
    return moved


def wake(now: datetime) -> int:
    """Bring back what slept until today. Returns how many requests woke."""
    sleeping = Involvement.objects.filter(
        state=State.DORMANT, snoozed_until__lte=timezone.localdate(now)
    )
    rows = list(sleeping)
    for involvement in rows:
        with locked(involvement) as current:
            if current.state == State.DORMANT:
                awaken(current, Attention.AWAKE, now)
                current.save()
    return len(rows)


def awaken(current: Involvement, why: str, now: datetime, actor: Actor = CLOCK) -> None:
    """End the sleep of a request whose row is locked; the caller saves it."""
    snoozing.end_sleep(current, now, actor)
    attention.call_for(current, why, now)
    record(current, StepKind.AWOKEN, now, actor)


@transaction.atomic
def _look_at(key: int, now: datetime) -> bool:
    rows = Involvement.objects.select_for_update(
        of=("self",), skip_locked=connection.features.has_select_for_update_skip_locked
    )
    current = (
        rows.filter(pk=key, state__in=UNANSWERED_STATES, next_rung_at__lte=now)
        .select_related("owner__programme", "programme__lead", "person__commune")
        .first()
    )
    if current is None:
        return False
    if current.state == State.NEW:
        _assign(current, now)
    else:
        _climb(current, now)
    current.save()
    return True


def _assign(current: Involvement, now: datetime) -> None:
    """Nobody has taken it: whoever is on duty has it, the proposed owner first."""
    if not duty.Roster(now).is_present(current.owner):
        other = duty.stand_in(current.owner, now)
        if other:
            handover.hand_over(current, other, now)
    apply(current, State.ASSIGNED, now)
    record(current, StepKind.ASSIGNED, now, data={"owner": current.owner_id})
    # After a pause of the worker the next rung may be overdue: one at a time all the same.
    programme = current.programme
    current.next_rung_at = max(current.due_at, hours.due_at(programme, now, 0))


def _climb(current: Involvement, now: datetime) -> None:
    """Tell the next rung on which there is somebody, once."""
    told: list[str] = []
    level = current.escalation_level
    passed_over = []
    while not told and level < CIRCLE:
        level += 1
        told = RUNGS[level](current, now)
        if not told:
            passed_over.append(level)
    if current.state != State.ESCALATED:
        apply(current, State.ESCALATED, now)
    current.escalation_level = level
    current.claimed_at = None
    programme = current.programme
    current.next_rung_at = (
        hours.due_at(programme, now, programme.climb_minutes) if level < CIRCLE else None
    )
    data = {"level": level, "told": told, "passed_over": passed_over}
    record(current, StepKind.ESCALATED, now, data=data)


def _tell_colleague(current: Involvement, now: datetime) -> list[str]:
    return _tell(current, duty.stand_in(current.owner, now), now)


def _tell_lead(current: Involvement, now: datetime) -> list[str]:
    lead = current.programme.lead
    return _tell(current, lead if lead and lead.active else None, now)


def _tell_circle(current: Involvement, now: datetime) -> list[str]:
    members = list(current.programme.circle.all())
    for member in members:
        mails.tell_circle(current, member, now)
    return [member.name for member in members]


RUNGS: dict[int, Callable[[Involvement, datetime], list[str]]] = {
    COLLEAGUE: _tell_colleague,
    LEAD: _tell_lead,
    CIRCLE: _tell_circle,
}


def _tell(current: Involvement, who: Facilitator | None, now: datetime) -> list[str]:
    known = {
        name
        for step in current.steps.filter(kind=StepKind.ESCALATED)
        for name in step.data.get("told", [])
    }
    if who is None or who.pk == current.owner_id or who.name in known:
        return []
    mails.tell_rung(current, who, now)
    return [who.name]
