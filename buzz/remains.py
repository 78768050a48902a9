"""What remains of an evening: pitches, buzzes, promises kept so far, what the room offered, pictures.

Every number is counted when the page is asked for.
"""

from dataclasses import dataclass, field
from typing import Any

from press.choices import Promise
from press.models.coverage import OPEN_PROMISES

from . import moderation, pitches
from .buzzes import standing
from .choices import InputKind
from .models import Buzz, BuzzSession, Pitch


@dataclass
class Told:
    """A pitch with the media that pressed for it, each with what became of its promise."""

    pitch: Pitch
    buzzes: list[dict[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Count:
    """Promises of an evening by what became of them. What lapsed is nobody's shame."""

    kept: int
    running: int
    total: int


def of(session: BuzzSession) -> dict[str, Any]:
    """All that the page shows of an evening that is over."""
    rows = standing(Buzz.objects.filter(pitch__session=session))
    rows = list(rows.select_related("seat__journalist__outlet", "commitment__outlet"))
    told = {pitch.pk: Told(pitch) for pitch in pitches.programme(session)}
    for row in rows:
        told[row.pitch_id].buzzes.append({"outlet": row.seat.shown_outlet, "state": _state(row)})
    inputs = list(moderation.ready(session).order_by("at", "pk"))
    photos = session.photos.select_related("picture").prefetch_related("picture__renditions")
    pictures = [photo.picture for photo in photos]
    return {
        "told": list(told.values()),
        "buzzed": len(rows),
        "promises": count(session),
        "offered": [row for row in inputs if row.kind == InputKind.HAVE],
        "needed": [row for row in inputs if row.kind == InputKind.NEED],
        "joined": session.joinings.count(),
        "pictures": [picture for picture in pictures if picture.rights_are_clear()],
    }


def count(session: BuzzSession) -> Count:
    """Promises that this evening's buzzes became; one per journalist and story."""
    rows = standing(Buzz.objects.filter(pitch__session=session, commitment__isnull=False))
    states = list(rows.order_by().values_list("commitment", "commitment__state").distinct())
    made = [state for _number, state in states if state != Promise.WITHDRAWN]
    return Count(
        kept=made.count(Promise.KEPT),
        running=sum(state in OPEN_PROMISES for state in made),
        total=len(made),
    )


def _state(row: Buzz) -> str:
    """What is said of one promise in public: kept, running, or nothing."""
    if row.commitment is None or row.commitment.state in OPEN_PROMISES:
        return "running"
    return "kept" if row.commitment.state == Promise.KEPT else ""
