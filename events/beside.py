"""What apps of higher floors have to say on the page of an event: they register here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .models import EventPage


@dataclass(frozen=True)
class Beside:
    """A sentence below the summary of an event, and where it leads.

    Attributes:
        words: what there is, as a sentence.
        label: what the link does.
    """

    words: str
    label: str
    url: str


Source = Callable[["EventPage", datetime], list[Beside]]
_sources: list[Source] = []


def register(source: Source) -> None:
    """Ask `source` whenever the page of an event is shown."""
    _sources.append(source)


def of(event: "EventPage", now: datetime) -> list[Beside]:
    """What is to be said now, in the active language; nothing for an event that was never saved."""
    return [row for source in _sources for row in source(event, now)] if event.pk else []
