"""Search finds what the public may see, however it is spelled, and any words get a page."""

from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.utils import timezone

from search.engine import clean_query
from search.index import rebuild
from search.models import SearchEntry
from stories.models import StoryIndexPage
from tests.factories import (
    make_call,
    make_event,
    make_issue,
    make_organisation,
    make_story,
    make_territory,
    restrict,
)

pytestmark = pytest.mark.django_db
PATHS = {"fr": "/fr/recherche/", "de": "/de/suche/", "en": "/en/search/"}


def results_page(
    client, words: str, language: str = "fr", narrowed: dict | None = None, **parameters: str
) -> BeautifulSoup:
    response = client.get(PATHS[language], {"q": words} | parameters | (narrowed or {}))
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def found(client, words: str, language: str = "fr", **parameters: str) -> list[str]:
    page = results_page(client, words, language, **parameters)
    return [" ".join(heading.get_text().split()) for heading in page.select(".search-result h3")]


def test_finds_pages_and_organisations_and_nothing_hidden(client, tree):
    make_story("Palettes pour Colmar", summary="Du mobilier.")
    make_story("Palettes en brouillon", live=False)
    make_story("Palettes sous embargo", embargo_until=timezone.now() + timedelta(days=1))
    restrict(make_story("Palettes privées"))
    make_call("Palettes offertes")
    make_organisation("Palettes et Cie")

    assert sorted(found(client, "palettes")) == [
        "Palettes et Cie",
        "Palettes offertes",
        "Palettes pour Colmar",
    ]


def test_finds_only_pages_of_the_language(client, tree):
    make_story("Palettes pour Colmar")
    german = StoryIndexPage.objects.get(locale__language_code="de")
    make_story("Paletten für Kolmar", parent=german)
    assert found(client, "palette", "de") == ["Paletten für Kolmar"]


@pytest.mark.parametrize(
    "words",
    [
        "economie circulaire",
        "l'économie circulaire",
        "L’ÉCONOMIES circulaires",
        "circulaire économie",
    ],
)
def test_spelling_does_not_matter(client, tree, words):
    make_story("Une boucle", summary="L’économie circulaire près de chez vous.")
    assert found(client, words) == ["Une boucle"]


def test_a_word_in_the_title_comes_before_one_in_the_summary_before_one_in_the_text(client, tree):
    long_ago, today = datetime(2025, 1, 1, tzinfo=UTC), datetime(2026, 11, 1, tzinfo=UTC)
    make_story("Texte", problem="Une friche.", first_published_at=today)
    make_story("Résumé", summary="La friche revit.", first_published_at=today)
    make_story("La friche d’hier", first_published_at=long_ago)
    make_story("La friche d’aujourd’hui", first_published_at=today)

    assert found(client, "friche") == [
        "La friche d’aujourd’hui",
        "La friche d’hier",
        "Résumé",
        "Texte",
    ]


def test_a_typing_error_finds_and_says_what_was_searched(client, tree):
    make_story("La mobilité au village")
    page = results_page(client, "mobilte")
    assert page.select_one(".search-corrected strong").get_text() == "mobilité"
    assert found(client, "mobilte") == ["La mobilité au village"]


def test_tags_and_texts_teach_their_words_and_what_finds_nothing_is_not_offered(client, tree):
    make_story("Le minibus", issues=[make_issue("Mobilité")], problem="La blanchisserie fermait.")
    for typed, meant in [("mobilte", "mobilité"), ("blanchiserie", "blanchisserie")]:
        assert (
            results_page(client, typed).select_one(".search-corrected strong").get_text() == meant
        )
        assert found(client, typed) == ["Le minibus"]
    page = results_page(client, "minibus blanchiserie hydrogène")
    assert page.select(".search-corrected, .search-result") == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("œ", None), ("ss", None), ("mobilte", "mobilité"), ("covoiturge", "covoiturage")],
)
def test_what_is_offered_is_a_word_and_not_for_two_letters(client, tree, typed, meant):
    make_story("Une rose", summary="Ose-t-on ? [Mobilité] ; bus/covoiturage.")
    offered = results_page(client, typed).select_one(".search-corrected strong")
    assert (offered and offered.get_text()) == meant


def test_where_all_words_find_nothing_all_but_one_may(client, tree):
    make_story("Vélos de la grange")
    make_story("Zeppelin à Sélestat", live=False)
    page = results_page(client, "zeppelin des vélos", near="Colmar")
    assert [
        (" ".join(row.get_text().split()), row.a["href"])
        for row in page.select(".search-nothing li:has(a)")
    ] == [("Sans « zeppelin » : des vélos", "?q=des+v%C3%A9los&near=Colmar")]
    assert not page.select(".search-result")
    assert not results_page(client, "zeppelin").select(".search-nothing a")


def test_a_typing_error_reveals_nothing_hidden(client, tree):
    make_story("Zibeline", embargo_until=timezone.now() + timedelta(days=1))
    page = results_page(client, "zibelne")
    assert page.select_one(".search-corrected strong") is None


