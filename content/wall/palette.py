"""Colours of a wall: one angle of OKLCH makes them all; static/css/wall.css has the same numbers."""

import math

Colour = tuple[int, int, int]

# Tints of panels, beams, sky above a gable: lightness and chroma. By night the order stays, the light goes.
DAY = {
    "t0": (0.955, 0.022),
    "t1": (0.875, 0.065),
    "t2": (0.715, 0.115),
    "t3": (0.505, 0.145),
    "beam": (0.235, 0.035),
    "sky": (0.975, 0.012),
}
NIGHT = {
    "t0": (0.52, 0.055),
    "t1": (0.44, 0.07),
    "t2": (0.36, 0.075),
    "t3": (0.285, 0.065),
    "beam": (0.135, 0.018),
    "sky": (0.215, 0.03),
}
SPARK: Colour = (0xF5, 0xB8, 0x2E)
PAPER: Colour = (0xFF, 0xFB, 0xF4)
INK: Colour = (0x1B, 0x1F, 0x2A)


def _linear_rgb(lightness: float, chroma: float, angle: float) -> tuple[float, float, float]:
    """OKLCH to linear sRGB, after Björn Ottosson's definition of OKLab."""
    a = chroma * math.cos(math.radians(angle))
    b = chroma * math.sin(math.radians(angle))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def colour(lightness: float, chroma: float, angle: float) -> Colour:
    """sRGB of an OKLCH colour; chroma gives way where the screen cannot show it, as in browsers.

    Args:
        lightness: 0 to 1.
        chroma: 0 to about 0.3.
        angle: of the hue, in degrees.
    """
    rgb = _linear_rgb(lightness, chroma, angle)
    while chroma > 0 and not all(-0.001 <= value <= 1.001 for value in rgb):
        chroma -= 0.002
        rgb = _linear_rgb(lightness, max(chroma, 0), angle)
    red, green, blue = (round(255 * _gamma(min(max(value, 0), 1))) for value in rgb)
    return red, green, blue


def _gamma(value: float) -> float:
    return 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055


def palette(angle: float, night: bool = False) -> dict[str, Colour]:
    """Every colour of a wall in one hue, by the class that the SVG gives it.

    Args:
        angle: of the hue, in degrees (content/hues.py).
        night: the colours of the dark mode.
    """
    tones = NIGHT if night else DAY
    colours = {name: colour(*tone, angle) for name, tone in tones.items()}
    return colours | {"lit": SPARK, "dim": colours["t3"]}
