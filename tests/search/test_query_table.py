"""The same answers on every database: queries in three languages with the result that comes first."""

import pytest

from search.engine import search
from tests.search.table import QUERIES, first, make_corpus


@pytest.mark.django_db
def test_every_query_of_the_table_finds_what_it_should_first(tree):
    make_corpus()
    found = {(language, words): first(words, language) for language, words, _first in QUERIES}
    assert found == {(language, words): title for language, words, title in QUERIES}


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["fahrraeder", "Car-Sharing", "Carsharing", "Co-Working"])
def test_a_german_spelling_is_no_typing_error(tree, words):
    make_corpus()
    assert search(words, "de").corrected == ""


def test_the_table_holds_sixty_queries_and_more_in_three_languages():
    assert len(QUERIES) == len(set(QUERIES)) >= 60
    assert {language for language, *_rest in QUERIES} == {"fr", "de", "en"}
