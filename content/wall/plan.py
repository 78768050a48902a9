"""The plan of a wall: built from a seed, with windows lit where every crop shows them."""

from .builder import Builder, generator
from .figures import Rect
from .formats import FORMATS, Wall


def plan(
    seed: str,
    format_name: str = "card",
    issue: str = "",
    territory: str = "",
    windows: int = 1,
    lit: int | None = None,
) -> Wall:
    """Draw the plan of a wall.

    Args:
        seed: what the wall belongs to, usually a slug.
        format_name: a key of `FORMATS`.
        issue, territory: slugs of the first issue and territory; empty where there are none.
        windows: how many windows can be lit.
        lit: how many of them are; all by default.
    """
    scale = 1.0
    for attempt in range(40):
        wall = Builder(seed, FORMATS[format_name], issue, territory, scale, attempt).build()
        if _light(wall, seed, windows, windows if lit is None else lit):
            return wall
        scale *= 0.94  # smaller storeys: sooner or later enough windows lie in the safe part
    raise ValueError(f"{windows} windows do not fit into a wall of format {format_name!r}")


def _light(wall: Wall, seed: str, windows: int, lit: int) -> bool:
    """Choose the windows that can be lit; whether there are enough of them."""
    safe = [rect for rect in wall.windows if _is_safe(rect, wall)]
    if not safe and windows:
        return False
    # One of the larger ones, so that it always reads at the size of a thumb.
    largest = max((min(r.w, r.h) for r in safe), default=0)
    large = [r for r in safe if min(r.w, r.h) >= largest * 0.75]
    chosen = [generator("lit", seed).choice(large)] if windows else []
    others = [rect for rect in wall.windows if rect not in chosen and _inside(rect, wall)]
    if len(others) < windows - 1:
        return False
    # Several: spread over the wall, not in a heap.
    while len(chosen) < windows:
        farthest = max(others, key=lambda r: (min(_distance(r, c) for c in chosen), r))
        chosen.append(farthest)
        others.remove(farthest)
    wall.lit, wall.dim = chosen[:lit], chosen[lit:]
    return True


def _distance(a: Rect, b: Rect) -> float:
    return ((a.x - b.x) ** 2 + (a.y - b.y) ** 2) ** 0.5


def _is_safe(rect: Rect, wall: Wall) -> bool:
    width, height = wall.format.safe
    left, top = (wall.format.width - width) // 2, (wall.format.height - height) // 2
    small = min(rect.w, rect.h) < min(wall.format.height * 0.13, wall.format.storey * 0.4)
    return (
        not small
        and rect.x >= left
        and rect.x + rect.w <= left + width
        and rect.y >= top
        and rect.y + rect.h <= top + height
        and _inside(rect, wall)
    )


def _inside(rect: Rect, wall: Wall) -> bool:
    """Whether no rafter crosses the rectangle: it lies below both of them."""
    for rafter in wall.rafters:
        (x1, y1), (x2, y2) = sorted((rafter.start, rafter.end))
        for x in (rect.x, rect.x + rect.w):
            if x1 <= x <= x2 and rect.y < y1 + (y2 - y1) * (x - x1) / (x2 - x1) + wall.beam:
                return False
    return True
