"""The house motif: a half-timbered wall with one lit window, drawn from a slug."""

from .formats import FORMATS
from .palette import palette
from .picture import draw_picture
from .plan import plan
from .svg import draw_svg

__all__ = ["FORMATS", "draw_picture", "draw_svg", "palette", "plan"]
