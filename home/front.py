"""What the home page shows: alive with little content, calm with much."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from django.utils import timezone
from wagtail.models import Page

from calls.models import CallIndexPage, CallPage
from calls.state import open_calls
from content.remembered import remembered
from content.visibility import public
from events import agenda
from events.choices import Status
from events.models import EventIndexPage, EventPage
from events.telling import Told, tell
from stories.lists import Card, cards, newest_first, with_card_rows
from stories.models import StoryIndexPage, StoryPage
from taxonomy.facets import ISSUES, TERRITORIES, Option, counted

if TYPE_CHECKING:
    from .models import HomePage

T = TypeVar("T")

RECENT_STORIES = 6
EVENTS = 3
CALLS = 3
# The finder offers regions and what lies right below them; the list itself offers the rest.
FINDER_DEPTH = 1


@dataclass(frozen=True)
class ComingEvent:
    """An event with its next date in words, None while no date is known, and its status now."""

    event: EventPage
    date: Told | None
    status: Status


@dataclass
class Front:
    """Sections of the home page; an empty one is not shown."""

    story_index: StoryIndexPage | None = None
    event_index: EventIndexPage | None = None
    call_index: CallIndexPage | None = None
    lead: StoryPage | Card | None = None
    stories: list[StoryPage] | list[Card] = field(default_factory=list)
    events: list[ComingEvent] = field(default_factory=list)
    calls: list[CallPage] = field(default_factory=list)


@dataclass(frozen=True)
class Finder:
    """Issues and larger territories that have stories, with their numbers."""

    issues: list[Option]
    territories: list[Option]


def read(home: "HomePage", now: datetime | None = None) -> Front:
    """Collect what a home page shows, in its language, in a fixed number of queries.

    Args:
        home: the home page of a language.
        now: the moment asked about; the present by default.
    """
    now = now or timezone.now()
    lead, stories = _stories(home)
    return Front(
        lead=lead,
        stories=stories,
        events=_events(home, now),
        calls=_calls(home, now),
        **_indexes(home),
    )


def public_front(home: "HomePage") -> Front:
    """What a published home page shows: each section read once until the hour or something of it changes."""

    def section(name: str, read: Callable[[], T]) -> T:
        # Of the page itself they take no more than this.
        key = f"front-{name}-{home.pk}-{home.path}-{home.featured_story_id}"
        return remembered(key, read, alone=True)

    lead, stories = section("stories", lambda: _in_cards(*_stories(home)))
    return Front(
        lead=lead,
        stories=stories,
        events=section("events", lambda: _events(home, timezone.now())),
        calls=section("calls", lambda: _calls(home, timezone.now())),
        **section("indexes", lambda: _indexes(home)),
    )


def in_cards(front: Front) -> Front:
    """The same with cards in the place of stories."""
    lead, stories = _in_cards(front.lead, front.stories)
    return replace(front, lead=lead, stories=stories)


def _in_cards(lead: StoryPage | None, stories: list[StoryPage]) -> tuple[Card | None, list[Card]]:
    return (cards([lead])[0] if lead else None), cards(stories)


def finder(home: "HomePage") -> Finder:
    """Count what the finder of a home page offers; whatever page changes, that is done anew."""

    def read() -> Finder:
        stories = StoryPage.objects.filter(locale_id=home.locale_id)
        issues, territories = counted(stories, [ISSUES, TERRITORIES]).offered
        return Finder(issues, [option for option in territories if option.depth <= FINDER_DEPTH])

    return remembered(f"finder-{home.pk}", read, alone=True)


def _indexes(home: "HomePage") -> dict[str, Any]:
    """The three lists, by the type of the page: one query for all of them."""
    wanted = {
        "story_index": StoryIndexPage,
        "event_index": EventIndexPage,
        "call_index": CallIndexPage,
    }
    children = list(public(home.get_children()).select_related("locale", "content_type"))
    return {
        name: next((page for page in children if page.specific_class is model), None)
        for name, model in wanted.items()
    }


def _stories(home: "HomePage") -> tuple[StoryPage | None, list[StoryPage]]:
    """The story in front, and the newest of the others."""
    stories = public(StoryPage.objects.filter(locale_id=home.locale_id))
    keys = newest_first(stories).values_list("pk", flat=True)[: RECENT_STORIES + 1]
    chosen = Page.objects.filter(pk=home.featured_story_id).values("translation_key")
    in_front = stories.filter(translation_key__in=chosen).values_list("pk", flat=True)
    # Found by their keys: told to look for the ones or the other, a database looks at all stories.
    ahead = set(in_front) if home.featured_story_id else set()
    shown = list(with_card_rows(newest_first(stories.filter(pk__in={*keys, *ahead}))))
    lead = next((story for story in shown if story.pk in ahead), None)
    lead = lead or next(iter(shown), None)
    return lead, [story for story in shown if story != lead][:RECENT_STORIES]


def _events(home: "HomePage", now: datetime) -> list[ComingEvent]:
    events = public(EventPage.objects.filter(locale_id=home.locale_id))
    coming = agenda.not_past(events, now).select_related("locale").prefetch_related("dates")
    return [
        ComingEvent(
            event,
            tell(event, agenda.next_date(event, now), now),
            agenda.current_status(event, now),
        )
        for event in coming[:EVENTS]
    ]


def _calls(home: "HomePage", now: datetime) -> list[CallPage]:
    calls = public(CallPage.objects.filter(locale_id=home.locale_id))
    today = timezone.localtime(now).date()
    return list(open_calls(calls, today).select_related("locale", "organisation")[:CALLS])
