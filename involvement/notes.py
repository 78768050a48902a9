"""What the team writes down for itself."""

from datetime import datetime

from . import freshness
from .models import Involvement, StepKind
from .timeline import Actor, record
from .transitions import locked


def add_note(
    involvement: Involvement, text: str, now: datetime, actor: Actor, seen: int | None = None
) -> None:
    """Keep a note that only the team reads. It moves nothing, so nobody is ever too late for it.

    Args:
        text: the note.
        now: when, aware.
        actor: who writes.
        seen: `freshness.last_step` of the card; the same note sent twice is kept once.
    """
    with locked(involvement) as current:
        try:
            freshness.check(current, seen, actor, StepKind.NOTE, text)
        except freshness.AlreadyDoneError:
            return
        except freshness.OvertakenError:
            pass  # a note adds to what others did
        record(current, StepKind.NOTE, now, actor, text=text)
