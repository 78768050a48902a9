"""Workshops: things are repaired, sewn, sawn."""

from content.wall.figures import chevron, saltire, slash, vee

from .canvas import Canvas
from .people import AMADOU, ANNA, INES, LUC, ODETTE, SAMIRA, TOM, person


def workshop(c: Canvas) -> None:
    """A garage in the evening: a car on the lift, two people under it, tools on the wall."""
    c.timber(0, 0, [46, 50, 50, 50, 44], [58, 62], c.t3, {(1, 0): saltire, (3, 0): saltire}, beam=5)
    c.box(0, 118, 240, 40, c.t1, 2.4)
    for x in (30, 90, 150, 210):
        c.line([(x, 118), (x - 26 + (x - 120) * 0.25, 150)], 1)
    # the window to the yard: night, and the lamp of the workshop across
    c.box(196, 12, 36, 40, c.ink, 2)
    c.line([(214, 12), (214, 52)], 1.4, c.t2)
    c.line([(196, 32), (232, 32)], 1.4, c.t2)
    c.disc(224, 22, 4, c.t0, 0)
    # tools
    c.box(6, 20, 78, 34, c.t2)
    c.line([(14, 26), (14, 44)], 2.4, c.t0)
    c.box(10.5, 24, 7, 4, c.t0, 0.8)
    c.line([(26, 26), (26, 46)], 2.2, c.t0)
    c.disc(26, 27, 3.6, c.t0, 0.8)
    c.disc(26, 25.4, 1.6, c.t2, 0)
    c.shape([(36, 26), (52, 26), (52, 32), (36, 29)], c.t0, 0.8)
    c.box(51, 25, 6, 8, c.t3, 0.8)
    c.line([(64, 26), (64, 48)], 2, c.t0)
    c.box(62.4, 36, 3.2, 12, c.beam, 0)
    c.line([(72, 26), (72, 48)], 2, c.t0)
    c.line([(78, 26), (78, 48)], 2, c.t0)
    c.box(76.4, 26, 3.2, 9, c.beam, 0)
    # bench
    c.box(4, 84, 74, 5, c.t1)
    c.box(8, 89, 5, 32, c.t2)
    c.box(68, 89, 5, 32, c.t2)
    c.box(18, 94, 44, 22, c.t2)
    c.line([(18, 105), (62, 105)], 1.2)
    for y in (99, 110):
        c.box(36, y, 8, 2, c.beam, 0)
    c.box(12, 72, 14, 12, c.t0)
    c.line([(6, 76), (12, 76)], 2.4)
    c.box(44, 76, 22, 8, c.t3)
    c.line([(50, 76), (50, 71), (60, 71), (60, 76)], 1.4)
    # lift and car
    for x in (104, 206):
        c.box(x, 46, 7, 76, c.t2)
    c.box(100, 118, 15, 6, c.beam, 0)
    c.box(202, 118, 15, 6, c.beam, 0)
    c.box(98, 76, 122, 5, c.t1)
    body = [
        (98, 70), (100, 56), (118, 52), (134, 36), (176, 36), (194, 52), (216, 56), (220, 70),
    ]  # fmt: skip
    c.shape(body, c.t1, 2)
    c.shape([(124, 52), (137, 40), (154, 40), (154, 52)], c.t3)
    c.shape([(158, 52), (158, 40), (174, 40), (187, 52)], c.t3)
    c.line([(156, 40), (156, 70)], 1.2)
    c.box(161, 56, 8, 2, c.beam, 0)
    c.box(98, 58, 7, 5, c.t0, 1)
    c.line([(98, 70), (220, 70)], 2)
    for x in (122, 196):
        c.disc(x, 72, 12, c.ink, 1)
        c.disc(x, 72, 5.4, c.t0)
    # the lamp that hangs under the car
    c.line([(159, 81), (159, 86)], 1.2)
    c.shape([(150, 95), (154, 86), (164, 86), (168, 95)], c.spark)
    person(c, 136, 140, 58, LUC, c.t2, c.t3, ((146, 92), (151, 100)), face=1, lean=1)
    person(c, 186, 141, 56, INES, c.t0, c.t3, ((168, 103), (176, 112)), face=-1, lean=-1)
    # a wheel in front
    c.disc(88, 132, 13, c.ink, 1)
    c.disc(88, 132, 6, c.t2)
    for dx, dy in ((0, -3), (3, 1.5), (-3, 1.5)):
        c.disc(88 + dx, 132 + dy, 0.9, c.beam, 0)


