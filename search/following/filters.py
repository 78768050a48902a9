"""What is followed: issues and territories, as lists have them in their addresses."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from taxonomy.facets import ISSUES, TERRITORIES, values_of
from taxonomy.models import Issue, Territory

FACETS = [ISSUES, TERRITORIES]


@dataclass(frozen=True)
class Choice:
    """Issues and territories; none of a kind means no limit."""

    issues: tuple[Issue, ...] = ()
    territories: tuple[Territory, ...] = ()

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Pairs of a query string, always in the same order."""
        return [
            *((ISSUES.key, slug) for slug in sorted(row.slug for row in self.issues)),
            *((TERRITORIES.key, slug) for slug in sorted(row.slug for row in self.territories)),
        ]

    @property
    def querystring(self) -> str:
        """The choice as lists, feeds and calendars read it; empty where there is no limit."""
        return as_querystring(self.pairs)

    @property
    def words(self) -> str:
        """The choice as people say it: “Employment, Mobility · Haut-Rhin”."""
        parts = [
            ", ".join(capfirst(row.name) for row in self.issues),
            ", ".join(row.label for row in self.territories),
        ]
        return " · ".join(filter(None, parts)) or _("Everything, everywhere")

    def narrow(self, pages: QuerySet) -> QuerySet:
        """Keep the pages of a type of publication that are for this choice."""
        pages = ISSUES.narrow(pages, {row.slug: row for row in self.issues})
        return TERRITORIES.narrow(pages, {row.slug: row for row in self.territories})


def chosen_in(request: HttpRequest) -> Choice:
    """What the address chooses: `?issue=SLUG&territory=SLUG`, each repeatable.

    Anything else is ignored without a word, as in lists: an old link must show a page.
    """
    found = [facet.known(values_of(request, facet)) for facet in FACETS]
    return Choice(*(tuple(rows[slug] for slug in sorted(rows)) for rows in found))


def as_querystring(pairs: Iterable[tuple[str, str]]) -> str:
    """Pairs with their question mark; empty where there are none."""
    pairs = list(pairs)
    return f"?{urlencode(pairs)}" if pairs else ""
