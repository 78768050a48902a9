"""The same answers on every database: queries in three languages with the result that comes first."""

import pytest

from tests.search.table import QUERIES, first, make_corpus


@pytest.mark.django_db
def test_every_query_of_the_table_finds_what_it_should_first(tree):
    make_corpus()
    found = {(language, words): first(words, language) for language, words, _first in QUERIES}
    assert found == {(language, words): title for language, words, title in QUERIES}


def test_the_table_holds_sixty_queries_and_more_in_three_languages():
    assert len(QUERIES) == len(set(QUERIES)) >= 60
    assert {language for language, *_rest in QUERIES} == {"fr", "de", "en"}
