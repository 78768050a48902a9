"""What the press room gathers by itself."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.core.paginator import Page as Bundle
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from content.models import Licence, Picture
from content.remembered import remembered
from content.visibility import public, shown_in_public
from events import agenda
from events.models import EventPage
from people import opening
from people.models import Programme
from stories.lists import as_cards, newest_first
from stories.models import StoryPage
from taxonomy.facets import ISSUES, TERRITORIES, Listing, listing

from . import contact, coverage, figures
from .media.forms import SubscriptionForm
from .models import PressPickup

if TYPE_CHECKING:
    from .models import PressRoomPage

STORIES = 6
EVENTS = 3
PICTURES = 8
COVERAGE = 10


@dataclass(frozen=True)
class Room:
    """Everything that the page shows; the queries do not grow with the rows."""

    listing: Listing
    team: Programme | None
    hours: list[opening.Line]
    events: list[EventPage]
    pictures: Bundle
    figures: list[figures.Figure]
    counted_on: date
    promises: figures.PromiseCount
    coverage: list[PressPickup]
    form: SubscriptionForm


def read(page: "PressRoomPage", request: HttpRequest, now: datetime) -> Room:
    """Gather the press room in the language of its page."""
    team = page.programme or contact.answering()
    stories = free_stories(page)
    return Room(
        listing=as_cards(
            listing(
                newest_first(public(stories)),
                request,
                [ISSUES, TERRITORIES],
                STORIES,
                out_of=stories,
            )
        ),
        team=team,
        hours=opening.in_words(team.opening_hours.all()) if team else [],
        events=_events(page, now),
        pictures=Paginator(library(), PICTURES).get_page(request.GET.get("pictures")),
        figures=remembered("figures", lambda: figures.figures(now), alone=True),
        counted_on=timezone.localdate(now),
        promises=remembered("promises", lambda: figures.promises(now), alone=True),
        coverage=list(coverage.shown()[:COVERAGE]),
        form=SubscriptionForm(now=now),
    )


def free_stories(page: Any) -> QuerySet[StoryPage]:
    """Stories of a page's language that newsrooms may print, as soon as they are public."""
    return StoryPage.objects.filter(locale_id=page.locale_id).exclude(licence=Licence.RESERVED)


def library(on: date | None = None) -> QuerySet[Picture]:
    """Pictures that newsrooms may print: cleared, credited, agreed to, and on a public page."""
    on = on or timezone.localdate()
    cleared = Picture.objects.filter(press_use=True).exclude(credit="")
    standing = cleared.filter(Q(consent_until=None) | Q(consent_until__gte=on))
    return shown_in_public(standing).prefetch_related("renditions").order_by("-created_at", "-pk")


def _events(page: Any, now: datetime) -> list[EventPage]:
    events = public(EventPage.objects.filter(locale_id=page.locale_id))
    coming = agenda.not_past(events, now).exclude(status="cancelled")
    rows = list(coming.select_related("locale").prefetch_related("dates")[:EVENTS])
    for event in rows:
        event.shown_date = agenda.next_date(event, now)
    # Of some every date that is left may be cancelled, each by itself.
    return [event for event in rows if not event.shown_date or not event.shown_date.is_cancelled]
