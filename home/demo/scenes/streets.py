"""Streets, windows, water, a building site."""

from content.wall.figures import curule, diamond, mann, saltire, slash, vee

from .canvas import Canvas
from .people import AMADOU, FATOU, INES, LUC, ODETTE, RENE, TOM, person


def minibus(c: Canvas) -> None:
    """A minibus in a village street; the driver helps an old lady up."""
    c.box(0, 0, 240, 150, c.sky, 0)
    c.hills(74)
    c.house(
        -10,
        104,
        56,
        [26, 30],
        40,
        c.t0,
        c.t3,
        {(0, 0): saltire, (2, 0): saltire, (0, 1): slash, (1, 0): diamond},
        {(1, 1): c.t1},
        3,
    )
    c.house(
        52,
        104,
        44,
        [24, 26],
        30,
        c.t1,
        c.t2,
        {(0, 0): curule, (2, 0): curule, (0, 1): saltire, (2, 1): saltire},
        {(1, 1): c.t3},
        3,
    )
    c.house(
        196,
        104,
        56,
        [28, 30],
        38,
        c.t0,
        c.t3,
        {(0, 0): mann, (1, 1): saltire, (2, 0): mann},
        {(0, 1): c.t2},
        3,
    )
    c.window(6, 53, 10, 17, c.t2, (1, 2))
    c.window(68, 59, 11, 14, c.t3, (2, 1))
    c.box(-4, 102, 248, 60, c.t1, 2)
    c.shape([(-4, 118), (244, 118), (244, 154), (-4, 154)], c.t2, 2)
    for x in (10, 66, 122, 178):
        c.shape([(x, 136), (x + 26, 136), (x + 24, 140), (x - 3, 140)], c.paper, 0)
    # the minibus
    body = [(86, 122), (86, 58), (92, 52), (196, 52), (206, 60), (218, 86), (226, 92), (226, 122)]
    c.shape(body, c.t3, 2.4)
    c.shape([(86, 100), (226, 100), (226, 122), (86, 122)], c.t2, 2)
    for x, fill in ((92, c.t0), (116, c.t0)):
        c.box(x, 60, 20, 24, fill, 2)
    c.box(164, 60, 20, 24, c.t0, 2)
    c.shape([(190, 84), (190, 60), (200, 60), (211, 84)], c.t0, 2)
    c.box(140, 58, 20, 64, c.spark, 2.4)
    c.box(136, 122, 28, 4, c.beam, 0)
    c.box(218, 104, 8, 6, c.paper, 1.4)
    c.box(86, 104, 5, 8, c.paper, 1.4)
    c.line([(186, 92), (194, 92)], 2)
    for x, look, top in ((102, RENE, c.t2), (126, INES, c.paper), (174, TOM, c.t2)):
        c.box(x - 7, 76, 14, 7.4, top, 1)
        c.disc(x, 71, 5.6, look.skin, 1.1)
        c.slice(x, 71, 5.2, 185, 355, look.hair)
    for x in (112, 202):
        c.disc(x, 122, 13, c.ink, 1)
        c.disc(x, 122, 6, c.t0)
    person(c, 168, 143, 66, LUC, c.paper, c.ink, ((158, 106), (180, 110)), face=-1, lean=-1)
    person(c, 144, 143, 58, ODETTE, c.t1, c.t3, ((135, 118), (157, 107)), face=1, lean=2, step=0.05)
    c.line([(135, 118), (133, 143)], 2)


