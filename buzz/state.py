"""What is on stage, as one small piece of JSON that phones and the projection ask for again and again.

Remembered per process for a fifth of a second, so that a thousand phones cost a handful of queries;
an ETag made of its bytes lets most answers be empty.
"""

import json
import threading
import time
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Any

from django.utils import timezone, translation
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content import dates
from content.typography import typo
from content.visibility import is_public
from press.choices import Format

from . import pace, pitches
from .buzzes import standing
from .choices import PitchState
from .models import Buzz, BuzzSession, Pitch, Seat

MEMO_SECONDS = 0.2
# A story may become public while nobody acts: what is shown of it is looked at again.
REBUILD_SECONDS = 10


@dataclass
class Snapshot:
    """The state of one evening as this process last saw it.

    Attributes:
        session: its row, the pitch on stage with it.
    """

    session: BuzzSession
    is_public: bool
    is_buzzing: bool
    body: bytes
    etag: str
    built: float
    checked: float


_snapshots: dict[str, Snapshot] = {}
_lock = threading.Lock()


def snapshot(code: str, *, fresh: bool = False) -> Snapshot | None:
    """The state of the evening behind a code; None without one.

    Args:
        fresh: look at its version now; the few screens of the stage may, a thousand phones may not.
    """
    known, moment = _snapshots.get(code), time.monotonic()
    if known and not fresh and 0 <= moment - known.checked < MEMO_SECONDS:
        return known
    with _lock:
        known = _snapshots.get(code)
        if known and 0 <= time.monotonic() - known.checked < (0 if fresh else MEMO_SECONDS):
            return known
        return _look(code, known)


def is_buzzing(pitch: Pitch | None) -> bool:
    """Whether journalists may press at this moment."""
    return pitch is not None and pitch.state == PitchState.BUZZING


def forget() -> None:
    """Begin anew, as a process that has just started."""
    _snapshots.clear()
    _scene_noted.clear()


def _look(code: str, known: Snapshot | None) -> Snapshot | None:
    rows = BuzzSession.objects.select_related("event__locale", "current__story", "shown")
    version = rows.filter(code=code).values_list("pk", "version").first()
    moment = time.monotonic()
    if version is None:
        _snapshots.pop(code, None)
        return None
    same = known and (known.session.pk, known.session.version) == version
    if known and same and moment - known.built < REBUILD_SECONDS:
        known.checked = moment
        return known
    session = rows.get(pk=version[0])
    body = json.dumps(state_of(session), ensure_ascii=False, separators=(",", ":")).encode()
    found = Snapshot(
        session=session,
        is_public=is_public(session.event),
        is_buzzing=is_buzzing(session.current),
        body=body,
        etag=f'"{blake2b(body, digest_size=8).hexdigest()}"',
        built=moment,
        checked=moment,
    )
    _snapshots[code] = found
    return found


def state_of(session: BuzzSession) -> dict[str, Any]:
    """The same as Python holds it, for the first page that a browser gets.

    Sentences are in the language of the evening. Nothing of it says who is in the room, nothing has
    passed by a moderator, and no star shows before the reveal.
    """
    with translation.override(session.event.locale.language_code):
        seats = list(session.seats.select_related("journalist__outlet"))
        pitch = session.current
        lit = _lit(pitch)
        return {
            "version": session.version,
            "state": session.state,
            "rehearsal": session.is_rehearsal,
            "blank": session.is_blank,
            "caption": typo(session.caption),
            "pitch": _pitch(session, pitch),
            "clock": _clock(session),
            "seats": [_seat(seat, seat.pk in lit) for seat in seats],
            "shown": {"kind": session.shown.kind, "text": typo(session.shown.text)}
            if session.shown
            else None,
            "revealed": _revealed(pitch, seats),
        }


def _pitch(session: BuzzSession, pitch: Pitch | None) -> dict[str, Any] | None:
    if pitch is None:
        return None
    numbers = list(session.pitches.values_list("pk", flat=True))
    story = pitch.shown_story
    return {
        "id": pitch.pk,
        "number": numbers.index(pitch.pk) + 1,
        "of": len(numbers),
        "title": typo(pitch.shown_title),
        "presenter": typo(pitch.presenter),
        "state": pitch.state,
        "url": story.url if story else "",
    }


def _clock(session: BuzzSession) -> dict[str, Any]:
    ends = pitches.clock_ends(session)
    return {"ends": ends and int(ends.timestamp() * 1000), "left": session.clock_left}


def _lit(pitch: Pitch | None) -> set[int]:
    if pitch is None:
        return set()
    return set(standing(Buzz.objects.filter(pitch=pitch)).values_list("seat", flat=True))


def _seat(seat: Seat, is_lit: bool) -> dict[str, Any]:
    # Named only once they agreed; before that their medium alone.
    return {
        "outlet": seat.shown_outlet,
        "name": seat.shown_name if seat.agreed_at else "",
        "lit": is_lit,
    }


def _revealed(pitch: Pitch | None, seats: list[Seat]) -> dict[str, Any] | None:
    if pitch is None or pitch.state != PitchState.REVEALED:
        return None
    voters = pitch.revealed_voters
    rows = {row.seat_id: row for row in standing(Buzz.objects.filter(pitch=pitch))}
    return {
        # Nobody has judged: that is no bad mark.
        "stars": number_format(pitch.revealed_stars, decimal_pos=1) if voters else "",
        "voters": ngettext("%(n)d voice", "%(n)d voices", voters) % {"n": voters},
        "promises": [
            typo(promise_in_words(seat, rows[seat.pk])) for seat in seats if seat.pk in rows
        ],
    }


def promise_in_words(seat: Seat, row: Buzz) -> str:
    """“Radio Cigogneau: reportage, week of 30 November”, as far as it was said."""
    said = [str(Format(row.format).label)] if row.format else []
    if row.week:
        said.append(_("week of %(day)s") % {"day": dates.day(row.week, year=False)})
    outlet = seat.shown_outlet or _("A newsroom")
    if not said:
        return _("%(outlet)s will cover it") % {"outlet": outlet}
    return _("%(outlet)s: %(promise)s") % {"outlet": outlet, "promise": ", ".join(said)}


def headers(etag: str, every: int, now: datetime) -> list[tuple[str, str]]:
    """What is said beside each state, whether or not it has changed.

    Args:
        every: milliseconds until the next question.
        now: phones set their clock by it.
    """
    server_time = str(int(now.timestamp() * 1000))
    return [("ETag", etag), (pace.HEADER, str(every)), ("X-Server-Time", server_time)]


def headers_for(found: Snapshot, *, is_scene: bool) -> list[tuple[str, str]]:
    """The same for the projection, which is noted to be alive, or for a phone of the room."""
    if is_scene:
        scene_seen(found)
        every = pace.Asker.SCENE.every(is_buzzing=found.is_buzzing)
    else:
        every = pace.crowd.every(is_buzzing=found.is_buzzing)
    return headers(found.etag, every, timezone.now())


SCENE_SEEN_EVERY = 5.0  # seconds; noted that seldom, so that the screen can ask often
_scene_noted: dict[int, float] = {}


def scene_seen(found: Snapshot) -> None:
    """A projection has asked: the control sees that it lives."""
    moment = time.monotonic()
    if moment - _scene_noted.get(found.session.pk, -SCENE_SEEN_EVERY) < SCENE_SEEN_EVERY:
        return
    _scene_noted[found.session.pk] = moment
    BuzzSession.objects.filter(pk=found.session.pk).update(scene_seen_at=timezone.now())
