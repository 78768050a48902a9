"""Pictures are made before a visitor asks for them."""

from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from PIL import Image

from content.models import Picture, Rendition
from home.warming import Warming
from tests.factories import make_story

pytestmark = pytest.mark.django_db


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
