"""The demonstration, loaded once for this folder.

Loading takes half a minute, so it happens in a transaction around all tests of the folder, which is
rolled back at the end. Their group keeps them with one worker: split up, each would load it.
"""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import transaction
from wagtail.models import Site

from home.demo.load import load_demonstration
from taxonomy import official_list
from taxonomy.territory_import import import_territories
from tests.days import one_day

LONGEST = timedelta(minutes=30)  # for all of them together, on a busy machine


@pytest.fixture(scope="package", autouse=True)
def _demonstration(django_db_setup, django_db_blocker) -> Iterator[None]:
    """Load everything once, with what the list holds of Alsace, Bretagne and Isère."""
    with one_day(LONGEST), django_db_blocker.unblock(), transaction.atomic():
        import_territories(
            [area for area in official_list.areas() if area.kind != "commune" or _is_near(area)],
            official_list.vintage(),
        )
        # Small pictures: AVIF takes its time, and no test looks at them.
        assert load_demonstration(picture_pixels=320)
        Site.objects.update(hostname="testserver", port=80)
        yield
        transaction.set_rollback(True)


def _is_near(area: official_list.Area) -> bool:
    return area.near in {"67", "68", "29", "35", "38", "56"}
