"""Whom in the newsrooms a story concerns: what they subscribed to, else what their outlet covers."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Prefetch, QuerySet

from stories.models import StoryPage
from taxonomy import reach
from taxonomy.models import Issue, Territory
from taxonomy.reach import Profile, Subject, reaches

from .models import Journalist, MediaOutlet, PressSubscription


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


def subjects(stories: QuerySet[StoryPage]) -> list[Subject]:
    """Stories with all that decides whom they concern, and with what a mail shows of them."""
    fetched = stories.defer("body", "steps", "lessons").select_related("locale")
    return reach.subjects(fetched.prefetch_related("claims"))


def released_since(since: datetime, now: datetime) -> list[Subject]:
    """Stories that anybody can read since a moment."""
    return subjects(reach.released_since(StoryPage.objects.all(), since, now))


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
