"""Narrowing by territory: a region finds everything that lies in it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from taxonomy.models import Territory, TerritoryKind

from .base import Facet, Option, keys, links_of

# Beyond so many, a kind is offered only below an area that was chosen: nobody reads 1,253 boxes.
FEW = {TerritoryKind.COMMUNE: 12, TerritoryKind.EPCI: 40}
RANK = {kind: rank for rank, kind in enumerate(TerritoryKind.values)}
COLUMNS = ["pk", "kind", "code", "slug", "folded_name", "name_fr", "name_de", "name_en"]
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
        for row in self._counted(pages):
            found[row.territory.pk] = row
        shown = _shown(found, {territory.pk for territory in chosen.values()})
        return [
            Option(
                row.territory.slug,
                row.territory.label,
                row.count,
                row.territory.slug in chosen,
                depth,
            )
            for row, depth in _nested(shown)
        ]

    def _counted(self, pages: QuerySet) -> Iterable[Found]:
        ancestor = "territory__above__ancestor"
        columns = [f"{ancestor}__{column}" for column in COLUMNS]
        chain = [f"{ancestor}__{step}" for step in STEPS]
        rows = (
            links_of(pages, "territory_links")
            .objects.filter(page__in=keys(pages))
            .order_by()
            .values_list(*columns, *chain)
            .annotate(Count("page", distinct=True))
        )
        for row in rows:
            territory = Territory(**dict(zip(COLUMNS, row[: len(COLUMNS)], strict=True)))
            above = [pk for pk in row[len(COLUMNS) : -1] if pk is not None]
            yield Found(territory, above, row[-1])


def _chain(territory: Territory) -> list[int]:
    """Keys of what a territory mainly lies in, the nearest first."""
    chain = []
    while territory.main_parent_id and len(chain) < len(STEPS):
        chain.append(territory.main_parent_id)
        if len(chain) < len(STEPS):
            territory = territory.main_parent
    return chain


def _shown(found: dict[int, Found], chosen: set[int]) -> dict[int, Found]:
    """Leave out what is too fine to be offered before a larger area is chosen."""
    numbers = Counter(row.territory.kind for row in found.values())
    opened = chosen | {pk for key in chosen for pk in found[key].chain[:1]}

    def is_shown(pk: int, row: Found) -> bool:
        limit = FEW.get(row.territory.kind)
        few = limit is None or numbers[row.territory.kind] <= limit
        return few or pk in opened or bool(opened.intersection(row.chain[:1]))

    return {pk: row for pk, row in found.items() if is_shown(pk, row)}


def _nested(shown: dict[int, Found]) -> Iterable[tuple[Found, int]]:
    """Each territory after the one that holds it, with its depth."""
    below = defaultdict(list)
    for row in shown.values():
        below[next((pk for pk in row.chain if pk in shown), None)].append(row)

    def walk(parent: int | None, depth: int) -> Iterable[tuple[Found, int]]:
        for row in sorted(below[parent], key=lambda row: row.order):
            yield row, depth
            yield from walk(row.territory.pk, depth + 1)

    return walk(None, 0)


TERRITORIES = TerritoryFacet("territory", _("Territory"))
