"""A sheet of paper and the few strokes that every scene is made of.

Units: a scene is 240 wide and 150 high, whatever its size in pixels. Everything has a dark edge of
the same hand; corners are square; nothing casts a shadow or fades.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from PIL import Image, ImageDraw

from content.hues import HUE_BY_KEY
from content.wall.figures import Maker, Rect
from content.wall.palette import INK, PAPER, SPARK, Colour, palette

Point = tuple[float, float]
WIDTH, HEIGHT = 240, 150
EDGE = 1.5


class Canvas:
    """Draws in units; twice as large as wanted, for smooth edges.

    Args:
        hue: key of the issue's hue (content/hues.py).
        night: in the colours of the dark mode.
        pixels: width of the finished picture.
        size: width and height in units.
    """

    def __init__(
        self, hue: str, night: bool = False, pixels: int = 2400, size: Point = (WIDTH, HEIGHT)
    ) -> None:
        colours = palette(HUE_BY_KEY[hue].angle, night)
        self.t0, self.t1, self.t2, self.t3 = (colours[f"t{n}"] for n in range(4))
        self.beam, self.sky, self.spark = colours["beam"], colours["sky"], SPARK
        self.paper, self.ink = PAPER, INK
        self.width, self.height = size
        self.factor = 2 * pixels / self.width
        pixel_size = round(self.width * self.factor), round(self.height * self.factor)
        self.image = Image.new("RGB", pixel_size, self.t0)
        self.pen = ImageDraw.Draw(self.image)

    def finished(self) -> Image.Image:
        return self.image.reduce(2)

    def _at(self, points: Sequence[Point]) -> list[Point]:
        return [(x * self.factor, y * self.factor) for x, y in points]

    def shape(self, points: Sequence[Point], fill: Colour, edge: float = EDGE) -> None:
        """A polygon with its edge."""
        self.pen.polygon(self._at(points), fill=fill)
        if edge:
            self.line([*points, points[0], points[1]], edge)

    def box(self, x: float, y: float, w: float, h: float, fill: Colour, edge: float = EDGE) -> None:
        """A rectangle; half of its edge lies outside."""
        if edge:
            half = edge / 2
            self._fill(x - half, y - half, w + edge, h + edge, self.beam)
            x, y, w, h = x + half, y + half, w - edge, h - edge
        self._fill(x, y, w, h, fill)

    def _fill(self, x: float, y: float, w: float, h: float, fill: Colour) -> None:
        if w > 0 and h > 0:
            f = self.factor
            self.pen.rectangle((x * f, y * f, (x + w) * f - 1, (y + h) * f - 1), fill=fill)

    def disc(self, x: float, y: float, r: float, fill: Colour, edge: float = EDGE) -> None:
        """A circle, for wheels, heads and fruit."""
        f = self.factor
        if edge:
            outer = r + edge / 2
            corners = ((x - outer) * f, (y - outer) * f, (x + outer) * f, (y + outer) * f)
            self.pen.ellipse(corners, fill=self.beam)
            r -= edge / 2
        self.pen.ellipse(((x - r) * f, (y - r) * f, (x + r) * f, (y + r) * f), fill=fill)

    def slice(self, x: float, y: float, r: float, start: float, end: float, fill: Colour) -> None:
        """A part of a disc, cut off by a straight line; angles clockwise from the right."""
        f = self.factor
        self.pen.chord(((x - r) * f, (y - r) * f, (x + r) * f, (y + r) * f), start, end, fill=fill)

    def line(self, points: Sequence[Point], width: float, fill: Colour | None = None) -> None:
        """A line with round joints and straight ends."""
        colour = fill or self.beam
        dots = self._at(points)
        half = width * self.factor / 2
        for (ax, ay), (bx, by) in pairwise(dots):
            length = hypot(bx - ax, by - ay) or 1
            nx, ny = (ay - by) / length * half, (bx - ax) / length * half
            quad = [(ax + nx, ay + ny), (bx + nx, by + ny), (bx - nx, by - ny), (ax - nx, ay - ny)]
            self.pen.polygon(quad, fill=colour)
        for x, y in dots[1:-1]:
            self.pen.ellipse((x - half, y - half, x + half, y + half), fill=colour)

    def tube(
        self, points: Sequence[Point], width: float, fill: Colour, edge: float = EDGE * 0.8
    ) -> None:
        """A thick line with an edge and round ends: an arm, a pipe, a handrail."""
        for thick, colour in ((width + 2 * edge, self.beam), (width, fill)):
            self.line(points, thick, colour)
            for x, y in (points[0], points[-1]):
                self.disc(x, y, thick / 2, colour, 0)

    def timber(
        self,
        x: float,
        y: float,
        columns: Sequence[float],
        rows: Sequence[float],
        fill: Colour,
        figures: dict[tuple[int, int], Maker] | None = None,
        fills: dict[tuple[int, int], Colour] | None = None,
        beam: float = 3,
        accent: Colour | None = None,
    ) -> None:
        """A half-timbered wall: widths of its bays, heights of its rows, figures by (column, row).

        Args:
            x, y: upper left corner.
            fill: plaster; `fills` gives other panels by (column, row).
            accent: second tint of the figures, if any.
        """
        figures, fills = figures or {}, fills or {}
        lefts = [x + sum(columns[:n]) for n in range(len(columns) + 1)]
        tops = [y + sum(rows[:n]) for n in range(len(rows) + 1)]
        self._fill(x, y, lefts[-1] - x, tops[-1] - y, fill)
        for row, height in enumerate(rows):
            for column, width in enumerate(columns):
                if (column, row) in fills:
                    self._fill(lefts[column], tops[row], width, height, fills[column, row])
                if (column, row) in figures:
                    # figures count in whole numbers
                    rect = Rect(
                        *(round(n * 100) for n in (lefts[column], tops[row], width, height))
                    )
                    drawn = figures[column, row](rect)
                    for polygon in drawn.accents if accent else []:
                        self.shape([(a / 100, b / 100) for a, b in polygon], accent or fill, 0)
                    for start, end, bend in drawn.beams:
                        dots = _bent(start, end, bend)
                        self.line([(a / 100, b / 100) for a, b in dots], beam)
        for left in lefts:
            self._fill(left - beam / 2, tops[0] - beam / 2, beam, tops[-1] - y + beam, self.beam)
        for top in tops:
            self._fill(x - beam / 2, top - beam / 2, lefts[-1] - x + beam, beam, self.beam)

    def window(
        self, x: float, y: float, w: float, h: float, fill: Colour, panes: tuple[int, int] = (2, 2)
    ) -> None:
        """A window with its bars."""
        self.box(x, y, w, h, fill, 2)
        for n in range(1, panes[0]):
            self.line([(x + w * n / panes[0], y), (x + w * n / panes[0], y + h)], 1.2)
        for n in range(1, panes[1]):
            self.line([(x, y + h * n / panes[1]), (x + w, y + h * n / panes[1])], 1.2)

    def house(
        self,
        x: float,
        foot: float,
        w: float,
        storeys: Sequence[float],
        roof: float,
        fill: Colour,
        roof_fill: Colour,
        figures: dict[tuple[int, int], Maker] | None = None,
        fills: dict[tuple[int, int], Colour] | None = None,
        bays: int = 3,
        beam: float = 2.2,
    ) -> None:
        """A half-timbered house with its gable to the street."""
        top = foot - sum(storeys)
        self.shape([(x - 3, top), (x + w / 2, top - roof), (x + w + 3, top)], roof_fill, beam)
        self.line([(x + w / 2, top), (x + w / 2, top - roof)], beam * 0.8)
        self.line([(x + w * 0.22, top - roof * 0.4), (x + w * 0.78, top - roof * 0.4)], beam * 0.8)
        self.timber(x, top, [w / bays] * bays, storeys, fill, figures, fills, beam, self.t2)

    def hills(self, foot: float) -> None:
        """The Vosges: two rows of blunt triangles."""
        self.shape([(-4, foot), (22, foot - 34), (52, foot - 16), (92, foot - 44), (138, foot - 12), (170, foot - 30),
                 (206, foot - 40), (246, foot - 14), (246, foot + 4), (-4, foot + 4)], self.t1)  # fmt: skip


def _bent(start: Point, end: Point, bend: Point | None, steps: int = 16) -> list[Point]:
    if bend is None:
        return [start, end]
    return [
        (
            (1 - t) ** 2 * start[0] + 2 * t * (1 - t) * bend[0] + t * t * end[0],
            (1 - t) ** 2 * start[1] + 2 * t * (1 - t) * bend[1] + t * t * end[1],
        )
        for t in (step / steps for step in range(steps + 1))
    ]
