"""What every part of the loading shares: days, rows found by key, pages put into the tree."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.models import User
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail.signals import page_published

from calls.models import CallPage
from content.models import Publication
from events.models import EventPage
from home.models import HomePage
from home.tree import NODES
from people.models import Facilitator, Organisation
from stories.models import StoryPage
from taxonomy.models import Issue, Territory

from .pictures import PictureLibrary

PARIS = ZoneInfo("Europe/Paris")


@dataclass
class Demonstration:
    """The loading under way: what exists so far, by the key that the data uses.

    Pages are kept by key and language: `calls[slug]["de"]`.
    """

    homes: dict[str, HomePage]
    now: datetime
    pictures: PictureLibrary = field(default_factory=PictureLibrary)
    accounts: dict[str, User] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    facilitators: dict[str, Facilitator] = field(default_factory=dict)
    calls: dict[str, dict[str, CallPage]] = field(default_factory=dict)
    stories: dict[str, dict[str, StoryPage]] = field(default_factory=dict)
    events: dict[str, dict[str, EventPage]] = field(default_factory=dict)

    @cached_property
    def issues(self) -> dict[str, Issue]:
        return {issue.slug: issue for issue in Issue.objects.all()}

    @cached_property
    def locales(self) -> dict[str, Locale]:
        return {locale.language_code: locale for locale in Locale.objects.all()}

    @cached_property
    def tree(self) -> dict[str, dict[str, Page]]:
        """Pages of the first tree by their key in `home.tree` and by language."""
        tree: dict[str, dict[str, Page]] = {"home": dict(self.homes)}
        for code, home in self.homes.items():
            for node in NODES:
                page = node.model.objects.child_of(home).get(slug=node.slugs[code])
                tree.setdefault(node.key, {})[code] = page
        return tree

    @cached_property
    def today(self) -> date:
        return timezone.localdate(self.now, PARIS)

    def day(self, days: int) -> date:
        """The day so many days from today."""
        return self.today + timedelta(days=days)

    def moment(self, days: int, hour: str) -> datetime:
        """An hour in Paris, so many days from today."""
        return datetime.combine(self.day(days), time.fromisoformat(hour), PARIS)

    def territory(self, key: str) -> Territory:
        """A territory of the official list."""
        return Territory.objects.get(key=key)

    def in_language(self, versions: dict[str, Any], code: str) -> Any:
        """The version of a page in a language, the French one where there is none."""
        return versions.get(code) or versions["fr"]

    def cover(self, scene: str | None, code: str, alt: str = "") -> dict[str, Any]:
        """Fields of a page's picture. In French the library's own description serves."""
        if not scene:
            return {}
        if code != "fr":
            alt = alt or self.pictures.describe(scene, code)
        return {"cover": self.pictures.get(scene), "cover_alt": alt}

    def put(self, page: Publication, parent: Page, published_ago: int) -> None:
        """Add a published page, dated in the past, with a revision that the editor opens."""
        published_at = min(self.now, self.moment(-published_ago, "09:10"))
        page.first_published_at = page.last_published_at = published_at
        page.owner = self.accounts["redactrice"]
        page.is_example = True
        parent.add_child(instance=page)
        mark_published(page, page.owner, published_at)

    def label(
        self, page: Publication, issues: tuple[str, ...], territories: tuple[str, ...]
    ) -> None:
        """Give a page its issues and territories, in order."""
        issue_link = type(page).issue_links.rel.related_model
        territory_link = type(page).territory_links.rel.related_model
        page.issue_links = [
            issue_link(issue=self.issues[slug], sort_order=number)
            for number, slug in enumerate(issues)
        ]
        page.territory_links = [
            territory_link(territory=self.territory(key), sort_order=number)
            for number, key in enumerate(territories)
        ]


def mark_published(page: Page, user: User, published_at: datetime) -> None:
    """Write the revision that went live, as Wagtail does when somebody publishes.

    Publishing the revision itself would date it today.
    """
    revision = page.save_revision(user=user, changed=False)
    type(revision).objects.filter(pk=revision.pk).update(created_at=published_at)
    Page.objects.filter(pk=page.pk).update(
        live_revision=revision,
        latest_revision_created_at=published_at,
        first_published_at=page.first_published_at or published_at,
        last_published_at=published_at,
    )
    # Whoever listens for publications hears of it: the search index, to begin with.
    page_published.send(sender=type(page), instance=page, revision=revision)
