"""Narrowing by issue."""

from collections.abc import Callable, Mapping, Sequence

from django.db.models import Count, Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from content.digests import digest
from content.remembered import remembered
from taxonomy.models import Issue

from .base import Option, TagFacet, keys, links_of


class IssueFacet(TagFacet):
    """Issues that have results, in the editors' order."""

    def known(self, values: Sequence[str]) -> dict[str, Issue]:
        if not values:
            return {}

        def read() -> dict[str, Issue]:
            return {issue.slug: issue for issue in Issue.objects.filter(slug__in=values)}

        name = f"known-issues-{digest(list(values))}"
        return remembered(name, read, timeless=True, alone=True)

    def narrow(self, pages: QuerySet, chosen: Mapping[str, Issue]) -> QuerySet:
        if not chosen:
            return pages
        links = links_of(pages.model, "issue_links").objects.filter(issue__in=list(chosen.values()))
        return pages.filter(pk__in=links.order_by().values("page"))

    def counts(self, pages: QuerySet) -> dict[int, int]:
        links = links_of(pages.model, "issue_links").objects.filter(page__in=keys(pages)).order_by()
        # Names are read afterwards: a database groups by one number faster than by five texts.
        return dict(links.values_list("issue").annotate(Count("page", distinct=True)))

    def offered(self, counts: Mapping[int, int], chosen: Mapping[str, Issue]) -> list[Option]:
        counts = {issue.pk: 0 for issue in chosen.values()} | dict(counts)
        return [
            Option(issue.slug, issue.name, counts[issue.pk], issue.slug in chosen)
            for issue in _in_order(sorted(counts))
        ]

    def tags(self, model: type[Model], within: Callable[[str], Q]) -> tuple[QuerySet, str, str]:
        links = links_of(model, "issue_links").objects
        return links.filter(within("page")).order_by(), "issue", "page"


def _in_order(keys: list[int]) -> list[Issue]:
    def read() -> list[Issue]:
        return list(Issue.objects.filter(pk__in=keys).order_by("sort_order", "slug"))

    return remembered(f"issues-{digest(keys)}", read, timeless=True, alone=True)


ISSUES = IssueFacet("issue", _("Issue"))
