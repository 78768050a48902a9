"""The evening as a whole: opened, paused, ended, rehearsed; its screen and its caption."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from . import pitches
from .acts import RefusedError, act
from .choices import ActKind, PitchState, SessionState
from .models import LONGEST_CAPTION, Act, Buzz, BuzzSession, RoomInput, Star

TRANSITIONS: dict[str, list[str]] = {
    SessionState.PREPARED: [SessionState.OPEN],
    SessionState.OPEN: [SessionState.PAUSED, SessionState.CLOSED],
    SessionState.PAUSED: [SessionState.OPEN, SessionState.CLOSED],
    SessionState.CLOSED: [SessionState.ARCHIVED],
    SessionState.ARCHIVED: [],
}
KINDS = {
    SessionState.OPEN: ActKind.OPEN,
    SessionState.PAUSED: ActKind.PAUSE,
    SessionState.CLOSED: ActKind.CLOSE,
    SessionState.ARCHIVED: ActKind.ARCHIVE,
}


def move(session: BuzzSession, to: str, key: UUID, now: datetime, user: Any = None) -> None:
    """Bring the evening into another state.

    Raises:
        RefusedError: no way leads there from where it stands.
        AlreadyDoneError: as in `acts.act`; so in every function here.
    """
    with act(session, KINDS[SessionState(to)], key, now, user=user) as doing:
        current = doing.session
        if to not in TRANSITIONS[current.state]:
            raise RefusedError(_("The evening is not where this is possible."))
        if to == SessionState.CLOSED and current.is_rehearsal:
            raise RefusedError(_("End the rehearsal first."))
        doing.change(current, state=to)
        if to == SessionState.OPEN and current.opened_at is None:
            doing.change(current, opened_at=now)
        if to == SessionState.PAUSED:
            left = pitches.seconds_left(current, now)
            doing.change(current, clock_from=None, clock_left=left)
        if to == SessionState.CLOSED:
            pitches.clear_stage(doing)
            doing.change(current, closed_at=now)


def rehearse(session: BuzzSession, key: UUID, now: datetime, user: Any = None) -> None:
    """Begin a rehearsal: all works, nobody is written to, and nothing of it stays.

    Raises:
        RefusedError: the evening has begun.
    """
    with act(session, ActKind.REHEARSE, key, now, user=user) as doing:
        if doing.session.state != SessionState.PREPARED:
            raise RefusedError(_("The evening has begun: too late for a rehearsal."))
        doing.change(doing.session, is_rehearsal=True, state=SessionState.OPEN)


def end_rehearsal(session: BuzzSession, key: UUID, now: datetime, user: Any = None) -> None:
    """Forget what was pressed and said in the rehearsal; the record of acts stays, marked.

    Raises:
        RefusedError: there is no rehearsal.
    """
    with act(session, ActKind.END_REHEARSAL, key, now, user=user) as doing:
        current = doing.session
        if not current.is_rehearsal:
            raise RefusedError(_("There is no rehearsal."))
        Buzz.objects.filter(pitch__session=current).delete()
        Star.objects.filter(session=current).delete()
        RoomInput.objects.filter(session=current).delete()
        # Whoever tried their seat has not agreed to be named on the evening itself.
        began = Act.objects.filter(session=current, kind=ActKind.REHEARSE).latest("pk").at
        current.seats.filter(agreed_at__gte=began).update(agreed_at=None)
        current.pitches.update(
            state=PitchState.WAITING,
            staged_at=None,
            opened_at=None,
            closed_at=None,
            revealed_at=None,
            revealed_stars=0,
            revealed_voters=0,
        )
        doing.change(
            current,
            state=SessionState.PREPARED,
            is_rehearsal=False,
            current=None,
            shown=None,
            is_blank=False,
            caption="",
            clock_from=None,
            clock_left=0,
            opened_at=None,
        )


def blank(session: BuzzSession, is_blank: bool, key: UUID, now: datetime, user: Any = None) -> None:
    """Empty the screen at once, or bring it back."""
    with act(session, ActKind.BLANK, key, now, user=user) as doing:
        doing.change(doing.session, is_blank=is_blank)


def caption(session: BuzzSession, text: str, key: UUID, now: datetime, user: Any = None) -> None:
    """Show what is being said, for those who cannot hear it. The last words only, and not kept."""
    with act(session, ActKind.CAPTION, key, now, user=user) as doing:
        words = " ".join(text.split())
        if len(words) > LONGEST_CAPTION:
            words = words[-LONGEST_CAPTION:].partition(" ")[2]
        pitches.set_caption(doing.session, words)
