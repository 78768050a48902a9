"""The index on an OpenSearch or Elasticsearch server: the same terms, the same order.

Terms are made here (`search.analysis`) and only cut at spaces there, so the server finds what the
database finds. It holds no text, and it decides nothing about who may see what: `search.visible`
asks about all that it finds, which is also why facets are counted there and not by aggregations.

What changes is queued in the transaction that changes it and sent by the worker (`send_changes`). While
the server does not answer, or while its index is built anew, the database answers.
"""

import logging
import time
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import F

from search.matching import DEPTHS, PREFIX, Group, Question
from search.models import IndexChange, SearchEntry

from .server import Server, Unavailable

logger = logging.getLogger(__name__)

AT_ONCE = 500  # entries in one request
WINDOW = 10_000  # a server gives no more hits than that
# Whole terms, no lengths, no positions: whether a term is there is all that counts.
TERMS = {"type": "text", "analyzer": "whitespace", "norms": False, "index_options": "docs"}
INDEX = {
    "mappings": {
        "dynamic": "strict",
        "_source": {"enabled": False},
        "properties": {
            "key": {"type": "long"},
            "language": {"type": "keyword"},
            "published_at": {"type": "long"},
            "facets": TERMS,
            **{f"depth{depth}": TERMS for depth in DEPTHS},
        },
    }
}
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def find(question: Question, most: int) -> dict[int, int]:
    """Keys of the first entries that answer a question, in order, with the depth of each.

    Raises:
        Unavailable: the server, or its index, is not there.
    """
    if not question:
        return {}
    hits = Server().search(query(question, min(most, WINDOW)))
    return {key: len(DEPTHS) + 1 - round(weight) for weight, _published_at, key in hits}


def query(question: Question, most: int) -> dict[str, Any]:
    """A question in the server's words. The first depth that holds all weighs most."""
    depths = [
        {
            "constant_score": {
                "filter": _all(question.words, f"depth{depth}"),
                "boost": len(DEPTHS) + 1 - depth,
            }
        }
        for depth in (question.depths if question.words else question.depths[-1:])
    ]
    return {
        "query": {
            "bool": {
                "must": [{"dis_max": {"queries": depths}}],
                "filter": [
                    {"term": {"language": question.language}},
                    _all(question.facets, "facets"),
                ],
            }
        },
        "sort": [{"_score": "desc"}, {"published_at": "desc"}, {"key": "asc"}],
        "size": most,
        "track_total_hits": False,
    }


def send_changes() -> int:
    """Send what changed since; the worker calls it. Returns how many entries were sent.

    What a server away or a refusal keeps from arriving stays in the queue and is tried again.
    """
    rows = list(IndexChange.objects.order_by("tries", "pk")[:AT_ONCE])
    keys = {row.entry for row in rows}
    if not keys:
        return 0
    # Taken before the entries are read: of two workers the one that read later wins.
    version = _now()
    entries = SearchEntry.objects.in_bulk(keys)
    try:
        refused = Server().send(
            [(key, document(entries[key]) if key in entries else None) for key in sorted(keys)],
            version,
        )
    except Unavailable as error:
        logger.warning("%d changes wait for the search server: %s", len(keys), error)
        return 0
    if refused:
        logger.error("the search server refused %d entries: %s", len(refused), refused)
    again = [row.pk for row in rows if row.entry in refused]
    IndexChange.objects.filter(pk__in=again).update(tries=F("tries") + 1)
    IndexChange.objects.filter(pk__in={row.pk for row in rows} - set(again)).delete()
    return len(keys) - len(refused)


def rebuild() -> None:
    """Build the server's index anew. Meanwhile it has none: the database answers, changes wait.

    Raises:
        Unavailable: the server does not answer, or refused an entry.
    """
    server = Server()
    server.drop()
    version = _now()
    with server.building(INDEX) as index:
        batch: list[tuple[int, dict[str, Any] | None]] = []
        for entry in SearchEntry.objects.order_by("pk").iterator(chunk_size=AT_ONCE):
            batch.append((entry.pk, document(entry)))
            if len(batch) == AT_ONCE:
                index.send(batch, version)
                batch = []
        index.send(batch, version)


def document(entry: SearchEntry) -> dict[str, Any]:
    """What the server holds of an entry: at each depth the terms that stand there or above."""
    columns = [entry.title_terms, entry.summary_terms, entry.body_terms]
    return {
        "key": entry.pk,
        "language": entry.language,
        "published_at": (entry.published_at - EPOCH) // timedelta(microseconds=1),
        "facets": entry.facets,
        **{f"depth{depth}": " ".join(columns[:depth]) for depth in DEPTHS},
    }


def _all(groups: Iterable[Group], field: str) -> dict[str, Any]:
    """A condition that all groups are satisfied in a field; one that always holds for none."""
    return {"bool": {"filter": [_any_way(group, field) for group in groups]}}


def _any_way(group: Group, field: str) -> dict[str, Any]:
    def condition(term: str) -> dict[str, Any]:
        kind = "prefix" if term.endswith(PREFIX) else "term"
        return {kind: {field: term.removesuffix(PREFIX)}}

    ways = [{"bool": {"filter": [condition(term) for term in way]}} for way in group.ways]
    return {"bool": {"should": ways, "minimum_should_match": 1}}


def _now() -> int:
    return time.time_ns() // 1_000