def bicycle(c: Canvas) -> None:
    """A barn where bicycles are mended: wheels on the wall, one bicycle on the stand."""
    c.timber(
        0, 0, [40, 40, 40, 40, 40, 40], [26, 46, 46], c.t0,
        {(0, 0): slash, (2, 0): saltire, (3, 0): saltire, (5, 0): chevron, (0, 2): saltire, (5, 2): saltire},
        {(1, 1): c.t1, (4, 1): c.t1, (0, 1): c.t2, (5, 1): c.t2}, beam=4, accent=c.t2,
    )  # fmt: skip
    c.window(90, 33, 26, 30, c.spark, (2, 2))
    c.box(0, 116, 240, 40, c.t1, 2.4)
    # wheels that wait
    for x, y, r in ((20, 50, 14), (60, 47, 15), (180, 47, 15), (220, 50, 14)):
        c.disc(x, y, r, c.ink, 0)
        c.disc(x, y, r - 2.2, c.t0, 0)
        for dx, dy in ((1, 0), (0, 1), (0.7, 0.7), (0.7, -0.7)):
            reach = r - 2
            c.line([(x - dx * reach, y - dy * reach), (x + dx * reach, y + dy * reach)], 0.7)
        c.disc(x, y, 2.4, c.t3)
    # bench with drawers
    c.box(166, 92, 74, 5, c.t2)
    c.box(172, 97, 62, 34, c.t3)
    for y in (104, 114, 124):
        c.line([(172, y), (234, y)], 1)
        c.box(184, y - 5, 8, 1.8, c.t0, 0)
        c.box(214, y - 5, 8, 1.8, c.t0, 0)
    c.box(176, 80, 12, 12, c.t1)
    c.box(192, 84, 20, 8, c.t0)
    c.line([(216, 92), (222, 74)], 2, c.ink)
    # the bicycle on its stand
    rear, front, crank, seat, head = (72, 108), (136, 108), (100, 110), (92, 78), (126, 78)
    c.line([(108, 140), (108, 84)], 4)
    c.line([(92, 140), (124, 140)], 4)
    for x, y in (rear, front):
        c.disc(x, y, 22, c.ink, 0)
        c.disc(x, y, 19, c.t1, 0)
        for dx, dy in ((1, 0), (0, 1), (0.7, 0.7), (0.7, -0.7), (0.38, 0.92), (0.92, -0.38)):
            c.line([(x - dx * 19, y - dy * 19), (x + dx * 19, y + dy * 19)], 0.6)
        c.disc(x, y, 3, c.t0)
    for a, b in ((rear, crank), (crank, head), (seat, crank), (seat, rear), (seat, (127, 82))):
        c.tube([a, b], 2.6, c.t3, 0.9)
    c.tube([front, (123, 70)], 2.6, c.t3, 0.9)
    c.line([(123, 70), (132, 68), (136, 72)], 3)
    c.line([seat, (90, 70)], 2.4)
    c.box(82, 67, 16, 4, c.ink, 0)
    c.disc(*crank, 6, c.t0)
    c.line([(100, 110), (108, 118)], 2.4)
    c.box(105, 117, 8, 2.6, c.beam, 0)
    person(c, 46, 142, 82, ANNA, c.t3, c.ink, ((68, 96), (74, 106)), face=1, lean=3, apron=c.t1)
    person(c, 158, 142, 76, AMADOU, c.t2, c.t3, ((134, 74), (140, 100)), face=-1, lean=-2)


