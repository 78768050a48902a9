"""Results are narrowed, ordered by nearness, and led to other languages."""

from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup

from search import engine
from stories.models import StoryIndexPage
from tests.factories import (
    make_call,
    make_event,
    make_issue,
    make_organisation,
    make_story,
    make_territory,
)
from tests.search.test_results import found, results_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def alsace(tree):
    """Two departments, each with a municipality; three stories, a call, an event."""
    region = make_territory("Alsace", kind="region", code="A")
    south = make_territory("Haut-Rhin", region, kind="department", code="68")
    north = make_territory("Bas-Rhin", region, kind="department", code="67")
    mulhouse = make_territory("Mulhouse", south, code="68224", population=100)
    colmar = make_territory("Colmar", south, code="68066", population=90)
    strasbourg = make_territory("Strasbourg", north, code="67482", population=300)
    mobility, housing = make_issue("Mobilité"), make_issue("Logement")
    company = make_organisation("Usine", "company")
    citizens = make_organisation("Voisins", "citizens")
    research = make_organisation("Labo", "research")
    make_story("Palettes du nord", territories=[strasbourg], issues=[mobility], partners=[company])
    make_story("Palettes du sud", territories=[mulhouse], issues=[housing], partners=[citizens])
    make_story("Palettes du vignoble", territories=[colmar], issues=[mobility], partners=[research])
    make_call("Palettes offertes", territories=[mulhouse], issues=[mobility])
    make_event("Palettes visitées", territories=[strasbourg], issues=[housing])


def offered(page: BeautifulSoup, name: str) -> dict[str, int]:
    """Values of a filter with their counts."""
    return {
        box["value"]: int(box.find_parent("label").select_one(".count").get_text())
        for box in page.select(f"input[type=checkbox][name={name}]")
    }


def test_filters_count_what_they_would_leave(client, alsace):
    page = results_page(client, "palettes")
    assert offered(page, "kind") == {"story": 3, "event": 1, "call": 1}
    assert offered(page, "issue") == {"mobilite": 3, "logement": 2}
    assert offered(page, "territory") == {
        "alsace": 5, "bas-rhin": 2, "strasbourg": 2, "haut-rhin": 3, "colmar": 1, "mulhouse": 2,
    }  # fmt: skip
    assert offered(page, "universe") == {"company": 1, "citizens": 1, "research": 1}


def test_numbers_are_left_out_where_not_all_was_counted(client, alsace, monkeypatch):
    def numbers(page: BeautifulSoup) -> dict[str, int]:
        return {
            facet.input["name"]: len(facet.select("label .count"))
            for facet in page.select(".facet")
        }

    monkeypatch.setattr(engine, "MOST", 3)
    assert numbers(results_page(client, "palettes")) == {
        "kind": 0, "issue": 0, "territory": 0, "universe": 0,
    }  # fmt: skip
    # What is chosen leaves one result, but there are more of other kinds than were looked at.
    assert numbers(results_page(client, "palettes", kind="call")) == {
        "kind": 0, "issue": 1, "territory": 3,
    }  # fmt: skip
    monkeypatch.setattr(engine, "MOST", 6)
    assert numbers(results_page(client, "palettes"))["kind"] == 3


def test_filters_narrow_each_other_and_widen_within(client, alsace):
    assert found(client, "palettes", territory="haut-rhin", issue="mobilite") == [
        "Palettes offertes",
        "Palettes du vignoble",
    ]
    both = found(client, "palettes", issue=["mobilite", "logement"], kind="story")
    assert sorted(both) == ["Palettes du nord", "Palettes du sud", "Palettes du vignoble"]
    page = results_page(client, "palettes", issue="mobilite")
    assert offered(page, "issue") == {"mobilite": 3, "logement": 2}
    assert offered(page, "kind") == {"story": 2, "call": 1}


def test_a_chosen_filter_can_be_taken_back(client, alsace):
    page = results_page(client, "palettes", issue="mobilite", kind="call", near="Mulhouse")
    links = {link.get_text(" ", strip=True): link["href"] for link in page.select(".chosen a")}
    assert links == {
        "Retirer Appel ×": "/fr/recherche/?q=palettes&near=Mulhouse+%2868%29&issue=mobilite",
        "Retirer Mobilité ×": "/fr/recherche/?q=palettes&near=Mulhouse+%2868%29&kind=call",
        "Tout effacer": "/fr/recherche/?q=palettes&near=Mulhouse+%2868%29",
        "Suivre": "#follow-this",
    }


