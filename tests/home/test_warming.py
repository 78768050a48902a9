"""Pictures are made before a visitor asks for them."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
import time_machine
from django.core.files.images import ImageFile
from PIL import Image

from content.models import Picture, Rendition
from home.warming import Warming
from tests.factories import make_story

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)


def picture() -> Picture:
    file = BytesIO()
    Image.new("RGB", (800, 500), "#b3331d").save(file, "JPEG")
    return Picture.objects.create(
        title="Atelier", file=ImageFile(file, name="atelier.jpg"), credit="Le Labo"
    )


def test_a_new_page_is_opened_once_and_its_pictures_are_made(tree):
    warming = Warming()
    while warming.open_next_page():
        pass

    cover = picture()
    story = make_story("Publié", cover=cover, live=False)
    make_story("Brouillon", live=False)
    assert warming.open_next_page() is None
    story.save_revision().publish()

    assert warming.open_next_page() == story
    assert Rendition.objects.filter(image=cover).count() > 0
    assert warming.open_next_page() is None


def test_pictures_of_a_page_under_embargo_are_there_at_its_minute(client, tree):
    with time_machine.travel(NOON - timedelta(hours=1), tick=False) as clock:
        warming = Warming()
        while warming.open_next_page():
            pass
        clock.shift(1)
        story = make_story("Sous embargo", cover=picture(), live=False, embargo_until=NOON)
        story.save_revision().publish()

        assert warming.open_next_page() == story
        assert client.get("/fr/recits/sous-embargo/").status_code == 404
        made = set(Rendition.objects.values_list("pk", flat=True))
        assert made != set()
        clock.move_to(NOON)
        assert client.get("/fr/recits/sous-embargo/").status_code == 200
    assert set(Rendition.objects.values_list("pk", flat=True)) == made
