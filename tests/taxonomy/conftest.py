"""The official list, read once, and small closed parts of it."""

from collections.abc import Callable
from functools import cache

import pytest

from taxonomy import official_list
from taxonomy.official_list import Area
from taxonomy.territory_import import import_territories

MULHOUSE = "epci-200066009"
RIED = "epci-200030526"  # 17 municipalities in Bas-Rhin, 1 in Haut-Rhin
BOUXWILLER = ["com-67061", "com-68049"]  # one name, two departments


@cache
def whole_list() -> dict[str, Area]:
    return {area.key: area for area in official_list.areas()}


@cache
def part_of_the_list() -> tuple[Area, ...]:
    """Two intercommunalities with their municipalities, two homonyms, the neighbours."""
    areas = whole_list()
    keys = {*BOUXWILLER, "com-68297", "com-67482", "outremer-975"}
    for area in areas.values():
        if {MULHOUSE, RIED} & {area.key, *area.parents} or area.key[:3] in ("de-", "ch-"):
            keys.add(area.key)
    queue = list(keys)
    for key in queue:
        queue.extend(parent for parent in areas[key].parents if parent not in keys)
        keys.update(areas[key].parents)
    return tuple(area for key, area in areas.items() if key in keys)


@pytest.fixture
def areas() -> list[Area]:
    return list(part_of_the_list())


@pytest.fixture
def imported(db, areas) -> Callable:
    """The part of the list in the database; call it with other areas to import again."""
    import_territories(areas, 2026)
    return import_territories