def test_words_are_marked_and_the_passage_shown(client, tree):
    make_story("Mobilier", summary="Neuf.", problem="Des <palettes> perdues encombraient la cour.")
    page = results_page(client, "palette")
    extract = page.select_one(".search-result h3 + p")
    assert extract.select_one("mark").get_text() == "palettes"
    assert extract.get_text().startswith("Des <palettes> perdues encombraient la cour.")


def test_the_text_is_shown_where_only_a_tag_and_the_text_hold_the_word(client, tree):
    make_story(
        "Le minibus", summary="Le mardi.", issues=[make_issue("Mobilité")], problem="Sans mobilité."
    )
    extract = results_page(client, "mobilité").select_one(".search-result h3 + p")
    assert extract.select_one("mark").get_text() == "mobilité"


def test_results_are_narrowed_by_kind(client, tree):
    make_story("Palettes racontées")
    make_event("Palettes visitées")
    make_call("Palettes offertes")

    kinds = results_page(client, "palettes").select("input[name=kind] ~ .count")
    assert [count.get_text() for count in kinds] == ["1", "1", "1"]
    assert found(client, "palettes", kind="event") == ["Palettes visitées"]
    assert len(found(client, "palettes", kind="nonsense")) == 3


def test_the_index_follows_publishing(client, tree):
    story = make_story("Palettes", summary="")
    story.title = "Cagettes"
    revision = story.save_revision()
    assert found(client, "palettes") == ["Palettes"]
    revision.publish()
    assert (found(client, "palettes"), found(client, "cagettes")) == ([], ["Cagettes"])
    story.refresh_from_db()
    story.unpublish()
    assert found(client, "cagettes") == []


def test_after_that_the_database_knows_how_much_there_is(client, tree):
    for number in range(7):
        make_story(f"Atelier {number}")
    entries = rebuild()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT reltuples FROM pg_class WHERE relname = 'search_searchentry'")
            (known,) = cursor.fetchone()
        else:
            cursor.execute("SELECT stat FROM sqlite_stat1 WHERE tbl = 'search_searchentry'")
            known = cursor.fetchone()[0].split()[0]
    assert int(known) == entries
    assert len(found(client, "atelier")) == 7


def test_the_index_can_be_written_anew(client, tree):
    make_story("Palettes")
    make_story("Brouillon", live=False)
    make_organisation("Menuiserie")
    before = sorted(SearchEntry.objects.values_list("language", "title", "body_terms"))
    assert rebuild() == len(before)
    assert sorted(SearchEntry.objects.values_list("language", "title", "body_terms")) == before
    assert found(client, "palettes") == ["Palettes"]


@pytest.mark.parametrize(
    "words",
    [
        '"',
        "*",
        "AND",
        "a OR",
        "-",
        "(",
        "\x00",
        "é" * 5000,
        "<script>",
        "%",
        "' OR 1=1",
        "de la",
        ":*",
        "z-" * 99,
    ],
)
def test_any_words_get_a_page(client, tree, words):
    assert found(client, words) == []


def test_the_empty_page_may_be_found_by_search_engines_and_no_answer(client, tree):
    def told(address: str) -> list[str]:
        head = BeautifulSoup(client.get(address).content, "html.parser").head
        return [tag["content"] for tag in head.select("meta[name=robots], meta[name=description]")]

    description = (
        "Récits, événements, appels et organisations : trouvez qui a eu votre problème avant vous, "
        "et qui est près de vous."
    )
    assert told("/fr/recherche/") == [description]
    assert told("/fr/recherche/?q=friche") == [description, "noindex, follow"]


@pytest.mark.parametrize(
    ("words", "clean"), [("  a\n b ", "a b"), ("\x00x", "x"), ("é" * 300, "é" * 200)]
)
def test_words_are_cleaned(words, clean):
    assert clean_query(words) == clean


def test_costs_the_same_for_few_and_many(client, tree, django_assert_max_num_queries):
    def cost() -> int:
        found(client, "palettes")  # fills what Django and Wagtail keep between requests
        with django_assert_max_num_queries(15) as queries:
            found(client, "palettes")
        return len(queries)

    make_story("Palettes")
    make_organisation("Palettes et Cie")
    few = cost()
    for number in range(25):
        make_story(f"Palettes {number}")
        make_organisation(f"Palettes et Cie {number}")
    assert cost() == few


@pytest.mark.parametrize("words", ["mobilité", "Haut-Rhin", "mulhouse mobilité", "Menuiserie"])
def test_tags_places_and_partners_are_found(client, tree, words):
    department = make_territory("Haut-Rhin", kind="department", code="68")
    make_story(
        "Le minibus du mardi",
        issues=[make_issue("Mobilité")],
        territories=[make_territory("Mulhouse", parent=department)],
        partners=[make_organisation("Menuiserie Weber", slug="weber"), make_organisation("Club")],
    )
    assert "Le minibus du mardi" in found(client, words, kind="story")


def test_what_has_no_date_comes_last_on_every_database(client, tree):
    make_organisation("Palettes et Cie")
    make_story("Palettes")
    assert found(client, "palettes") == ["Palettes", "Palettes et Cie"]
