"""From counts per territory to the areas of a map, each a link. Needs no request and no query."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from content.folding import folded_words
from content.typography import thousands
from taxonomy.distance import Point
from taxonomy.models import Territory, TerritoryKind

from .projection import place
from .sheets import Sheet

# How many it takes to be drawn with one beam, a cross, or a lattice; each has its own pattern, so
# that neither colour nor the number alone says it.
LEVELS = ((10, "many"), (3, "some"), (1, "few"))
# Numbers are this part of the width of the map: readable at 340 pixels, narrower than most areas.
NUMBER = 0.042
# "de la", "du", "d’" go with the kind, they are no part of the name.
KIND = re.compile(
    r"^Communauté (?:de communes|d’agglomération|urbaine)(?: de la | de l’| du | des | de | d’| )"
)


@dataclass(frozen=True)
class Contour:
    """One path of an area, and where its number stands; `number` is empty where none is written."""

    path: str
    x: float
    y: float
    number: str


@dataclass(frozen=True)
class Area:
    """A territory on the map and in the list beside it.

    `level`: "none", "few", "some" or "many". `chosen`: it is the one that is looked at.
    """

    territory: Territory
    name: str
    count: int
    url: str
    chosen: bool
    contours: tuple[Contour, ...]

    @property
    def level(self) -> str:
        return level(self.count)


@dataclass(frozen=True)
class Drawing:
    """A map with its areas, in the order of their names.

    `frames`: boxes of insets. `here`: where a municipality lies, in units of the view box.
    """

    sheet: Sheet
    areas: list[Area]
    frames: list[tuple[float, float, float, float]]
    here: tuple[float, float] | None = None

    @property
    def drawn(self) -> list[Area]:
        """In the order of drawing: the chosen one last, so that no neighbour covers its edge."""
        return sorted(self.areas, key=lambda area: area.chosen)

    @property
    def with_something(self) -> list[Area]:
        return [area for area in self.areas if area.count or area.chosen]

    @property
    def with_nothing(self) -> list[Area]:
        return [area for area in self.areas if not (area.count or area.chosen)]

    @property
    def font_size(self) -> float:
        """Height of the numbers, in units of the view box."""
        return round(self.sheet.size[0] * NUMBER)


def draw(
    sheet: Sheet,
    territories: Iterable[Territory],
    counts: Mapping[int, int],
    url_of: Callable[[Territory], str],
    chosen: Territory | None = None,
) -> Drawing:
    """Put counts onto a map.

    Args:
        sheet: which map.
        territories: rows of the areas that it draws; those without a row are left out.
        counts: by key of the row; a territory that is not in it has none.
        url_of: where the link of a territory leads.
        chosen: the territory that is looked at.
    """
    contours: dict[str, list[Contour]] = {}
    insets = {shape.key for layer in sheet.layers for shape in layer.shapes if shape.is_twin}
    rows = {territory.key: territory for territory in territories}
    for layer in sheet.layers:
        for shape in layer.shapes:
            count = counts.get(rows[shape.key].pk, 0) if shape.key in rows else 0
            # The larger of two contours has room for the number.
            written = count and shape.is_twin == (shape.key in insets)
            contour = Contour(shape.path, shape.x, shape.y, thousands(count) if written else "")
            contours.setdefault(shape.key, []).append(contour)
    areas = [
        Area(
            territory=row,
            name=short_name(row),
            count=counts.get(row.pk, 0),
            url=url_of(row),
            chosen=row == chosen,
            contours=tuple(contours[key]),
        )
        for key, row in rows.items()
        if key in contours
    ]
    whole = (0, 0, *sheet.size)
    return Drawing(
        sheet,
        sorted(areas, key=lambda area: (folded_words(area.name), area.territory.key)),
        [layer.frame for layer in sheet.layers if layer.frame != whole],
    )


def level(count: int) -> str:
    """How densely an area with so many is drawn."""
    return next((name for least, name in LEVELS if count >= least), "none")


def short_name(territory: Territory) -> str:
    """Name without what all of a kind begin with: "Vallée de Munster", not "Communauté de …"."""
    if territory.kind != TerritoryKind.EPCI:
        return territory.name
    return KIND.sub("", territory.name) or territory.name


def place_on(sheet: Sheet, keys: Iterable[str], point: Point) -> tuple[float, float] | None:
    """Where a municipality lies on a map; None where the map does not show it.

    Args:
        sheet: which map.
        keys: of the municipality and of all that it lies in: they say in which layer.
        point: its longitude and latitude.
    """
    held = set(keys)
    for layer in sheet.layers:
        if any(shape.key in held and not shape.is_twin for shape in layer.shapes):
            x, y = place(layer.projection, point)
            return round(x, 1), round(y, 1)
    return None
