"""What the press room gathers by itself."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.paginator import Page as Bundle
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from content.languages import active
from content.mains import Address
from content.models import Licence, Picture
from content.remembered import remembered
from content.visibility import public, shown_in_public
from events import agenda
from events.models import EventPage
from people import opening
from people.models import Programme
from stories.lists import as_cards, newest_first
from stories.models import StoryPage
from taxonomy.facets import ISSUES, TERRITORIES, Listing, known_counts, listing
from taxonomy.facets.kept import Counted

from . import contact, coverage, figures
from .models import PressPickup

FACETS = [ISSUES, TERRITORIES]
STORIES = 6
EVENTS = 3
PICTURES = 8
COVERAGE = 10


@dataclass(frozen=True)
class Team:
    """Who answers newsrooms, and when."""

    team: Programme | None
    hours: list[opening.Line]


@dataclass(frozen=True)
class Room:
    """Everything else that the page gathers; the queries do not grow with the rows."""

    listing: Listing
    events: list[EventPage]
    pictures: Bundle
    figures: list[figures.Figure]
    counted_on: date
    promises: figures.PromiseCount
    coverage: list[PressPickup]


def team(programme: int | None) -> Team:
    """Who answers, in the active language.

    Args:
        programme: key of the team that the page names, if it names one.
    """

    def read() -> Team:
        found = Programme.objects.filter(pk=programme).first() or contact.answering()
        return Team(found, opening.in_words(found.opening_hours.all()) if found else [])

    return remembered(f"press-team-{programme}-{active()}", read, alone=True)


def counts(locale: int, request: HttpRequest) -> Counted | None:
    """How many free stories the request asks for, as `known_counts`."""
    return known_counts(free_stories(locale), request, FACETS)


def read(
    locale: int, request: HttpRequest | Address, counts: Counted | None, now: datetime
) -> Room:
    """Gather the press room in the language of its page, by the key of its locale."""
    stories = newest_first(public(free_stories(locale)))
    return Room(
        listing=as_cards(listing(stories, request, FACETS, STORIES, counts=counts)),
        events=_events(locale, now),
        pictures=Paginator(library(), PICTURES).get_page(request.GET.get("pictures")),
        figures=remembered("figures", lambda: figures.figures(now), alone=True),
        counted_on=timezone.localdate(now),
        promises=remembered("promises", lambda: figures.promises(now), alone=True),
        coverage=list(coverage.shown()[:COVERAGE]),
    )


def free_stories(locale: int) -> QuerySet[StoryPage]:
    """Stories of a language that newsrooms may print, as soon as they are public."""
    return StoryPage.objects.filter(locale_id=locale).exclude(licence=Licence.RESERVED)


def library(on: date | None = None) -> QuerySet[Picture]:
    """Pictures that newsrooms may print: cleared, credited, agreed to, and on a public page."""
    on = on or timezone.localdate()
    cleared = Picture.objects.filter(press_use=True).exclude(credit="")
    standing = cleared.filter(Q(consent_until=None) | Q(consent_until__gte=on))
    return shown_in_public(standing).prefetch_related("renditions").order_by("-created_at", "-pk")


def _events(locale: int, now: datetime) -> list[EventPage]:
    events = public(EventPage.objects.filter(locale_id=locale))
    coming = agenda.not_past(events, now).exclude(status="cancelled")
    rows = list(coming.select_related("locale").prefetch_related("dates")[:EVENTS])
    for event in rows:
        event.shown_date = agenda.next_date(event, now)
    # Of some every date that is left may be cancelled, each by itself.
    return [event for event in rows if not event.shown_date or not event.shown_date.is_cancelled]
