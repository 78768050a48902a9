"""Marks of organisations that do not exist: one sign of a few strokes, and the name."""

from pathlib import Path

from PIL import ImageFont

import content

from .canvas import Canvas, Point

SIZE = (160, 60)
FONT = Path(content.__file__).parent / "fonts" / "bricolage-bold.ttf"


def _name(c: Canvas, *lines: str) -> None:
    """The name to the right of the sign, as large as it fits."""
    size = 17.0
    while True:
        font = ImageFont.truetype(str(FONT), size * c.factor)
        if max(font.getlength(line) for line in lines) <= 94 * c.factor:
            break
        size -= 0.5
    step = size * 1.05
    y = 30 - step * (len(lines) - 1) / 2
    for line in lines:
        c.pen.text((62 * c.factor, y * c.factor), line, font=font, fill=c.ink, anchor="lm")
        y += step


def _paper(c: Canvas) -> None:
    c.box(0, 0, *SIZE, c.paper, 0)


def logo_ammerfeld(c: Canvas) -> None:
    """A field seen from above: furrows in four squares."""
    _paper(c)
    for n, (x, y) in enumerate(((10, 11), (30, 11), (10, 31), (30, 31))):
        fill = c.spark if n == 1 else (c.t2, c.t2, c.t3, c.t1)[n]
        c.box(x, y, 18, 18, fill, 2)
    c.line([(10, 17), (28, 17)], 1.6)
    c.line([(10, 23), (28, 23)], 1.6)
    c.line([(16, 31), (16, 49)], 1.6)
    c.line([(22, 31), (22, 49)], 1.6)
    c.line([(30, 49), (48, 31)], 1.6)
    _name(c, "Fondation", "Ammerfeld")


def logo_ostrahl(c: Canvas) -> None:
    """A beam of light through a prism."""
    _paper(c)
    c.shape([(12, 49), (30, 11), (48, 49)], c.t1, 2.4)
    c.line([(4, 38), (24, 30)], 2.4)
    for n, fill in enumerate((c.t3, c.spark, c.t2)):
        points: list[Point] = [(35, 28 + n * 5), (54, 27 + n * 8)]
        c.line(points, 3.4, fill)
    _name(c, "Ostrahl", "Instruments")


def logo_toits(c: Canvas) -> None:
    """Three roofs that share their walls."""
    _paper(c)
    c.shape([(6, 48), (6, 30), (16, 18), (26, 30), (26, 48)], c.t1, 2.2)
    c.shape([(34, 48), (34, 30), (44, 18), (54, 30), (54, 48)], c.t3, 2.2)
    c.shape([(18, 48), (18, 24), (30, 9), (42, 24), (42, 48)], c.t2, 2.2)
    c.box(26, 28, 8, 9, c.spark, 1.6)
    c.line([(2, 48), (56, 48)], 2.4)
    _name(c, "Toits communs", "de la Bruche")


def logo_goupille(c: Canvas) -> None:
    """A nut and the pin that holds it."""
    _paper(c)
    c.shape([(14, 30), (22, 15), (38, 15), (46, 30), (38, 45), (22, 45)], c.t3, 2.4)
    c.disc(30, 30, 8, c.paper, 2.2)
    c.tube([(8, 47), (50, 13)], 3.2, c.spark, 1.6)
    _name(c, "La Goupille")


def logo_moyeu(c: Canvas) -> None:
    """A hub and its spokes."""
    _paper(c)
    c.disc(30, 30, 21, c.t1, 3)
    for dx, dy in ((1, 0), (0, 1), (0.7, 0.7), (0.7, -0.7)):
        c.line([(30 - dx * 20, 30 - dy * 20), (30 + dx * 20, 30 + dy * 20)], 1.8)
    c.disc(30, 30, 7, c.spark, 2.2)
    _name(c, "Le Moyeu", "d’Ill")


def logo_cigogneau(c: Canvas) -> None:
    """A young stork that calls, as a mast that sends."""
    _paper(c)
    c.shape([(14, 49), (30, 16), (46, 49)], c.t1, 2.2)
    c.line([(30, 16), (30, 49)], 1.8)
    c.line([(20, 37), (40, 37)], 1.8)
    c.disc(30, 14, 5, c.paper, 2)
    c.shape([(34, 11), (50, 14), (34, 17)], c.spark, 1.6)
    c.disc(31, 13, 1.1, c.ink, 0)
    _name(c, "Radio", "Cigogneau")
