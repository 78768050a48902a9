"""Narrowing by issue."""

from collections.abc import Mapping, Sequence

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from taxonomy.models import Issue

from .base import Facet, Option, keys, links_of

COLUMNS = ["slug", "sort_order", "name_fr", "name_de", "name_en"]


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
        rows = (
            links_of(pages, "issue_links")
            .objects.filter(page__in=keys(pages))
            .order_by()
            .values_list(*[f"issue__{column}" for column in COLUMNS])
            .annotate(Count("page", distinct=True))
        )
        found = {slug: (issue, 0) for slug, issue in chosen.items()}
        for *columns, count in rows:
            issue = Issue(**dict(zip(COLUMNS, columns, strict=True)))
            found[issue.slug] = (issue, count)
        ordered = sorted(found.values(), key=lambda pair: (pair[0].sort_order, pair[0].slug))
        return [
            Option(issue.slug, issue.name, count, issue.slug in chosen) for issue, count in ordered
        ]


ISSUES = IssueFacet("issue", _("Issue"))
