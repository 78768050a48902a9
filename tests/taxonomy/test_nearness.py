"""What is near to a municipality."""

from math import inf

import pytest

from taxonomy.distance import in_words
from taxonomy.models import Territory
from taxonomy.nearness import Nearness, nearness, places
from tests.queries import queries

from .conftest import MULHOUSE


def from_mulhouse(*keys: str) -> Nearness | None:
    known = {row.key: row.pk for row in Territory.objects.all()}
    found = places(Territory.objects.all())
    return nearness(found[known["com-68224"]], [found[known[key]] for key in keys])


def test_the_graph_comes_first_then_kilometres(imported):
    order = [
        "com-68224",  # itself
        MULHOUSE,  # all of its intercommunality
        "com-68154",  # Illzach, in it
        "com-68297",  # Saint-Louis, same department
        "com-67482",  # Strasbourg: the collectivity is what a department is elsewhere
        "reg-44",
        "ch-bs",  # Basel, nearer than Strasbourg in kilometres, across the border
        "de-08317",
    ]
    found = [from_mulhouse(key) for key in order]
    assert sorted(found) == found
    assert [one.step for one in found] == [0, 1, 1, 2, 2, 3, 4, 4]
    assert [one.covers for one in found] == [True, True, False, False, False, True, False, False]
    assert [one.kilometres == 0 for one in found] == [one.covers for one in found]
    strasbourg, basel = found[4], found[6]
    assert basel.kilometres < strasbourg.kilometres


def test_of_several_territories_the_nearest_counts(imported):
    names = {row.pk: row.key for row in Territory.objects.all()}
    assert names[from_mulhouse("de-08317", "com-68297", "com-67482").territory] == "com-68297"
    assert from_mulhouse() is None


def test_what_has_no_point_comes_last_among_its_like(imported):
    assert from_mulhouse("outremer-975").kilometres == inf
    assert from_mulhouse("outremer-975") > from_mulhouse("de-08317")


def test_two_queries_for_any_number_of_places(imported):
    few = queries(lambda: places(Territory.objects.filter(key=MULHOUSE)))
    assert few == queries(lambda: places(Territory.objects.all())) == 2


@pytest.mark.parametrize(
    ("length", "roughly", "words"),
    [
        (0.4, False, "à moins d’un kilomètre"),
        (12.4, False, "à 12 km"),
        (397.3, False, "à 397 km"),
        (12.4, True, "à environ 10 km"),
        (1, True, "à environ 5 km"),
        (88, True, "à environ 90 km"),
        (inf, False, ""),
        (inf, True, ""),
    ],
)
def test_a_distance_is_no_more_exact_than_it_is(length, roughly, words):
    assert in_words(length, roughly=roughly).replace("\xa0", " ") == words
