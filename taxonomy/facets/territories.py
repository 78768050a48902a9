"""Narrowing by territory: a region finds everything that lies in it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, Min, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from taxonomy.models import Territory, TerritoryKind

from .base import Facet, Option, keys, links_of

# Beyond so many, a kind is offered only below an area that was chosen: nobody reads 1,253 boxes.
FEW_COMMUNES = 12
FEW_EPCI = 40
RANK = {kind: rank for rank, kind in enumerate(TerritoryKind.values)}
LARGER = [kind for kind in TerritoryKind.values if kind != TerritoryKind.COMMUNE]
COLUMNS = ["kind", "code", "slug", "folded_name", "name_fr", "name_de", "name_en"]
# Municipality, intercommunality, department, collectivity, region: four steps up at most.
STEPS = ["__".join(["main_parent"] * step) for step in range(1, 5)]


@dataclass
class Found:
    """A territory with results, or a chosen one; `chain` holds the keys of what it lies in."""

    territory: Territory
    chain: list[int]
    count: int = 0

    @property
    def order(self) -> tuple[int, str, str]:
        territory = self.territory
        return RANK[territory.kind], territory.folded_name, territory.slug


class TerritoryFacet(Facet):
    """Territories that have results, as a small hierarchy."""

    def known(self, values: Sequence[str]) -> dict[str, Territory]:
        if not values:
            return {}
        rows = Territory.objects.filter(slug__in=values).select_related(STEPS[2])
        return {territory.slug: territory for territory in rows}

    def narrow(self, pages: QuerySet, chosen: Mapping[str, Territory]) -> QuerySet:
        if not chosen:
            return pages
        links = links_of(pages, "territory_links").objects.filter(
            territory__above__ancestor__in=list(chosen.values())
        )
        return pages.filter(pk__in=links.order_by().values("page"))

    def options(self, pages: QuerySet, chosen: Mapping[str, Territory]) -> list[Option]:
        found = {territory.pk: Found(territory, _chain(territory)) for territory in chosen.values()}
        opened = {pk for row in found.values() for pk in (row.territory.pk, *row.chain[:1])}
        found.update({row.territory.pk: row for row in _counted(pages, opened)})
        return _options(found, opened, chosen)


def territory_options(counts: Mapping[int, int], chosen: Sequence[str]) -> list[Option]:
    """What to offer where somebody else has counted.

    Args:
        counts: results by key of the territory, those of what lies in it included.
        chosen: slugs that are chosen now.
    """
    rows = Territory.objects.filter(Q(pk__in=list(counts)) | Q(slug__in=chosen))
    found = {
        row.pk: Found(row, _chain(row), counts.get(row.pk, 0))
        for row in rows.select_related(STEPS[2])
    }
    opened = {
        pk
        for row in found.values()
        if row.territory.slug in chosen
        for pk in (row.territory.pk, *row.chain[:1])
    }
    communes = {pk for pk, row in found.items() if row.territory.kind == TerritoryKind.COMMUNE}
    if len(communes) > FEW_COMMUNES:
        for pk in communes:
            if not opened.intersection([pk, *found[pk].chain[:1]]):
                del found[pk]
    return _options(found, opened, chosen)


def _options(found: dict[int, Found], opened: set[int], chosen: Iterable[str]) -> list[Option]:
    return [
        Option(
            row.territory.slug,
            row.territory.label,
            row.count,
            row.territory.slug in chosen,
            depth,
        )
        for row, depth in _nested(_shown(found, opened))
    ]


def _counted(pages: QuerySet, opened: set[int]) -> Iterable[Found]:
    """Territories with results: a page counts, once, for all that its territories lie in.

    Municipalities are left out by the database where they are many: there may be thousands.
    """
    links = links_of(pages, "territory_links").objects.filter(page__in=keys(pages)).order_by()
    communes = links.filter(territory__kind=TerritoryKind.COMMUNE).values("territory").distinct()
    too_many = Exists(communes[FEW_COMMUNES : FEW_COMMUNES + 1])
    above = "territory__above__ancestor"
    offered = (
        Q(**{f"{above}__kind__in": LARGER})
        | Q(**{f"{above}__in": opened})
        | Q(**{f"{above}__main_parent__in": opened})
        | ~too_many
    )
    # Columns depend on the key alone; taking the least of equals spares the database from
    # grouping by all of them.
    names = [Min(f"{above}__{column}") for column in [*COLUMNS, *STEPS]]
    rows = links.filter(offered).values_list(above).annotate(Count("page", distinct=True), *names)
    for pk, count, *values in rows:
        columns = dict(zip(COLUMNS, values, strict=False))
        chain = [key for key in values[len(COLUMNS) :] if key is not None]
        yield Found(Territory(pk=pk, **columns), chain, count)


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
        return row.territory.kind == TerritoryKind.EPCI

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
            yield from walk(row.territory.pk, depth + 1)

    return walk(None, 0)


TERRITORIES = TerritoryFacet("territory", _("Territory"))
