"""The logo: a timber window of four panes, one of them lit."""

from PIL import Image, ImageDraw

from .wall.palette import SPARK, Colour

# On a grid of 40, as in static/icons/logo.svg: middle lines of the beams, which are 4 thick.
GRID, BEAM = 40, 4
RAILS = [2, 20, 38]
BRACES = [((2, 20), (20, 2)), ((20, 20), (38, 2)), ((2, 38), (20, 20))]
FINE = 8  # drawn larger and brought down, for smooth braces


def draw_logo(size: int, beam: Colour, pane: Colour) -> Image.Image:
    """The logo as a square picture.

    Args:
        size: of a side, in pixels.
        beam, pane: colours of the beams and of the panes that are not lit.
    """
    unit = size * FINE / GRID
    image = Image.new("RGB", (size * FINE, size * FINE), pane)
    draw = ImageDraw.Draw(image)
    half = BEAM / 2
    draw.rectangle((20 * unit, 20 * unit, 38 * unit, 38 * unit), fill=SPARK)
    for (x1, y1), (x2, y2) in BRACES:
        draw.line((x1 * unit, y1 * unit, x2 * unit, y2 * unit), fill=beam, width=round(4 * unit))
    for at in RAILS:
        near, far = (at - half) * unit, (at + half) * unit - 1
        draw.rectangle((near, 0, far, size * FINE), fill=beam)
        draw.rectangle((0, near, size * FINE, far), fill=beam)
    return image.resize((size, size), Image.Resampling.LANCZOS)
