"""The agenda as a list: narrowed by the request, in the order of dates, grouped by month."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.timezone import get_default_timezone

from taxonomy.facets import ISSUES, TERRITORIES, Facet, Listing, listing
from taxonomy.facets.listing import ShownFacet
from taxonomy.facets.parts import take_tabs
from taxonomy.links import tag_rows

from . import agenda
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
    """Events of one month; `first_day` is None for those without a date."""

    first_day: date | None
    entries: list[Entry] = field(default_factory=list)


@dataclass
class Agenda:
    """What the page of the agenda shows.

    `listing` with its facets, `tabs` for to come and past, `months` with the events, and `kept`,
    what the form of filters must send along.
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


def facets(now: datetime, *, any_time: bool, since: datetime | None = None) -> list[Facet]:
    """By what the agenda is narrowed.

    Args:
        now: the moment that parts what is to come from what is past.
        any_time: hold both while nothing else is chosen.
        since: offer only months of dates that end after this moment; None for all.
    """
    return [when_facet(now, any_time=any_time), MonthFacet(since=since), ISSUES, TERRITORIES]


def read(events: QuerySet, request: HttpRequest, now: datetime) -> Agenda:
    """Narrow and group public events as the request asks.

    Args:
        events: public events of one language.
        request: its query string may hold `when`, `month`, `issue`, `territory`, `q`, `page`.
        now: the moment that parts what is to come from what is past.
    """
    # Of several months the listing, too, takes the first by alphabet.
    month = parse_month(min(request.GET.getlist("month"), default=""))
    past = "past" in request.GET.getlist("when")
    filters = facets(now, any_time=month is not None, since=None if month or past else now)
    begins = agenda.midnight(month, get_default_timezone()) if month else now
    found = listing(agenda.by_next_date(for_cards(events), begins), request, filters)
    tabs, kept = take_tabs(found)
    return Agenda(found, tabs, by_month(found.page.object_list, now, month), kept)


def by_month(events: Iterable["EventPage"], now: datetime, month: date | None) -> list[Month]:
    """Group events that stand in order under the month in which each is shown.

    What began in an earlier month and still runs stands under the current one.
    """
    entries = [Entry(event, shown_date(event, now, month)) for event in events]

    def heading(entry: Entry) -> date | None:
        if month or entry.date is None:
            return month
        first = entry.date.starts_at
        if entry.date.ends_at > now:
            first = max(first, now)
        return first.astimezone(entry.event.zone).date().replace(day=1)

    return [Month(first_day, list(group)) for first_day, group in groupby(entries, heading)]


def shown_date(event: "EventPage", now: datetime, month: date | None = None) -> "EventDate | None":
    """The date to show: the first in the month asked for, else the next one, else the last one."""
    in_month = agenda.date_in_month(event, month) if month else None
    return in_month or agenda.next_date(event, now) or agenda.last_date(event)
