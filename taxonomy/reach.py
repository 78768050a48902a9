"""Whom a publication concerns: its area must lie within theirs, and one of its issues be theirs."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from content.models import Publication
from content.visibility import public

from .facets.base import links_of
from .models import TerritoryAncestry


@dataclass(frozen=True)
class Profile:
    """What somebody wants to hear of, by primary keys; empty: no limit."""

    areas: frozenset[int] = frozenset()
    issues: frozenset[int] = frozenset()


@dataclass
class Subject:
    """A publication in all its languages.

    Attributes:
        within: territories in which it lies, those above included.
        issues: what it is about.
        versions: by language.
    """

    key: UUID
    within: set[int] = field(default_factory=set)
    issues: set[int] = field(default_factory=set)
    versions: dict[str, Any] = field(default_factory=dict)

    @property
    def released_at(self) -> datetime:
        """Since when anybody could read it, in whatever language."""
        return min(released_at(page) for page in self.versions.values())

    def version_for(self, language: str) -> Any:
        """The publication in a language; where it has none, in French, else in any."""
        return (
            self.versions.get(language)
            or self.versions.get("fr")
            or next(iter(self.versions.values()))
        )


def reaches(subject: Subject, profile: Profile) -> bool:
    """Whether a publication is for somebody with this profile."""
    in_area = not profile.areas or bool(profile.areas & subject.within)
    return in_area and (not profile.issues or bool(profile.issues & subject.issues))


def released_at(page: Publication) -> datetime:
    """Since when anybody can read a published page."""
    published = page.first_published_at
    return max(published, page.embargo_until) if page.embargo_until else published


def released_since(pages: QuerySet, since: datetime, now: datetime) -> QuerySet:
    """Keep what anybody can read now, and could not before a moment."""
    shown = public(pages.filter(first_published_at__isnull=False), now)
    return shown.filter(first_published_at__gte=since) | shown.filter(embargo_until__gte=since)


def latest(pages: QuerySet, number: int) -> list[tuple[datetime, int]]:
    """Moments and keys of the pages that became readable last, in that order.

    Whatever is among the last by the later of two dates is among the last by one of them, so both are
    read off an index, and no page is weighed beyond as many as are wanted.

    Args:
        pages: public, of one type of publication.
        number: how many at most.
    """
    columns = ("pk", "first_published_at", "embargo_until")
    published = pages.filter(first_published_at__isnull=False)
    last = [
        *published.order_by("-first_published_at", "-pk").values_list(*columns)[:number],
        *published.filter(embargo_until__isnull=False)
        .order_by("-embargo_until", "-pk")
        .values_list(*columns)[:number],
    ]
    return sorted({(max(filter(None, dates)), pk) for pk, *dates in last}, reverse=True)[:number]


def subjects(pages: QuerySet) -> list[Subject]:
    """Publications of one type with all that decides whom they concern, languages together.

    Three queries beside that of the pages themselves, whose `locale` is fetched along.
    """
    rows = list(pages)
    keys = {page.pk: page.translation_key for page in rows}
    found: dict[UUID, Subject] = {}
    for page in rows:
        subject = found.setdefault(page.translation_key, Subject(page.translation_key))
        subject.versions[page.locale.language_code] = page
    issues = links_of(pages.model, "issue_links").objects.filter(page__in=keys)
    for page, issue in issues.values_list("page", "issue"):
        found[keys[page]].issues.add(issue)
    places = links_of(pages.model, "territory_links").objects.filter(page__in=keys)
    pages_in = defaultdict(set)
    for page, territory in places.values_list("page", "territory"):
        pages_in[territory].add(page)
    above = TerritoryAncestry.objects.filter(descendant__in=pages_in)
    for ancestor, descendant in above.values_list("ancestor", "descendant"):
        for page in pages_in[descendant]:
            found[keys[page]].within.add(ancestor)
    return list(found.values())
