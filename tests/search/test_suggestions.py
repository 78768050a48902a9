"""Suggestions while somebody types: pages, issues, places; nothing hidden; any words get an answer."""

from datetime import timedelta

import pytest
from django.utils import timezone

from taxonomy.models import PostalCode
from tests.factories import make_issue, make_organisation, make_story, make_territory, restrict

pytestmark = pytest.mark.django_db


def suggested(client, words: str) -> list[tuple[str, str, str]]:
    response = client.get("/fr/recherche/suggestions/", {"q": words})
    assert response.status_code == 200
    assert response["Cache-Control"] == "public, max-age=300"
    return [(row["label"], row["kind"], row["url"]) for row in response.json()]


def test_pages_issues_and_places_begin_with_what_was_typed(client, tree):
    make_story("La mobilité au village", issues=[make_issue("Mobilité")])
    make_issue("Mobilier")
    make_organisation("Mobil’Est")
    make_territory("Moosch", code="68217")
    assert suggested(client, "mob") == [
        ("La mobilité au village", "récit", "/fr/recits/la-mobilite-au-village/"),
        ("Mobil’Est", "organisation", "/fr/organisations/mobilest/"),
        ("Mobilité", "enjeu", "/fr/recherche/?q=Mobilit%C3%A9&issue=mobilite"),
    ]
    assert suggested(client, "moos") == [
        ("Moosch (68)", "commune", "/fr/recherche/?q=Moosch&near=Moosch+%2868%29")
    ]
    assert suggested(client, "oosch") == []
    assert suggested(client, "le village mobi") == [
        ("La mobilité au village", "récit", "/fr/recits/la-mobilite-au-village/")
    ]


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("st louis", "Saint-Louis (68)"),
        ("Ste-Marie-aux-Mines", "Sainte-Marie-aux-Mines (68)"),
        ("marie aux", "Sainte-Marie-aux-Mines (68)"),
        ("Colmar 68", "Colmar (68)"),
        ("Colmar (68)", "Colmar (68)"),
        ("68066 Colmar", "Colmar (68)"),
        ("68000", "Colmar (68)"),
        ("kolm", "Colmar (68)"),
        ("stra", "Strasbourg (67)"),
        ("st", "Strasbourg (67)"),
    ],
)
def test_municipalities_are_spelt_as_people_spell_them(client, tree, words, label):
    make_territory("Saint-Louis", code="68297")
    make_territory("Sainte-Marie-aux-Mines", code="68298")
    colmar = make_territory("Colmar", code="68066", name_de="Kolmar")
    PostalCode.objects.create(code="68000", commune=colmar)
    make_territory("Strasbourg", code="67482", name_de="Straßburg")
    assert label in [label for label, *_rest in suggested(client, words)]


def test_the_french_beginning_finds_where_the_german_name_is_shown(client, tree):
    make_territory("Sélestat", code="67462", name_de="Schlettstadt")
    for words in ("sele", "schle"):
        rows = client.get("/de/suche/suggestions/", {"q": words}).json()
        assert [row["label"] for row in rows] == ["Schlettstadt (67)"]


@pytest.mark.parametrize(
    "words", ["covoi", "co-voi", "covoiturages", "co-voiturages", "le covoi", "l’co‑voi"]
)
def test_hyphens_do_not_matter(client, tree, words):
    make_story("Le co-voiturage", slug="apart")
    make_story("Covoiturage du matin", slug="together")
    assert sorted(label for label, *_rest in suggested(client, words)) == [
        "Covoiturage du matin",
        "Le co-voiturage",
    ]


def test_nothing_hidden_is_suggested(client, tree):
    make_story("Zibeline en brouillon", live=False)
    make_story("Zibeline sous embargo", embargo_until=timezone.now() + timedelta(days=1))
    restrict(make_story("Zibeline privée", issues=[make_issue("Zibelines")]))
    assert suggested(client, "zib") == []


@pytest.mark.parametrize("words", ["", "a", "\0", '"', "é" * 5000, "' OR 1", "*", "68", "z-" * 99])
def test_any_words_get_an_answer(client, tree, words):
    assert suggested(client, words) == []


def test_costs_the_same_for_few_and_many(client, tree, django_assert_num_queries):
    make_story("Palettes")
    suggested(client, "pal")
    with django_assert_num_queries(6):
        suggested(client, "pal")
    for number in range(8):
        make_story(f"Palettes {number}")
        make_organisation(f"Palettes et Cie {number}")
    suggested(client, "pal")
    with django_assert_num_queries(6):
        suggested(client, "pal")
