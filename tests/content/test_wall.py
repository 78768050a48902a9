"""The wall: one lit window that every crop shows, its own for every slug, small, honest colours."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template
from PIL import Image

from content.hues import HUE_BY_KEY, HUES
from content.wall import FORMATS, draw_picture, draw_svg, palette, plan
from content.wall.palette import DAY, NIGHT, SPARK
from tests.factories import make_issue, make_story

ROOT = Path(__file__).resolve().parents[2]
SEEDS = [f"recit-{number}" for number in range(250)]


def box(path: str) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of a rectangle written as M x y H V H z."""
    x, y, right, bottom, back = (int(n) for n in re.findall(r"-?\d+", path))
    assert back == x
    return x, y, right, bottom


@pytest.mark.parametrize("name", FORMATS)
def test_one_lit_window_in_the_part_that_is_never_cropped(name):
    form = FORMATS[name]
    left, top = (form.width - form.safe[0]) // 2, (form.height - form.safe[1]) // 2
    for seed in SEEDS:
        svg = BeautifulSoup(draw_svg(seed, "brick", name, "emploi", "mulhouse"), "html.parser")
        (lit,) = svg.select("path.lit")
        x1, y1, x2, y2 = box(lit["d"])
        assert left <= x1 < x2 <= left + form.safe[0]
        assert top <= y1 < y2 <= top + form.safe[1]
        # large enough to be seen when a card is as wide as a thumb
        assert min(x2 - x1, y2 - y1) >= min(form.width, form.height) * 0.12


def test_the_safe_part_of_a_hero_holds_on_a_phone():
    """Cropped to a square in its middle, as on a phone, the hero still shows its window."""
    form = FORMATS["hero"]
    assert form.safe[0] <= form.height
    assert form.safe[1] <= form.height


def test_the_same_seed_gives_the_same_wall_and_another_seed_another():
    walls = [draw_svg(seed, "brick", "card", "emploi", "mulhouse") for seed in SEEDS]
    assert walls == [draw_svg(seed, "brick", "card", "emploi", "mulhouse") for seed in SEEDS]
    assert len(set(walls)) == len(SEEDS)


def test_neighbours_of_one_issue_and_territory_look_different():
    """At the size of a stamp, no two of a row are nearly the same picture."""
    stamps = []
    for seed in SEEDS[:24]:
        wall = plan(seed, "card", "emploi", "mulhouse")
        stamp = draw_picture(wall, 34, 0.25).resize((24, 15), Image.Resampling.BOX).convert("L")
        stamps.append(stamp.tobytes())
    for index, one in enumerate(stamps):
        for other in stamps[index + 1 :]:
            difference = sum(abs(a - b) for a, b in zip(one, other, strict=True)) / len(one)
            assert difference > 12


def test_issue_and_territory_give_a_family():
    plain = draw_svg("navette", "brick")
    assert draw_svg("navette", "brick", issue="emploi") != plain
    assert draw_svg("navette", "brick", territory="colmar") != plain


def test_a_card_is_small_and_carries_no_colour_of_its_own():
    for seed in SEEDS:
        svg = draw_svg(seed, "brick", "card", "emploi", "mulhouse")
        assert len(svg.encode()) <= 4096
        parsed = BeautifulSoup(svg, "html.parser").svg
        assert parsed["data-hue"] == "brick"
        assert parsed["aria-hidden"] == "true"
        assert "style" not in svg
        assert not re.search(r"#[0-9a-f]{3}|rgb|oklch|\d\.\d", svg)
        widths = {path["stroke-width"] for path in parsed.select("path.beam")}
        assert len(widths) == 1


def test_every_beam_ends_inside_the_drawing_or_under_its_frame():
    for name, form in FORMATS.items():
        for seed in SEEDS[:60]:
            wall = plan(seed, name)
            for beam in wall.beams:
                for x, y in (beam.start, beam.end):
                    assert 0 <= x <= form.width
                    assert 0 <= y <= form.height


