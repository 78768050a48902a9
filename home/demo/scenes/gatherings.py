"""People around a table, a board, a stage."""

from content.wall.figures import chevron, curule, diamond, mann, saltire, slash

from .canvas import Canvas
from .people import FATOU, LUC, MARIE, ODETTE, RENE, SAMIRA, TOM, person


def _table(c: Canvas, y: float, left: float, right: float) -> None:
    c.shape([(left, y), (right, y), (right + 12, y + 16), (left - 12, y + 16)], c.t0, 2)
    c.box(left - 12, y + 16, right - left + 24, 4, c.t2, 1.6)


def table(c: Canvas) -> None:
    """A long table: five people talk, one chair is free."""
    c.timber(
        0, 0, [30, 60, 60, 60, 30], [34, 58], c.t1,
        {(0, 0): slash, (2, 0): mann, (0, 1): saltire, (4, 1): saltire},
        {(1, 0): c.t0, (3, 0): c.t0, (2, 1): c.t2}, beam=4, accent=c.t0,
    )  # fmt: skip
    c.window(36, 6, 48, 50, c.sky, (3, 2))
    c.window(156, 6, 48, 50, c.sky, (3, 2))
    c.shape([(36, 44), (52, 34), (66, 42), (84, 32), (84, 56), (36, 56)], c.t2, 1)
    c.shape([(156, 40), (170, 34), (188, 44), (204, 38), (204, 56), (156, 56)], c.t2, 1)
    c.box(0, 92, 240, 60, c.t2, 2.4)
    people = (
        (32, LUC, c.t3, ((26, 92), (44, 90)), 1),
        (76, SAMIRA, c.paper, ((66, 90), (90, 80)), 1),
        (120, RENE, c.t3, ((108, 91), (132, 91)), 0),
        (164, FATOU, c.t0, ((150, 82), (176, 91)), -1),
        (208, TOM, c.t3, ((196, 91), (214, 92)), -1),
    )
    for x, look, top, hands, face in people:
        person(c, x, 126, 84, look, top, c.ink, hands, face=face, seated=True)
    _table(c, 90, 22, 218)
    for x, fill in ((50, c.t3), (100, c.paper), (146, c.t3), (186, c.paper)):
        c.box(x, 90, 6, 7, fill, 1)
        c.line([(x + 6, 92), (x + 8.4, 92), (x + 8.4, 95), (x + 6, 95)], 0.9)
    c.shape([(108, 98), (134, 96), (138, 102), (110, 104)], c.paper, 1)
    c.line([(114, 99.6), (130, 98.4)], 0.8)
    c.line([(115, 101.8), (132, 100.4)], 0.8)
    c.disc(72, 99, 5, c.t2, 1.2)
    for dx in (-1.6, 1.6):
        c.disc(72 + dx, 97.8, 2, c.t3, 0.8)
    # legs of the table
    for x in (20, 212):
        c.box(x, 110, 6, 40, c.t3)
    # the free chair, the only thing in amber
    c.box(98, 118, 44, 8, c.spark, 2)
    c.box(98, 134, 44, 7, c.spark, 2)
    for x in (98, 138):
        c.box(x, 112, 5, 42, c.spark, 2)


def canteen(c: Canvas) -> None:
    """A kitchen that cooks for the quarter: two cooks, pots, a line of dishes."""
    c.timber(
        0, 0, [60, 60, 60, 60], [30, 64], c.t0,
        {(0, 0): saltire, (3, 0): saltire}, {(1, 0): c.t1, (2, 0): c.t1}, beam=4, accent=c.t1,
    )  # fmt: skip
    for y in (44, 60):
        c.box(6, y, 46, 3, c.t3)
        c.box(188, y, 46, 3, c.t3)
    for x, y, w, h, fill in (
        (10, 34, 9, 10, c.t2), (22, 37, 12, 7, c.t1), (38, 32, 8, 12, c.paper), (10, 52, 14, 8, c.t3),
        (30, 50, 7, 10, c.t2), (40, 54, 9, 6, c.t0), (192, 36, 12, 8, c.t3), (208, 34, 8, 10, c.t1),
        (220, 38, 10, 6, c.t2), (192, 52, 8, 8, c.paper), (204, 54, 16, 6, c.t2), (224, 50, 7, 10, c.t1),
    ):  # fmt: skip
        c.box(x, y, w, h, fill, 1.2)
    # hood, with the lamp under it
    c.shape([(84, 26), (96, 0), (144, 0), (156, 26)], c.t2, 2)
    c.box(80, 26, 80, 6, c.t3, 2)
    c.box(112, 32, 16, 5, c.spark, 1.2)
    person(c, 92, 138, 92, FATOU, c.paper, c.ink, ((78, 90), (112, 80)), face=1, apron=c.t1)
    person(c, 152, 138, 90, RENE, c.t1, c.ink, ((132, 82), (164, 92)), face=-1, apron=c.paper)
    c.line([(112, 80), (114, 96)], 2, c.ink)
    # pots
    c.box(104, 88, 30, 16, c.t3, 2)
    c.box(100, 92, 38, 3, c.t3, 1)
    c.box(172, 84, 26, 20, c.t2, 2)
    c.line([(170, 84), (200, 84)], 3)
    c.line([(185, 84), (185, 79)], 3)
    for x in (40, 60):
        c.box(x - 11, 96, 22, 8, c.paper, 1.4)
    c.disc(40, 94, 4.5, c.t2, 1)
    c.disc(34, 95, 3, c.t3, 1)
    c.disc(58, 94, 4, c.t3, 1)
    c.disc(65, 95, 3, c.t1, 1)
    # counter
    c.box(-4, 104, 248, 6, c.t1, 2)
    c.timber(
        0, 112, [40] * 6, [40], c.t2, {(0, 0): curule, (1, 0): diamond, (2, 0): curule,
        (3, 0): curule, (4, 0): diamond, (5, 0): curule}, beam=3, accent=c.t1,
    )  # fmt: skip
    person(c, 214, 168, 92, MARIE, c.t3, c.ink, ((194, 108), (226, 118)), back=True)
    c.box(184, 98, 20, 6, c.paper, 1.4)
    c.disc(194, 97, 4, c.t2, 1)