def river(c: Canvas) -> None:
    """A barge on the river and a cargo bicycle on the quay."""
    c.box(0, 0, 240, 150, c.sky, 0)
    c.hills(50)
    houses = (
        (4, 34, [16, 18], 22, c.t0, c.t3), (44, 30, [14, 16], 20, c.t1, c.t2), (80, 38, [16, 20], 26, c.t0, c.t3),
        (124, 28, [14, 14], 18, c.t2, c.t3), (158, 36, [18, 18], 24, c.t0, c.t2), (200, 34, [14, 18], 22, c.t1, c.t3),
    )  # fmt: skip
    for n, (x, w, storeys, roof, fill, roof_fill) in enumerate(houses):
        figures = {(0, n % 2): saltire, (2, n % 2): saltire, (1, 1 - n % 2): (diamond, vee)[n % 2]}
        c.house(x, 64, w, storeys, roof, fill, roof_fill, figures, {}, 3, 1.8)
    c.box(-4, 64, 248, 50, c.t2, 2.4)
    for x, y, w in (
        (10, 72, 26),
        (60, 70, 18),
        (200, 72, 30),
        (6, 106, 40),
        (196, 104, 36),
        (120, 108, 30),
    ):
        c.line([(x, y), (x + w, y)], 1.6, c.t0)
    # the barge
    c.shape([(28, 82), (222, 82), (212, 104), (44, 104)], c.t3, 2.4)
    c.line([(34, 88), (219, 88)], 1.6, c.t0)
    c.box(164, 56, 40, 26, c.t0, 2.2)
    c.box(160, 52, 48, 5, c.t3, 1.8)
    c.window(170, 62, 14, 14, c.spark, (2, 2))
    c.box(190, 62, 9, 20, c.t2, 1.6)
    for x, h, fill in (
        (58, 14, c.t1),
        (78, 18, c.t0),
        (98, 14, c.t1),
        (118, 20, c.t2),
        (138, 12, c.t0),
    ):
        c.box(x, 82 - h, 18, h, fill, 1.8)
        c.line([(x, 82 - h / 2), (x + 18, 82 - h / 2)], 1.2)
    person(c, 46, 86, 34, TOM, c.paper, c.ink, ((40, 68), (54, 64)), face=1)
    # the quay
    c.box(-4, 114, 248, 42, c.t1, 2.4)
    c.line([(-4, 122), (244, 122)], 1.4)
    for x in range(14, 240, 36):
        c.line([(x, 114), (x, 122)], 1.4)
    for x in (20, 214):
        c.box(x, 104, 10, 12, c.ink, 0)
        c.box(x - 2, 102, 14, 4, c.ink, 0)
    # the cargo bicycle
    for x in (96, 178):
        c.disc(x, 134, 13, c.ink, 0)
        c.disc(x, 134, 10.6, c.t1, 0)
        for dx, dy in ((1, 0), (0, 1), (0.7, 0.7), (0.7, -0.7)):
            c.line([(x - dx * 10.6, 134 - dy * 10.6), (x + dx * 10.6, 134 + dy * 10.6)], 0.6)
        c.disc(x, 134, 2.4, c.t0, 1)
    c.tube([(96, 134), (108, 116), (118, 136), (168, 136), (178, 134)], 2.6, c.t3, 0.9)
    c.tube([(118, 136), (132, 112)], 2.6, c.t3, 0.9)
    c.box(134, 112, 38, 21, c.t0, 2)
    c.line([(134, 112), (172, 133)], 2)
    c.line([(172, 112), (134, 133)], 2)
    c.line([(132, 112), (136, 98), (130, 96)], 2.4)
    c.box(100, 110, 14, 4, c.ink, 0)
    c.tube([(110, 108), (122, 120), (118, 134)], 6.4, c.ink, 1)
    person(
        c, 109, 140, 78, FATOU, c.paper, c.ink, ((128, 98), (130, 96)), face=1, lean=4, seated=True
    )


