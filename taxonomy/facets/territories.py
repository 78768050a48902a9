"""Narrowing by territory: a region finds everything that lies in it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import Model, Q, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from content.digests import digest
from content.remembered import remembered
from content.settled import Among
from taxonomy.models import Territory, TerritoryAncestry, TerritoryKind

from .base import Joined, Option, TagFacet, keys, links_of

# Beyond so many, a kind is offered only below an area that was chosen: nobody reads 1,253 boxes.
FEW_COMMUNES = 12
FEW_EPCI = 40
RANK = {kind: rank for rank, kind in enumerate(TerritoryKind.values)}
# Municipality, intercommunality, department, collectivity, region: four steps up at most.
STEPS = ["__".join(["main_parent"] * step) for step in range(1, 5)]


@dataclass(frozen=True)
class Found:
    """A territory with results, or a chosen one; `chain` holds the keys of what it lies in."""

    pk: int
    slug: str
    kind: str
    label: str
    order: tuple[int, str, str]
    chain: list[int]

    @classmethod
    def of(cls, row: Territory) -> "Found":
        order = RANK[row.kind], row.folded_name, row.slug
        return cls(row.pk, row.slug, row.kind, row.label, order, _chain(row))


class TerritoryFacet(TagFacet):
    """Territories that have results, as a small hierarchy."""

    def known(self, values: Sequence[str]) -> dict[str, Territory]:
        if not values:
            return {}

        def read() -> dict[str, Territory]:
            rows = Territory.objects.filter(slug__in=values).select_related(STEPS[2])
            return {territory.slug: territory for territory in rows}

        name = f"known-territories-{digest(list(values))}"
        return remembered(name, read, timeless=True, alone=True)

    def narrow(self, pages: QuerySet, chosen: Mapping[str, Territory]) -> QuerySet:
        if not chosen:
            return pages
        links = links_of(pages.model, "territory_links").objects.filter(
            territory__above__ancestor__in=list(chosen.values())
        )
        return pages.filter(pk__in=links.order_by().values("page"))

    def counts(self, pages: QuerySet) -> Counter[int]:
        return _tally(pages)

    def offered(self, counts: Mapping[int, int], chosen: Mapping[str, Territory]) -> list[Option]:
        return territory_options(counts, chosen)

    def tags(self, model: type[Model], within: Callable[[str], Q]) -> tuple[QuerySet, str, str]:
        links = links_of(model, "territory_links").objects
        return links.filter(within("page")).order_by(), "territory", "page"

    def above(self, keys: Iterable[int]) -> Mapping[int, set[int]]:
        return _above(keys)


def territory_options(counts: Mapping[int, int], chosen: Iterable[str]) -> list[Option]:
    """What to offer, of municipalities only a few or those below what is chosen.

    Args:
        counts: results by key of the territory, those of what lies in it included.
        chosen: slugs that are chosen now.
    """
    chosen = set(chosen)
    asked = sorted(counts), sorted(chosen)
    found, opened = remembered(
        f"territories-{get_language()}-{digest(asked)}",
        lambda: _read(*asked),
        timeless=True,
        alone=True,
    )
    return _options(found, opened, counts, chosen)


def _read(keys: list[int], chosen: list[str]) -> tuple[dict[int, Found], set[int]]:
    """What may be offered by its key, and the keys of what is chosen and of what that lies in."""
    known = Territory.objects.filter(Q(Among("pk", keys)) | Q(slug__in=chosen)).order_by()
    rows = list(known.values_list("pk", "main_parent", "kind", "slug"))
    opened = {
        key for pk, parent, _kind, slug in rows if slug in chosen for key in (pk, parent) if key
    }
    closed = {
        pk
        for pk, parent, kind, _slug in rows
        if kind == TerritoryKind.COMMUNE and opened.isdisjoint([pk, parent])
    }
    communes = sum(kind == TerritoryKind.COMMUNE for _pk, _parent, kind, _slug in rows)
    left_out = closed if communes > FEW_COMMUNES else set()
    offered = Territory.objects.filter(Among("pk", {pk for pk, *_rest in rows} - left_out))
    shown = offered.order_by().select_related(STEPS[2])
    return {row.pk: Found.of(row) for row in shown}, opened


def _options(
    found: dict[int, Found], opened: set[int], counts: Mapping[int, int], chosen: set[str]
) -> list[Option]:
    return [
        Option(row.slug, row.label, counts.get(row.pk, 0), row.slug in chosen, depth)
        for row, depth in _nested(_shown(found, opened))
    ]


def _tally(pages: QuerySet) -> Counter[int]:
    """How many pages lie in each territory: a page counts, once, for all that its territories lie in.

    Pages that hold the same territories are counted by the database, and what those lie in is looked
    up for each such set only.
    """
    links = links_of(pages.model, "territory_links").objects.filter(page__in=keys(pages)).order_by()
    sql, params = links.values("page").annotate(held=Joined("territory")).query.sql_with_params()
    with connection.cursor() as cursor:
        # S608: the statement within was written by Django.
        cursor.execute(f"SELECT held, COUNT(*) FROM ({sql}) AS each GROUP BY held", params)  # noqa: S608
        sets = [(set(map(int, held.split(","))), number) for held, number in cursor.fetchall()]
    above = _above(set().union(*(held for held, _number in sets)))
    counts: Counter[int] = Counter()
    for held, number in sets:
        for territory in set().union(*(above[territory] for territory in held)):
            counts[territory] += number
    return counts


def _above(territories: Iterable[int]) -> dict[int, set[int]]:
    """Of each territory the keys of all in which it lies, its own among them."""
    asked = sorted(territories)

    def read() -> dict[int, set[int]]:
        above = defaultdict(set)
        closure = TerritoryAncestry.objects.filter(Among("descendant", asked))
        for territory, ancestor in closure.values_list("descendant", "ancestor"):
            above[territory].add(ancestor)
        return above

    return remembered(f"above-{digest(asked)}", read, timeless=True, alone=True)


def _chain(territory: Territory) -> list[int]:
    """Keys of what a territory mainly lies in, the nearest first."""
    chain = []
    while territory.main_parent_id and len(chain) < len(STEPS):
        chain.append(territory.main_parent_id)
        if len(chain) < len(STEPS):
            territory = territory.main_parent
    return chain


def _shown(found: dict[int, Found], opened: set[int]) -> dict[int, Found]:
    """Leave out intercommunalities that are too many to be offered before their department is."""

    def is_epci(row: Found) -> bool:
        return row.kind == TerritoryKind.EPCI

    if sum(map(is_epci, found.values())) <= FEW_EPCI:
        return found
    return {
        pk: row
        for pk, row in found.items()
        if not is_epci(row) or opened.intersection([pk, *row.chain[:1]])
    }


def _nested(shown: dict[int, Found]) -> Iterable[tuple[Found, int]]:
    """Each territory after the nearest shown one that it mainly lies in, with its depth."""
    below = defaultdict(list)
    for row in shown.values():
        below[next((pk for pk in row.chain if pk in shown), None)].append(row)

    def walk(parent: int | None, depth: int) -> Iterable[tuple[Found, int]]:
        for row in sorted(below[parent], key=lambda row: row.order):
            yield row, depth
            yield from walk(row.pk, depth + 1)

    return walk(None, 0)


TERRITORIES = TerritoryFacet("territory", _("Territory"))
