"""Search finds what the public may see, and any words get a page."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from search.engine import clean_query
from tests.factories import make_call, make_organisation, make_story, restrict

pytestmark = pytest.mark.django_db


def found(client, words: str, language: str = "fr") -> list[str]:
    path = {"fr": "/fr/recherche/", "de": "/de/suche/", "en": "/en/search/"}[language]
    response = client.get(path, {"q": words})
    assert response.status_code == 200
    page = BeautifulSoup(response.content, "html.parser")
    return [heading.get_text(strip=True) for heading in page.select(".search-result h2")]


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
    assert found(client, "palettes", "de") == []


@pytest.mark.parametrize(
    "words", ['"', "*", "AND", "a OR", "-", "(", "\x00", "é" * 5000, "<script>", "%", "' OR 1=1"]
)
def test_any_words_get_a_page(client, tree, words):
    assert found(client, words) == []


@pytest.mark.parametrize(
    ("words", "clean"), [("  a\n b ", "a b"), ("\x00x", "x"), ("é" * 300, "é" * 200)]
)
def test_words_are_cleaned(words, clean):
    assert clean_query(words) == clean


def test_costs_the_same_for_few_and_many(client, tree, django_assert_max_num_queries):
    for number in range(3):
        make_story(f"Palettes {number}")
    with django_assert_max_num_queries(15) as few:
        found(client, "palettes")
    for number in range(3, 30):
        make_story(f"Palettes {number}")
    with django_assert_max_num_queries(15) as many:
        found(client, "palettes")
    assert len(many) == len(few)