def test_of_equals_the_nearer_comes_first(client, alsace):
    stories = {"kind": "story"}
    assert found(client, "palettes", near="Mulhouse", **stories) == [
        "Palettes du sud",
        "Palettes du vignoble",
        "Palettes du nord",
    ]
    assert found(client, "palettes", near="Strasbourg", **stories)[0] == "Palettes du nord"
    page = results_page(client, "palettes", near="Nulle-Part")
    assert "Nous ne connaissons pas" in page.select_one(".list-status").get_text()


def test_what_other_languages_hold_is_said(client, tree, monkeypatch):
    german = StoryIndexPage.objects.get(locale__language_code="de")
    make_story("Workshop in Colmar", parent=german)
    page = results_page(client, "workshop")
    links = [(link["href"], link.get_text()) for link in page.select(".search-elsewhere a")]
    assert links == [("/de/suche/?q=workshop", "1 résultat en allemand")]
    monkeypatch.setattr(engine, "MOST", 1)
    page = results_page(client, "workshop")
    assert page.select_one(".search-elsewhere a").get_text() == "Résultats en allemand"


def test_languages_are_a_filter_and_each_searches_in_its_own_way(client, tree):
    german = StoryIndexPage.objects.get(locale__language_code="de")
    make_story("Die Werkstatt am Rhein", parent=german)
    page = results_page(client, "Werkstätten")
    assert offered(page, "language") == {"de": 1}
    assert page.select(".search-result") == []

    page = results_page(client, "Werkstätten", narrowed={"language": "de"})
    assert offered(page, "language") == {"de": 1}
    assert offered(page, "kind") == {"story": 1}
    assert [(a.get_text(), a.get("lang")) for a in page.select(".search-result h3 a")] == [
        ("Die Werkstatt am Rhein", "de")
    ]
    assert page.select(".search-elsewhere") == []

    make_organisation("Werkstätten und Cie", "media")
    make_story("Une visite aux Werkstätten")
    both = results_page(client, "Werkstätten", narrowed={"language": ["de", "fr"]})
    assert offered(both, "language") == {"fr": 2, "de": 2, "en": 1}
    titles = [a.get_text() for a in both.select(".search-result h3 a")]
    assert sorted(titles) == [
        "Die Werkstatt am Rhein",
        "Une visite aux Werkstätten",
        "Werkstätten und Cie",  # once, though each language knows it
    ]
    stories = results_page(client, "Werkstätten", kind="story")
    assert offered(stories, "language") == {"fr": 1, "de": 1}


def test_kilometres_decide_where_no_area_holds_the_place(client, tree):
    region = make_territory("Alsace", kind="region", code="A", longitude=7.5, latitude=48.3)
    north = make_territory("Bas-Rhin", region, kind="department", longitude=7.6, latitude=48.6)
    south = make_territory("Haut-Rhin", region, kind="department", longitude=7.2, latitude=47.9)
    selestat = make_territory("Sélestat", north, code="67462", longitude=7.45, latitude=48.26)
    far = make_territory("Wissembourg", north, code="67544", longitude=7.95, latitude=49.04)
    close = make_territory("Colmar", south, code="68066", longitude=7.36, latitude=48.08)
    nowhere = make_territory("Nulle-Part", north, code="67999")
    places = [region, north, south, selestat, far, close, nowhere]
    for number, place in enumerate(places):
        moment = datetime(2026, 1, 1 + number, tzinfo=UTC)
        make_story(f"Palettes ({place.name})", territories=[place], first_published_at=moment)
    assert found(client, "palettes", near="Sélestat") == [
        "Palettes (Sélestat)",
        "Palettes (Bas-Rhin)",
        "Palettes (Alsace)",
        "Palettes (Colmar)",
        "Palettes (Haut-Rhin)",
        "Palettes (Wissembourg)",
        "Palettes (Nulle-Part)",
    ]


def test_any_value_gets_a_page(client, alsace):
    names = ["kind", "issue", "territory", "universe", "language", "near", "page"]
    for value in ["\0", "é" * 5000, "'; --", "-1", "{{ 1 }}", "<b>", "９"]:
        for name in names:
            response = client.get("/fr/recherche/", {"q": "palettes", name: value})
            assert (name, value, response.status_code) == (name, value, 200)
