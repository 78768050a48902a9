"""The page of an event says how many places are left at each visit, though nothing tells of it."""

import re

import pytest

from tests.events.registration.conftest import NOW, sign_up

pytestmark = pytest.mark.django_db


def test_places_are_counted_at_each_visit(client, evening, occasion):
    evening.capacity = 4
    evening.save()

    def left() -> list[str]:
        words = re.sub(r"\s+", " ", client.get(evening.url).content.decode())
        return re.findall(r">(\d+) places? libres? sur", words)

    said = left()
    for name in ("Ines", "Karim"):
        assert left() == said
        sign_up(occasion, name, NOW)
        said = [str(int(said[0]) - 1)]
    assert left() == said == ["2"]
