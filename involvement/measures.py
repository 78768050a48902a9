"""How long people really wait for the first human answer. Published, so it must equal a recount."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from people.models import Programme

from . import hours
from .models import UNANSWERED_STATES, ClosedReason, Involvement, State

PERIOD = timedelta(days=365)
# Fewer say more about single people than about the team.
FEWEST = 5


@dataclass(frozen=True)
class Delay:
    """The published figure.

    Attributes:
        minutes: median of working minutes until a human answered.
        count: requests that it is made of.
        since: beginning of the period.
    """

    minutes: int
    count: int
    since: datetime


def published_delay(programme: Programme, now: datetime) -> Delay | None:
    """The median delay of the last twelve months; None where there are fewer than `FEWEST`.

    Counted in working minutes, from the moment a request came in to the first human answer. Those
    that still wait count with the time that they have waited once it is longer than what was
    promised: a median over the answered only would flatter a team that forgets people. What was
    set aside as spam does not count; requests of erased people do, without their names.
    """
    since = now - PERIOD
    rows = Involvement.objects.filter(programme=programme, created_at__gte=since).exclude(
        state=State.SET_ASIDE
    )
    rows = rows.exclude(closed_reason__in=[ClosedReason.SPAM, ClosedReason.DUPLICATE])
    waits = []
    fields = rows.values_list("created_at", "first_human_reply_at", "due_at", "state")
    for created_at, answered_at, due_at, state in fields:
        if answered_at is None and (state not in UNANSWERED_STATES or due_at > now):
            continue
        waits.append(hours.working_minutes_between(programme, created_at, answered_at or now))
    if len(waits) < FEWEST:
        return None
    return Delay(round(median(waits)), len(waits), since)
