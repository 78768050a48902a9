"""Whom a story concerns: its area must lie within theirs, and one of its issues be theirs."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from content.visibility import public
from stories.models import StoryIssue, StoryPage, StoryTerritory
from taxonomy.models import Issue, Territory, TerritoryAncestry

from .models import Journalist, MediaOutlet, PressSubscription


@dataclass(frozen=True)
class Profile:
    """What somebody covers, by primary keys; empty: no limit."""

    areas: frozenset[int] = frozenset()
    beats: frozenset[int] = frozenset()


@dataclass
class Subject:
    """A story in all its languages.

    Attributes:
        within: territories in which it lies, those above included.
        issues: what it is about.
        versions: by language.
    """

    key: UUID
    within: set[int] = field(default_factory=set)
    issues: set[int] = field(default_factory=set)
    versions: dict[str, StoryPage] = field(default_factory=dict)

    @property
    def released_at(self) -> datetime:
        """Since when anybody could read it, in whatever language."""
        return min(released_at(story) for story in self.versions.values())

    def version_for(self, language: str) -> StoryPage:
        """The story in a language; where it has none, in French, else in any."""
        return (
            self.versions.get(language)
            or self.versions.get("fr")
            or next(iter(self.versions.values()))
        )


def reaches(subject: Subject, profile: Profile) -> bool:
    """Whether a story is for somebody who covers this."""
    in_area = not profile.areas or bool(profile.areas & subject.within)
    return in_area and (not profile.beats or bool(profile.beats & subject.issues))


def profile_of(outlet: MediaOutlet | None, subscription: PressSubscription | None) -> Profile:
    """What a subscription covers; what it leaves empty, the outlet says.

    Args:
        outlet: with areas and beats prefetched.
        subscription: with areas and beats prefetched.
    """

    def keys(name: str) -> frozenset[int]:
        for row in (subscription, outlet):
            if row is not None and (found := getattr(row, name).all()):
                return frozenset(item.pk for item in found)
        return frozenset()

    return Profile(keys("areas"), keys("beats"))


def released_at(story: StoryPage) -> datetime:
    """Since when anybody can read a published story."""
    published = story.first_published_at
    return max(published, story.embargo_until) if story.embargo_until else published


def subjects(stories: Iterable[StoryPage]) -> list[Subject]:
    """Stories with all that decides whom they concern, languages together; three queries."""
    stories = list(stories)
    keys = {story.pk: story.translation_key for story in stories}
    found: dict[UUID, Subject] = defaultdict(lambda: Subject(key=None))
    for story in stories:
        subject = found[story.translation_key]
        subject.key = story.translation_key
        subject.versions[story.locale.language_code] = story
    for page, issue in StoryIssue.objects.filter(page__in=keys).values_list("page", "issue"):
        found[keys[page]].issues.add(issue)
    places = StoryTerritory.objects.filter(page__in=keys).values_list("page", "territory")
    pages_in = defaultdict(set)
    for page, territory in places:
        pages_in[territory].add(page)
    above = TerritoryAncestry.objects.filter(descendant__in=pages_in)
    for ancestor, descendant in above.values_list("ancestor", "descendant"):
        for page in pages_in[descendant]:
            found[keys[page]].within.add(ancestor)
    return list(found.values())


def released_since(since: datetime, now: datetime) -> list[Subject]:
    """Stories that anybody can read since a moment."""
    stories = public(StoryPage.objects.filter(first_published_at__isnull=False), now)
    recent = stories.filter(first_published_at__gte=since) | stories.filter(
        embargo_until__gte=since
    )
    return subjects(
        recent.defer("body", "steps", "lessons").select_related("locale").prefetch_related("claims")
    )


def listening(**conditions: Any) -> QuerySet[PressSubscription]:
    """Confirmed subscriptions of people who may be written to, with what `profile_of` needs."""
    rows = PressSubscription.objects.filter(
        confirmed_at__isnull=False,
        journalist__stopped_at=None,
        journalist__bounced_at=None,
        journalist__agreed_on__isnull=False,
        **conditions,
    )
    areas, beats = Territory.objects.only("pk"), Issue.objects.only("pk")
    return rows.select_related("journalist__outlet").prefetch_related(
        Prefetch("areas", areas),
        Prefetch("beats", beats),
        Prefetch("journalist__outlet__areas", areas),
        Prefetch("journalist__outlet__beats", beats),
    )


def concerned(subject: Subject, subscriptions: Iterable[PressSubscription]) -> list[Any]:
    """The subscriptions that a story is for."""
    return [
        row for row in subscriptions if reaches(subject, profile_of(row.journalist.outlet, row))
    ]


def is_concerned(journalist: Journalist, subject: Subject) -> bool:
    """Whether a story is for somebody: by one of their subscriptions, or by their outlet."""
    rows = [row for row in journalist.subscriptions.all() if row.confirmed_at]
    profiles = [profile_of(journalist.outlet, row) for row in rows or [None]]
    return any(reaches(subject, profile) for profile in profiles)
