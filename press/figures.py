"""Figures on the lab for newsrooms: each with its source, its method and its day, each a recount."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count
from django.utils.functional import Promise as Words
from django.utils.translation import gettext_lazy as _

from content.visibility import public
from events.models import EventDate, EventPage
from stories.models import StoryPage, StoryPartner, StoryTerritory
from taxonomy.models import TerritoryKind

from . import coverage
from .choices import Promise
from .models import CoverageCommitment
from .models.coverage import OPEN_PROMISES


@dataclass(frozen=True)
class Figure:
    """A number that anybody can count again on this site."""

    key: str
    value: int
    label: str | Words
    method: str | Words


def figures(now: datetime) -> list[Figure]:
    """What has come of it so far, counted at this moment; in whatever language, once."""
    stories = public(StoryPage.objects.all(), now).order_by()
    shown = stories.values("pk")
    partners = StoryPartner.objects.filter(page__in=shown, organisation__isnull=False)
    places = StoryTerritory.objects.filter(page__in=shown, territory__kind=TerritoryKind.COMMUNE)
    events = public(EventPage.objects.exclude(status__in=["cancelled", "postponed"]), now)
    held = EventDate.objects.filter(page__in=events.order_by().values("pk"), is_cancelled=False)
    over = held.filter(ends_at__lte=now)
    return [
        Figure(
            "stories",
            _distinct(stories, "translation_key"),
            _("stories of partnerships"),
            _("stories that anybody can read here, translations not counted"),
        ),
        Figure(
            "partners",
            _distinct(partners, "organisation"),
            _("organisations that took part"),
            _("organisations named as partners in these stories, each once"),
        ),
        Figure(
            "communes",
            _distinct(places, "territory"),
            _("municipalities"),
            _("municipalities in which these stories take place, each once"),
        ),
        Figure(
            "events",
            _distinct(over, "page__translation_key"),
            _("events that took place"),
            _("events of the agenda of which one date is over, cancelled ones not counted"),
        ),
        Figure(
            "coverage",
            coverage.shown().count(),
            _("pieces in the media"),
            _("articles and programmes listed below, each verified by a person or by its text"),
        ),
    ]


@dataclass(frozen=True)
class PromiseCount:
    """Promises of newsrooms by what became of them."""

    kept: int
    running: int
    lapsed: int

    @property
    def total(self) -> int:
        return self.kept + self.running + self.lapsed


def promises(now: datetime) -> PromiseCount:
    """Promises to cover stories that anybody can read; withdrawn ones are nobody's business."""
    stories = public(StoryPage.objects.all(), now).order_by().values("pk")
    rows = CoverageCommitment.objects.filter(story__in=stories).order_by()
    counts = dict(rows.values_list("state").annotate(Count("pk")))

    def number(states: Iterable[str]) -> int:
        return sum(counts.get(state, 0) for state in states)

    return PromiseCount(number([Promise.KEPT]), number(OPEN_PROMISES), number([Promise.LAPSED]))


def _distinct(rows: object, field: str) -> int:
    return rows.aggregate(number=Count(field, distinct=True))["number"]
