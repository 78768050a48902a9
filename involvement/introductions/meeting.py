"""When and where: up to five times put to the vote, one fixed, moved or dropped."""

from collections.abc import Iterable
from datetime import datetime

from involvement.models import Introduction, IntroductionState, MeetingSlot, Party
from involvement.timeline import CLOCK, Actor

from . import mails, states
from .states import IntroductionMovedError

MOST_TIMES = 5
S = IntroductionState
# A time can be looked for: nothing is fixed.
LOOKING = [S.OPEN, S.MISSED]


class NoSuchTimeError(Exception):
    """The time is over, or there are too many or none of them."""


def propose_times(
    introduction: Introduction, times: Iterable[datetime], now: datetime, actor: Actor = CLOCK
) -> None:
    """Ask every party which of these times suit. Times that were proposed before keep their ticks.

    Args:
        introduction: its row is locked and read again.
        times: one to five beginnings, aware.
        now: aware.
        actor: who proposes.

    Raises:
        NoSuchTimeError: none, more than five, or one that is over.
        IntroductionMovedError: not all have said yes, or a time is fixed already.
    """
    wanted = sorted(set(times))
    if not 0 < len(wanted) <= MOST_TIMES or wanted[0] <= now:
        raise NoSuchTimeError
    with states.locked(introduction) as current:
        if current.state not in LOOKING:
            raise IntroductionMovedError(current.state)
        if wanted == list(current.slots.values_list("starts_at", flat=True)):
            return
        current.slots.exclude(starts_at__in=wanted).delete()
        for starts_at in wanted:
            current.slots.get_or_create(starts_at=starts_at)
        current.parties.update(times_answered_at=None)
        current.changed_at = now
        current.save(update_fields=["changed_at"])
        for party in mails.parties_of(current):
            mails.times(party, now)


def answer_times(party: Party, chosen: Iterable[int], now: datetime) -> None:
    """Note which of the proposed times suit a party; asked again it may change.

    Args:
        party: who answers.
        chosen: primary keys of slots; those of others are passed over.
        now: when, aware.

    Raises:
        IntroductionMovedError: nothing is put to the vote.
    """
    wanted = set(chosen)
    with states.locked(party.introduction) as current:
        slots = list(current.slots.all())
        if current.state not in LOOKING or not slots:
            raise IntroductionMovedError(current.state)
        mine = states.party_of(current, party)
        mine.possible_slots.set([slot for slot in slots if slot.pk in wanted])
        first = mine.times_answered_at is None
        mine.times_answered_at = mine.person.last_active_at = now
        mine.save(update_fields=["times_answered_at"])
        mine.person.save(update_fields=["last_active_at"])
        if first and not current.parties.filter(times_answered_at=None).exists():
            states.put_before_owner(current, now)


def common_times(introduction: Introduction, now: datetime) -> list[MeetingSlot]:
    """The proposed times that suit everybody and are still to come; three queries."""
    everybody = {party.pk for party in introduction.parties.all()}
    slots = introduction.slots.filter(starts_at__gt=now).prefetch_related("possible_for")
    return [slot for slot in slots if {party.pk for party in slot.possible_for.all()} == everybody]


def fix(
    introduction: Introduction,
    starts_at: datetime,
    minutes: int,
    place: str,
    now: datetime,
    actor: Actor = CLOCK,
) -> None:
    """Fix when and where they meet, or move it. Each gets a calendar file; the same twice is once.

    Args:
        introduction: its row is locked and read again.
        starts_at: the beginning, aware.
        minutes: how long.
        place: where, or how.
        now: aware.
        actor: who fixes it.

    Raises:
        NoSuchTimeError: it is over.
        IntroductionMovedError: not all have said yes.
    """
    with states.locked(introduction) as current:
        wanted = (starts_at, minutes, place)
        known = (current.meeting_at, current.meeting_minutes, current.place)
        moved = current.state == S.SCHEDULED
        if moved and wanted == known:
            return
        if starts_at <= now:
            raise NoSuchTimeError
        if current.state == S.MISSED:
            current.parties.update(useful="", next_step="", debriefed_at=None)
        current.meeting_at, current.meeting_minutes, current.place = wanted
        current.sequence += 1
        current.debrief_asked_at = None
        states.apply(current, S.SCHEDULED, now, actor)
        for party in mails.parties_of(current):
            mails.meeting(party, now, moved=moved)


def drop(introduction: Introduction, now: datetime, actor: Actor = CLOCK) -> None:
    """Let a fixed time fall through; another one is looked for. Twice is once."""
    with states.locked(introduction) as current:
        if current.state != S.SCHEDULED:
            return
        current.sequence += 1
        states.apply(current, S.OPEN, now, actor)
        # The files that take it out of calendars still say when it would have been.
        for party in mails.parties_of(current):
            mails.dropped(party, now)
        current.meeting_at = None
        current.save(update_fields=["meeting_at"])
