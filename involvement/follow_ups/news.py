"""News of what moved a person: of the story itself, or another one about the same thing near by."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from content.visibility import public
from stories.lists import newest_first
from stories.models import StoryPage


@dataclass(frozen=True)
class News:
    """What has become of the story that moved somebody.

    Attributes:
        page: a page that anybody may see.
        changed_on: when the story itself was last checked or updated; None for another story.
    """

    page: Page
    changed_on: date | None = None


def public_original(page: Page | None, language: str, now: datetime) -> Page | None:
    """The page that moved somebody as they can read it today, in their language if it exists.

    Returns:
        The specific page; None where nobody may see it, or nothing moved them.
    """
    if page is None:
        return None
    versions = public(Page.objects.filter(translation_key=page.translation_key), now)
    by_language = {row.locale.language_code: row for row in versions.select_related("locale")}
    found = by_language.get(language) or by_language.get(page.locale.language_code)
    return found.specific if found else None


def latest(page: Page | None, language: str, since: datetime, now: datetime) -> News | None:
    """The newest thing to tell about what moved a person; never anything that is not public.

    First the story itself, where it was checked or published again; else the newest story of the
    same issues or territories that the person cannot know yet.

    Args:
        page: what moved them.
        language: in which they read.
        since: what happened before, they know.
        now: aware.
    """
    if page is None:
        return None
    original = public_original(page, language, now)
    if isinstance(original, StoryPage):
        changed_on = _changed_on(original, since, now)
        if changed_on:
            return News(original, changed_on)
    fresh = _fresh(page.specific, language, since, now)
    return News(fresh) if fresh else None


def _changed_on(story: StoryPage, since: datetime, now: datetime) -> date | None:
    days = []
    if story.last_published_at and since < story.last_published_at <= now:
        days.append(timezone.localdate(story.last_published_at))
    if story.verified_on and timezone.localdate(since) < story.verified_on:
        days.append(min(story.verified_on, timezone.localdate(now)))
    return max(days, default=None)


def _fresh(page: Page, language: str, since: datetime, now: datetime) -> StoryPage | None:
    issues = [issue.pk for issue in getattr(page, "issues", [])]
    places = [place.pk for place in getattr(page, "territories", [])]
    about = Q(issue_links__issue__in=issues) | Q(
        territory_links__territory__above__ancestor__in=places
    )
    stories = public(StoryPage.objects.filter(locale__language_code=language), now)
    stories = stories.filter(about, first_published_at__gt=since, first_published_at__lte=now)
    return newest_first(stories.exclude(translation_key=page.translation_key).distinct()).first()
