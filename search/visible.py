"""Entries that answer a question and that anybody may see.

An index knows words, not embargoes: whatever it finds is asked about here, before anything of it is
shown or counted.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from wagtail.models import Page

from content.settled import Among
from content.visibility import public

from . import backends
from .matching import Hits, Question
from .models import SearchEntry

MORE = 4  # times as many are looked at where too many of them are hidden


@dataclass(frozen=True)
class Candidate:
    """An entry that answers, and what orders and counts it.

    Attributes:
        key: of the entry.
        depth: how far down it holds the words.
        organisation: its key, where it is one: it has an entry in each language.
        published_at: the newer comes first.
        facets: terms of `search.narrowing`, with spaces between them.
    """

    key: int
    depth: int
    organisation: int | None
    published_at: datetime
    facets: str


def visible(question: Question, most: int) -> list[Candidate]:
    """The first visible entries that answer a question, best first.

    Args:
        question: what is looked for.
        most: how many are enough.
    """
    looked_at = most
    while True:
        hits = backends.find(question, looked_at)
        found = _visible(hits)
        if len(found) >= most or len(hits) < looked_at:
            return found[:most]
        looked_at *= MORE


def _visible(hits: Hits) -> list[Candidate]:
    columns = ("pk", "page_id", "organisation_id", "published_at", "facets")
    rows = SearchEntry.objects.filter(Among("pk", hits)).values_list(*columns) if hits else []
    entries = {key: rest for key, *rest in rows}
    pages = readable(page for page, *_rest in entries.values())
    return [
        Candidate(key, depth, organisation, published_at, facets)
        for key, depth in hits.items()
        if key in entries  # else it was deleted, and the index has not heard yet
        for page, organisation, published_at, facets in [entries[key]]
        if page is None or page in pages
    ]


def readable(pages: Iterable[int | None]) -> set[int]:
    """Those of some pages, by key, that anybody may see."""
    keys = {key for key in pages if key is not None}
    found = public(Page.objects.filter(Among("pk", keys))) if keys else Page.objects.none()
    return set(found.order_by().values_list("pk", flat=True))
