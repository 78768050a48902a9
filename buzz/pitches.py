"""A pitch on its way over the stage, and its clock.

waiting → on stage → buzzing open ⇄ the room answers → revealed → over. A pitch that is over can be
called again: on an evening anything may be needed twice.
"""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from wagtail.models import Page

from content.visibility import public

from . import room
from .acts import Doing, RefusedError, act
from .choices import ActKind, PitchState
from .models import BuzzSession, Pitch

TRANSITIONS: dict[str, list[str]] = {
    PitchState.WAITING: [PitchState.ON_STAGE],
    PitchState.ON_STAGE: [PitchState.BUZZING, PitchState.DONE],
    PitchState.BUZZING: [PitchState.DEBATE, PitchState.DONE],
    PitchState.DEBATE: [PitchState.BUZZING, PitchState.REVEALED, PitchState.DONE],
    PitchState.REVEALED: [PitchState.DONE],
    PitchState.DONE: [PitchState.ON_STAGE],
}
MOST_SECONDS = 3600


def stage(session: BuzzSession, number: int, key: UUID, now: datetime, user: Any = None) -> None:
    """Call a pitch on stage and start its clock; the one that stood there is over.

    Args:
        number: its primary key.

    Raises:
        RefusedError: it is none of this evening, on stage already, or the room is not open.
        AlreadyDoneError: as in `acts.act`; so in every function here.
    """
    with act(session, ActKind.STAGE, key, now, user=user) as doing:
        current = doing.session
        _need_live(current)
        pitch = current.pitches.filter(pk=number).first()
        if pitch is None:
            raise RefusedError(_("This pitch is not in the programme."))
        before = current.current
        if before and before != pitch and before.state != PitchState.DONE:
            _close_round(doing, before)
            doing.change(before, state=PitchState.DONE)
        _move(doing, pitch, PitchState.ON_STAGE)
        set_caption(current)
        # Called again, it is judged as one: stars on their way since the first time count, too.
        doing.change(pitch, staged_at=pitch.staged_at or now, revealed_at=None)
        doing.change(
            current,
            current=pitch,
            shown=None,
            clock_from=now,
            clock_left=min(pitch.seconds, MOST_SECONDS),
        )


def open_buzz(session: BuzzSession, key: UUID, now: datetime, user: Any = None) -> None:
    """From now on the buttons of the journalists count.

    Raises:
        RefusedError: no pitch is where this is possible.
    """
    with act(session, ActKind.OPEN_BUZZ, key, now, user=user) as doing:
        pitch = _on_stage(doing.session)
        _move(doing, pitch, PitchState.BUZZING)
        # Opened again, it is one round: what was pressed in between counts.
        doing.change(pitch, opened_at=pitch.opened_at or now, closed_at=None)


def close_buzz(session: BuzzSession, key: UUID, now: datetime, user: Any = None) -> None:
    """What is pressed from now on no longer counts. Raises as `open_buzz`."""
    with act(session, ActKind.CLOSE_BUZZ, key, now, user=user) as doing:
        pitch = _on_stage(doing.session)
        _move(doing, pitch, PitchState.DEBATE)
        _close_round(doing, pitch)


def reveal(session: BuzzSession, key: UUID, now: datetime, user: Any = None) -> None:
    """Show what was promised, and the stars of the room, counted once. Raises as `open_buzz`."""
    with act(session, ActKind.REVEAL, key, now, user=user) as doing:
        pitch = _on_stage(doing.session)
        _move(doing, pitch, PitchState.REVEALED)
        stars = room.stars_of(pitch)
        doing.change(
            pitch,
            revealed_at=now,
            revealed_stars=stars["average"],
            revealed_voters=stars["number"],
        )
        doing.change(doing.session, shown=None)


def finish(session: BuzzSession, key: UUID, now: datetime, user: Any = None) -> None:
    """The pitch is over; the stage is empty. Raises as `open_buzz`."""
    with act(session, ActKind.FINISH, key, now, user=user) as doing:
        _on_stage(doing.session)
        clear_stage(doing)


def clear_stage(doing: Doing) -> None:
    """The pitch on stage, if there is one, is over: what is pressed from now on does not count."""
    pitch = doing.session.current
    if pitch is not None:
        _close_round(doing, pitch)
        doing.change(pitch, state=PitchState.DONE)
    set_caption(doing.session)
    doing.change(doing.session, current=None, shown=None, clock_from=None, clock_left=0)


def set_caption(session: BuzzSession, words: str = "") -> None:
    """Show words instead of those before, which are over with their pitch; on no record."""
    session.caption = words
    session.save(update_fields=["caption"])


def set_clock(
    session: BuzzSession,
    key: UUID,
    now: datetime,
    user: Any = None,
    *,
    more: int = 0,
    runs: bool | None = None,
) -> None:
    """Give or take time, stop the clock or let it run: no limit of time is ever fixed.

    Args:
        more: seconds to add; negative takes some away.
        runs: whether it runs from now on; None leaves that as it is.

    Raises:
        RefusedError: no pitch is on stage.
    """
    with act(session, ActKind.CLOCK, key, now, user=user) as doing:
        current = doing.session
        _on_stage(current)
        left = min(max(seconds_left(current, now) + more, 0), MOST_SECONDS)
        runs = current.clock_from is not None if runs is None else runs
        doing.change(current, clock_from=now if runs else None, clock_left=left)


def seconds_left(session: BuzzSession, now: datetime) -> int:
    """What is left on the clock; 0 once it has run out."""
    if session.clock_from is None:
        return session.clock_left
    return max(0, session.clock_left - int((now - session.clock_from).total_seconds()))


def clock_ends(session: BuzzSession) -> datetime | None:
    """When the running clock shows nothing left; None where it stands."""
    if session.clock_from is None:
        return None
    return session.clock_from + timedelta(seconds=session.clock_left)


def programme(session: BuzzSession) -> list[Pitch]:
    """The pitches in order; which of their stories are public is asked once for all."""
    rows = list(session.pitches.select_related("story"))
    keys = [pitch.story_id for pitch in rows if pitch.story_id]
    shown = {page.pk: page for page in public(Page.objects.filter(pk__in=keys))}
    for pitch in rows:
        pitch.shown_story = shown.get(pitch.story_id)
    return rows


def _need_live(session: BuzzSession) -> None:
    if not session.is_live:
        raise RefusedError(_("Open the room first."))


def _on_stage(session: BuzzSession) -> Pitch:
    _need_live(session)
    if session.current is None:
        raise RefusedError(_("Nobody is on stage."))
    return session.current


def _move(doing: Doing, pitch: Pitch, to: str) -> None:
    if to not in TRANSITIONS[pitch.state]:
        raise RefusedError(
            _("The pitch stands at “%(state)s”.") % {"state": pitch.get_state_display()}
        )
    doing.change(pitch, state=to)


def _close_round(doing: Doing, pitch: Pitch) -> None:
    if pitch.opened_at and pitch.closed_at is None:
        doing.change(pitch, closed_at=doing.now)
