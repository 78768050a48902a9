"""A narrowed list with its facets, its page of results and the addresses that lead on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import FieldDoesNotExist
from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import get_language

from content.digests import digest
from content.remembered import remembered
from content.settled import settled

from .base import Facet, Option
from .kept import Counted, counted

# What a visitor sends is data: more than this says nothing and only costs.
MOST_VALUES = 40
LONGEST_VALUE = 100
MOST_WORDS = 8
NEAR = 10  # pages: reading over so many rows costs less than asking twice


@dataclass(frozen=True)
class ShownFacet:
    """A facet as a template needs it; without numbers where not all was counted."""

    key: str
    label: str | Promise
    options: list[Option]
    multiple: bool
    counted: bool = True


@dataclass(frozen=True)
class PageLink:
    """A link to a page of results; a gap between two of them has no number."""

    number: int | None
    url: str = ""
    current: bool = False


@dataclass
class Listing:
    """What a list page shows.

    `page`: page of Django's paginator. `total`: number of results. `chosen`: selected options
    whose `url` takes them back. `query`: words looked for. `clear_url`: the list without filters.
    """

    path: str
    page: Page
    total: int
    facets: list[ShownFacet]
    query: str
    values: list[tuple[str, str]]

    @property
    def chosen(self) -> list[Option]:
        return [option for facet in self.facets for option in facet.options if option.selected]

    @property
    def is_narrowed(self) -> bool:
        return bool(self.values)

    @property
    def clear_url(self) -> str:
        return self.path

    def querystring(self, page: int = 1) -> str:
        """Choices and page as a query string with its question mark; empty when there are none."""
        pairs = [*self.values, ("page", str(page))] if page > 1 else self.values
        return f"?{urlencode(pairs)}" if pairs else ""

    def url(self, page: int = 1) -> str:
        """Address of a page of results; the same choices always give the same address."""
        return self.path + self.querystring(page)

    @property
    def previous_url(self) -> str:
        page = self.page
        return self.url(page.previous_page_number()) if page.has_previous() else ""

    @property
    def next_url(self) -> str:
        return self.url(self.page.next_page_number()) if self.page.has_next() else ""

    @property
    def page_links(self) -> list[PageLink]:
        """Links to the pages around this one and to both ends; none where there is one page."""
        paginator = self.page.paginator
        if paginator.num_pages < 2:
            return []
        numbers = paginator.get_elided_page_range(self.page.number, on_each_side=2, on_ends=1)
        return [
            PageLink(number, self.url(number), number == self.page.number)
            if isinstance(number, int)
            else PageLink(None)
            for number in numbers
        ]


class LongPaginator(Paginator):
    """Pages of a long list: of what lies before a far one the database reads nothing but the keys."""

    def page(self, number: int | str) -> Page:
        number = self.validate_number(number)
        if number <= NEAR:
            return super().page(number)
        start = (number - 1) * self.per_page
        keys = self.object_list.prefetch_related(None).values_list("pk", flat=True)
        shown = self.object_list.filter(pk__in=list(keys[start : start + self.per_page]))
        return self._get_page(shown, number, self)


class KnownPaginator(LongPaginator):
    """Pages of a list whose first keys are known: of these the database reads only what is shown.

    Args:
        found: the list.
        pages: any that hold those of the list, in its order: a key needs no other condition.
        keys: of the first pages of the list, in its order.
    """

    def __init__(
        self, found: QuerySet, per_page: int, pages: QuerySet, keys: Sequence[int]
    ) -> None:
        super().__init__(found, per_page)
        self.pages = pages
        self.keys = keys

    def page(self, number: int | str) -> Page:
        number = self.validate_number(number)
        start, stop = (number - 1) * self.per_page, min(number * self.per_page, self.count)
        if stop > len(self.keys):
            return super().page(number)
        return self._get_page(self.pages.filter(pk__in=self.keys[start:stop]), number, self)


def listing(
    pages: QuerySet,
    request: HttpRequest,
    facets: Sequence[Facet],
    per_page: int = 12,
    *,
    counts: Counted | None = None,
) -> Listing:
    """Narrow a list as the request asks. The number of queries does not depend on the rows.

    Args:
        pages: public, ordered, with what a card needs already prefetched.
        request: its query string holds the choices; whatever it holds, there is a list.
        facets: in the order in which they are shown and appear in addresses.
        per_page: results on a page.
        counts: of all that the request asks for, where they are known (`known_counts`).
    """
    query, chosen = _words(request), _chosen(request, facets)
    found = pages.filter(_matching(pages, query))
    narrowed = _narrow(found, facets, chosen)

    def count() -> Counted:
        whole, total = settled(narrowed)

        def left_by_others(facet: Facet) -> QuerySet:
            if facet.narrow(found, chosen[facet.key]) is found:
                return whole
            others = [other for other in facets if other is not facet]
            return _narrow(found, others, chosen)

        offered = [facet.options(left_by_others(facet), chosen[facet.key]) for facet in facets]
        return Counted(total, offered, None)

    counts = counts or count()
    if counts.keys is None:
        paginator = LongPaginator(narrowed, per_page)
    else:
        paginator = KnownPaginator(narrowed, per_page, pages, counts.keys)
    paginator.count = counts.total
    return Listing(
        path=request.path,
        page=paginator.get_page(request.GET.get("page")),
        total=counts.total,
        facets=[
            ShownFacet(
                facet.key,
                facet.label,
                [
                    replace(option, url=_toggled(request.path, chosen, facet, option, query))
                    for option in of_facet
                ],
                facet.multiple,
            )
            for facet, of_facet in zip(facets, counts.offered, strict=True)
        ],
        query=query,
        values=_pairs(chosen, query),
    )


def known_counts(out_of: QuerySet, request: HttpRequest, facets: Sequence[Facet]) -> Counted | None:
    """What a list is counted to be, once per change: of what changed, too, only that is read.

    Args:
        out_of: the pages, public or not, of which the list are all those that the public may see, so that
            nothing but a change of theirs or of what hides them changes the list, and the one published
            last comes first.
        request, facets: as for the list.

    Returns:
        None where words are looked for: everybody searches for something else.
    """
    if _words(request):
        return None
    chosen = _chosen(request, facets)
    name = _name(request, facets, chosen)
    return remembered(name, lambda: counted(out_of, facets, chosen), alone=True)


def narrow(
    pages: QuerySet, request: HttpRequest, facets: Sequence[Facet]
) -> tuple[QuerySet, list[tuple[str, str]]]:
    """Narrow pages as a list of them would, and give the choices in their canonical order.

    For whatever else takes a list's filters: a feed, an export.
    """
    query, chosen = _words(request), _chosen(request, facets)
    found = pages.filter(_matching(pages, query))
    return _narrow(found, facets, chosen), _pairs(chosen, query)


def _chosen(request: HttpRequest, facets: Iterable[Facet]) -> dict[str, Mapping[str, Any]]:
    return {facet.key: facet.known(values_of(request, facet)) for facet in facets}


def _narrow(
    pages: QuerySet, facets: Iterable[Facet], chosen: Mapping[str, Mapping[str, Any]]
) -> QuerySet:
    for facet in facets:
        pages = facet.narrow(pages, chosen[facet.key])
    return pages


def values_of(request: HttpRequest, facet: Facet) -> list[str]:
    """What the address says of a facet: not too many values, not too long, always in one order."""
    # PostgreSQL refuses the character 0 in any text.
    values = sorted(
        {
            value
            for value in request.GET.getlist(facet.key)
            if 0 < len(value) <= LONGEST_VALUE and "\0" not in value
        }
    )
    return values[: MOST_VALUES if facet.multiple else 1]


def _words(request: HttpRequest) -> str:
    words = request.GET.get("q", "").replace("\0", " ")[:LONGEST_VALUE].split()
    return " ".join(words[:MOST_WORDS])


def _matching(pages: QuerySet, query: str) -> Q:
    """Every word in the title or the summary."""
    condition = Q()
    for word in query.split():
        either = Q(title__icontains=word)
        if _has_field(pages, "summary"):
            either |= Q(summary__icontains=word)
        condition &= either
    return condition


def _has_field(pages: QuerySet, name: str) -> bool:
    try:
        pages.model._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    return True


def _pairs(choices: Mapping[str, Iterable[str]], query: str) -> list[tuple[str, str]]:
    """Choices in canonical order: facets as given, their values by alphabet, then the words."""
    pairs = [(key, value) for key, values in choices.items() for value in sorted(values)]
    return [*pairs, ("q", query)] if query else pairs


def _name(
    request: HttpRequest, facets: Iterable[Facet], chosen: Mapping[str, Mapping[str, Any]]
) -> str:
    """What the counts of a list are kept under: all that they depend on beside the database."""
    keys = [facet.chosen_keys(chosen[facet.key]) for facet in facets]
    return f"list-{get_language()}-{request.path}-{digest((_pairs(chosen, ''), keys))}"


def _toggled(
    path: str, choices: Mapping[str, Iterable[str]], facet: Facet, option: Option, query: str
) -> str:
    """The list with an option added or taken away, from its first page on."""
    others = set(choices[facet.key]) - {option.value} if facet.multiple else set()
    values = others if option.selected else others | {option.value}
    pairs = _pairs({**choices, facet.key: values}, query)
    return f"{path}?{urlencode(pairs)}" if pairs else path
