"""The hue of each issue. One angle makes a whole palette, in CSS and on drawn pictures alike.

The angles are not evenly spread: on the solid tints (--issue, --issue-mid) any two neighbours stay
at least 0.035 apart in OKLab after fitting to sRGB, where greens and blues have less room.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Hue:
    """A named hue: `angle` in degrees of OKLCH; static/css/tokens.css holds the same angles."""

    key: str
    label: str | Promise
    angle: int


HUES = [
    Hue("brick", _("brick"), 34),
    Hue("apricot", _("apricot"), 60),
    Hue("straw", _("straw"), 96),
    Hue("moss", _("moss"), 128),
    Hue("fir", _("fir"), 160),
    Hue("lake", _("lake"), 198),
    Hue("sky", _("sky"), 237),
    Hue("rhine", _("Rhine"), 263),
    Hue("slate", _("slate"), 290),
    Hue("plum", _("plum"), 316),
    Hue("mallow", _("mallow"), 342),
    Hue("rose", _("rose"), 8),
]
HUE_BY_KEY = {hue.key: hue for hue in HUES}
