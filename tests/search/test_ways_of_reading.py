"""What a search reads in PostgreSQL: of a frequent word the newest, of a rarer one those that hold it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from search.backends import database, shares
from search.backends.shares import Shares, Way, cheaper_way
from search.matching import ANYWHERE, TITLE, Candidate, Group, Question
from search.models import SearchEntry
from tests.work import counted_work

MOST = 20
FIRST = datetime(2026, 1, 1, tzinfo=UTC)
OLD = 120  # entries older than all others, which alone hold an issue
WORDS_IN = 150  # so that entries are as long as those of stories
VELO, ISSUE = Group.of("velo"), Group.of("issue7")
KNOWN = Shares(
    entries=100_000,
    terms={"3velo": 0.5, "1velo": 0.02, "3friche": 0.06, "3gare": 0.06, "issue7": 0.07},
    languages={"fr": 0.99, "de": 0.001},
)


def add_entries(places: range) -> None:
    """Add entries, each newer than those before; every second holds the word "velo"."""
    SearchEntry.objects.bulk_create(
        SearchEntry(
            kind="story",
            language="fr",
            title="Récit",
            title_terms="recit",
            body_terms=" ".join(
                [f"mot{place * WORDS_IN + word}" for word in range(WORDS_IN)]
                + ["velo"] * (place % 2)
            ),
            facets="issue7" if place < OLD else "",
            published_at=FIRST + timedelta(days=place),
        )
        for place in places
    )
    database.tidy()


def found(question: Question) -> list[Candidate]:
    return database.find(question, MOST)


def rows_read(question: Question) -> int:
    found(question)  # reads what the database knows of its entries
    with counted_work() as work:
        found(question)
    return work.cost


@pytest.mark.django_db
def test_what_is_read_does_not_grow_with_the_stories():
    """The newest hold a frequent word; a rarer issue is not looked for among them."""
    frequent = Question("fr", (VELO,), depths=(ANYWHERE,))
    old = Question("fr", (), (ISSUE,), depths=(ANYWHERE,))
    add_entries(range(shares.FEW))
    few = [rows_read(frequent), rows_read(old)]
    add_entries(range(shares.FEW, shares.FEW * 2))
    many = [rows_read(frequent), rows_read(old)]
    assert [one.published_at for one in found(old)] == [
        FIRST + timedelta(days=place) for place in range(OLD - 1, OLD - 1 - MOST, -1)
    ]
    if connection.vendor == "postgresql":  # SQLite reads all that hold a word
        assert many == few
        # Those between hold nothing; each is counted where it is read and where they are cut off.
        assert few == [MOST * 3 - 1, OLD + MOST * 2]


@pytest.mark.django_db
@pytest.mark.parametrize("way", [None, *Way])
def test_every_way_finds_the_same(monkeypatch, way):
    add_entries(range(50))
    monkeypatch.setattr(shares, "cheaper_way", lambda *args: way)
    newest = [FIRST + timedelta(days=place) for place in range(49, 49 - 2 * MOST, -2)]
    assert [one.published_at for one in found(Question("fr", (VELO,)))] == newest
    assert found(Question("de", (VELO,))) == []


@pytest.mark.parametrize(
    ("question", "depth", "most", "way"),
    [
        # A thousand of the newest, or fifty thousand.
        (Question("fr", (VELO,)), ANYWHERE, 500, Way.NEWEST_FIRST),
        # Twenty-five thousand of the newest, or two thousand.
        (Question("fr", (VELO,)), TITLE, 500, Way.ALL_THAT_HOLD),
        (Question("fr", (Group.of("friche"),)), ANYWHERE, 500, Way.ALL_THAT_HOLD),
        (Question("fr", (Group.of("friche"),)), ANYWHERE, 1, Way.NEWEST_FIRST),
        (Question("fr", (VELO,), (ISSUE,)), ANYWHERE, 500, Way.ALL_THAT_HOLD),
        # Either word will do, or both must be there.
        (Question("fr", (Group.of("friche", "gare"),)), ANYWHERE, 500, Way.NEWEST_FIRST),
        (Question("fr", (Group((("velo", "gare"),)),)), ANYWHERE, 500, Way.ALL_THAT_HOLD),
        # A hundred German entries are fewer than all that hold a word.
        (Question("de", (VELO,), (ISSUE,)), ANYWHERE, 500, Way.NEWEST_FIRST),
        # What is not known to be frequent is the planner's.
        (Question("fr", (Group.of("palette"),)), ANYWHERE, 500, None),
        (Question("fr", (VELO, Group.of("palette"))), ANYWHERE, 500, None),
    ],
)
def test_the_way_that_reads_less_is_taken(monkeypatch, question, depth, most, way):
    monkeypatch.setattr(shares, "_read", lambda: KNOWN)
    assert cheaper_way(question, depth, most) is way


def test_among_few_entries_the_planner_chooses(monkeypatch):
    few = Shares(shares.FEW - 1, KNOWN.terms, KNOWN.languages)
    monkeypatch.setattr(shares, "_read", lambda: few)
    assert cheaper_way(Question("fr", (VELO,)), ANYWHERE, 500) is None
