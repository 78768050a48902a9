"""The index of the site's own database: FTS5 on SQLite, a tsvector on PostgreSQL, the same terms."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from django.db import connection
from django.db.models import BooleanField, F, Q, QuerySet
from django.db.models.expressions import RawSQL

from content.settled import Among
from content.statistics import analyze
from search.matching import PREFIX, Candidate, Group, Question
from search.models import SearchEntry

from . import shares

COLUMNS = ["title_terms", "summary_terms", "body_terms"]
READ = ["pk", "page_id", "organisation_id", "published_at", "facets"]  # as `Candidate` has them


def find(question: Question, most: int) -> list[Candidate]:
    """The first entries that answer a question, best first.

    Each depth is asked apart: a database reads the newest off an index and stops, where it would
    have to weigh and sort all of them for one ranked list. What was found less deep is not read again.

    Args:
        question: what is looked for.
        most: how many are enough.
    """
    found: list[Candidate] = []
    # Facets alone stand at no depth.
    for depth in question.depths if question.words else question.depths[-1:]:
        if question and len(found) < most:
            deeper = _newest(question, depth, most - len(found))
            if found:
                deeper = deeper.exclude(Among("pk", [one.key for one in found]))
            rows = deeper.values_list(*READ)[: most - len(found)]
            found += [Candidate(depth, *row) for row in rows]
    return found


def entries(hits: Mapping[int, int]) -> list[Candidate]:
    """Entries that another index found, in its order; without those that were deleted since.

    Args:
        hits: their keys, with the depth of each.
    """
    rows = SearchEntry.objects.filter(Among("pk", hits)).values_list(*READ) if hits else []
    known = {row[0]: row for row in rows}
    return [Candidate(depth, *known[key]) for key, depth in hits.items() if key in known]


def tidy() -> None:
    """Merge what many writes left apart, and let the database know how much there is."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT gin_clean_pending_list('search_entry_vector')")
        else:
            cursor.execute("INSERT INTO search_terms(search_terms) VALUES ('optimize')")
    analyze(SearchEntry)
    shares.forget()


def _newest(question: Question, depth: int, most: int) -> QuerySet:
    """Entries that answer, the newest first."""
    rows = SearchEntry.objects.filter(language=question.language)
    if connection.vendor != "postgresql":
        return rows.filter(_holds_on_sqlite(question, depth)).order_by("-published_at", "pk")
    words = [_tsquery(group, str(depth)) for group in question.words]
    match = " & ".join(words + [_tsquery(group) for group in question.facets])
    sql, order = "search_searchentry.vector @@ %s::tsquery", F("published_at")
    way = shares.cheaper_way(question, depth, most)
    if way is shares.Way.NEWEST_FIRST:
        sql = f"({sql}) IS TRUE"  # which no full-text index answers
    elif way is shares.Way.ALL_THAT_HOLD:
        order = order + timedelta(0)  # which no index is in the order of
    # S611: the statement is a constant; what the visitor typed is a parameter.
    holds = RawSQL(sql, [match], output_field=BooleanField())  # noqa: S611
    return rows.filter(holds).order_by(order.desc(), "pk")


def _holds_on_sqlite(question: Question, depth: int) -> Q:
    parts = [(question.words, COLUMNS[:depth]), (question.facets, ["facets"])]
    match = " AND ".join(_fts5(part, columns) for part, columns in parts if part)
    sql = "SELECT rowid FROM search_terms WHERE search_terms MATCH %s"
    return Q(pk__in=RawSQL(sql, [match]))  # noqa: S611  (as above)


def _tsquery(group: Group, depth: str = "") -> str:
    """Terms of words carry the depth in front (migration 0005)."""

    def lexeme(term: str) -> str:
        return f"'{depth}{term.removesuffix(PREFIX)}'" + (":*" if term.endswith(PREFIX) else "")

    return _either((map(lexeme, way) for way in group.ways), " & ", " | ")


def _fts5(groups: Iterable[Group], columns: list[str]) -> str:
    def phrase(term: str) -> str:
        return f'"{term.removesuffix(PREFIX)}"' + (" *" if term.endswith(PREFIX) else "")

    wanted = " AND ".join(
        _either((map(phrase, way) for way in group.ways), " AND ", " OR ") for group in groups
    )
    return f"({{{' '.join(columns)}}} : ({wanted}))"


def _either(ways: Iterable[Iterable[str]], and_: str, or_: str) -> str:
    return "(" + or_.join(f"({and_.join(way)})" for way in ways) + ")"
