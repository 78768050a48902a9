"""A wall as SVG: classes only, no colour, no style; static/css/wall.css does the rest."""

from collections.abc import Iterable
from functools import lru_cache

from content.hues import HUE_BY_KEY

from .figures import Beam, Point, Rect
from .plan import FORMATS, plan


@lru_cache(maxsize=1024)
def draw_svg(
    seed: str,
    hue: str,
    format_name: str = "card",
    issue: str = "",
    territory: str = "",
    windows: int = 1,
    lit: int | None = None,
) -> str:
    """The wall that belongs to `seed`, as an inline SVG.

    Args:
        seed: usually a slug; the same seed gives the same wall.
        hue: a key of content/hues.py; an unknown one is fir green.
        format_name: a key of `FORMATS`; an unknown one draws a card.
        issue, territory: slugs that give the wall its family.
        windows: how many windows can be lit; each is a path of its own, in order.
        lit: how many of them are; all by default.
    """
    if format_name not in FORMATS:
        format_name = "card"
    if hue not in HUE_BY_KEY:
        hue = "fir"
    wall = plan(seed, format_name, issue, territory, windows, lit)
    width, height = wall.format.width, wall.format.height
    parts = [_path(wall.base, f"M0 0h{width}v{height}H0z")]
    parts += [_path(tint, _polygons(shapes)) for (_, tint), shapes in sorted(wall.panels.items())]
    parts += [_path("lit", _polygons([window.corners])) for window in wall.lit]
    parts += [_path("dim", _polygons([window.corners])) for window in wall.dim]
    parts.append(_beams(wall.beams, wall.beam))
    if wall.sky:
        parts.append(_path("sky", _polygons(wall.sky)))
    parts.append(_beams([*wall.rafters, *wall.frame], wall.beam))
    return (
        f'<svg class="wall wall-{format_name}" data-hue="{hue}" viewBox="0 0 {width} {height}" '
        'preserveAspectRatio="xMidYMid slice" aria-hidden="true" focusable="false">'
        f"{''.join(parts)}</svg>"
    )


def _path(name: str, data: str) -> str:
    return f'<path class="{name}" d="{data}"/>'


def _beams(beams: Iterable[Beam], width: int) -> str:
    data = "".join(_beam(beam) for beam in dict.fromkeys(beams))
    return f'<path class="beam" fill="none" stroke-width="{width}" d="{data}"/>'


def _beam(beam: Beam) -> str:
    (x1, y1), (x2, y2) = beam.start, beam.end
    if beam.bend:
        return f"M{x1} {y1}Q{beam.bend[0]} {beam.bend[1]} {x2} {y2}"
    if x1 == x2:
        return f"M{x1} {y1}V{y2}"
    if y1 == y2:
        return f"M{x1} {y1}H{x2}"
    return f"M{x1} {y1}L{x2} {y2}"


def _polygons(shapes: Iterable[list[Point]]) -> str:
    return "".join(_polygon(shape) for shape in shapes)


def _polygon(points: list[Point]) -> str:
    (x, y), *others = points
    if len(points) == 4 and Rect(x, y, points[2][0] - x, points[2][1] - y).corners == points:
        return f"M{x} {y}H{points[2][0]}V{points[2][1]}H{x}z"
    return f"M{x} {y}" + "".join(f"L{px} {py}" for px, py in others) + "z"
