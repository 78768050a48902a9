"""Maps drawn on the server: what they hold, where they put things, what they weigh."""

import gzip
from xml.etree.ElementTree import Element

import pytest
from defusedxml import ElementTree
from django.template.loader import render_to_string

from taxonomy.distance import Point
from taxonomy.map import SHEETS, Drawing, draw, sheet_of
from taxonomy.map.drawing import level, place_on, short_name
from taxonomy.models import Territory, TerritoryKind

from .conftest import MULHOUSE, whole_list

SVG = "{http://www.w3.org/2000/svg}"
STRASBOURG, MULHOUSE_TOWN = Point(7.7676, 48.5711), Point(7.3256, 47.7491)


def rows(sheet: str) -> list[Territory]:
    """The areas of a map as rows of the table would be, numbered, not saved."""
    return [
        Territory(
            pk=number,
            key=key,
            kind=whole_list()[key].kind,
            code=whole_list()[key].code,
            slug=key.lower(),
            name_fr=whole_list()[key].name_fr,
        )
        for number, key in enumerate(sorted(SHEETS[sheet].keys), start=1)
    ]


def address(territory: Territory) -> str:
    return f"/fr/pres-de-chez-vous/?map=departements&issue=emploi&territory={territory.slug}#found"


def drawn(sheet: str, counts: dict[int, int] | None = None, **kwargs) -> Drawing:
    territories = rows(sheet)
    every = {territory.pk: 123 for territory in territories} if counts is None else counts
    return draw(SHEETS[sheet], territories, every, address, **kwargs)


def svg(drawing: Drawing) -> tuple[str, Element]:
    text = render_to_string("taxonomy/_map.html", {"drawing": drawing})
    return text, ElementTree.fromstring(
        text.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ')
    )


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_area_is_a_territory_of_the_official_list_and_a_link_with_its_count(sheet):
    drawing = drawn(sheet)
    assert {area.territory.key for area in drawing.areas} == SHEETS[sheet].keys <= set(whole_list())

    _text, tree = svg(drawing)
    links = {
        link.get("href"): (link.findtext(f"{SVG}title"), link.get("tabindex"))
        for link in tree.iter(f"{SVG}a")
    }
    assert links == {area.url: (f"{area.name} (123)", "-1") for area in drawing.areas}
    assert [text.text for text in tree.iter(f"{SVG}text")] == ["123"] * len(drawing.areas)
    assert tree.get("aria-hidden") == "true"


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_full_map_weighs_at_most_twenty_five_kilobytes(sheet):
    text, _tree = svg(drawn(sheet))
    assert len(gzip.compress(text.encode(), 6)) <= 25_000


def test_maps_show_regions_departments_intercommunalities_and_neighbours():
    kinds = {
        slug: {str(whole_list()[key].kind): 0 for key in sheet.keys}
        for slug, sheet in SHEETS.items()
    }
    for slug, sheet in SHEETS.items():
        for key in sheet.keys:
            kinds[slug][str(whole_list()[key].kind)] += 1
    assert kinds == {
        "alsace": {"epci": 41},
        "grand-est": {"department": 10},
        "france": {"region": 18},
        "departements": {"department": 101},
        "rhin-superieur": {"department": 2, "kreis": 13, "verbandsgemeinde": 2, "canton": 5},
    }


