"""Building a wall from top to bottom: storeys, bays, windows and figures, drawn by lot.

The issue gives the vocabulary of figures, the territory the way of building (bands of joists,
height of sills, rhythm of bays), the slug everything else. So stories of one issue are kin, and
each is itself.
"""

import hashlib
import random
from collections.abc import Sequence
from itertools import pairwise

from .figures import (
    FRIEZE,
    SQUARE,
    TALL,
    Beam,
    Maker,
    Point,
    Rect,
    chevron,
    curule,
    diamond,
    fan,
    mann,
    plain,
    rails,
    slash,
    studs,
    wild_man,
)
from .formats import Format, Wall

COMPOSITIONS = ["facade", "street", "close", "gable", "jetty"]
TINTS = ["t0", "t1", "t2", "t3"]
HOUSE, PANEL, ACCENT = range(3)
# How many beams wide and high a panel must be, so that a figure has air in it; 4 by default.
FINENESS: dict[Maker, float] = {
    studs: 6,
    rails: 6,
    mann: 6,
    wild_man: 7,
    fan: 6,
    curule: 4.6,
    diamond: 5,
}
# Base tint of the plaster, accent of figures, and how often a panel leaves the base.
TONES = [
    ("t0", "t2", 0.25),
    ("t0", "t1", 0.35),
    ("t1", "t3", 0.2),
    ("t1", "t0", 0.35),
    ("t2", "t0", 0.25),
    ("t2", "t3", 0.3),
    ("t3", "t1", 0.2),
    ("t0", "t3", 0.5),
]


def generator(*parts: object) -> random.Random:
    """A generator of chance that gives the same for the same parts, on every machine."""
    digest = hashlib.sha256("\n".join(str(part) for part in parts).encode()).digest()
    return random.Random(digest)  # noqa: S311 (a picture, not a secret)


def cut(start: int, end: int, weights: Sequence[float]) -> list[int]:
    """Divide a stretch in proportion to weights; the places of the cuts with both ends."""
    total, at, cuts = sum(weights), 0.0, [start]
    for weight in weights:
        at += weight
        cuts.append(start + round((end - start) * at / total))
    return cuts