def sewing(c: Canvas) -> None:
    """A sewing workshop under the glass roof of an old mill."""
    c.box(0, 0, 240, 112, c.t1, 0)
    # glass roof: two slopes of panes
    c.shape([(0, 0), (240, 0), (240, 44), (120, 8), (0, 44)], c.sky, 2.4)
    for x in (24, 48, 72, 96, 144, 168, 192, 216):
        top = 44 - abs(120 - x) * 0 - (1 - abs(120 - x) / 120) * 36
        c.line([(x, 0), (x, top)], 1.6)
    c.line([(120, 0), (120, 8)], 2)
    c.line([(0, 20), (82, 20)], 1.4)
    c.line([(158, 20), (240, 20)], 1.4)
    c.line([(0, 44), (120, 8), (240, 44)], 5)
    c.line([(60, 28), (180, 28)], 4)
    c.line([(120, 8), (120, 28)], 4)
    c.timber(
        0,
        58,
        [48] * 5,
        [42],
        c.t0,
        {(0, 0): saltire, (4, 0): saltire},
        {(2, 0): c.t2},
        beam=4,
        accent=c.t1,
    )
    for x in (2, 238):
        c.box(x - 3, 44, 6, 70, c.t3)
    # rolls of cloth on the wall
    for n, fill in enumerate((c.t3, c.t1, c.paper, c.t2)):
        c.box(54, 62 + n * 9, 36, 6.4, fill, 1.2)
        c.disc(54, 65.2 + n * 9, 3.4, c.paper, 1)
    for n, fill in enumerate((c.t2, c.paper, c.t3, c.t1)):
        c.box(150, 62 + n * 9, 36, 6.4, fill, 1.2)
        c.disc(186, 65.2 + n * 9, 3.4, c.paper, 1)
    c.box(0, 100, 240, 60, c.t2, 2.4)
    person(c, 66, 140, 88, SAMIRA, c.t3, c.ink, ((78, 100), (94, 99)), face=1, lean=2, seated=True)
    person(
        c,
        182,
        140,
        88,
        ODETTE,
        c.t1,
        c.ink,
        ((150, 103), (172, 100)),
        face=-1,
        lean=-2,
        seated=True,
    )
    person(
        c,
        124,
        138,
        92,
        INES,
        c.paper,
        c.t3,
        ((112, 98), (138, 98)),
        face=-1,
        apron=c.t2,
        seated=True,
    )
    # the table
    c.shape([(22, 104), (218, 104), (236, 126), (4, 126)], c.t0, 2)
    c.box(4, 126, 232, 5, c.t3, 2)
    for x in (14, 216):
        c.box(x, 131, 8, 24, c.t3)
    # the cloth that is being sewn: the only thing in amber
    c.shape([(94, 106), (150, 106), (156, 121), (86, 121)], c.spark, 1.6)
    # sewing machines
    for x, side in ((60, 1), (176, -1)):
        c.box(x - 14, 112, 28, 5, c.ink, 0)
        c.box(x - side * 12 - 3, 96, 6, 17, c.ink, 0)
        c.box(x - 14 if side > 0 else x - 12, 93, 26, 8, c.ink, 0)
        c.box(x + side * 8 - 2, 99, 4, 9, c.ink, 0)
        c.line([(x + side * 8, 106), (x + side * 8, 112)], 0.9, c.paper)
        c.disc(x - side * 15, 97, 4, c.t1, 1.2)
        c.box(x - side * 4 - 1.5, 88, 3, 5, c.t1, 0.8)
    c.shape([(108, 114), (120, 110), (121, 111.6)], c.ink, 0.6)
    c.shape([(108, 110.6), (120, 113.4), (119.4, 115)], c.ink, 0.6)
    c.disc(106.4, 115, 2, c.spark, 1)
    c.disc(106.4, 110, 2, c.spark, 1)