@pytest.mark.parametrize(
    ("sheet", "point", "key", "xy"),
    [
        # Checked against PROJ by those who drew the maps.
        ("alsace", STRASBOURG, "epci-246700488", (411.0, 335.7)),
        ("alsace", MULHOUSE_TOWN, MULHOUSE, (234.2, 829.5)),
        ("departements", STRASBOURG, "dep-67", (827.7, 240.2)),
        ("departements", MULHOUSE_TOWN, "dep-68", (804.0, 320.3)),
        ("rhin-superieur", STRASBOURG, "dep-67", (316.7, 394.3)),
        ("rhin-superieur", MULHOUSE_TOWN, "dep-68", (169.5, 805.2)),
        ("alsace", STRASBOURG, "dep-75", None),
    ],
)
def test_a_town_stands_where_the_projection_puts_it(sheet, point, key, xy):
    assert place_on(SHEETS[sheet], [key], point) == xy


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_number_of_an_area_stands_where_its_own_point_lies(sheet):
    """The official point of an area, projected, falls into the view box, near its number."""
    width, height = SHEETS[sheet].size
    for layer in SHEETS[sheet].layers:
        for shape in layer.shapes:
            area = whole_list()[shape.key]
            x, y = place_on(SHEETS[sheet], [shape.key], Point(area.longitude, area.latitude))
            assert 0 <= x <= width
            assert 0 <= y <= height
            if not shape.is_twin:
                assert abs(x - shape.x) < width / 8, shape.key
                assert abs(y - shape.y) < height / 8, shape.key


def test_the_map_is_the_one_on_which_the_place_lies():
    def chosen(*keys: str) -> str:
        return sheet_of(keys).slug

    assert chosen() == chosen("outremer-975") == "alsace"
    assert chosen("com-68224", MULHOUSE, "dep-68", "ctcd-6AE", "reg-44") == "alsace"
    assert chosen("ctcd-6AE", "reg-44") == "alsace"
    assert chosen("dep-67", "ctcd-6AE") == chosen("reg-44") == "grand-est"
    assert chosen("com-38185", "epci-200040715", "dep-38", "reg-84") == "departements"
    assert chosen("reg-84") == "france"
    assert chosen("de-08317") == "rhin-superieur"


def test_beams_say_how_many_and_nothing_is_said_of_none():
    assert [level(count) for count in (0, 1, 2, 3, 9, 10, 500)] == [
        *("none", "few", "few", "some", "some", "many", "many")
    ]
    drawing = drawn("grand-est", {1: 1, 2: 3, 3: 10}, chosen=rows("grand-est")[3])
    assert [area.territory.pk for area in drawing.drawn][-1] == 4
    assert {area.territory.pk for area in drawing.with_something} == {1, 2, 3, 4}
    assert len(drawing.with_nothing) == 6

    _text, tree = svg(drawing)
    links = list(tree.iter(f"{SVG}a"))
    fills = [link.find(f"{SVG}path").get("fill") for link in links]
    assert sorted(filter(None, fills)) == ["url(#map-few)", "url(#map-many)", "url(#map-some)"]
    assert ["is-chosen" in link.get("class") for link in links] == [False] * 9 + [True]
    assert sorted(text.text for text in tree.iter(f"{SVG}text")) == ["1", "10", "3"]


def test_an_area_of_an_inset_has_one_link_and_one_number():
    drawing = drawn("departements", {row.pk: 7 for row in rows("departements") if row.code == "75"})
    _text, tree = svg(drawing)
    assert [text.text for text in tree.iter(f"{SVG}text")] == ["7"]
    assert len(list(tree.iter(f"{SVG}a"))) == 101


@pytest.mark.parametrize(
    ("kind", "name", "short"),
    [
        ("epci", "Communauté de communes de la Vallée de Munster", "Vallée de Munster"),
        ("epci", "Communauté d’agglomération Colmar Agglomération", "Colmar Agglomération"),
        ("epci", "Communauté de communes de l’Outre-Forêt", "Outre-Forêt"),
        ("epci", "Eurométropole de Strasbourg", "Eurométropole de Strasbourg"),
        ("department", "Bas-Rhin", "Bas-Rhin"),
    ],
)
def test_names_begin_with_what_tells_them_apart(kind, name, short):
    assert short_name(Territory(kind=TerritoryKind(kind), name_fr=name)) == short


def test_areas_stand_in_the_order_of_their_names_and_no_two_share_one():
    names = [area.name for area in drawn("alsace").areas]
    assert len(set(names)) == len(names) == 41
    assert names[:3] == ["Alsace Bossue", "Alsace Rhin Brisach", "Basse-Zorn"]