def neighbours(c: Canvas) -> None:
    """Two windows of one house: an old lady hands a dish to the young man next door."""
    c.timber(
        -8, -6, [32, 84, 40, 84, 24], [22, 92, 52], c.t1,
        {(0, 0): saltire, (1, 0): diamond, (2, 0): saltire, (3, 0): diamond, (0, 1): slash, (2, 1): mann,
         (1, 2): saltire, (3, 2): saltire, (2, 2): curule, (0, 2): slash},
        {(2, 1): c.t0, (1, 2): c.t2, (3, 2): c.t2}, 6, c.t0,
    )  # fmt: skip
    for x, fill in ((34, c.spark), (158, c.t3)):
        c.box(x, 26, 64, 72, fill, 4)
    # rooms behind
    c.box(40, 36, 14, 20, c.t1, 1.6)
    c.line([(128 + 66, 28), (194, 40)], 1.4)
    c.shape([(184, 50), (189, 40), (199, 40), (204, 50)], c.t1, 1.6)
    person(c, 70, 142, 102, ODETTE, c.t3, c.ink, ((56, 98), (104, 88)), face=1, lean=4, seated=True)
    person(
        c,
        186,
        142,
        106,
        AMADOU,
        c.paper,
        c.ink,
        ((142, 88), (204, 98)),
        face=-1,
        lean=-6,
        seated=True,
    )
    # shutters
    for x in (24, 98, 148, 222):
        c.box(x - 1, 24, 12, 76, c.t2, 2)
        c.line([(x - 1, 48), (x + 11, 48)], 1.4)
        c.line([(x - 1, 74), (x + 11, 74)], 1.4)
    from_hand = ((98, 90), (146, 90))
    for (x, y), look, side in zip(from_hand, (ODETTE, AMADOU), (1, -1), strict=True):
        sleeve = c.t3 if side > 0 else c.paper
        c.tube([(x - side * 14, y - 4), (x + side * 12, y - 2)], 7.2, sleeve)
        c.disc(x + side * 14, y - 2, 4.6, look.skin, 1.2)
    # the dish
    c.box(108, 76, 28, 12, c.t0, 2)
    c.box(105, 75, 34, 4, c.t0, 1.6)
    c.box(118, 70, 8, 5, c.t3, 1.4)
    # sills and flowers
    for x in (28, 152):
        c.box(x, 98, 76, 6, c.t0, 2)
        c.box(x + 4, 104, 68, 13, c.t3, 2)
    for x0 in (36, 160):
        for n in range(7):
            x, y = x0 + n * 9.5, 103 - (n % 2) * 4
            c.line([(x, y), (x, 108)], 1.4)
            c.disc(x, y, 3.6, (c.t2, c.paper)[n % 2], 1.1)
            c.disc(x, y, 1.2, c.t3, 0)


def bricks(c: Canvas) -> None:
    """A house taken apart with care: bricks are cleaned and stacked, the frame will stand again."""
    c.box(0, 0, 240, 150, c.sky, 0)
    c.hills(92)
    # a bare frame: timber without walls
    for x in (96, 130, 164, 198, 232):
        c.box(x, 34, 4, 66, c.beam, 0)
    for y in (34, 66):
        c.box(96, y, 140, 4, c.beam, 0)
    for x1, y1, x2, y2 in ((98, 68, 132, 36), (200, 36, 234, 68), (132, 98, 98, 68), (200, 68, 234, 98),
                           (132, 68, 166, 36), (166, 36, 200, 68)):  # fmt: skip
        c.line([(x1, y1), (x2, y2)], 3.6)
    c.line([(92, 36), (166, 2), (240, 36)], 4.4)
    c.line([(130, 18), (202, 18)], 3.6)
    c.line([(166, 2), (166, 36)], 3.6)
    c.box(134, 70, 30, 30, c.t2, 0)
    for row in range(4):
        for n in range(4):
            c.box(133 + n * 9 - (row % 2) * 4.5, 70 + row * 7.4, 9, 7.4, c.t2, 1)
    c.box(132, 68, 4, 34, c.beam, 0)
    c.box(162, 68, 5, 34, c.beam, 0)
    c.box(-4, 100, 248, 56, c.t1, 2.4)
    # stacks of bricks
    for left, rows, columns in ((6, 7, 4), (58, 4, 3)):
        for row in range(rows):
            for n in range(columns):
                fill = (c.t3, c.t2, c.t2)[(row * 3 + n * 5 + left) % 3]
                c.box(left + n * 12 + (row % 2) * 3, 118 - row * 7, 12, 7, fill, 1.3)
        c.box(left - 2, 125, columns * 12 + 7, 4, c.t0, 1.4)
        for dx in (0, columns * 12 - 4):
            c.box(left + dx, 129, 6, 4, c.beam, 0)
    person(c, 116, 140, 88, LUC, c.t3, c.ink, ((96, 98), (136, 88)), face=1)
    person(c, 176, 140, 84, INES, c.paper, c.t3, ((156, 88), (194, 104)), face=-1, apron=c.t2)
    # one brick passes from hand to hand
    c.box(136, 82, 20, 10, c.spark, 1.8)
    # a trestle with the hammer, a wheelbarrow
    c.box(190, 112, 44, 5, c.t0, 1.6)
    for x in (196, 224):
        c.line([(x, 117), (x - 4, 142)], 3)
        c.line([(x, 117), (x + 4, 142)], 3)
    for x in (196, 209):
        c.box(x, 105, 12, 7, c.t3, 1.3)
    c.line([(226, 111), (214, 100)], 2.2)
    c.shape([(208, 100), (216, 94), (219, 98), (211, 104)], c.ink, 0.8)
