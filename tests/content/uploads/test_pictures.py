"""What is left of a picture that somebody sends."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from content.uploads.pictures import TOO_LARGE, UNREADABLE, clean

from .files import PLACE, SECRET, credited, huge_png, noted, picture

HTML = b"<!doctype html><script>alert(1)</script>"


def test_place_camera_and_thumbnail_stay_outside_and_the_picture_stands_upright():
    sent = noted(orientation=6)
    assert {word: word.encode() in sent for word in (PLACE, SECRET)} == {PLACE: True, SECRET: True}

    kept = clean(BytesIO(sent), "DSC 1.JPG")

    stored = kept.read()
    with Image.open(BytesIO(stored)) as image:
        seen = (image.format, image.size, dict(image.getexif()), sorted(image.info))
        top, bottom = image.getpixel((20, 2)), image.getpixel((20, 77))
    assert seen == ("JPEG", (40, 80), {}, ["jfif", "jfif_density", "jfif_unit", "jfif_version"])
    assert (max(top) < 80, min(bottom) > 240) == (True, True)
    assert [word for word in (PLACE, SECRET) if word.encode() in stored] == []
    assert (kept.name, kept.credit) == ("DSC 1.jpg", "Nadia Weber")


def test_who_made_it_is_read_from_what_agencies_write():
    assert clean(BytesIO(credited("Aïcha Martin")), "a.jpg").credit == "Aïcha Martin"
    assert clean(BytesIO(picture()), "a.jpg").credit == ""


@pytest.mark.parametrize(
    ("format_", "kept"),
    [
        ("JPEG", ("JPEG", ".jpg")),
        ("PNG", ("PNG", ".png")),
        ("GIF", ("PNG", ".png")),
        ("WEBP", ("WEBP", ".webp")),
        ("AVIF", ("AVIF", ".avif")),
    ],
)
def test_each_format_is_kept_as_a_still_picture_without_what_hangs_behind_it(format_, kept):
    file = clean(BytesIO(picture(format_) + HTML), f"a.{format_.lower()}")

    content = file.read()
    with Image.open(BytesIO(content)) as image:
        assert (image.format, image.size) == (kept[0], (80, 40))
    assert (file.name, HTML in content) == (f"a{kept[1]}", False)


def test_only_the_first_picture_of_a_film_is_kept():
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    for format_ in ("GIF", "WEBP"):
        film = BytesIO()
        frames[0].save(film, format_, save_all=True, append_images=frames[1:])
        with Image.open(clean(film, "film")) as image:
            assert getattr(image, "n_frames", 1) == 1


def test_colours_of_print_and_transparency_are_kept_as_far_as_the_format_can():
    print_colours, clear = BytesIO(), BytesIO()
    Image.new("CMYK", (10, 10)).save(print_colours, "JPEG")
    Image.new("RGBA", (10, 10), (255, 0, 0, 0)).save(clear, "PNG")
    with Image.open(clean(print_colours, "a.jpg")) as image:
        assert image.mode == "RGB"
    with Image.open(clean(clear, "a.png")) as image:
        assert image.getpixel((5, 5)) == (255, 0, 0, 0)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (HTML, UNREADABLE),
        (b"", UNREADABLE),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", UNREADABLE),
        (b"GIF89a/*" + HTML, UNREADABLE),
        (picture()[:400], UNREADABLE),
        (picture("PNG")[:60], UNREADABLE),
        (picture("TIFF"), UNREADABLE),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", UNREADABLE),
        (huge_png(60_000, 60_000), TOO_LARGE),
        (huge_png(9_000, 9_000), TOO_LARGE),
        (huge_png(17_000, 1), TOO_LARGE),
    ],
)
def test_what_is_no_picture_or_too_large_a_one_is_refused(content, words):
    with pytest.raises(ValidationError) as refused:
        clean(BytesIO(content), "photo.jpg")
    assert refused.value.messages == [str(words)]
