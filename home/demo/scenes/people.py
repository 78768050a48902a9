"""People, shown simply: a round head, a square torso, limbs that reach for things."""

from dataclasses import dataclass
from math import hypot

from content.wall.palette import Colour

from .canvas import Canvas, Point

SKIN: list[Colour] = [(246, 210, 178), (226, 172, 128), (176, 116, 76), (112, 70, 46)]
WHITE_HAIR: Colour = (226, 222, 214)
GREY_HAIR: Colour = (150, 146, 142)
FAIR_HAIR: Colour = (222, 184, 120)
RED_HAIR: Colour = (188, 92, 44)
BROWN_HAIR: Colour = (104, 66, 42)
BLACK_HAIR: Colour = (38, 32, 36)


@dataclass(frozen=True)
class Look:
    """How a person looks: skin, hair and its cut, clothes.

    Cuts: "short", "long", "bun", "curls", "bald", "cap", "scarf".
    """

    skin: Colour
    hair: Colour
    cut: str = "short"
    beard: bool = False
    glasses: bool = False


ANNA = Look(SKIN[0], FAIR_HAIR, "bun")
AMADOU = Look(SKIN[3], BLACK_HAIR, "short")
SAMIRA = Look(SKIN[1], BLACK_HAIR, "scarf")
RENE = Look(SKIN[0], WHITE_HAIR, "bald", glasses=True)
ODETTE = Look(SKIN[0], WHITE_HAIR, "bun", glasses=True)
LUC = Look(SKIN[1], BROWN_HAIR, "short", beard=True)
INES = Look(SKIN[2], BLACK_HAIR, "curls")
MARIE = Look(SKIN[0], RED_HAIR, "long")
TOM = Look(SKIN[0], BROWN_HAIR, "cap")
FATOU = Look(SKIN[3], BLACK_HAIR, "bun")


def person(
    c: Canvas,
    x: float,
    foot: float,
    h: float,
    look: Look,
    top: Colour,
    legs: Colour,
    hands: tuple[Point, Point],
    lean: float = 0,
    face: float = 0,
    seated: bool = False,
    back: bool = False,
    apron: Colour | None = None,
    step: float = 0.07,
) -> None:
    """Draw somebody.

    Args:
        x, foot, h: middle, ground and height, in units.
        hands: where the left and the right hand of the picture are.
        lean: how far the shoulders are pushed to the right.
        face: where they look: -1 left, 0 to us, 1 right.
        seated: without legs, for people behind a table.
        back: seen from behind.
        step: how far the feet are apart, as a share of the height.
    """
    hip, shoulder = foot - 0.45 * h, foot - 0.79 * h
    radius = 0.092 * h
    head = (x + lean * 1.25, foot - h + radius)
    if not seated:
        for side in (-1, 1):
            ankle = (x + side * step * h, foot - 0.055 * h)
            c.tube([(x + side * 0.055 * h, hip), ankle], 0.082 * h, legs)
            toe = ankle[0] + (face or side) * 0.035 * h
            c.shape(
                [
                    (toe - 0.07 * h, foot),
                    (toe - 0.06 * h, foot - 0.055 * h),
                    (toe + 0.055 * h, foot - 0.055 * h),
                    (toe + 0.08 * h, foot),
                ],
                c.ink,
                0.8,
            )
    c.tube([(x + lean, shoulder + 0.02 * h), (head[0], head[1])], 0.06 * h, look.skin, 0.9)
    half = 0.15 * h
    torso = [
        (x + lean - half, shoulder),
        (x + lean + half, shoulder),
        (x + 0.115 * h, hip + 0.03 * h),
        (x - 0.115 * h, hip + 0.03 * h),
    ]
    c.shape(torso, top)
    if apron:
        c.shape(
            [
                (x + lean * 0.6 - 0.08 * h, shoulder + 0.1 * h),
                (x + lean * 0.6 + 0.08 * h, shoulder + 0.1 * h),
                (x + 0.11 * h, hip + (0.03 if seated else 0.16) * h),
                (x - 0.11 * h, hip + (0.03 if seated else 0.16) * h),
            ],
            apron,
            1,
        )
    draw_head(c, head, radius, look, face, back)
    for side, hand in zip((-1, 1), hands, strict=True):
        arm(c, (x + lean + side * half * 0.86, shoulder + 0.045 * h), hand, h, side, top, look.skin)


def arm(
    c: Canvas, start: Point, hand: Point, h: float, side: int, sleeve: Colour, skin: Colour
) -> None:
    """An arm from the shoulder to a hand; the elbow bends outwards and down as it must."""
    length = 0.2 * h
    dx, dy = hand[0] - start[0], hand[1] - start[1]
    distance = hypot(dx, dy) or 0.01
    if distance > 1.98 * length:
        dx, dy = dx * 1.98 * length / distance, dy * 1.98 * length / distance
        distance = 1.98 * length
    end = (start[0] + dx, start[1] + dy)
    lift = (length**2 - (distance / 2) ** 2) ** 0.5
    options = [
        (
            start[0] + dx / 2 + sign * lift * dy / distance,
            start[1] + dy / 2 - sign * lift * dx / distance,
        )
        for sign in (-1, 1)
    ]
    elbow = max(options, key=lambda p: p[1] * 1.0 + side * p[0] * 0.6)
    c.disc(end[0], end[1], 0.047 * h, skin, 1)
    c.tube([start, elbow, end], 0.07 * h, sleeve)
    c.disc(end[0], end[1], 0.042 * h, skin, 1)


def draw_head(c: Canvas, at: Point, r: float, look: Look, face: float, back: bool) -> None:
    """A head with its hair; eyes are two dots that say where it looks."""
    x, y = at
    if look.cut == "long":
        c.box(x - r * 1.12, y - r * 0.3, r * 2.24, r * 1.75, look.hair, 1)
    if look.cut == "bun":
        c.disc(x - face * r * 0.7, y - r * 1.15, r * 0.48, look.hair, 1)
    if look.cut == "curls":
        for dx, dy in ((-0.95, -0.1), (-0.75, -0.75), (0, -1.05), (0.75, -0.75), (0.95, -0.1)):
            c.disc(x + dx * r, y + dy * r, r * 0.55, look.hair, 1)
    if look.cut == "scarf":
        c.disc(x, y, r * 1.2, c.t1, 1.2)
        c.shape([(x - r, y + r * 0.5), (x + r, y + r * 0.5), (x, y + r * 1.6)], c.t1, 1)
    c.disc(x, y, r, look.hair if back else look.skin, 1.2)
    if back:
        return
    shift = face * r * 0.38
    if look.cut in ("short", "long", "bun", "curls"):
        c.slice(x, y, r - 0.3, 195 - face * 14, 345 - face * 14, look.hair)
    elif look.cut == "bald":
        c.slice(x, y, r - 0.3, 150, 208, look.hair)
        c.slice(x, y, r - 0.3, -28, 30, look.hair)
    elif look.cut == "scarf":
        c.slice(x, y, r, 200, 340, c.t1)
    if look.cut == "cap":
        c.slice(x, y - r * 0.1, r * 1.08, 178, 362, c.t3)
        side = face or 1
        c.line([(x + side * r * 0.1, y - r * 0.2), (x + side * r * 1.7, y - r * 0.2)], r * 0.3)
    if look.beard:
        c.slice(x, y, r - 0.3, 33, 147, look.hair)
    for side in (-1, 1):
        eye = x + shift + side * r * 0.34
        if look.glasses:
            c.disc(eye, y + r * 0.12, r * 0.3, c.paper, 0.6)
        c.disc(eye, y + r * 0.12, r * 0.11, c.ink, 0)