def classroom(c: Canvas) -> None:
    """A classroom: somebody explains at the board, three listen and one asks."""
    c.timber(
        0, 0, [56, 44, 44, 40, 56], [22, 66], c.t1, {(0, 0): slash, (4, 0): chevron, (1, 0): saltire,
        (2, 0): saltire, (3, 0): saltire}, {(0, 1): c.t0, (4, 1): c.t0}, beam=4, accent=c.t2,
    )  # fmt: skip
    c.window(8, 30, 40, 48, c.t0, (2, 3))
    c.box(28.6, 30.8, 18.6, 14.6, c.spark, 0)
    c.window(192, 30, 40, 48, c.t0, (2, 3))
    c.box(62, 16, 116, 66, c.t3, 4)
    c.box(72, 82, 96, 4, c.t0, 1.4)
    # what is on the board: a house, its plan, a sum
    c.line([(74, 58), (74, 40), (88, 28), (102, 40), (102, 58), (74, 58), (74, 57)], 1.6, c.paper)
    c.line([(74, 40), (102, 40)], 1.6, c.paper)
    c.line([(74, 58), (102, 40)], 1.4, c.paper)
    c.line([(88, 28), (88, 58)], 1.4, c.paper)
    for y, w in ((30, 26), (38, 34), (46, 20)):
        c.line([(112, y), (112 + w, y)], 1.6, c.paper)
    c.line([(112, 60), (140, 60)], 1.6, c.paper)
    c.line([(74, 70), (126, 70)], 1.6, c.paper)
    c.box(0, 88, 240, 70, c.t2, 2.4)
    person(c, 160, 120, 90, FATOU, c.t0, c.ink, ((136, 60), (174, 82)), face=-1)
    for x, look, top, hands in (
        (48, LUC, c.t3, ((36, 128), (62, 128))),
        (110, MARIE, c.paper, ((98, 130), (122, 128))),
    ):
        person(c, x, 172, 100, look, top, c.ink, hands, back=True, seated=True)
    person(c, 202, 172, 100, TOM, c.t3, c.ink, ((190, 130), (220, 72)), back=True, seated=True)
    for x in (12, 78, 166):
        c.shape([(x, 128), (x + 64, 128), (x + 68, 138), (x - 4, 138)], c.t0, 2)
        c.box(x - 4, 138, 72, 14, c.t3, 2)
    c.box(26, 129, 16, 6, c.paper, 1)
    c.box(126, 129, 14, 6, c.paper, 1)
    c.box(178, 129, 16, 6, c.t1, 1)


def buzz(c: Canvas) -> None:
    """A stage by night: seven chairs under seven timber windows, one of them lit."""
    c.box(0, 0, 240, 150, c.t2, 0)
    left, bay = 15, 30
    c.timber(
        left, 6, [bay] * 7, [14, 42, 18], c.t1,
        {**{(n, 0): saltire for n in range(0, 7, 2)}, **{(n, 0): chevron for n in range(1, 7, 2)},
         **{(n, 2): (curule, diamond, saltire)[n % 3] for n in range(7)}},
        beam=3.4, accent=c.t0,
    )  # fmt: skip
    for n in range(7):
        lit = n == 4
        c.window(left + n * bay + 5, 24, bay - 10, 34, c.spark if lit else c.sky, (2, 2))
    c.box(0, 82, 240, 30, c.t0, 2.4)
    c.box(0, 108, 240, 8, c.t3, 2.4)
    speakers = {1: (LUC, c.t1), 2: (SAMIRA, c.t3), 5: (ODETTE, c.t3)}
    for n in range(7):
        x = left + n * bay + bay / 2
        c.box(x - 8, 72, 16, 15, c.t3, 1.6)
        c.box(x - 9.5, 86, 19, 6, c.t3, 1.6)
        c.line([(x - 7, 92), (x - 8, 103)], 2)
        c.line([(x + 7, 92), (x + 8, 103)], 2)
        if n in speakers:
            look, top = speakers[n]
            person(c, x, 104, 46, look, top, c.ink, ((x - 6, 88), (x + 6, 88)), seated=True)
            for side in (-1, 1):
                knee, foot = (x + side * 4, 91), (x + side * 4.4, 102)
                c.tube([(x + side * 2.6, 85), knee, foot], 4, c.ink, 0.8)
    x = left + 4 * bay + bay / 2
    person(c, x, 106, 56, FATOU, c.paper, c.ink, ((x - 12, 66), (x + 8, 76)), face=-1)
    c.line([(x - 3, 64), (x - 7, 70)], 1.8)
    # the audience, in front
    rows = (
        (122, 9.5, c.t1, (14, 40, 68, 96, 124, 150, 178, 206, 232)),
        (142, 13, c.t3, (2, 38, 74, 112, 148, 184, 222)),
    )
    for y, r, fill, places in rows:
        for n, px in enumerate(places):
            wide = r * 1.7
            c.shape(
                [(px - wide, 152), (px - wide * 0.86, y + r * 1.05), (px + wide * 0.86, y + r * 1.05),
                 (px + wide, 152)], fill, 1.4,
            )  # fmt: skip
            if n % 3 == 1:
                c.disc(px + r * 0.2, y - r * 1.05, r * 0.45, fill, 1.2)
            c.disc(px, y, r, fill, 1.4)