def computers(c: Canvas) -> None:
    """A school workshop: old computers opened by pupils, one of them works again."""
    c.timber(0, 0, [48] * 5, [14, 30, 30, 30], c.t1, {(0, 0): vee, (4, 0): vee}, beam=4)
    # shelves of machines that wait
    for row, y in enumerate((14, 44, 74)):
        for column in range(5):
            x = column * 48
            kind = (row * 2 + column * 3) % 4
            fill = (c.t3, c.t2, c.t0, c.t2)[kind]
            if kind == 0:
                c.box(x + 10, y + 6, 28, 17, fill)
                c.box(x + 13, y + 9, 22, 11, c.ink, 0)
                c.box(x + 20, y + 23, 8, 5, c.beam, 0)
            elif kind == 1:
                c.box(x + 8, y + 7, 13, 21, fill)
                c.box(x + 11, y + 11, 7, 1.6, c.beam, 0)
                c.box(x + 11, y + 15, 7, 1.6, c.beam, 0)
                c.box(x + 27, y + 13, 13, 15, c.t3)
            elif kind == 2:
                for n in range(4):
                    c.box(x + 8 + (n % 2), y + 24 - n * 4.4, 30, 3.2, (fill, c.t3)[n % 2], 1)
            else:
                c.box(x + 9, y + 7, 20, 15, fill)
                c.box(x + 12, y + 10, 14, 9, c.t0, 0.8)
                c.shape(
                    [(x + 7, y + 27), (x + 31, y + 27), (x + 29, y + 22), (x + 9, y + 22)], c.t1, 1
                )
                c.box(x + 35, y + 18, 7, 10, c.t0)
    c.box(0, 104, 240, 50, c.t2, 2.4)
    person(
        c, 70, 152, 94, INES, c.paper, c.ink, ((84, 108), (104, 104)), face=1, lean=2, seated=True
    )
    person(c, 122, 152, 94, TOM, c.t3, c.ink, ((112, 110), (136, 108)), face=1, seated=True)
    person(
        c, 196, 152, 98, AMADOU, c.t1, c.ink, ((172, 98), (210, 112)), face=-1, lean=-3, seated=True
    )
    c.shape([(26, 114), (214, 114), (234, 138), (6, 138)], c.t0, 2)
    c.box(6, 138, 228, 6, c.t3, 2)
    # the screen that works again
    c.box(138, 82, 36, 27, c.ink, 1)
    c.box(141, 85, 30, 20, c.spark, 0)
    c.box(152, 109, 8, 6, c.beam, 0)
    c.box(144, 114, 24, 4, c.ink, 0)
    c.box(136, 122, 36, 8, c.t1, 1.4)
    for x in range(140, 170, 5):
        c.line([(x, 124), (x, 128)], 1.2)
    # an open case and its parts
    c.shape([(66, 118), (118, 118), (122, 133), (60, 133)], c.t3, 1.8)
    c.shape([(72, 121), (94, 121), (93, 129), (69, 129)], c.t2, 1.2)
    c.box(100, 121, 12, 4, c.t1, 1)
    c.box(101, 127, 14, 3, c.t0, 1)
    c.line([(30, 130), (46, 120)], 2.4, c.t3)
    c.line([(46, 120), (51, 117)], 1.2)
    for x, y in ((24, 122), (30, 119), (36, 132)):
        c.disc(x, y, 1.3, c.beam, 0)
    c.box(188, 122, 22, 9, c.paper, 1.4)
    c.line([(192, 125.4), (206, 125.4)], 0.9)
    c.line([(192, 128.2), (202, 128.2)], 0.9)


def pallets(c: Canvas) -> None:
    """A yard: a stack of pallets on one side, school benches on the other."""
    c.box(0, 0, 240, 150, c.t1, 0)
    c.timber(
        -10, 2, [44, 44, 44, 44, 44, 40], [34, 56], c.t3,
        {(0, 0): saltire, (2, 0): chevron, (3, 0): chevron, (5, 0): saltire, (5, 1): slash},
        {(1, 0): c.t2, (4, 0): c.t2, (0, 1): c.t2, (4, 1): c.t1, (3, 1): c.t2}, 4, c.t2,
    )  # fmt: skip
    c.window(84, 44, 30, 34, c.spark, (2, 2))
    c.box(-4, 92, 248, 64, c.t0, 2.4)
    for x in (40, 120, 200):
        c.line([(120 + (x - 120) * 0.8, 92), (120 + (x - 120) * 1.9, 152)], 1)
    # the stack
    for n in range(6):
        y, shift = 116 - n * 15, (0, 3, -1, 2, 0, 4)[n]
        fill = (c.t1, c.t2)[n % 2]
        for dx in (0, 26, 52):
            c.box(6 + shift + dx, y + 4, 9, 9, c.t3, 1.4)
        c.box(4 + shift, y, 66, 4.6, fill, 1.5)
        c.box(4 + shift, y + 11.4, 66, 3.2, fill, 1.4)
    # somebody saws, somebody brings a plank
    c.box(84, 108, 70, 5, c.t2, 1.8)
    c.line([(92, 113), (86, 142)], 3.4)
    c.line([(92, 113), (100, 142)], 3.4)
    c.line([(146, 113), (138, 142)], 3.4)
    c.line([(146, 113), (152, 142)], 3.4)
    person(
        c, 118, 136, 84, SAMIRA, c.paper, c.t3, ((100, 102), (128, 98)), face=1, lean=2, apron=c.t2
    )
    c.box(84, 104, 74, 5, c.t1, 1.8)
    c.shape([(130, 94), (162, 108), (161, 112), (128, 102)], c.paper, 1.3)
    c.shape([(130, 90), (134, 99), (127, 105), (122, 95)], c.t3, 1.4)
    person(c, 196, 138, 90, TOM, c.t2, c.ink, ((178, 78), (212, 76)), face=-1)
    c.tube([(164, 80), (238, 72)], 4.4, c.t1)
    # benches
    for x, y in ((164, 118), (196, 132)):
        c.box(x, y - 14, 46, 5, c.t2, 1.6)
        c.box(x, y, 46, 5, c.t1, 1.6)
        for dx in (4, 36):
            c.box(x + dx, y - 16, 4.6, 34, c.t3, 1.4)
