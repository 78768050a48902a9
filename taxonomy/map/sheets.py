"""The maps that there are, read from taxonomy/data/maps once per process."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from taxonomy.official_list import DATA

# An area that an inset draws a second time, larger, has this after its key.
TWIN = "-z"


@dataclass(frozen=True)
class Shape:
    """A contour: key of its territory, a point inside it, and the path, in units of the view box."""

    key: str
    x: float
    y: float
    path: str
    is_twin: bool = False


@dataclass(frozen=True)
class Layer:
    """Contours that one projection places; `frame` is the box of an inset: x, y, width, height."""

    frame: tuple[float, float, float, float]
    projection: Mapping[str, Any]
    shapes: tuple[Shape, ...]


@dataclass(frozen=True)
class Sheet:
    """A map.

    Attributes:
        slug: what addresses call it.
        title: what visitors read on the link to it.
        file: name of its file.
        whole: key of the territory that it shows, empty where it is none.
        areas: what its areas are, in the plural.
    """

    slug: str
    title: str | Promise
    file: str
    whole: str
    areas: str | Promise

    @cached_property
    def _content(self) -> dict[str, Any]:
        return json.loads((DATA / "maps" / f"{self.file}.json").read_text(encoding="utf-8"))

    @cached_property
    def size(self) -> tuple[float, float]:
        """Width and height of the view box."""
        _left, _top, width, height = map(float, self._content["viewBox"].split())
        return width, height

    @cached_property
    def credit(self) -> str:
        """Whom to name beside the map, in French: the words of the licences."""
        return self._content["attribution"]

    @cached_property
    def context(self) -> list[str]:
        """Paths of what surrounds the areas, to be drawn pale."""
        return [area["d"] for area in self._content.get("context", [])]

    @cached_property
    def layers(self) -> list[Layer]:
        return [
            Layer(
                tuple(layer["frame"]),
                layer["projection"],
                tuple(
                    Shape(
                        row["id"].removesuffix(TWIN),
                        row["x"],
                        row["y"],
                        row["d"],
                        row["id"].endswith(TWIN),
                    )
                    for row in layer["paths"]
                ),
            )
            for layer in self._content["layers"]
        ]

    @cached_property
    def keys(self) -> frozenset[str]:
        """Keys of the territories that it draws."""
        return frozenset(shape.key for layer in self.layers for shape in layer.shapes)


SHEETS = {
    sheet.slug: sheet
    for sheet in (
        Sheet("alsace", _("Alsace"), "alsace-epci", "ctcd-6AE", _("Intercommunalities")),
        Sheet("grand-est", _("Grand Est"), "grand-est-departements", "reg-44", _("Departments")),
        Sheet("france", _("Regions"), "france-regions", "", _("Regions")),
        Sheet("departements", _("Departments"), "france-departements", "", _("Departments")),
        Sheet(
            "rhin-superieur",
            _("Upper Rhine"),
            "rhin-superieur",
            "",
            _("Departments, districts and cantons"),
        ),
    )
}


def sheet_of(keys: Iterable[str]) -> Sheet:
    """The map on which to show a territory; the first one where none shows it.

    Args:
        keys: of the territory and of what it lies in, the nearest first.
    """
    for key in keys:
        for sheet in SHEETS.values():
            if key == sheet.whole or key in sheet.keys:
                return sheet
    return next(iter(SHEETS.values()))
