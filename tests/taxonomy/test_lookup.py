"""Finding municipalities as people type them, and the address that answers browsers."""

import json
from dataclasses import replace

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from taxonomy.folding import fold
from taxonomy.lookup import ancestors, descendants, find_communes, matching
from taxonomy.models import Territory
from taxonomy.territory_import import import_territories

from .conftest import RIED, part_of_the_list, whole_list


@pytest.fixture(scope="module")
def _list_in_the_database(django_db_setup, django_db_blocker):
    """Written once for all tests of this file, each of which is undone on its own."""
    with django_db_blocker.unblock(), transaction.atomic():
        import_territories(part_of_the_list(), 2026)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def imported(_list_in_the_database, db):
    """A part of the official list."""


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Sélestat", "selestat"),
        ("L'Haÿ-les-Roses", "l hay les roses"),
        ("L’Haÿ-les-Roses", "l hay les roses"),
        ("Œuilly", "oeuilly"),
        ("Lædersheim", "laedersheim"),
        ("Weiße Straße", "weisse strasse"),
        ("  SAINT   LOUIS ", "saint louis"),
        ("St-Louis", "saint louis"),
        ("St. Louis", "saint louis"),
        ("Ste Marie-aux-Mines", "sainte marie aux mines"),
        ("Stes-Maries", "saintes maries"),
        ("Estrées", "estrees"),
        ("e\u0301te\u0301", "ete"),
        ("Zürich", "zurich"),
        ("", ""),
        ("\0 % _ 😀", ""),
    ],
)
def test_folding(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Mulhouse", ["Mulhouse (68)"]),
        ("mulh", ["Mulhouse (68)"]),
        ("MULHOUSE (68)", ["Mulhouse (68)"]),
        ("68100 Mulhouse", ["Mulhouse (68)"]),
        ("68100", ["Mulhouse (68)"]),
        ("68 200", ["Mulhouse (68)"]),
        # One name, two departments: the more populous first, or the one that is named.
        ("bouxwiller", ["Bouxwiller (67)", "Bouxwiller (68)"]),
        ("bouxwiller 68", ["Bouxwiller (68)", "Bouxwiller (67)"]),
        ("Bouxwiller, 68480", ["Bouxwiller (68)", "Bouxwiller (67)"]),
        ("st louis", ["Saint-Louis (68)"]),
        ("louis", ["Saint-Louis (68)"]),
        ("saint", ["Saint-Louis (68)"]),
        (
            "st",
            [
                "Strasbourg (67)",
                "Saint-Louis (68)",
                "Staffelfelden (68)",
                "Steinbrunn-le-Bas (68)",
            ],
        ),
        ("strasb", ["Strasbourg (67)"]),
        ("kolsheim", ["Marckolsheim (67)"]),
        ("Bas-Rhin", []),
        ("6", []),
        ("681000", []),
        ("", []),
        ("%", []),
        ("_", []),
        ("\0", []),
        ("’" * 5000, []),
        ("mulhouse" * 5000, []),
    ],
)
def test_finding_municipalities(imported, text, labels):
    assert [commune.label for commune in find_communes(text)] == labels


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Straßburg", "Strasbourg (67)"),
        ("strassburg", "Strasbourg (67)"),
        ("STRASSBURG (67)", "Strasbourg (67)"),
        ("67000 Straßburg", "Strasbourg (67)"),
        ("Mülhausen", "Mulhouse (68)"),
        ("Muelhausen", "Mulhouse (68)"),
        ("Mulhausen", "Mulhouse (68)"),
        ("mülh", "Mulhouse (68)"),
        ("Sankt Ludwig", "Saint-Louis (68)"),
        ("St. Ludwig", "Saint-Louis (68)"),
        ("Markolsheim", "Marckolsheim (67)"),
    ],
)
def test_municipalities_are_found_by_their_german_names(imported, text, label):
    assert [commune.label for commune in find_communes(text, limit=1)] == [label]
    german = Territory.objects.filter(retired=False)
    with translation.override("de"):
        names = [place.label for place in matching(german, text)[:1]]
    assert names == [find_communes(text, limit=1)[0].name_de + f" {label[-4:]}"]


