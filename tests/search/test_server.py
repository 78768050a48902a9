"""With `SEARCH_URL` a server answers what the database answers; when it does not, the database does."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from search import backends
from search.analysis import terms
from search.backends import database, opensearch
from search.index import rebuild
from search.matching import PREFIX, TITLE, Group, Question
from search.models import IndexChange, SearchEntry
from search.narrowing import issue_term, kind_term
from tests.factories import make_call, make_issue, make_organisation, make_story
from tests.search.index_server import running
from tests.search.table import QUERIES, first, make_corpus
from tests.search.test_results import found
from tests.search.test_suggestions import suggested

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(settings):
    with running() as state:
        settings.SEARCH_URL = state.url
        yield state


def test_the_table_of_queries_gives_the_same(tree, server):
    make_corpus()
    rebuild()
    found = {(language, words): first(words, language) for language, words, _first in QUERIES}
    assert found == {(language, words): title for language, words, title in QUERIES}
    assert server.searches >= len(QUERIES)
    assert server.entries() == set(SearchEntry.objects.values_list("pk", flat=True))


def test_every_kind_of_question_is_answered_alike(tree, server):
    mobility = make_issue("Mobilité")
    for number in range(3):
        make_story(f"Palettes {number}", issues=[mobility] if number else None)
        make_story(f"Étagère {number}", problem="Des palettes perdues.")
    make_call("Un site industriel abandonné", summary="Pour des palettes.")
    rebuild()
    pallets = Group.of(*terms("palettes", "fr"))
    either = Group((tuple(terms("friche", "fr")), tuple(terms("site industriel", "fr"))))
    questions = [
        Question("fr", (pallets,)),
        Question("fr", (pallets, either)),
        Question("fr", (either,), depths=(TITLE,)),
        Question("fr", (Group.of(f"pal{PREFIX}", *terms("étagère", "fr")),), depths=(TITLE,)),
        Question("fr", (pallets,), (Group.of(issue_term(mobility.pk)),)),
        Question("fr", (), (Group.of(kind_term("call"), issue_term(mobility.pk)),)),
        Question("de", (pallets,)),
        Question("fr"),
    ]
    answers = [list(opensearch.find(one, 5).items()) for one in questions]
    of_database = [[(hit.key, hit.depth) for hit in database.find(one, 5)] for one in questions]
    assert answers == of_database
    assert [len(answer) for answer in answers] == [5, 1, 1, 5, 2, 3, 0, 0]


def test_changes_arrive_once_they_are_kept(client, tree, server):
    make_story("Étagère")  # and its partners, its place
    rebuild()
    story = make_story("Palettes")
    organisation = make_organisation("Palettes et Cie")
    with transaction.atomic():
        make_story("Palettes d’un autre monde")
        transaction.set_rollback(True)
    before = server.entries()
    backends.send_changes()
    assert server.entries() - before == set(
        SearchEntry.objects.filter(title__startswith="Palettes").values_list("pk", flat=True)
    )
    assert found(client, "palettes") == ["Palettes", "Palettes et Cie"]
    assert [label for label, *_rest in suggested(client, "pal")] == ["Palettes", "Palettes et Cie"]

    story.unpublish()
    organisation.delete()
    assert found(client, "palettes") == []
    backends.send_changes()
    assert server.entries() == before
    assert not IndexChange.objects.exists()


def test_what_is_hidden_stays_so_though_the_server_knows_it(client, tree, server):
    story = make_story("Zibeline", embargo_until=timezone.now() + timedelta(days=1))
    rebuild()
    assert story.search_entry.pk in server.entries()
    assert found(client, "zibeline") == []


def test_while_the_server_is_away_the_database_answers_and_changes_wait(client, tree, server):
    rebuild()
    server.away = True
    make_story("Palettes")
    assert found(client, "palettes") == ["Palettes"]
    backends.send_changes()
    assert IndexChange.objects.exists()

    server.away, server.searches = False, 0
    assert found(client, "palettes") == ["Palettes"]
    assert server.searches == 0  # it is left alone for a moment
    cache.clear()
    backends.send_changes()
    assert found(client, "palettes") == ["Palettes"]
    assert server.searches > 0
    assert not IndexChange.objects.exists()


@pytest.mark.parametrize(
    "answer", [{}, [], {"hits": {"hits": [{"sort": ["a", None, 1]}]}}, {"items": [{"index": {}}]}]
)
def test_nonsense_is_no_answer(client, tree, server, answer):
    rebuild()
    server.nonsense = answer
    make_story("Palettes")
    assert found(client, "palettes") == ["Palettes"]
    backends.send_changes()
    assert IndexChange.objects.exists()


def test_an_address_where_nobody_listens_costs_no_page(client, tree, settings):
    settings.SEARCH_URL = "http://127.0.0.1:9/labo"
    make_story("Palettes")
    assert found(client, "palettes") == ["Palettes"]
    with pytest.raises(CommandError):
        call_command("rebuild_search")


def test_before_the_index_is_built_the_database_answers_and_nothing_is_lost(client, tree, server):
    make_story("Palettes")
    backends.send_changes()
    assert IndexChange.objects.exists()
    assert found(client, "palettes") == ["Palettes"]
    assert server.indexes == {}
    call_command("rebuild_search", verbosity=0)
    call_command("rebuild_search", verbosity=0)
    assert list(server.indexes) == [server.aliases["test"]]
    backends.send_changes()
    assert not IndexChange.objects.exists()


def test_what_the_server_refuses_holds_up_nothing_and_is_tried_again(tree, server):
    rebuild()
    story, other = make_story("Palettes"), make_story("Cagettes")
    server.poisoned = {str(story.search_entry.pk)}
    backends.send_changes()
    assert other.search_entry.pk in server.entries()
    assert {(row.entry, row.tries) for row in IndexChange.objects.all()} == {
        (story.search_entry.pk, 1)
    }
    server.poisoned = set()
    backends.send_changes()
    assert story.search_entry.pk in server.entries()
    assert not IndexChange.objects.exists()


def test_of_two_workers_the_one_that_read_later_wins(tree, server, monkeypatch):
    story = make_story("Palettes")
    rebuild()
    story.title = "Cagettes"
    story.save_revision().publish()
    backends.send_changes()
    IndexChange.objects.create(entry=story.search_entry.pk)
    monkeypatch.setattr(opensearch, "_now", lambda: 1)
    SearchEntry.objects.filter(pk=story.search_entry.pk).update(title_terms="")
    backends.send_changes()
    assert not IndexChange.objects.exists()
    question = Question("fr", (Group.of(*terms("cagettes", "fr")),), depths=(TITLE,))
    assert list(opensearch.find(question, 1)) == [story.search_entry.pk]


def test_without_a_server_nothing_is_queued(tree, settings):
    assert settings.SEARCH_URL == ""
    make_story("Palettes")
    backends.send_changes()
    assert not IndexChange.objects.exists()
