"""Formats in which a wall is shown, and what a planned wall consists of."""

from dataclasses import dataclass, field

from .figures import Beam, Point, Rect


@dataclass(frozen=True)
class Format:
    """How large a wall is and which middle part of it every crop shows.

    Args:
        width, height: of the drawing, in its own units.
        safe: width and height of the part in the middle that is never cropped.
        storey: how high a storey usually is.
    """

    width: int
    height: int
    safe: tuple[int, int]
    storey: int


FORMATS = {
    "card": Format(480, 300, (340, 230), 118),  # 8:5
    "lead": Format(560, 420, (400, 320), 140),  # 4:3
    "hero": Format(1050, 400, (300, 300), 150),  # 21:8; a phone shows the square in the middle
    "tall": Format(400, 500, (280, 320), 130),  # beside the words of the home page
    "square": Format(320, 320, (260, 260), 112),
    "social": Format(400, 630, (320, 480), 150),  # the side of a social image
    "stage": Format(1600, 312, (1560, 300), 156),  # a projection, whole
    "strip": Format(1200, 64, (260, 64), 64),  # footer, head of the admin
}


@dataclass
class Wall:
    """A drawn wall: polygons by layer and tint, beams of one weight, windows.

    Painted in this order: base, panels by layer, windows, beams, sky, rafters and frame.
    """

    format: Format
    beam: int
    base: str
    panels: dict[tuple[int, str], list[list[Point]]] = field(default_factory=dict)
    beams: list[Beam] = field(default_factory=list)
    windows: list[Rect] = field(default_factory=list)
    sky: list[list[Point]] = field(default_factory=list)
    rafters: list[Beam] = field(default_factory=list)
    frame: list[Beam] = field(default_factory=list)
    lit: list[Rect] = field(default_factory=list)
    dim: list[Rect] = field(default_factory=list)
