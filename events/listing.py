"""The agenda as a list: narrowed by the request, in the order of dates, grouped by month."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.timezone import get_default_timezone

from taxonomy.facets import ISSUES, TERRITORIES, Facet, Listing, listing, narrow
from taxonomy.facets.listing import ShownFacet
from taxonomy.facets.parts import take_tabs
from taxonomy.links import tag_rows

from . import agenda
from .agenda import Moment
from .facets import MonthFacet, parse_month, when_facet

if TYPE_CHECKING:
    from .models import EventDate, EventPage


@dataclass(frozen=True)
class Entry:
    """An event with the date under which the list shows it; None while no date is known."""

    event: "EventPage"
    date: "EventDate | None"


@dataclass(frozen=True)
class Month:
    """Events of one month; `first_day` is None for those without a date, and for those that run now."""

    first_day: date | None
    entries: list[Entry] = field(default_factory=list)
    runs: bool = False


@dataclass
class Agenda:
    """What the page of the agenda shows.

    `listing` with its facets, `tabs` for running, to come and past, `months` with the events, and
    `kept`, what the form of filters must send along.
    """

    listing: Listing
    tabs: ShownFacet
    months: list[Month]
    kept: list[tuple[str, str]]


def for_cards(events: QuerySet) -> QuerySet:
    """Fetch with the events all that a card or a row of the agenda shows."""
    return events.select_related("cover").prefetch_related(
        "dates", "cover__renditions", *tag_rows(events.model)
    )


def facets(now: datetime, unasked: str = "", since: datetime | None = None) -> list[Facet]:
    """By what the agenda is narrowed.

    Args:
        now: the moment that parts what runs, what is to come and what is past.
        unasked: which of them is shown while nothing is chosen, as `when_facet` takes it.
        since: offer only months of dates that end after this moment; None for all.
    """
    return [when_facet(now, unasked), MonthFacet(since=since), ISSUES, TERRITORIES]


def read(events: QuerySet, request: HttpRequest, now: datetime) -> Agenda:
    """Narrow and group public events as the request asks.

    Who asks for no time sees first what runs now, then what is to come.

    Args:
        events: public events of one language.
        request: its query string may hold `when`, `month`, `issue`, `territory`, `q`, `page`.
        now: the moment that parts what runs, what is to come and what is past.
    """
    # Of several months the listing, too, takes the first by alphabet.
    month = parse_month(min(request.GET.getlist("month"), default=""))
    past = "past" in request.GET.getlist("when")
    unasked = "" if month else "not-past" if _something_runs(events, request, now) else "upcoming"
    filters = facets(now, unasked, since=None if month or past else now)
    begins = agenda.midnight(month, get_default_timezone()) if month else now
    found = listing(agenda.by_next_date(for_cards(events), begins), request, filters)
    tabs, kept = take_tabs(found)
    return Agenda(found, tabs, by_month(found.page.object_list, now, month), kept)


def _something_runs(events: QuerySet, request: HttpRequest, now: datetime) -> bool:
    found, _values = narrow(agenda.running(events, now), request, [ISSUES, TERRITORIES])
    return found.exists()


def by_month(events: Iterable["EventPage"], now: datetime, month: date | None) -> list[Month]:
    """Group events that stand in order under the month in which each is shown; what runs now, of
    whatever month, under one heading of its own."""
    entries = [Entry(event, shown_date(event, now, month)) for event in events]

    def heading(entry: Entry) -> tuple[bool, date | None]:
        if month or entry.date is None:
            return False, month
        if agenda.moment(entry.event, now) is Moment.RUNNING:
            return True, None
        # What began in an earlier month, and is cancelled, stands under the current one.
        first = max(entry.date.starts_at, now) if entry.date.ends_at > now else entry.date.starts_at
        return False, first.astimezone(entry.event.zone).date().replace(day=1)

    return [Month(day, list(group), runs) for (runs, day), group in groupby(entries, heading)]


def shown_date(event: "EventPage", now: datetime, month: date | None = None) -> "EventDate | None":
    """The date to show: the first in the month asked for, else the next one, else the last one."""
    in_month = agenda.date_in_month(event, month) if month else None
    return in_month or agenda.next_date(event, now) or agenda.last_date(event)
