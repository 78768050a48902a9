"""The dates of an event in words, in its own time zone."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext

from content import dates

from . import agenda
from .choices import ZONE_WORDS

if TYPE_CHECKING:
    from .models import EventDate, EventPage


@dataclass(frozen=True)
class Told:
    """One date in words.

    Attributes:
        start, end: in the event's zone; for `<time datetime>` and the date column.
        span: all of it, “jeudi 11 mars 2027, de 18 h 30 à 21 h”.
        short: what the date column does not say yet, “jeudi, de 18 h 30 à 21 h”.
        month: name of the month in which it begins.
        zone: “heure de La Réunion” where the site's own time would mislead; else empty.
        runs, is_over: where it stands now; what is off does not run.
        is_off: this date alone is cancelled, or the whole event is off.
        is_next: it is the one to come to.
        more: number of further dates of the event after this one.
    """

    start: datetime
    end: datetime
    span: str
    short: str
    month: str
    zone: str
    runs: bool
    is_over: bool
    is_off: bool
    is_next: bool
    more: int = 0

    @property
    def several_days(self) -> bool:
        """Whether it goes on after the night that follows its first day."""
        return not dates.is_one_evening(self.start, self.end)

    @property
    def until(self) -> str:
        """When it ends, for whoever reads while it runs: “jusqu’à 21 h”, “jusqu’au 17 décembre 2026”."""
        if self.several_days:
            return dates.until(self.end)
        return gettext("until %(time)s") % {"time": dates.hour(self.end)}


def tell(event: "EventPage", row: "EventDate | None", now: datetime) -> Told | None:
    """Put a date of the event into words of the active language; None where there is no date."""
    if row is None or not row.starts_at or not row.ends_at:
        return None
    start, end = (moment.astimezone(event.zone) for moment in (row.starts_at, row.ends_at))
    one_evening = dates.is_one_evening(start, end)
    weekday = dates.weekday_name(start.weekday())
    return Told(
        start=start,
        end=end,
        span=dates.span(start, end),
        short=f"{weekday}, {dates.hours(start, end)}" if one_evening else dates.days(start, end),
        month=dates.month_name(start),
        zone=zone_in_words(event.time_zone),
        runs=row.starts_at <= now < row.ends_at and agenda.takes_place(event, row),
        is_over=row.ends_at <= now,
        is_off=not agenda.takes_place(event, row),
        is_next=row == agenda.next_date(event, now),
        more=sum(
            other.starts_at > row.starts_at and not other.is_cancelled
            for other in agenda.dates(event)
        ),
    )


def tell_all(event: "EventPage", now: datetime) -> list[Told]:
    """All dates of the event in order: those to come first, then those that are over."""
    told = [tell(event, row, now) for row in agenda.dates(event)]
    return sorted(filter(None, told), key=lambda date: date.is_over)


def zone_in_words(zone: str) -> str:
    """Whose time it is, unless it is the site's own."""
    return "" if zone == settings.TIME_ZONE else gettext(ZONE_WORDS[zone])
