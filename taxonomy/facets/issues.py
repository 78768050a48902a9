"""Narrowing by issue."""

from collections.abc import Mapping, Sequence

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from taxonomy.models import Issue

from .base import Facet, Option, keys, links_of


class IssueFacet(Facet):
    """Issues that have results, in the editors' order."""

    def known(self, values: Sequence[str]) -> dict[str, Issue]:
        if not values:
            return {}
        return {issue.slug: issue for issue in Issue.objects.filter(slug__in=values)}

    def narrow(self, pages: QuerySet, chosen: Mapping[str, Issue]) -> QuerySet:
        if not chosen:
            return pages
        links = links_of(pages, "issue_links").objects.filter(issue__in=list(chosen.values()))
        return pages.filter(pk__in=links.order_by().values("page"))

    def options(self, pages: QuerySet, chosen: Mapping[str, Issue]) -> list[Option]:
        links = links_of(pages, "issue_links").objects.filter(page__in=keys(pages)).order_by()
        # Names are read afterwards: a database groups by one number faster than by five texts.
        counts = dict(links.values_list("issue").annotate(Count("page", distinct=True)))
        counts = {issue.pk: 0 for issue in chosen.values()} | counts
        return [
            Option(issue.slug, issue.name, counts[issue.pk], issue.slug in chosen)
            for issue in Issue.objects.filter(pk__in=counts).order_by("sort_order", "slug")
        ]


ISSUES = IssueFacet("issue", _("Issue"))
