"""Fields, an orchard, a roof in the sun."""

from content.wall.figures import diamond, mann, saltire, slash

from .canvas import Canvas
from .people import AMADOU, ANNA, INES, MARIE, ODETTE, RENE, person


def garden(c: Canvas) -> None:
    """A market garden: beds in rows, a greenhouse, two gardeners and a pumpkin."""
    c.box(0, 0, 240, 150, c.sky, 0)
    c.hills(58)
    # greenhouse: a timber frame of glass
    c.shape([(138, 34), (187, 12), (236, 34)], c.t0, 3)
    c.line([(162, 23), (162, 34)], 2)
    c.line([(187, 12), (187, 34)], 2)
    c.line([(212, 23), (212, 34)], 2)
    c.timber(
        138,
        34,
        [24.5] * 4,
        [18, 20],
        c.t0,
        {(0, 0): slash},
        {(1, 0): c.sky, (2, 1): c.sky, (3, 0): c.sky, (0, 1): c.sky},
        3,
    )
    for x in (144, 154, 168, 180, 204, 216, 228):
        c.line([(x, 72), (x, 60)], 1.6, c.t3)
        c.disc(x, 58, 4, c.t3, 1)
    c.box(-4, 70, 248, 84, c.t1, 2.4)
    # beds towards the eye
    for n, fill in enumerate((c.t2, c.t3, c.t2, c.t3, c.t2)):
        far, near = 6 + n * 48, -70 + n * 78
        c.shape([(far, 72), (far + 32, 72), (near + 56, 152), (near, 152)], fill, 2)
    for n in range(5):
        for k in range(6):
            share = (k / 5.4) ** 1.4
            y = 78 + 70 * share
            x = (6 + n * 48 + 16) * (1 - share) + (-70 + n * 78 + 28) * share
            r = 3 + 6.5 * share
            top = c.t0 if n % 2 else c.t1
            if n == 2:
                c.shape(
                    [
                        (x - r * 0.5, y),
                        (x + r * 0.5, y),
                        (x + r, y - r * 2),
                        (x, y - r * 1.2),
                        (x - r, y - r * 2),
                    ],
                    c.t3,
                    1.2,
                )
            elif n % 2:
                c.disc(x, y, r, top, 1.2)
                c.disc(x, y, r * 0.5, c.t2, 1)
            else:
                c.shape(
                    [
                        (x - r, y - r * 0.9),
                        (x, y + r * 0.5),
                        (x + r, y - r * 0.9),
                        (x, y - r * 0.4),
                    ],
                    c.t3,
                    1.2,
                )
    person(c, 66, 134, 88, AMADOU, c.paper, c.t3, ((82, 92), (92, 108)), face=1, lean=5)
    c.line([(79, 78), (104, 138)], 2.6)
    c.shape([(100, 134), (110, 131), (111, 136), (102, 140)], c.ink, 1)
    person(c, 180, 126, 80, ANNA, c.t3, c.ink, ((166, 88), (192, 88)), face=-1, apron=c.t0)
    # the crate she carries
    c.box(160, 84, 38, 16, c.t1, 1.8)
    c.line([(160, 92), (198, 92)], 1.4)
    for x in (168, 178, 188):
        c.disc(x, 82, 4.4, c.t2, 1.2)
    # the pumpkin: the only thing in amber
    c.disc(134, 132, 11.5, c.spark, 1.8)
    c.disc(146, 132, 11.5, c.spark, 1.8)
    c.disc(140, 132, 11.5, c.spark, 1.8)
    c.line([(140, 121), (142, 115)], 3, c.t3)


def orchard(c: Canvas) -> None:
    """An old orchard: fruit is picked from the ladder and sorted into crates."""
    c.box(0, 0, 240, 150, c.sky, 0)
    c.hills(70)
    c.house(
        196,
        84,
        34,
        [14, 16],
        20,
        c.t0,
        c.t3,
        {(0, 0): saltire, (2, 0): saltire, (1, 1): diamond},
        {},
        3,
        1.8,
    )
    c.box(-4, 82, 248, 80, c.t1, 2.4)
    for x, y, s in ((118, 88, 0.55), (158, 86, 0.5), (92, 86, 0.45)):
        _tree(c, x, y, s, c.t2)
    _tree(c, 54, 128, 1.45, c.t3)
    _tree(c, 216, 132, 1.05, c.t2)
    # the ladder and who stands on it
    c.line([(84, 146), (72, 46)], 2.8)
    c.line([(100, 146), (84, 46)], 2.8)
    for n in range(9):
        y = 138 - n * 10.5
        c.line([(84 - (146 - y) * 0.12, y), (100 - (146 - y) * 0.16, y)], 2.2)
    person(c, 88, 122, 70, INES, c.paper, c.ink, ((70, 64), (101, 58)), face=1)
    # the fruit in her hand: the only thing in amber
    c.disc(103, 54, 5, c.spark, 1.6)
    c.line([(103, 49), (105, 46)], 1.6)
    person(c, 164, 144, 84, RENE, c.t3, c.ink, ((150, 110), (180, 108)), face=-1, apron=c.t0)
    # crates
    for x, y in ((122, 132), (122, 116), (168, 134)):
        c.box(x, y, 36, 14, c.t0, 1.8)
        c.line([(x, y + 7), (x + 36, y + 7)], 1.4)
    for x, y in ((128, 114), (138, 113), (148, 114), (174, 132), (184, 131), (194, 132)):
        c.disc(x + 1, y, 4.6, (c.t2, c.t3)[int(x) % 4 == 0], 1.2)
    for x in (6, 26, 110, 226):
        c.shape([(x, 150), (x + 3, 140), (x + 5, 150), (x + 8, 142), (x + 10, 150)], c.t2, 1)