class Builder:
    """Builds one wall from top to bottom."""

    def __init__(
        self, seed: str, form: Format, issue: str, territory: str, scale: float, attempt: int
    ) -> None:
        self.rng = rng = generator("wall", seed, attempt)
        speech = generator("issue", issue or seed)
        custom = generator("territory", territory or seed)
        self.form = form
        self.is_strip = form.height < form.width / 10
        self.composition = "facade" if self.is_strip else rng.choice(COMPOSITIONS)
        self.base, self.accent, self.wander = rng.choice(TONES)
        self.storey = form.storey * scale * rng.choice([0.86, 1, 1.2])
        if self.composition == "close":
            self.storey *= 1.45
        self.tall = self.pick(speech, TALL, 3) + self.pick(rng, TALL, 1)
        self.square = self.pick(speech, SQUARE, 2) + self.pick(rng, SQUARE, 1)
        self.frieze = speech.choice(FRIEZE)
        self.window_share = custom.choice([0.3, 0.4, 0.5])
        self.sill = custom.choice([0.55, 0.6, 0.66])
        self.joists = custom.random() < 0.5 or self.composition == "jetty"
        self.rhythm = custom.choice([(1, 1), (2, 3), (1, 2), (3, 4, 2), (1, 2, 1), (2, 2, 3)])
        beam = form.storey * (0.082 if self.composition == "close" else 0.072) * scale**0.5
        self.wall = Wall(form, max(4, 2 * round(beam / 2)), self.base)

    @staticmethod
    def pick(rng: random.Random, makers: list[Maker], count: int) -> list[Maker]:
        return rng.sample(makers, count)

    def build(self) -> Wall:
        edge = self.wall.beam // 2
        left, right = edge, self.form.width - edge
        top, bottom = edge, self.form.height - edge
        if self.composition == "street":
            self.street(left, top, right, bottom)
        else:
            self.house(left, top, right, bottom, self.base)
        if self.composition == "gable":
            self.gable(left, top, right)
        frame = [Beam((x, 0), (x, self.form.height)) for x in (left, right)]
        frame += [Beam((0, y), (self.form.width, y)) for y in (top, bottom)]
        self.wall.frame = frame
        return self.wall

    def street(self, left: int, top: int, right: int, bottom: int) -> None:
        """Several houses side by side, each with its own storeys and plaster."""
        count = max(2, round((right - left) / self.storey / self.rng.choice([1.3, 1.7])))
        cuts = cut(left, right, [self.rng.choice([2, 3, 3, 4]) for _ in range(count)])
        bases = [self.rng.choice(TINTS)]
        while len(bases) < count:
            bases.append(self.rng.choice([tint for tint in TINTS if tint != bases[-1]]))
        for (x1, x2), base in zip(pairwise(cuts), bases, strict=True):
            self.house(x1, top, x2, bottom, base)
            self.wall.beams.append(Beam((x2, top), (x2, bottom)))

    def gable(self, left: int, top: int, right: int) -> None:
        """A roof over the middle; above its rafters there is sky."""
        apex = (self.form.width // 2, top - self.wall.beam)
        eaves = top + round(self.form.height * self.rng.choice([0.5, 0.62, 0.75]))
        self.wall.sky = [
            [(0, 0), apex, (0, eaves)],
            [(self.form.width, 0), apex, (self.form.width, eaves)],
        ]
        self.wall.rafters = [Beam(apex, (0, eaves)), Beam(apex, (self.form.width, eaves))]

    def house(self, left: int, top: int, right: int, bottom: int, base: str) -> None:
        """One house: storeys above each other, with joists between them or not."""
        if base != self.wall.base:
            self.fill(HOUSE, base, Rect(left, top, right - left, bottom - top).corners)
        count = 1 if self.is_strip else max(1, round((bottom - top) / self.storey))
        if self.composition != "close" and not self.is_strip:
            count = max(2, count)
        weights = [self.rng.choice([4, 5, 5, 6]) for _ in range(count)]
        cuts = cut(top, bottom, weights)
        posts: list[int] = []
        shifted = self.composition == "jetty" or self.rng.random() < 0.35
        for index, (y1, y2) in enumerate(pairwise(cuts)):
            if index:
                self.wall.beams.append(Beam((left, y1), (right, y1)))
                if self.joists and y2 - y1 > self.wall.beam * 7:
                    y1 = self.band(left, y1, right)
            if shifted or not posts:
                posts = self.posts(left, right)
            self.row(posts, y1, y2, base)

    def band(self, left: int, y: int, right: int) -> int:
        """A band of joist ends below a storey's beam; gives back where the storey begins."""
        beam = self.wall.beam
        lower = y + round(beam * 2.5)
        self.fill(PANEL, self.other(self.base), Rect(left, y, right - left, lower - y).corners)
        count = max(2, round((right - left) / (beam * 4.5)))
        for index in range(1, count):
            x = left + round((right - left) * index / count)
            self.wall.beams.append(Beam((x, y), (x, lower)))
        self.wall.beams.append(Beam((left, lower), (right, lower)))
        return lower

    def posts(self, left: int, right: int) -> list[int]:
        """Bays of irregular width, often mirrored as carpenters liked it."""
        bay = self.storey * self.rng.choice([0.55, 0.7, 0.9])
        count = max(1, round((right - left) / bay))
        weights = [self.rhythm[i % len(self.rhythm)] + 1.0 for i in range(count)]
        if self.rng.random() < 0.6:
            weights = [weights[min(i, count - 1 - i)] for i in range(count)]
        return cut(left, right, weights)

    def row(self, posts: list[int], y1: int, y2: int, base: str) -> None:
        """One storey: windows over sills, braced bays, rails."""
        sill = y1 + round((y2 - y1) * self.sill)
        count = len(posts) - 1
        kinds = self.kinds(count)
        figures: dict[str, Maker] = {}
        mirrored = {"slash": "backslash", "knee": "knee_left"}
        for index, (x1, x2) in enumerate(pairwise(posts)):
            if index:
                self.wall.beams.append(Beam((x1, y1), (x1, y2)))
            kind = kinds[index]
            if kind == "window":
                self.window(Rect(x1, y1, x2 - x1, sill - y1))
                self.wall.beams.append(Beam((x1, sill), (x2, sill)))
                maker = figures.setdefault(
                    "breast", self.rng.choice([self.frieze, *self.square, plain])
                )
                self.panel(Rect(x1, sill, x2 - x1, y2 - sill), maker, base)
            elif kind == "pane":
                self.window(Rect(x1, y1, x2 - x1, y2 - y1))
            elif kind == "tall":
                maker = self.rng.choice(self.tall)
                twin = [m for m in TALL if m.__name__ == mirrored.get(maker.__name__)]
                if twin and index >= count / 2:
                    maker = twin[0]
                self.panel(Rect(x1, y1, x2 - x1, y2 - y1), maker, base)
            else:
                self.wall.beams.append(Beam((x1, sill), (x2, sill)))
                upper = self.rng.choice([*self.square, plain])
                self.panel(Rect(x1, y1, x2 - x1, sill - y1), upper, base)
                self.panel(Rect(x1, sill, x2 - x1, y2 - sill), self.rng.choice(self.square), base)

    def kinds(self, count: int) -> list[str]:
        """What each bay is; every storey has a window, and no bay of it repeats for ever."""
        if self.is_strip:
            kinds = self.rng.choices(["pane", "tall"], [1, 3], k=count)
            return ["pane" if i % 2 == 0 and k == "pane" else "tall" for i, k in enumerate(kinds)]
        other = (1 - self.window_share) / 2
        weights = [self.window_share, other * 1.2, other * 0.8]
        kinds = self.rng.choices(["window", "tall", "split"], weights, k=count)
        if "window" not in kinds:
            kinds[self.rng.randrange(count)] = "window"
        return kinds

    def window(self, rect: Rect) -> None:
        """A window, or two beside each other where the bay is wide."""
        panes = 2 if rect.w > rect.h * 1.35 else 1
        cuts = cut(rect.x, rect.x + rect.w, [1] * panes)
        for x1, x2 in pairwise(cuts):
            pane = Rect(x1, rect.y, x2 - x1, rect.h)
            self.wall.windows.append(pane)
            if x2 != cuts[-1]:
                self.wall.beams.append(Beam((x2, rect.y), (x2, rect.y + rect.h)))
            if self.rng.random() < 0.5:
                self.fill(PANEL, self.other(self.base), pane.corners)

    def fits(self, maker: Maker, rect: Rect) -> bool:
        return min(rect.w, rect.h) >= self.wall.beam * FINENESS.get(maker, 4)

    def panel(self, rect: Rect, maker: Maker, base: str) -> None:
        """Plaster with a figure in it; wide panels become a frieze, tall ones get a rail."""
        least = round(self.wall.beam * FINENESS.get(maker, 4))
        if maker is not plain and rect.h > max(rect.w * 2.1, least * 2):
            half = rect.h // 2
            y = rect.y + half
            self.wall.beams.append(Beam((rect.x, y), (rect.x + rect.w, y)))
            self.panel(Rect(rect.x, rect.y, rect.w, half), self.rng.choice(self.square), base)
            self.panel(Rect(rect.x, y, rect.w, rect.h - half), maker, base)
            return
        ground = base
        if self.rng.random() < self.wander:
            ground = self.other(base)
            self.fill(PANEL, ground, rect.corners)
        parts = [rect]
        if maker is not plain and rect.w > rect.h * 1.7:
            if maker not in FRIEZE or not self.fits(maker, rect):
                maker = next(
                    (m for m in (self.frieze, slash, chevron) if self.fits(m, rect)), plain
                )
            count = round(rect.w / max(rect.h, least))
            cuts = cut(rect.x, rect.x + rect.w, [1] * count)
            parts = [Rect(x1, rect.y, x2 - x1, rect.h) for x1, x2 in pairwise(cuts)]
            if maker not in FRIEZE:
                foot = rect.y + rect.h
                self.wall.beams += [Beam((x, rect.y), (x, foot)) for x in cuts[1:-1]]
        self.figures(parts, maker, ground)

    def figures(self, parts: list[Rect], maker: Maker, ground: str) -> None:
        """The same figure in every part that is large enough for it, in the same two tints."""
        drawn = [maker(part) for part in parts if self.fits(maker, part)]
        tint = self.accent if self.accent != ground else self.other(ground)
        accented = self.rng.random() < 0.55
        for figure in drawn:
            self.wall.beams += figure.beams
            for accent in figure.accents if accented else []:
                self.fill(ACCENT, tint, accent)

    def other(self, tint: str) -> str:
        return self.rng.choice([t for t in TINTS if t != tint])

    def fill(self, layer: int, tint: str, polygon: list[Point]) -> None:
        self.wall.panels.setdefault((layer, tint), []).append(polygon)
