"""The team's rhythm: whose step was due, and whom to call after two letters without an answer."""

from datetime import datetime, timedelta

from django.db.models import Count, Max, Q, QuerySet
from django.utils import timezone

from involvement import attention
from involvement.models import (
    Attention,
    FollowUpState,
    Involvement,
    Plan,
    StepKind,
)
from involvement.timeline import record
from involvement.transitions import TALK, locked
from people.models import Facilitator

from . import plans

# So long after the second of two letters in a row silence is an answer, too.
SILENCE = timedelta(days=14)
# What one person of the team can prepare and make well beside everything else.
CALLS_A_WEEK = 10
# Working minutes for a call of this kind: a day's work.
CALL_MINUTES = 8 * 60


def due_follow_ups(requests: QuerySet[Involvement]) -> QuerySet[Involvement]:
    """Those of some requests that a plan brings before their owner, the most urgent first."""
    return requests.filter(attention__in=plans.RAISED_BY_PLANS).order_by("due_at", "pk")


def remind_of_steps(now: datetime) -> int:
    """Put the people whose next step was due before their owners, once per plan.

    Who has answered a letter since needs no call. What a request waits for already is never
    replaced: the reminder comes once that is seen to. The worker calls it.

    Returns:
        How many owners were reminded.
    """
    due = _waiting().filter(step_reminded_at=None, next_step_at__lte=now)
    reminded = 0
    for plan in list(due.order_by("next_step_at", "pk")):
        with locked(plan.involvement) as current:
            fresh = _waiting().filter(pk=plan.pk, step_reminded_at=None).first()
            if fresh is None:
                continue
            fresh.step_reminded_at = now
            fresh.save(update_fields=["step_reminded_at"])
            if not fresh.follow_ups.filter(answered_at__gt=fresh.next_step_at).exists():
                _propose(current, Attention.STEP, now)
                reminded += 1
    return reminded


def propose_calls(now: datetime) -> int:
    """Propose a call to those who answered neither of their last two letters, once per plan.

    At most `CALLS_A_WEEK` for each person of the team; the others wait for the next week, those
    who have been silent for longest first. The worker calls it.

    Returns:
        How many calls were proposed.
    """
    silent = (
        _waiting()
        .filter(call_proposed_at=None)
        .annotate(
            unanswered=Count("follow_ups", filter=Q(follow_ups__state=FollowUpState.SENT)),
            last_sent_at=Max("follow_ups__sent_at"),
        )
        .filter(unanswered__gte=2, last_sent_at__lte=now - SILENCE)
    )
    proposed = 0
    for plan in list(silent.order_by("last_sent_at", "pk")):
        with locked(plan.involvement) as current:
            fresh = _waiting().filter(pk=plan.pk, call_proposed_at=None).first()
            if fresh is None or not is_silent(fresh, now) or _week_is_full(current, now):
                continue
            fresh.call_proposed_at = now
            fresh.save(update_fields=["call_proposed_at"])
            _propose(current, Attention.CALL, now)
            proposed += 1
    return proposed


def is_silent(plan: Plan, now: datetime) -> bool:
    """Whether a person let two letters in a row pass, and did nothing else since the first of them."""
    last_two = list(plan.follow_ups.exclude(sent_at=None).order_by("-sent_at")[:2])
    if len(last_two) < 2 or any(row.state != FollowUpState.SENT for row in last_two):
        return False
    newest, older = last_two
    involvement = plan.involvement
    heard = involvement.steps.filter(kind__in=[StepKind.CALL, StepKind.MAIL_IN])
    return (
        newest.sent_at <= now - SILENCE
        and involvement.person.last_active_at <= older.sent_at
        and plans.agrees(involvement.person)
        and not heard.filter(at__gt=older.sent_at).exists()
    )


def _waiting() -> QuerySet[Plan]:
    """Plans that count, of requests that are accompanied and wait for nothing else."""
    rows = Plan.objects.filter(
        ended_at=None, involvement__state__in=TALK, involvement__attention=""
    )
    return rows.select_related("involvement__person")


def _propose(current: Involvement, why: str, now: datetime) -> None:
    attention.call_for(current, why, now, CALL_MINUTES)
    current.save(update_fields=["attention", "due_at"])
    record(current, StepKind.PROPOSED, now, data={"why": why})


def _week_is_full(current: Involvement, now: datetime) -> bool:
    # Its row is held, so that two workers count one after the other.
    Facilitator.objects.select_for_update().get(pk=current.owner_id)
    today = timezone.localdate(now)
    monday = today - timedelta(days=today.weekday())
    rows = Plan.objects.filter(involvement__owner=current.owner_id)
    return rows.filter(call_proposed_at__date__gte=monday).count() >= CALLS_A_WEEK
