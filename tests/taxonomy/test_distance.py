"""How far two places are from each other."""

from math import acos, cos, pi, radians, sin

import pytest

from taxonomy.distance import EARTH_RADIUS_KM, Point, kilometres, point_of
from taxonomy.models import Territory, TerritoryKind

from .conftest import whole_list

WITHOUT_POINT = {"com-14581", "com-15031", "com-15035", "com-15047", "com-15171", "com-69114"}


def arc(one: Point, other: Point) -> float:
    """The same length by another way: the angle between two vectors from the Earth's centre."""

    def vector(point: Point) -> tuple[float, float, float]:
        east, north = map(radians, point)
        return cos(north) * cos(east), cos(north) * sin(east), sin(north)

    product = sum(a * b for a, b in zip(vector(one), vector(other), strict=True))
    return EARTH_RADIUS_KM * acos(product)


def point(key: str) -> Point:
    area = whole_list()[key]
    return Point(area.longitude, area.latitude)


@pytest.mark.parametrize(
    ("one", "other", "whole"),
    [
        ("com-67482", "com-68224", 97),  # Strasbourg and Mulhouse
        ("com-67482", "de-08317", 25),  # across the Rhine
        ("com-67482", "com-97411", 9060),  # across the equator: Saint-Denis de La Réunion
    ],
)
def test_the_great_circle_is_as_long_by_another_way(one, other, whole):
    found = kilometres(point(one), point(other))
    assert found == pytest.approx(arc(point(one), point(other)), rel=1e-9)
    assert kilometres(point(other), point(one)) == pytest.approx(found, rel=1e-12)
    assert round(found) == whole


def test_a_place_is_nowhere_from_itself_and_half_a_circle_from_its_antipode():
    here = point("com-67482")
    assert kilometres(here, here) == 0
    there = Point(here.longitude - 180, -here.latitude)
    assert kilometres(here, there) == pytest.approx(pi * EARTH_RADIUS_KM)
    assert kilometres(Point(0, 0), Point(0, 90)) == pytest.approx(pi / 2 * EARTH_RADIUS_KM)


def test_every_area_of_the_list_has_a_point_but_those_that_it_names():
    without = {area.key for area in whole_list().values() if area.longitude is None}
    overseas = {a.key for a in whole_list().values() if a.kind == TerritoryKind.OVERSEAS}
    assert without == WITHOUT_POINT | overseas


def test_the_point_is_read_from_the_row():
    assert point_of(Territory(longitude=7.7676, latitude=48.5711)) == (7.7676, 48.5711)
    assert point_of(Territory()) is None
