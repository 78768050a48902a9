"""What the browser fetches beside the page: light, complete, with its licence."""

import json
import re
from pathlib import Path

import pytest
from PIL import Image

STATIC = Path(__file__).resolve().parents[2] / "static"


def test_all_fonts_together_stay_below_70_kilobytes():
    fonts = sorted(STATIC.glob("fonts/*.woff2"))
    assert [font.name for font in fonts] == [
        "bricolage.woff2",
        "literata-italic.woff2",
        "literata.woff2",
    ]
    assert sum(font.stat().st_size for font in fonts) <= 70_000


def test_fonts_of_the_reader_take_as_much_room_until_ours_are_there():
    tokens, base = ((STATIC / "css" / name).read_text() for name in ("tokens.css", "base.css"))
    named = set(re.findall(r'"((?:Bricolage|Literata) [^"]+)"', tokens))
    faces: dict[str, list[str]] = {}
    for face in re.findall(r"@font-face \{(.*?)\}", base, re.DOTALL):
        faces.setdefault(re.search(r'font-family: "(.+?)"', face)[1], []).append(face)
    assert set(faces) == named
    for family, rules in faces.items():
        for rule in rules:
            lent = "local(" in rule
            assert (family, lent) == (family, " as " in family)
            assert ("size-adjust:" in rule, "ascent-override:" in rule) == (lent, lent)


@pytest.mark.parametrize(
    "path",
    [
        "static/fonts/OFL-Bricolage-Grotesque.txt",
        "static/fonts/OFL-Literata.txt",
        "content/fonts/OFL.txt",
    ],
)
def test_fonts_come_with_their_licence(path):
    assert "SIL OPEN FONT LICENSE Version 1.1" in (STATIC.parent / path).read_text()


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("apple-touch-icon.png", 180),
        ("icon-192.png", 192),
        ("icon-512.png", 512),
        ("icon-maskable-192.png", 192),
        ("icon-maskable-512.png", 512),
    ],
)
def test_icons_have_the_size_they_promise(name, size):
    with Image.open(STATIC / "icons" / name) as icon:
        assert icon.size == (size, size)


def test_favicon_holds_three_sizes():
    with Image.open(STATIC / "icons" / "favicon.ico") as icon:
        assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}


def test_manifest_names_icons_that_exist():
    manifest = json.loads((STATIC / "icons" / "site.webmanifest").read_text())
    assert all((STATIC / "icons" / icon["src"]).is_file() for icon in manifest["icons"])
    assert {icon.get("purpose") for icon in manifest["icons"]} == {None, "maskable"}


@pytest.mark.parametrize("name", ["favicon.svg", "logo.svg"])
def test_the_mark_is_drawn_once_for_every_place(name):
    strokes = "M2 2h36v36H2zM20 2v36M2 20h36M2 20 20 2M20 20 38 2M2 38l18-18"
    assert strokes in (STATIC / "icons" / name).read_text()
    assert strokes in (STATIC.parent / "site/templates/includes/_mark.html").read_text()