def test_an_older_german_name_finds_and_is_not_shown(imported):
    colmar = replace(whole_list()["com-68066"], parents=())
    import_territories([*part_of_the_list(), colmar], 2026)
    (found,) = find_communes("Kolmar")
    with translation.override("de"):
        assert found.label == "Colmar (68)"
    found.save()
    assert find_communes("kolm") == [found]


def test_names_given_by_hand_are_found_at_once(imported):
    commune = Territory.objects.get(key="com-67061")
    commune.name_de = "Neu-Buchsweiler"
    commune.save(update_fields=["name_de"])
    assert find_communes("neu buchs") == [commune]


def test_one_code_finds_all_its_municipalities_the_bigger_first(imported, areas):
    sharing = [area for area in areas if "67390" in area.postal_codes]
    assert len(sharing) > 8
    sharing.sort(key=lambda area: -area.population)
    found = find_communes("67390", limit=50)
    assert [commune.key for commune in found] == [area.key for area in sharing]
    assert len(find_communes("67390")) == 8
    assert [commune.name for commune in find_communes("67390", limit=1)] == ["Marckolsheim"]


def test_a_retired_municipality_is_not_offered(imported):
    Territory.objects.filter(key="com-68224").update(retired=True)
    assert find_communes("Mulhouse") == []


def test_one_query_finds_once_it_is_known_where_the_teams_work(imported, django_assert_num_queries):
    find_communes("Mulhouse")
    for text in ("Mulhouse", "st", "68100", "bouxwiller 68", "68100 Mulhouse"):
        with django_assert_num_queries(1):
            find_communes(text)


def test_all_kinds_are_found_by_the_same_rules(imported):
    found = matching(Territory.objects.all(), "alsace")
    assert [territory.key for territory in found] == ["ctcd-6AE", "epci-200066009"]


def test_what_holds_and_what_is_held(imported):
    ried = Territory.objects.get(key=RIED)
    assert [territory.key for territory in ancestors(ried)] == [
        "dep-67",
        "dep-68",
        "ctcd-6AE",
        "reg-44",
    ]
    assert descendants(ried).count() == 18


def test_the_address_answers_with_municipalities_and_their_postal_codes(imported, client):
    response = client.get("/communes/", {"q": "mulh"})

    assert json.loads(response.content) == [
        {"value": "mulhouse-68", "label": "Mulhouse (68)", "postcodes": ["68100", "68200"]}
    ]
    assert response["Content-Type"] == "application/json"
    assert set(response["Cache-Control"].split(", ")) == {"public", "max-age=86400"}
    assert not response.cookies


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?",
        "?q=",
        "?q=%00",
        "?q=%FF%FE",
        "?q=%ED%A0%80",
        "?q=" + "a" * 7000,
        "?q=" + "1" * 5000,
        "?q=a&q=b",
        "?q[]=x",
        "?q=%27%22%3B--",
        "?q=%E2%85%A7%C2%B2%D9%A6%D9%A7",
        "?other=1",
    ],
)
def test_any_question_gets_an_answer(imported, client, query):
    response = client.get(reverse("communes") + query)
    assert response.status_code == 200
    assert isinstance(json.loads(response.content), list)
    assert not response.cookies


def test_the_answer_costs_two_queries_however_many_it_holds(
    imported, client, django_assert_num_queries
):
    # The first one also looks where the teams work, and when public content next changes by itself.
    client.get("/communes/", {"q": "68100"})
    for question, length in (("68100", 1), ("67390", 8)):
        with django_assert_num_queries(2):
            response = client.get("/communes/", {"q": question})
        assert len(response.json()) == length


def test_only_reading_is_answered(client, db):
    assert client.post("/communes/", {"q": "a"}, HTTP_ORIGIN="http://testserver").status_code == 405
