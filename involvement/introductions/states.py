"""From which state an introduction may go to which, and what that does to the requests behind it."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from involvement import attention, transitions
from involvement.models import (
    OPEN_STATES,
    Attention,
    IngredientState,
    Introduction,
    IntroductionState,
    Involvement,
    Party,
    State,
    StepKind,
)
from involvement.timeline import CLOCK, Actor, record

logger = logging.getLogger(__name__)

S = IntroductionState
# Called off is what withdrawal and erasure lead to.
TRANSITIONS: dict[str, list[str]] = {
    S.PROPOSED: [S.ASKED, S.CANCELLED],
    S.ASKED: [S.OPEN, S.DECLINED, S.EXPIRED, S.CANCELLED],
    S.OPEN: [S.SCHEDULED, S.CANCELLED],
    # Again: moved to another time or place. Open: the time falls through, another is looked for.
    S.SCHEDULED: [S.SCHEDULED, S.OPEN, S.HELD, S.MISSED, S.CANCELLED],
    S.HELD: [S.CONTINUES, S.ENDED],
    S.MISSED: [S.SCHEDULED, S.ENDED, S.CANCELLED],
    S.CONTINUES: [S.ENDED],
    S.ENDED: [],
    S.DECLINED: [],
    S.EXPIRED: [],
    S.CANCELLED: [],
}
RUNNING = [S.PROPOSED, S.ASKED, S.OPEN, S.SCHEDULED]
# Everybody has said yes: each knows who the others are.
OPENED = [S.OPEN, S.SCHEDULED, S.HELD, S.MISSED, S.CONTINUES, S.ENDED]
# What an introduction means for the request of each party. Only forward, along this line.
MEANS = {S.ASKED: State.INTRODUCTION, S.HELD: State.MET}
LINE = [State.IN_DIALOGUE, State.ORIENTED, State.INTRODUCTION, State.MET]
FELL_THROUGH = [S.DECLINED, S.EXPIRED, S.CANCELLED]


class IntroductionMovedError(Exception):
    """The introduction is not, or no longer, in a state from which this is possible."""


@contextmanager
def locked(introduction: Introduction) -> Iterator[Introduction]:
    """The introduction as it is now, its row locked until the block ends."""
    with transaction.atomic():
        rows = Introduction.objects.select_for_update(of=("self",))
        yield rows.select_related("programme", "owner", "need__involvement").get(pk=introduction.pk)


def party_of(current: Introduction, party: Party) -> Party:
    """The party as it is now, with the person.

    Args:
        current: the introduction, its row locked.
        party: as it was when its page was opened.

    Raises:
        IntroductionMovedError: the person has been erased meanwhile.
    """
    mine = current.parties.select_related("person", "involvement").filter(pk=party.pk).first()
    if mine is None:
        raise IntroductionMovedError(current.state)
    return mine


def each_due(
    due: QuerySet[Introduction], act: Callable[[Introduction, datetime], None], now: datetime
) -> int:
    """Do something to each introduction that is still due once its row is locked.

    Two workers never do the same twice.

    Args:
        due: which are.
        act: does it to a locked row, and makes that it is due no longer.
        now: aware.

    Returns:
        To how many it was done.
    """
    done = 0
    for introduction in due.distinct():
        try:
            with locked(introduction) as current:
                if due.filter(pk=current.pk).exists():
                    act(current, now)
                    done += 1
        except Exception:
            # One that cannot be moved does not hold up the others.
            logger.exception("introduction %s could not be moved", introduction.pk)
    return done


def apply(current: Introduction, to: str, now: datetime, actor: Actor = CLOCK) -> None:
    """Move an introduction whose row is `locked`, and save it.

    A step is left on the timeline of each party's request, and the request moves along.

    Args:
        current: the introduction.
        to: a value of `IntroductionState`.
        now: when, aware.
        actor: who does it.

    Raises:
        IntroductionMovedError: the table does not know this step.
    """
    if to not in TRANSITIONS[current.state]:
        raise IntroductionMovedError(current.state)
    current.state, current.changed_at = to, now
    current.save()
    requests = Involvement.objects.filter(parties__introduction=current)
    for involvement in requests.order_by("pk"):
        data = {"introduction": current.pk}
        record(involvement, StepKind(f"intro-{to}"), now, actor, data=data)
        if to in MEANS:
            move_along(involvement, MEANS[to], now, actor)
        elif to in FELL_THROUGH:
            _fall_back(involvement, now, actor)
    if to == S.CONTINUES and current.need:
        current.need.state = IngredientState.MET
        current.need.save(update_fields=["state"])


def move_along(involvement: Involvement, to: str, now: datetime, actor: Actor) -> None:
    """Move a request forward on the line from talk to meeting; one that is elsewhere stays."""
    with transitions.locked(involvement) as current:
        if current.state in LINE and LINE.index(current.state) < LINE.index(to):
            transitions.apply(current, to, now, actor)
            current.save()


def put_before_owner(introduction: Introduction, now: datetime) -> None:
    """Say on the request behind the need that its owner has something to do."""
    leading = introduction.need.involvement if introduction.need else None
    if leading is None:
        return
    with transitions.locked(leading) as current:
        if current.state in OPEN_STATES:
            attention.call_for(current, Attention.INTRODUCTION, now)
            current.save()


def _fall_back(involvement: Involvement, now: datetime, actor: Actor) -> None:
    """Nobody is asked any more: the need is still understood, and still there."""
    running = Introduction.objects.filter(parties__involvement=involvement, state__in=RUNNING)
    with transitions.locked(involvement) as current:
        if current.state == State.INTRODUCTION and not running.exists():
            transitions.apply(current, State.ORIENTED, now, actor)
            current.save()
