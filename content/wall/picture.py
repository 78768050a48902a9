"""A wall as a picture of pixels, for social images and wherever no style sheet reaches."""

from math import hypot

from PIL import Image, ImageDraw

from .figures import Beam
from .formats import Wall
from .palette import Colour, palette

Pixels = list[tuple[float, float]]


def draw_picture(wall: Wall, angle: float, scale: float, night: bool = False) -> Image.Image:
    """Paint a planned wall.

    Args:
        wall: from `plan`.
        angle: of the hue, in degrees of OKLCH.
        scale: pixels per unit of the wall.
        night: in the colours of the dark mode.
    """
    colours = palette(angle, night)
    size = round(wall.format.width * scale), round(wall.format.height * scale)
    fine = 3  # drawn larger and brought down: Pillow's polygons have hard edges
    image = Image.new("RGB", (size[0] * fine, size[1] * fine), colours[wall.base])
    draw = ImageDraw.Draw(image)
    factor = scale * fine
    for (_layer, tint), shapes in sorted(wall.panels.items()):
        for shape in shapes:
            draw.polygon([(x * factor, y * factor) for x, y in shape], fill=colours[tint])
    for name, windows in (("lit", wall.lit), ("dim", wall.dim)):
        for window in windows:
            draw.polygon([(x * factor, y * factor) for x, y in window.corners], fill=colours[name])
    _beams(draw, wall.beams, wall.beam, factor, colours["beam"])
    for shape in wall.sky:
        draw.polygon([(x * factor, y * factor) for x, y in shape], fill=colours["sky"])
    _beams(draw, [*wall.rafters, *wall.frame], wall.beam, factor, colours["beam"])
    return image.resize(size, Image.Resampling.LANCZOS)


def _beams(
    draw: ImageDraw.ImageDraw, beams: list[Beam], width: int, factor: float, colour: Colour
) -> None:
    for beam in beams:
        points = [(x * factor, y * factor) for x, y in _flattened(beam)]
        draw.polygon(_outline(points, width * factor / 2), fill=colour)


def _flattened(beam: Beam, steps: int = 24) -> Pixels:
    (x1, y1), (x2, y2) = beam.start, beam.end
    if not beam.bend:
        return [(x1, y1), (x2, y2)]
    bx, by = beam.bend
    return [
        (
            (1 - t) ** 2 * x1 + 2 * t * (1 - t) * bx + t**2 * x2,
            (1 - t) ** 2 * y1 + 2 * t * (1 - t) * by + t**2 * y2,
        )
        for t in (step / steps for step in range(steps + 1))
    ]


def _outline(points: Pixels, half: float) -> Pixels:
    """The two long sides of a beam whose middle line is given; its ends are cut straight."""
    left, right = [], []
    for index, (x, y) in enumerate(points):
        (ax, ay), (bx, by) = points[max(index - 1, 0)], points[min(index + 1, len(points) - 1)]
        length = hypot(bx - ax, by - ay) or 1
        nx, ny = (ay - by) / length * half, (bx - ax) / length * half
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return left + right[::-1]
