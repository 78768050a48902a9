"""How long people really wait for the first human answer. Published, so it must equal a recount."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from django.core.cache import cache

from people.models import Programme

from . import hours
from .models import UNANSWERED_STATES, ClosedReason, Involvement, State

PERIOD = timedelta(days=365)
# Fewer say more about single people than about the team.
FEWEST = 5
# A median of twelve months hardly moves; pages that show it must not count a thousand rows each.
SHOWN_SECONDS = 300


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


def published_delay(programme: Programme | None, now: datetime) -> Delay | None:
    """The median delay of the last twelve months; None where there are fewer than `FEWEST`.

    Counted in working minutes, from the moment a request came in to the first human answer. Those
    that still wait count with the time that they have waited once it is longer than what was
    promised: a median over the answered only would flatter a team that forgets people. What was
    set aside as spam does not count; requests of erased people do, without their names.

    Args:
        programme: whose requests; None for those of every team, each by its own hours.
        now: aware.
    """
    since = now - PERIOD
    rows = Involvement.objects.filter(created_at__gte=since).exclude(state=State.SET_ASIDE)
    rows = rows.exclude(closed_reason__in=[ClosedReason.SPAM, ClosedReason.DUPLICATE])
    teams = Programme.objects.prefetch_related("opening_hours")
    if programme:
        rows, teams = rows.filter(programme=programme), teams.filter(pk=programme.pk)
    by_key = teams.in_bulk()
    waits = []
    fields = ("programme", "created_at", "first_human_reply_at", "due_at", "state")
    for key, created_at, answered_at, due_at, state in rows.values_list(*fields):
        if answered_at is None and (state not in UNANSWERED_STATES or due_at > now):
            continue
        waits.append(hours.working_minutes_between(by_key[key], created_at, answered_at or now))
    if len(waits) < FEWEST:
        return None
    return Delay(round(median(waits)), len(waits), since)


def shown_delay(programme: Programme | None, now: datetime) -> Delay | None:
    """`published_delay` as pages show it: counted anew every five minutes."""
    key = f"delay-{programme.pk if programme else 'all'}"
    found = cache.get(key)
    if found is None:
        found = (published_delay(programme, now),)  # a tuple, so that None can be kept too
        cache.set(key, found, SHOWN_SECONDS)
    return found[0]