def _tree(c: Canvas, x: float, foot: float, s: float, fill: tuple[int, int, int]) -> None:
    """A standard tree: a trunk that forks, a crown of blocks, fruit in it."""
    c.line([(x, foot), (x, foot - 40 * s)], 7 * s)
    c.line([(x, foot - 30 * s), (x - 16 * s, foot - 50 * s)], 4 * s)
    c.line([(x, foot - 30 * s), (x + 16 * s, foot - 50 * s)], 4 * s)
    crown = [(-34, -46), (-34, -66), (-24, -66), (-24, -80), (-4, -80), (-4, -88), (18, -88), (18, -76), (32, -76),
             (32, -56), (38, -56), (38, -42), (10, -42), (10, -36), (-16, -36), (-16, -46)]  # fmt: skip
    c.shape([(x + dx * s, foot + dy * s) for dx, dy in crown], fill, 2)
    light = c.t1 if fill == c.t2 else c.t2
    for dx, dy in ((-24, -56), (-12, -70), (2, -58), (16, -66), (26, -50), (6, -78), (-6, -46)):
        c.disc(x + dx * s, foot + dy * s, 3.2 * s, light, 1)


def solar(c: Canvas) -> None:
    """The roof of a sawmill covered with panels by the people of the valley; one catches the sun."""
    c.box(0, 0, 240, 150, c.sky, 0)
    c.hills(46)
    # roof in perspective: two edges that lean the same way
    top_left, top_right, low_right, low_left = (58, 26), (236, 26), (206, 92), (10, 92)
    c.shape([top_left, top_right, low_right, low_left], c.t2, 3)

    def on_roof(u: float, v: float) -> tuple[float, float]:
        left = (top_left[0] + (low_left[0] - top_left[0]) * v, 26 + 66 * v)
        right = (top_right[0] + (low_right[0] - top_right[0]) * v, 26 + 66 * v)
        return left[0] + (right[0] - left[0]) * u, left[1]

    for row in range(3):
        for column in range(7):
            u, v = 0.035 + column * 0.134, 0.06 + row * 0.305
            if (column, row) in ((6, 2), (5, 2), (6, 1)):
                continue
            quad = [
                on_roof(u, v),
                on_roof(u + 0.122, v),
                on_roof(u + 0.122, v + 0.27),
                on_roof(u, v + 0.27),
            ]
            c.shape(quad, c.spark if (column, row) == (2, 1) else c.t3, 1.6)
            c.line([on_roof(u + 0.061, v), on_roof(u + 0.061, v + 0.27)], 0.8, c.t1)
            c.line([on_roof(u, v + 0.135), on_roof(u + 0.122, v + 0.135)], 0.8, c.t1)
    c.box(6, 91, 204, 5, c.beam, 0)
    # walls of the mill
    c.timber(
        14,
        96,
        [38, 38, 38, 38, 38],
        [44],
        c.t0,
        {(0, 0): saltire, (1, 0): mann, (4, 0): saltire},
        {(2, 0): c.ink, (3, 0): c.ink},
        4,
        c.t1,
    )
    c.box(-4, 134, 248, 30, c.t1, 2.4)
    # people on the roof, one below with the next panel
    person(c, 180, 84, 46, AMADOU, c.paper, c.ink, ((168, 62), (192, 66)), face=-1)
    person(c, 214, 62, 42, MARIE, c.t0, c.ink, ((202, 42), (222, 46)), face=-1)
    c.line([(192, 66), (206, 60), (222, 46)], 1.2)
    # logs
    for x, y in ((26, 138), (44, 138), (62, 138), (35, 123), (53, 123), (44, 108)):
        c.disc(x, y, 9, c.t1, 1.8)
        c.disc(x, y, 5, c.t0, 1)
        c.disc(x, y, 1.8, c.t2, 0)
    person(c, 118, 148, 66, RENE, c.t2, c.t3, ((104, 112), (136, 110)), face=1)
    person(c, 164, 148, 66, ODETTE, c.paper, c.t3, ((146, 110), (178, 116)), face=-1)
    c.shape([(124, 104), (158, 104), (158, 124), (124, 124)], c.t3, 1.8)
    c.line([(141, 104), (141, 124)], 1, c.t1)
    c.line([(124, 114), (158, 114)], 1, c.t1)
    # the ladder
    c.line([(196, 148), (212, 62)], 2.6)
    c.line([(208, 148), (222, 62)], 2.6)
    for n in range(8):
        y = 142 - n * 10
        c.line([(197 + (148 - y) * 0.17, y), (208 + (148 - y) * 0.16, y)], 2)
