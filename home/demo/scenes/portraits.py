"""Faces of people who do not exist: a head, its hair and a window behind it."""

from dataclasses import dataclass

from content.wall.palette import Colour

from .canvas import Canvas
from .people import BLACK_HAIR, BROWN_HAIR, FAIR_HAIR, GREY_HAIR, RED_HAIR, SKIN, WHITE_HAIR

SIZE = (100, 100)


@dataclass(frozen=True)
class Face:
    """What tells one face from another. `pane` is the pane of the window that is lit."""

    skin: Colour
    hair: Colour
    pane: int


def _window(c: Canvas, pane: int) -> None:
    """The background: a timber window of six panes with a brace in some of them."""
    c.timber(
        2, 2, [32, 32, 32], [48, 48], c.t1, {}, {(0, 1): c.t2, (2, 1): c.t2, (1, 0): c.t0}, 3.4
    )
    column, row = pane % 3, pane // 3
    c.box(3.7 + column * 32, 3.7 + row * 48, 28.6, 44.6, c.spark, 0)


def _shoulders(c: Canvas, fill: Colour, skin: Colour) -> None:
    c.shape([(8, 104), (12, 84), (36, 75), (64, 75), (88, 84), (92, 104)], fill, 2.2)
    c.shape([(42, 60), (58, 60), (58, 76), (50, 84), (42, 76)], skin, 1.8)


def _head(c: Canvas, skin: Colour) -> None:
    c.disc(28, 47, 4.6, skin, 1.6)
    c.disc(72, 47, 4.6, skin, 1.6)
    outline = [
        (29, 30), (36, 22), (64, 22), (71, 30), (71, 52), (65, 63), (56, 69), (44, 69), (35, 63), (29, 52),
    ]  # fmt: skip
    c.shape(outline, skin, 2.2)


def _features(c: Canvas, brow: Colour, smile: float = 3) -> None:
    for x in (40, 60):
        c.disc(x, 45, 1.9, c.ink, 0)
        c.line([(x - 4, 39.4), (x + 4, 39.4)], 1.8, brow)
    c.line([(50, 45), (47.4, 53), (51.5, 53)], 1.3)
    c.line([(43, 58.5), (46.5, 58.5 + smile), (53.5, 58.5 + smile), (57, 58.5)], 1.8)


def portrait_karim(c: Canvas) -> None:
    face = Face(SKIN[1], BROWN_HAIR, 0)
    _window(c, face.pane)
    _shoulders(c, c.t3, face.skin)
    c.shape([(36, 75), (50, 92), (42, 98), (30, 78)], c.t2, 1.8)
    c.shape([(64, 75), (50, 92), (58, 98), (70, 78)], c.t2, 1.8)
    c.box(68, 88, 12, 10, c.t2, 1.6)
    _head(c, face.skin)
    c.shape(
        [
            (29, 50),
            (36, 55),
            (64, 55),
            (71, 50),
            (71, 56),
            (65, 68),
            (56, 75),
            (44, 75),
            (35, 68),
            (29, 56),
        ],
        face.hair,
        2,
    )
    c.shape(
        [(28, 36), (28, 24), (38, 14), (66, 14), (74, 24), (72, 36), (66, 28), (36, 28)],
        face.hair,
        2,
    )
    for x in (40, 60):
        c.disc(x, 43, 1.9, c.ink, 0)
        c.line([(x - 4, 37), (x + 4, 37)], 2, face.hair)
    c.line([(50, 43), (47.4, 50.6), (51.5, 50.6)], 1.3)
    c.line([(44, 60), (47.5, 62), (52.5, 62), (56, 60)], 2.2, face.skin)


def portrait_odile(c: Canvas) -> None:
    face = Face(SKIN[0], GREY_HAIR, 2)
    _window(c, face.pane)
    _shoulders(c, c.t0, face.skin)
    c.shape([(36, 70), (64, 70), (70, 80), (62, 86), (38, 86), (30, 80)], c.t3, 2)
    c.shape([(38, 84), (50, 84), (48, 104), (36, 104)], c.t3, 2)
    for y in (90, 96):
        c.line([(38, y), (48, y)], 1.2, c.t0)
    _head(c, face.skin)
    c.shape(
        [
            (26, 48),
            (25, 26),
            (36, 13),
            (64, 12),
            (75, 26),
            (74, 48),
            (70, 44),
            (69, 32),
            (58, 26),
            (44, 32),
            (32, 30),
            (30, 44),
        ],
        face.hair,
        2,
    )
    _features(c, face.hair, 3.4)
    c.line([(33, 49), (36, 50.5)], 1)
    c.line([(67, 49), (64, 50.5)], 1)


