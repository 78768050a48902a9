"""From longitude and latitude to a point of a drawing."""

from collections.abc import Mapping
from math import cos, exp, log, pi, radians, sin, tan
from typing import Any

from taxonomy.distance import Point

# RGF93 / Lambert-93 (EPSG:2154): IGN, "Projection cartographique conique conforme de Lambert",
# NTG 71, with the constants of its table for Lambert-93. Lengths in metres.
EXCENTRICITY = 0.081819191042816
EXPONENT = 0.725607765053267
CONSTANT = 11754255.426096
FALSE_EASTING, FALSE_NORTHING = 700000, 12655612.049876
MERIDIAN = 3


def place(projection: Mapping[str, Any], point: Point) -> tuple[float, float]:
    """Where a point lies on a drawing, in units of its view box, x to the right and y down.

    Args:
        projection: `type` and constants of a layer, as the files in taxonomy/data/maps give them.
        point: in degrees.
    """
    if projection["type"] == "lambert93":
        easting, northing = lambert93(point)
        return (
            projection["x0"] + (easting - projection["e0"]) * projection["k"],
            projection["y0"] + (projection["n0"] - northing) * projection["k"],
        )
    return (
        projection["x0"] + (point.longitude - projection["lon0"]) * projection["kx"],
        projection["y0"] + (projection["lat0"] - point.latitude) * projection["ky"],
    )


def lambert93(point: Point) -> tuple[float, float]:
    """Easting and northing of a point, in metres."""
    latitude = radians(point.latitude)
    flattened = EXCENTRICITY * sin(latitude)
    isometric = log(tan(pi / 4 + latitude / 2)) + EXCENTRICITY / 2 * log(
        (1 - flattened) / (1 + flattened)
    )
    radius = CONSTANT * exp(-EXPONENT * isometric)
    angle = EXPONENT * radians(point.longitude - MERIDIAN)
    return FALSE_EASTING + radius * sin(angle), FALSE_NORTHING - radius * cos(angle)
