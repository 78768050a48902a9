"""Maps drawn on the server from official contours: counts per territory in, areas of an SVG out."""

from .drawing import Area, Drawing, draw
from .sheets import SHEETS, Sheet, sheet_of

__all__ = ["SHEETS", "Area", "Drawing", "Sheet", "draw", "sheet_of"]
