"""Figures of timber framing: what carpenters of the Upper Rhine put into a panel.

Each function gets a panel between the middle lines of the beams around it. Every brace ends on such
a middle line with a straight cut, so that the beam hides its end: nothing sticks out.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

Point = tuple[int, int]


class Rect(NamedTuple):
    """A panel: its upper left corner, width and height."""

    x: int
    y: int
    w: int
    h: int

    @property
    def corners(self) -> list[Point]:
        return [
            (self.x, self.y),
            (self.x + self.w, self.y),
            (self.x + self.w, self.y + self.h),
            (self.x, self.y + self.h),
        ]


class Beam(NamedTuple):
    """A beam from `start` to `end`, straight or bent towards `bend`."""

    start: Point
    end: Point
    bend: Point | None = None


@dataclass
class Figure:
    """Beams inside a panel and the parts of it that take a second tint."""

    beams: list[Beam] = field(default_factory=list)
    accents: list[list[Point]] = field(default_factory=list)


def _middle(r: Rect) -> Point:
    return r.x + r.w // 2, r.y + r.h // 2


def plain(r: Rect) -> Figure:
    """Nothing but plaster."""
    return Figure()


def slash(r: Rect) -> Figure:
    """A brace that rises to the right."""
    a, b, _c, d = r.corners
    return Figure([Beam(d, b)], [[a, b, d]])


def backslash(r: Rect) -> Figure:
    """A brace that falls to the right."""
    a, b, c, _d = r.corners
    return Figure([Beam(a, c)], [[a, b, c]])


def saltire(r: Rect) -> Figure:
    """Andreaskreuz, croix de saint André."""
    a, b, c, d = r.corners
    m = _middle(r)
    return Figure([Beam(a, c), Beam(d, b)], [[a, m, d], [b, m, c]])


def chevron(r: Rect) -> Figure:
    """Two braces that meet above."""
    _a, _b, c, d = r.corners
    top = (r.x + r.w // 2, r.y)
    return Figure([Beam(d, top), Beam(c, top)], [[d, top, c]])


def vee(r: Rect) -> Figure:
    """Two braces that meet below."""
    a, b, _c, _d = r.corners
    foot = (r.x + r.w // 2, r.y + r.h)
    return Figure([Beam(a, foot), Beam(b, foot)], [[a, foot, b]])


def mann(r: Rect) -> Figure:
    """The Mann: a post with two long legs and two raised arms."""
    a, b, c, d = r.corners
    x = r.x + r.w // 2
    chest, foot = (x, r.y + r.h * 2 // 5), (x, r.y + r.h)
    beams = [Beam((x, r.y), foot), *(Beam(corner, chest) for corner in (a, b, c, d))]
    return Figure(beams, [[d, chest, foot], [c, chest, foot]])


def wild_man(r: Rect) -> Figure:
    """The Wilder Mann: a cross with a rail through its middle."""
    cross = saltire(r)
    y = r.y + r.h // 2
    cross.beams.append(Beam((r.x, y), (r.x + r.w, y)))
    return cross


def diamond(r: Rect) -> Figure:
    """Raute, losange: the sign of a good harvest."""
    x, y = _middle(r)
    tips = [(x, r.y), (r.x + r.w, y), (x, r.y + r.h), (r.x, y)]
    beams = [Beam(tip, tips[(i + 1) % 4]) for i, tip in enumerate(tips)]
    return Figure(beams, [tips])


def curule(r: Rect) -> Figure:
    """Chaise curule: two bent braces back to back, the mark of a mayor's house in Alsace."""
    a, b, c, d = r.corners
    y = r.y + r.h // 2
    bends = (r.x + r.w * 9 // 10, y), (r.x + r.w - r.w * 9 // 10, y)
    return Figure([Beam(a, d, bends[0]), Beam(b, c, bends[1])])


def rail(r: Rect) -> Figure:
    """One rail across the middle."""
    y = r.y + r.h // 2
    half = [(r.x, y), (r.x + r.w, y), (r.x + r.w, r.y + r.h), (r.x, r.y + r.h)]
    return Figure([Beam((r.x, y), (r.x + r.w, y))], [half])


def rails(r: Rect) -> Figure:
    """Two rails."""
    y1, y2 = r.y + r.h // 3, r.y + r.h * 2 // 3
    right = r.x + r.w
    band = [(r.x, y1), (right, y1), (right, y2), (r.x, y2)]
    return Figure([Beam((r.x, y), (right, y)) for y in (y1, y2)], [band])


def studs(r: Rect) -> Figure:
    """Two posts close to each other."""
    x1, x2 = r.x + r.w // 3, r.x + r.w * 2 // 3
    foot = r.y + r.h
    band = [(x1, r.y), (x2, r.y), (x2, foot), (x1, foot)]
    return Figure([Beam((x, r.y), (x, foot)) for x in (x1, x2)], [band])


def fan(r: Rect) -> Figure:
    """Three beams out of one foot."""
    a, b, _c, _d = r.corners
    x = r.x + r.w // 2
    foot = (x, r.y + r.h)
    return Figure([Beam(a, foot), Beam((x, r.y), foot), Beam(b, foot)], [[a, (x, r.y), foot]])


def knee(r: Rect) -> Figure:
    """Two braces that meet half-way up the right-hand post."""
    a, _b, _c, d = r.corners
    tip = (r.x + r.w, r.y + r.h // 2)
    return Figure([Beam(a, tip), Beam(d, tip)], [[a, tip, d]])


def knee_left(r: Rect) -> Figure:
    """Two braces that meet half-way up the left-hand post."""
    _a, b, c, _d = r.corners
    tip = (r.x, r.y + r.h // 2)
    return Figure([Beam(b, tip), Beam(c, tip)], [[b, tip, c]])


Maker = Callable[[Rect], Figure]
# Figures that fill a storey, and those that stand under a window or between rails.
TALL: list[Maker] = [mann, wild_man, slash, backslash, knee, knee_left, rails, chevron, fan, curule]
SQUARE: list[Maker] = [saltire, diamond, curule, chevron, vee, slash, backslash, mann, fan, studs]
# Those that make a frieze when they are set side by side.
FRIEZE: list[Maker] = [saltire, diamond, curule, chevron, vee]
