"""Search over everything that the public may see.

All words must be there. Those whose title holds them come first, then those whose title and
summary do, then the rest; within each the newest first. The order is the same on every database.
"""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection
from django.db.models import Case, Count, F, Q, QuerySet, When
from django.db.models.expressions import RawSQL
from wagtail.models import Page

from content.folding import folded_words
from content.visibility import public

from .analysis import terms
from .models import Kind, SearchEntry

LONGEST_QUERY = 200
MOST_TERMS = 12
# Columns of the index, by how far down the page the words stand.
TITLE, SUMMARY, ANYWHERE = 1, 2, 3
# How like each other two words must be for one to be offered instead of the other.
LIKENESS = 0.8
# What has no date comes last, on every database.
NEWEST_FIRST = F("published_at").desc(nulls_last=True)
VOCABULARY = 5_000  # newest entries whose titles and summaries correct a typing error


@dataclass(frozen=True)
class Facet:
    """A kind of result with its number."""

    kind: Kind
    count: int
    selected: bool


@dataclass(frozen=True)
class Found:
    """What a search gives.

    `entries`: ordered results of the chosen kind. `facets`: kinds that have results.
    `corrected`: the words that were searched instead, where those typed gave nothing.
    """

    entries: QuerySet[SearchEntry]
    facets: list[Facet]
    corrected: str = ""


def clean_query(text: str) -> str:
    """Make any text a visitor sends safe to search for: no control characters, one line, short."""
    printable = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(printable.split())[:LONGEST_QUERY]


def search(text: str, language: str, kind: str = "") -> Found:
    """Find public pages and organisations of a language.

    Args:
        text: what the visitor typed, cleaned.
        language: "fr", "de" or "en".
        kind: one of `Kind`, or anything else for all kinds.
    """
    everything = visible(language)
    wanted = query_terms(text, language)
    entries, corrected = everything.filter(_holds(wanted, ANYWHERE)), ""
    if wanted and not entries.exists():
        corrected = correct(text, everything)
        if corrected:
            wanted = query_terms(corrected, language)
            entries = everything.filter(_holds(wanted, ANYWHERE))
    facets = _facets(entries, kind)
    if any(facet.selected for facet in facets):
        entries = entries.filter(kind=kind)
    nearness = Case(
        When(_holds(wanted, TITLE), then=0), When(_holds(wanted, SUMMARY), then=1), default=2
    )
    return Found(entries.order_by(nearness, NEWEST_FIRST, "pk"), facets, corrected)


def visible(language: str) -> QuerySet[SearchEntry]:
    """Entries of a language that anybody may see."""
    shown = Q(page=None) | Q(page__in=public(Page.objects.all()).order_by().values("pk"))
    return SearchEntry.objects.filter(shown, language=language)


def query_terms(text: str, language: str) -> list[str]:
    """Terms to look for, each once."""
    return list(dict.fromkeys(terms(text, language)))[:MOST_TERMS]


def correct(text: str, entries: QuerySet[SearchEntry]) -> str:
    """Put right the words that no visible title or summary knows; empty where nothing is alike.

    Only visible entries teach their words: a typing error must not reveal what is hidden.
    """
    known: dict[str, str] = {}
    newest = entries.order_by(NEWEST_FIRST, "pk").values_list("title", "summary")[:VOCABULARY]
    for texts in newest:
        known |= _spellings(texts)
    words = text.lower().split()
    better = [_nearest(word, known) for word in words]
    return " ".join(better) if better != words else ""


def _spellings(texts: Iterable[str]) -> dict[str, str]:
    """Words as they are written, by their folded form."""
    found = {}
    for text in texts:
        for word in text.replace("’", " ").replace("'", " ").replace("-", " ").split():
            for folded in folded_words(word):
                found[folded] = word.strip('.,;:!?«»()“”„"').lower()
    return found


def _nearest(word: str, known: dict[str, str]) -> str:
    folded = "".join(folded_words(word))
    if not folded or folded in known:
        return word
    alike = [candidate for candidate in known if candidate[0] == folded[0]]
    nearest = difflib.get_close_matches(folded, alike, n=1, cutoff=LIKENESS)
    return known[nearest[0]] if nearest else word


def _facets(entries: QuerySet[SearchEntry], kind: str) -> list[Facet]:
    counts = dict(entries.order_by().values_list("kind").annotate(Count("pk")))
    return [Facet(one, counts[one], one == kind) for one in Kind if one in counts]


def _holds(wanted: list[str], depth: int) -> Q:
    """Entries whose first `depth` columns hold all the terms; none where there is no term."""
    if not wanted:
        return Q(pk__in=[])
    if connection.vendor == "postgresql":
        weights = {TITLE: "A", SUMMARY: "AB", ANYWHERE: ""}[depth]
        match = " & ".join(f"{term}:{weights}" if weights else term for term in wanted)
        sql = "SELECT id FROM search_searchentry WHERE vector @@ to_tsquery('simple', %s)"
    else:
        columns = " ".join(["title_terms", "summary_terms", "body_terms"][:depth])
        match = " AND ".join(f'{{{columns}}} : "{term}"' for term in wanted)
        sql = "SELECT rowid FROM search_terms WHERE search_terms MATCH %s"
    # S611: the statement is one of two constants; what the visitor typed is a parameter.
    return Q(pk__in=RawSQL(sql, [match]))  # noqa: S611
