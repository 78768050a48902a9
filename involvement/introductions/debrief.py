"""After the meeting: two questions to each, the day after, and what the facilitator makes of it."""

from datetime import datetime

from django.utils import timezone

from involvement.models import Introduction, IntroductionState, Party, StepKind, Usefulness
from involvement.timeline import CLOCK, THE_PERSON, Actor, record

from . import mails, states
from .states import IntroductionMovedError

S = IntroductionState
MORNING = 9  # o'clock, in the site's time zone
ANSWERABLE = [S.SCHEDULED, S.HELD, S.MISSED, S.CONTINUES]


def may_answer(introduction: Introduction, now: datetime) -> bool:
    """Whether there is a meeting to be asked about."""
    met_at = introduction.meeting_at
    return met_at is not None and met_at <= now and introduction.state in ANSWERABLE


def ask_debriefs(now: datetime) -> int:
    """Ask each party the morning after how it went; the worker calls it. Returns how many meetings."""
    local = timezone.localtime(now)
    if local.hour < MORNING:
        return 0
    today = local.replace(hour=0, minute=0, second=0, microsecond=0)
    due = Introduction.objects.filter(
        state__in=[S.SCHEDULED, S.HELD], meeting_at__lt=today, debrief_asked_at=None
    )
    return states.each_due(due, _ask, now)


def _ask(current: Introduction, now: datetime) -> None:
    current.debrief_asked_at = now
    current.save(update_fields=["debrief_asked_at"])
    for party in mails.parties_of(current):
        if party.debriefed_at is None:
            mails.debrief(party, now)


def answer(party: Party, useful: str, next_step: str, now: datetime) -> None:
    """Note what a party says of the meeting, on the timeline too. The same twice is once.

    Who says that it was useful, or not, has met; where all say that they did not, it was missed.

    Args:
        party: who answers.
        useful: a value of `Usefulness`.
        next_step: what comes next, in their words.
        now: when, aware.

    Raises:
        IntroductionMovedError: there was no meeting yet.
    """
    with states.locked(party.introduction) as current:
        if not may_answer(current, now):
            raise IntroductionMovedError(current.state)
        mine = states.party_of(current, party)
        if (mine.useful, mine.next_step) == (useful, next_step):
            return
        mine.useful, mine.next_step, mine.debriefed_at = useful, next_step, now
        mine.save(update_fields=["useful", "next_step", "debriefed_at"])
        mine.person.last_active_at = now
        mine.person.save(update_fields=["last_active_at"])
        data = {"introduction": current.pk, "useful": useful}
        record(mine.involvement, StepKind.DEBRIEF, now, THE_PERSON, text=next_step, data=data)
        if current.state == S.SCHEDULED:
            if useful != Usefulness.NOT_MET:
                states.apply(current, S.HELD, now)
            elif not current.parties.exclude(useful=Usefulness.NOT_MET).exists():
                states.apply(current, S.MISSED, now)
        states.put_before_owner(current, now)


def conclude(introduction: Introduction, to: str, now: datetime, actor: Actor = CLOCK) -> None:
    """Say what became of it: held, missed, they go on, nothing follows. Twice is once.

    Raises:
        IntroductionMovedError: not from where it stands, or before the meeting began.
    """
    with states.locked(introduction) as current:
        if current.state == to:
            return
        early = current.meeting_at is None or current.meeting_at > now
        if to in (S.HELD, S.MISSED) and early:
            raise IntroductionMovedError(current.state)
        states.apply(current, to, now, actor)