def portrait_lena(c: Canvas) -> None:
    face = Face(SKIN[0], FAIR_HAIR, 3)
    _window(c, face.pane)
    _shoulders(c, c.t2, face.skin)
    c.shape([(38, 75), (50, 86), (62, 75), (58, 74), (50, 80), (42, 74)], c.paper, 1.4)
    _head(c, face.skin)
    c.shape(
        [
            (26, 56),
            (24, 28),
            (36, 12),
            (64, 12),
            (76, 28),
            (74, 56),
            (70, 50),
            (69, 34),
            (50, 22),
            (31, 34),
            (30, 50),
        ],
        face.hair,
        2,
    )
    # the plait over her shoulder
    for n in range(5):
        y = 58 + n * 9
        c.shape(
            [(70 + n, y), (78 + n, y), (80 + n, y + 5), (74 + n, y + 10), (68 + n, y + 5)],
            face.hair,
            1.6,
        )
    _features(c, face.hair)
    for x in (40, 60):
        c.pen.ellipse(
            [v * c.factor for v in (x - 6.6, 38.6, x + 6.6, 51.8)],
            outline=c.ink,
            width=round(1.3 * c.factor),
        )
    c.line([(46.6, 44.6), (53.4, 44.6)], 1.3, c.ink)


def portrait_gwenn(c: Canvas) -> None:
    face = Face(SKIN[0], RED_HAIR, 1)
    _window(c, face.pane)
    c.shape(
        [(24, 30), (34, 14), (50, 9), (68, 14), (77, 30), (79, 72), (66, 78), (34, 78), (21, 72)],
        face.hair,
        2,
    )
    _shoulders(c, c.paper, face.skin)
    for y in (86, 94):
        c.line([(11.4 + (94 - y) * 0.12, y), (88.6 - (94 - y) * 0.12, y)], 3.4, c.t3)
    c.shape([(38, 75), (50, 79), (62, 75), (60, 83), (50, 87), (40, 83)], c.t3, 1.6)
    _head(c, face.skin)
    c.shape(
        [(28, 42), (29, 26), (40, 16), (62, 16), (72, 28), (72, 42), (62, 27), (46, 25), (34, 34)],
        face.hair,
        2,
    )
    _features(c, face.hair, 2.6)
    for x, y in ((36, 51), (39, 53), (61, 53), (64, 51), (33.5, 53.5), (66.5, 53.5)):
        c.disc(x, y, 0.7, face.hair, 0)


def portrait_mathilde(c: Canvas) -> None:
    face = Face(SKIN[2], BLACK_HAIR, 5)
    _window(c, face.pane)
    c.disc(50, 11, 10, face.hair, 2)
    _shoulders(c, c.t3, face.skin)
    c.shape([(36, 75), (64, 75), (56, 90), (44, 90)], c.t1, 1.8)
    c.shape([(42, 72), (58, 72), (50, 84)], face.skin, 1.4)
    _head(c, face.skin)
    c.shape(
        [
            (27, 44),
            (26, 28),
            (36, 14),
            (64, 14),
            (74, 28),
            (73, 44),
            (69, 34),
            (58, 24),
            (42, 24),
            (31, 34),
        ],
        face.hair,
        2,
    )
    _features(c, face.hair)
    c.shape([(41, 57), (59, 57), (55, 63.5), (45, 63.5)], c.paper, 1.6)
    for x in (27, 73):
        c.box(x - 1.6, 52, 3.2, 6, c.t1, 1.2)


def portrait_joseph(c: Canvas) -> None:
    face = Face(SKIN[3], WHITE_HAIR, 4)
    _window(c, face.pane)
    c.box(35.7, 51.7, 28.6, 44.6, c.t2, 0)
    c.box(3.7, 51.7, 28.6, 44.6, c.spark, 0)
    _shoulders(c, c.t2, face.skin)
    c.shape([(40, 74), (50, 82), (60, 74), (64, 77), (54, 90), (46, 90), (36, 77)], c.paper, 1.6)
    c.shape([(46, 85), (54, 85), (56, 104), (44, 104)], c.t3, 1.6)
    _head(c, face.skin)
    c.shape(
        [
            (28, 40),
            (27, 28),
            (38, 17),
            (62, 17),
            (73, 28),
            (72, 40),
            (68, 30),
            (60, 24),
            (40, 24),
            (32, 30),
        ],
        face.hair,
        2,
    )
    c.shape(
        [(37, 60.5), (42, 55), (58, 55), (63, 60.5), (56, 59), (50, 57.4), (44, 59)], face.hair, 1.3
    )
    for x in (40, 60):
        c.disc(x, 45, 1.9, c.ink, 0)
        c.line([(x - 4, 39.4), (x + 4, 39.4)], 2, face.hair)
    c.line([(50, 45), (47.4, 52.6), (52, 52.6)], 1.3)
    c.line([(45, 62.4), (47.5, 63.8), (52.5, 63.8), (55, 62.4)], 1.7)
