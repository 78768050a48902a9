"""The worker's part: letters that are due leave, each once, on a working morning, never in a heap."""

import logging
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from involvement.models import FollowUp, FollowUpState, Involvement, State, StepKind
from involvement.timeline import record
from involvement.transitions import locked
from people.models import Programme

from . import cadence, mails, plans

logger = logging.getLogger(__name__)

BATCH = 200  # letters in one round; the next round is a minute away
# Letters leave within so long after the team opens; what could not waits for the next morning.
LATEST = timedelta(hours=3)
# Of two letters of one plan that would follow each other more closely, only the later one leaves.
APART = timedelta(days=5)


def send_due(now: datetime) -> int:
    """Queue the letters whose morning has come. The worker calls it every minute.

    Each is a transaction of its own with its request's row locked: two workers never send one
    twice, and a letter that cannot be written does not hold up the others.

    Returns:
        How many letters left.
    """
    due = FollowUp.objects.filter(state=FollowUpState.PLANNED, due_at__lte=now)
    sent = 0
    rows = due.order_by("due_at", "pk").select_related("plan__involvement")
    for row in list(rows[:BATCH]):
        try:
            sent += _look_at(row, now)
        except Exception:
            # Whatever is wrong with one letter, the others are not to blame.
            logger.exception("the letter %s could not be sent", row.pk)
    return sent


def _look_at(found: FollowUp, now: datetime) -> bool:
    with locked(found.plan.involvement) as current:
        rows = FollowUp.objects.filter(pk=found.pk, state=FollowUpState.PLANNED, due_at__lte=now)
        row = rows.select_related("plan").first()
        if row is None:
            return False
        row.plan.involvement = current
        if not _is_wanted(row, current):
            row.plan.follow_ups.filter(state=FollowUpState.PLANNED).update(
                state=FollowUpState.CANCELLED
            )
        elif not plans.is_reachable(current.person) or _is_followed_closely(row, now):
            _set(row, FollowUpState.SKIPPED)
        elif current.state == State.DORMANT and current.snoozed_until:
            plans.put_off(row, current.snoozed_until + timedelta(days=1))
        elif _waits_for_a_morning(current.programme, now):
            row.due_at = cadence.next_morning(current.programme, now)
            row.save(update_fields=["due_at"])
        else:
            mails.send_letter(row, now)
            row.sent_at = now
            _set(row, FollowUpState.SENT)
            record(current, StepKind.FOLLOW_UP, now, data={"letter": row.pk, "number": row.number})
            return True
    return False


def _is_wanted(row: FollowUp, current: Involvement) -> bool:
    return (
        current.person is not None
        and current.state in plans.FOLLOWED
        and row.plan.ended_at is None
        and plans.agrees(current.person)
    )


def _is_followed_closely(row: FollowUp, now: datetime) -> bool:
    """Whether the next letter of the plan is due as well, or nearly: after a long pause."""
    later = Q(due_at__gt=row.due_at) | Q(due_at=row.due_at, pk__gt=row.pk)
    planned = row.plan.follow_ups.filter(later, state=FollowUpState.PLANNED)
    return planned.filter(due_at__lt=max(now, row.due_at) + APART).exists()


def _waits_for_a_morning(programme: Programme, now: datetime) -> bool:
    """Whether it is no morning now: after a pause, or as the team's hours or holidays changed."""
    morning = cadence.morning(programme, timezone.localdate(now))
    return not morning <= now <= morning + LATEST


def _set(row: FollowUp, state: str) -> None:
    row.state = state
    row.save(update_fields=["state", "sent_at"])
