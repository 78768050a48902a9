"""What is near to a municipality: first by what both lie in, then by kilometres."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import inf

from django.db.models import QuerySet

from .distance import Point, kilometres, point_of
from .models import Territory, TerritoryAncestry, TerritoryKind

# The smaller the area that holds both, the nearer. The Collectivité européenne d'Alsace does what
# departments do elsewhere (loi n° 2019-816): Colmar is as near to Sélestat as Haguenau, and nearer
# in kilometres.
STEPS = {
    TerritoryKind.COMMUNE: 0,
    TerritoryKind.EPCI: 1,
    TerritoryKind.DEPARTMENT: 2,
    TerritoryKind.COLLECTIVITY: 2,
    TerritoryKind.REGION: 3,
}
BEYOND = 4


@dataclass(frozen=True)
class Place:
    """A territory and all that holds it: kinds by key of the row, itself included."""

    key: int
    kind: str
    point: Point | None = None
    above: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, order=True)
class Nearness:
    """How near something is; the lesser, the nearer.

    Attributes:
        step: 0 in the municipality itself, 1 in its intercommunality, 2 in its department or
            collectivity, 3 in its region, 4 beyond.
        kilometres: as the crow flies; 0 where the territory holds the municipality, infinite where
            the official list knows no point.
        territory: key of the territory that is so near.
        covers: the territory holds the municipality.
    """

    step: int
    kilometres: float
    territory: int = field(compare=False)
    covers: bool = field(default=False, compare=False)


def nearness(commune: Place, territories: Iterable[Place]) -> Nearness | None:
    """How near to a municipality something is that takes place in these territories.

    Of several territories the nearest counts; None where there is none. Source: issue 6, "distance
    by the territory graph and coordinates": administrative nearness comes first, because whoever
    shares an intercommunality shares services, elected people and partners; kilometres order what
    is equally near in that sense.
    """
    return min((_to_one(commune, territory) for territory in territories), default=None)


def places(territories: QuerySet[Territory]) -> dict[int, Place]:
    """Territories with what holds them, by key; two queries, however many there are."""
    above: dict[int, dict[int, str]] = {}
    rows = TerritoryAncestry.objects.filter(descendant__in=territories.order_by().values("pk"))
    for descendant, ancestor, kind in rows.values_list(
        "descendant_id", "ancestor_id", "ancestor__kind"
    ):
        above.setdefault(descendant, {})[ancestor] = kind
    return {
        row.pk: Place(row.pk, row.kind, point_of(row), above.get(row.pk, {}))
        for row in territories.order_by().only("kind", "longitude", "latitude")
    }


def _to_one(commune: Place, territory: Place) -> Nearness:
    shared = [
        STEPS.get(kind, BEYOND) for key, kind in territory.above.items() if key in commune.above
    ]
    covers = territory.key in commune.above
    if covers:
        length = 0.0
    elif commune.point and territory.point:
        length = kilometres(commune.point, territory.point)
    else:
        length = inf
    return Nearness(min(shared, default=BEYOND), length, territory.key, covers)
