"""When public pages change by themselves: an embargo ends, an event is over, a day begins.

Whatever knows of such moments registers here when Django starts. Publishing and withdrawing at a set
hour is not among them: the worker does it, which is a change like any other.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils import timezone

Source = Callable[[datetime], datetime | None]

_sources: list[Source] = []


def register(source: Source) -> None:
    """Let `source(after)` name the next moment after `after` that it knows of, or None."""
    if source not in _sources:
        _sources.append(source)


def next_change(after: datetime) -> datetime:
    """The first moment after `after` at which some public page may show something else by itself.

    Args:
        after: an aware moment.
    """
    known = (source(after) for source in _sources)
    return min([next_midnight(after), *(moment for moment in known if moment)])


def next_midnight(after: datetime) -> datetime:
    """When the next day begins in the site's time zone, however many hours this one has."""
    tomorrow = timezone.localdate(after) + timedelta(days=1)
    return timezone.make_aware(datetime(tomorrow.year, tomorrow.month, tomorrow.day))