@pytest.mark.parametrize("name", ["hero", "lead", "social", "tall"])
def test_seven_windows_light_one_by_one(name):
    for seed in SEEDS[:40]:
        places = set()
        for lit in range(8):
            svg = BeautifulSoup(draw_svg(seed, "rhine", name, windows=7, lit=lit), "html.parser")
            assert len(svg.select("path.lit")) == lit
            assert len(svg.select("path.dim")) == 7 - lit
            places.add(frozenset(path["d"] for path in svg.select("path.lit, path.dim")))
        assert len(places) == 1  # lighting one moves nothing


@pytest.mark.parametrize("seed", ["", "é/'\"<>&", "x" * 5000, "🙂\n\0"])
def test_any_seed_hue_and_format_give_a_wall(seed):
    svg = BeautifulSoup(draw_svg(seed, "<script>", "?", issue=seed, territory=seed), "html.parser")
    assert svg.svg["class"] == ["wall", "wall-card"]
    assert svg.svg["data-hue"] == "fir"
    assert len(svg.select("path.lit")) == 1


def css_tones(name: str) -> list[tuple[float, float]]:
    css = (ROOT / "static/css/wall.css").read_text()
    declaration = re.search(rf"\.wall \.{name} \{{[^}}]*light-dark\((.*)\);", css)[1]
    found = re.findall(r"oklch\(([\d.]+) ([\d.]+) var\(--hue\)\)", declaration)
    return [(float(lightness), float(chroma)) for lightness, chroma in found]


def test_style_sheet_and_drawn_pictures_use_the_same_numbers():
    for name in DAY:
        assert css_tones(name) == [DAY[name], NIGHT[name]]
    tokens = (ROOT / "static/css/tokens.css").read_text()
    angles = dict(re.findall(r'\[data-hue="(\w+)"\] \{ --hue: (\d+); \}', tokens))
    assert angles == {hue.key: str(hue.angle) for hue in HUES}
    assert "--spark: #{:02x}{:02x}{:02x};".format(*SPARK) in tokens


def luminance(colour: tuple[int, int, int]) -> float:
    linear = [
        value / 3294.6 if value <= 10 else ((value / 255 + 0.055) / 1.055) ** 2.4
        for value in colour
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("hue", HUES, ids=lambda hue: hue.key)
@pytest.mark.parametrize("night", [False, True], ids=["day", "night"])
def test_the_window_stands_out_from_the_beams_around_it(hue, night):
    colours = palette(hue.angle, night)
    contrast = (luminance(SPARK) + 0.05) / (luminance(colours["beam"]) + 0.05)
    assert contrast > 7
    assert len({colours[tint] for tint in ("t0", "t1", "t2", "t3")}) == 4


def test_the_drawn_picture_shows_the_window_where_the_plan_says():
    wall = plan("navette", "lead", "mobilite")
    picture = draw_picture(wall, HUE_BY_KEY["rhine"].angle, 1.5)
    assert picture.size == (840, 630)
    (window,) = wall.lit
    middle = round((window.x + window.w / 2) * 1.5), round((window.y + window.h / 2) * 1.5)
    assert picture.getpixel(middle) == SPARK


def render(source: str, **context: object) -> str:
    return Template("{% load wall %}" + source).render(Context(context))


def test_tags_draw_the_wall_of_a_page_and_of_a_word(tree):
    story = make_story("La navette", issues=[make_issue("Mobilité", hue="rhine")])
    assert render('{% wall page "card" %}', page=story) == draw_svg(
        "la-navette", "rhine", "card", "mobilite", "mulhouse"
    )
    assert render('{% wall page "hero" %}', page=tree["fr"]) == draw_svg("fr", "fir", "hero")
    assert render('{% wall_for "404" "plum" "hero" windows=7 lit=3 %}') == draw_svg(
        "404", "plum", "hero", windows=7, lit=3
    )
