"""Pictures of the demonstration: right sizes, the same every time, one amber spark, words for all."""

from io import BytesIO

import pytest

from content.hues import HUE_BY_KEY
from content.wall.palette import SPARK
from home.demo.scenes import SCENES, draw


def test_there_are_enough_of_each_kind():
    kinds = [name.split("-")[0] if "-" in name else "scene" for name in SCENES]
    assert kinds.count("scene") >= 14
    assert kinds.count("portrait") == 6
    assert kinds.count("logo") == 6


def test_sizes_at_full_width():
    assert draw("workshop").size == (2400, 1500)
    assert draw("portrait-karim").size == (1000, 1000)


def test_a_scene_is_light_enough_for_the_library():
    buffer = BytesIO()
    draw("solar").save(buffer, "JPEG", quality=85, optimize=True, progressive=True)
    assert len(buffer.getvalue()) < 400_000


@pytest.mark.parametrize("name", SCENES)
def test_each_picture_is_the_same_twice_and_holds_one_spark(name):
    picture = draw(name, 240)
    width, height = SCENES[name].size
    assert picture.size == (240, 240 * height / width)
    assert picture.tobytes() == draw(name, 240).tobytes()
    amber = sum(count for count, colour in picture.getcolors(1 << 20) if colour == SPARK)
    assert 0.0003 < amber / (picture.width * picture.height) < 0.15


@pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES)
def test_each_picture_has_words_in_three_languages(scene):
    assert set(scene.alt) == {"fr", "de", "en"}
    assert all(10 < len(words) <= 250 or words.startswith("Logo") for words in scene.alt.values())
    assert scene.caption
    assert scene.hue in HUE_BY_KEY


def test_no_two_pictures_say_the_same():
    assert len({scene.alt["fr"] for scene in SCENES.values()}) == len(SCENES)
    assert len({scene.function for scene in SCENES.values()}) == len(SCENES)


def test_an_unknown_name_is_an_error():
    with pytest.raises(KeyError):
        draw("palace")
