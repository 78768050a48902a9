"""The pictures of a press kit: their rights inside, the camera's notes left behind."""

from datetime import date
from io import BytesIO

import pyexiv2
import pytest
from PIL import Image

from .kits import opened
from .stories import make_full_story, make_picture

pytestmark = pytest.mark.django_db


def test_rights_and_words_are_inside_the_picture(tree):
    data = opened(make_full_story()).read("un-atelier-partage/images/un-atelier-partage-1.jpg")
    usage = (
        "Vous pouvez publier partout, même contre paiement. Nommez l’auteur, donnez l’adresse de"
        " l’original et la licence. Vous pouvez modifier\u00a0: dites alors que vous l’avez fait."
    )
    licence = "https://creativecommons.org/licenses/by/4.0/"
    page = "http://testserver/fr/recits/un-atelier-partage/"

    with pyexiv2.ImageData(data) as image:
        xmp, iptc, exif = image.read_xmp(), image.read_iptc(), image.read_exif()

    def words(text: str) -> dict[str, str]:
        return {'lang="x-default"': text, 'lang="fr"': text}

    assert {
        "Xmp.dc.title": words("Un atelier partagé"),
        "Xmp.dc.description": words("De gauche à droite : Léa et Tom."),
        "Xmp.dc.creator": ["Aïcha Martin"],
        "Xmp.dc.rights": words(f"© Aïcha Martin, CC BY 4.0 ({licence})"),
        "Xmp.iptc.AltTextAccessibility": words("Deux apprentis à l’établi."),
        "Xmp.photoshop.Credit": "Aïcha Martin",
        "Xmp.photoshop.Source": "Labo des partenariats",
        "Xmp.xmpRights.UsageTerms": words(usage),
        "Xmp.xmpRights.WebStatement": licence,
        "Xmp.xmpRights.Marked": "True",
        "Xmp.plus.Licensor[1]/plus:LicensorURL": page,
    }.items() <= xmp.items()
    assert iptc["Iptc.Application2.Caption"] == "De gauche à droite : Léa et Tom."
    assert iptc["Iptc.Application2.Byline"] == ["Aïcha Martin"]
    assert iptc["Iptc.Application2.Credit"] == "Aïcha Martin"
    assert iptc["Iptc.Application2.Copyright"] == f"© Aïcha Martin, CC BY 4.0 ({licence})"
    assert iptc["Iptc.Envelope.CharacterSet"] == "\x1b%G"
    assert exif["Exif.Image.Artist"] == "Aicha Martin"


def test_the_camera_s_own_notes_stay_here_and_the_picture_stands_upright(tree):
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif.get_ifd(0x8825)[1] = "N"
    exif[0x010F] = "Camera"
    story = make_full_story(cover=make_picture(exif=exif))

    data = opened(story).read("un-atelier-partage/images/un-atelier-partage-1.jpg")

    with pyexiv2.ImageData(data) as image:
        written = image.read_exif()
    assert {name.split(".")[1] for name in written} == {"Image"}
    assert "Exif.Image.Make" not in written
    assert Image.open(BytesIO(data)).size == (450, 800)


@pytest.mark.parametrize(("format_", "mode"), [("PNG", "RGBA"), ("WEBP", "RGB"), ("PNG", "P")])
def test_other_formats_become_jpeg(tree, format_, mode):
    story = make_full_story(cover=make_picture(format=format_, mode=mode))

    data = opened(story).read("un-atelier-partage/images/un-atelier-partage-1.jpg")

    assert (Image.open(BytesIO(data)).format, Image.open(BytesIO(data)).mode) == ("JPEG", "RGB")


@pytest.mark.parametrize(
    "changes",
    [{"press_use": False}, {"credit": ""}, {"consent_until": date(2020, 1, 1)}],
)
def test_a_picture_that_may_not_be_used_is_not_there(tree, changes):
    names = opened(make_full_story(cover=make_picture(**changes))).namelist()

    assert [name for name in names if "image" in name] == []


def test_a_picture_whose_file_is_gone_does_not_take_the_kit_with_it(tree):
    picture = make_picture()
    story = make_full_story(cover=picture)
    picture.file.storage.delete(picture.file.name)

    assert [name for name in opened(story).namelist() if "image" in name] == []
