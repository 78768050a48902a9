"""The hue of each issue. One angle makes a whole palette, in CSS and on drawn pictures alike."""

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
    Hue("apricot", _("apricot"), 58),
    Hue("straw", _("straw"), 92),
    Hue("moss", _("moss"), 120),
    Hue("fir", _("fir"), 155),
    Hue("lake", _("lake"), 190),
    Hue("sky", _("sky"), 230),
    Hue("rhine", _("Rhine"), 258),
    Hue("slate", _("slate"), 285),
    Hue("plum", _("plum"), 318),
    Hue("mallow", _("mallow"), 345),
    Hue("rose", _("rose"), 10),
]
HUE_BY_KEY = {hue.key: hue for hue in HUES}
