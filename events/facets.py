"""Narrowing the agenda by time: running, to come or past, and by month."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from content import dates
from taxonomy.facets import Facet, Option, keys
from taxonomy.facets.parts import Part, PartsFacet

from . import agenda

MONTH = re.compile(r"(20[0-9]{2})-(0[1-9]|1[0-2])", re.ASCII)
EVER = datetime.min.replace(tzinfo=UTC)


def when_facet(now: datetime, unasked: str = "") -> PartsFacet:
    """Running, to come or past.

    Args:
        now: the moment that parts them.
        unasked: what is shown while nothing is chosen: one of the three, `not-past` for what runs and
            what is to come, or empty for everything.
    """
    parts = [
        Part("running", _("Now"), lambda events: agenda.running(events, now)),
        Part("upcoming", _("To come"), lambda events: agenda.upcoming(events, now)),
        Part("past", _("Past"), lambda events: agenda.past(events, now)),
    ]
    both = Part("not-past", "", lambda events: agenda.not_past(events, now))
    default = next((part for part in [*parts, both] if part.value == unasked), None)
    return PartsFacet("when", _("When"), parts, default)


class MonthFacet(Facet):
    """One month, written `2026-12`.

    Args:
        since: offer only months of dates that end after this moment; None for all.
    """

    def __init__(self, since: datetime | None) -> None:
        super().__init__("month", _("Month"), multiple=False)
        self.since = since

    def known(self, values: Sequence[str]) -> dict[str, date]:
        return {value: month for value in values if (month := parse_month(value))}

    def narrow(self, pages: QuerySet, chosen: Mapping[str, date]) -> QuerySet:
        for month in chosen.values():
            pages = agenda.in_month(pages, month)
        return pages

    def options(self, pages: QuerySet, chosen: Mapping[str, date]) -> list[Option]:
        rows = pages.model._meta.get_field("dates").related_model.objects.filter(
            page__in=keys(pages), starts_at__isnull=False, ends_at__gt=self.since or EVER
        )
        columns = "page", "starts_at", "ends_at", "page__time_zone"
        taking_place = {  # an event counts once in a month, however many dates it has there
            (page, month)
            for page, start, end, zone in rows.order_by().values_list(*columns)
            for month in agenda.months(start, end, ZoneInfo(zone))
        }
        counts = Counter(month for _page, month in taking_place)
        wanted = sorted(set(counts) | set(chosen.values()))
        return [
            Option(
                f"{month:%Y-%m}",
                dates.month(month),
                counts[month],
                month in chosen.values(),
            )
            for month in wanted
        ]


def parse_month(text: str) -> date | None:
    """First day of the month written `2026-12`; None for anything else."""
    match = MONTH.fullmatch(text)
    return date(int(match[1]), int(match[2]), 1) if match else None
