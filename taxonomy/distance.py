"""How far two places are from each other, as the crow flies."""

from math import asin, cos, inf, radians, sin, sqrt
from typing import NamedTuple

from django.utils.translation import gettext as _

from .models import Territory

# Mean radius of the Earth, R1 of the GRS 80 ellipsoid (Moritz, Geodetic Reference System 1980).
EARTH_RADIUS_KM = 6371.0088


class Point(NamedTuple):
    """A place on Earth, in degrees, east and north counted positive."""

    longitude: float
    latitude: float


def point_of(territory: Territory) -> Point | None:
    """A point inside the territory; None for the few of which the official list gives none."""
    if territory.longitude is None or territory.latitude is None:
        return None
    return Point(territory.longitude, territory.latitude)


def kilometres(one: Point, other: Point) -> float:
    """Length of the great circle between two points, in kilometres.

    The haversine formula (Sinnott, "Virtues of the Haversine", Sky and Telescope, 1984), which
    stays exact for near points. The Earth is no sphere: half a per cent off, at most.
    """
    longitude, latitude = map(radians, one)
    other_longitude, other_latitude = map(radians, other)
    square = (
        sin((other_latitude - latitude) / 2) ** 2
        + cos(latitude) * cos(other_latitude) * sin((other_longitude - longitude) / 2) ** 2
    )
    # Rounding may carry the square just above 1 where the points are antipodes.
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1, square)))


def in_words(length: float, *, roughly: bool = False) -> str:
    """A distance as people say it, no more exact than it is; empty where it is not known.

    Args:
        length: in kilometres.
        roughly: an end of it is an area, not a town: to the nearest five kilometres.
    """
    if length == inf:
        return ""
    if roughly:
        return _("about %(number)s km away") % {"number": max(5, 5 * round(length / 5))}
    if length < 1:
        return _("less than 1 km away")
    return _("%(number)s km away") % {"number": round(length)}
