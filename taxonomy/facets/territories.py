"""Narrowing by territory: a region finds everything that lies in it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from taxonomy.models import Territory, TerritoryKind

from .base import Facet, Option, keys, links_of

# Beyond so many, a kind is offered only below an area that was chosen: nobody reads 1,253 boxes.
FEW = {TerritoryKind.COMMUNE: 12, TerritoryKind.EPCI: 40}
RANK = {kind: rank for rank, kind in enumerate(TerritoryKind.values)}
# Municipality, intercommunality, department, collectivity, region: four steps up at most, of which
# three need the row that is stepped on.
STEPS = 4
WITH_CHAIN = "__".join(["main_parent"] * (STEPS - 1))


class Found(NamedTuple):
    """What is known of a territory before its names are read: thousands may have results."""

    kind: str
    main_parent: int | None
    count: int


class TerritoryFacet(Facet):
    """Territories that have results, as a small hierarchy."""

    def known(self, values: Sequence[str]) -> dict[str, Territory]:
        if not values:
            return {}
        return {
            territory.slug: territory for territory in Territory.objects.filter(slug__in=values)
        }

    def narrow(self, pages: QuerySet, chosen: Mapping[str, Territory]) -> QuerySet:
        if not chosen:
            return pages
        links = links_of(pages, "territory_links").objects.filter(
            territory__above__ancestor__in=list(chosen.values())
        )
        return pages.filter(pk__in=links.order_by().values("page"))

    def options(self, pages: QuerySet, chosen: Mapping[str, Territory]) -> list[Option]:
        found = {
            territory.pk: Found(territory.kind, territory.main_parent_id, 0)
            for territory in chosen.values()
        }
        chosen_keys = set(found)
        found.update(_counted(pages))
        shown = Territory.objects.filter(pk__in=_shown(found, chosen_keys))
        return [
            Option(
                territory.slug,
                territory.label,
                found[territory.pk].count,
                territory.pk in chosen_keys,
                depth,
            )
            for territory, depth in _nested(shown.select_related(WITH_CHAIN))
        ]


def _counted(pages: QuerySet) -> Iterable[tuple[int, Found]]:
    """Every territory with results, by key: a page counts for all that its territories lie in."""
    ancestor = "territory__above__ancestor"
    rows = (
        links_of(pages, "territory_links")
        .objects.filter(page__in=keys(pages))
        .order_by()
        .values_list(ancestor, f"{ancestor}__kind", f"{ancestor}__main_parent")
        .annotate(Count("page", distinct=True))
    )
    return ((pk, Found(*columns)) for pk, *columns in rows)


def _shown(found: Mapping[int, Found], chosen: set[int]) -> list[int]:
    """Leave out what is too fine to be offered before a larger area is chosen."""
    numbers = Counter(row.kind for row in found.values())
    opened = chosen | {found[pk].main_parent for pk in chosen}
    return [
        pk
        for pk, row in found.items()
        if numbers[row.kind] <= FEW.get(row.kind, numbers[row.kind])
        or pk in opened
        or (row.main_parent is not None and row.main_parent in opened)
    ]


def _nested(territories: Iterable[Territory]) -> Iterable[tuple[Territory, int]]:
    """Each territory after the nearest shown one that it mainly lies in, with its depth."""
    territories = list(territories)
    shown = {territory.pk for territory in territories}
    below = defaultdict(list)
    for territory in territories:
        above = next((pk for pk in _chain(territory) if pk in shown), None)
        below[above].append(territory)

    def walk(parent: int | None, depth: int) -> Iterable[tuple[Territory, int]]:
        for territory in sorted(below[parent], key=_order):
            yield territory, depth
            yield from walk(territory.pk, depth + 1)

    return walk(None, 0)


def _chain(territory: Territory) -> Iterable[int]:
    """Keys of what a territory mainly lies in, the nearest first."""
    for step in range(1, STEPS + 1):
        if territory.main_parent_id is None:
            return
        yield territory.main_parent_id
        if step < STEPS:
            territory = territory.main_parent


def _order(territory: Territory) -> tuple[int, str, str]:
    return RANK[territory.kind], territory.folded_name, territory.slug


TERRITORIES = TerritoryFacet("territory", _("Territory"))
