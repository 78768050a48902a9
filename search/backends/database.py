"""The index of the site's own database: FTS5 on SQLite, a tsvector on PostgreSQL, the same terms."""

from collections.abc import Iterable

from django.db import connection
from django.db.models import BooleanField, Q
from django.db.models.expressions import RawSQL

from content.settled import Among
from content.statistics import analyze
from search.matching import PREFIX, Group, Hits, Question
from search.models import SearchEntry

COLUMNS = ["title_terms", "summary_terms", "body_terms"]


def find(question: Question, most: int) -> Hits:
    """The first entries that answer a question.

    Each depth is asked apart: a database reads the newest off an index and stops, where it would
    have to weigh and sort all of them for one ranked list. What was found less deep is not read again.

    Args:
        question: what is looked for.
        most: how many are enough.
    """
    newest = SearchEntry.objects.filter(language=question.language).order_by("-published_at", "pk")
    found: Hits = {}
    # Facets alone stand at no depth.
    for depth in question.depths if question.words else question.depths[-1:]:
        if question and len(found) < most:
            deeper = newest.filter(_holds(question, depth))
            if found:
                deeper = deeper.exclude(Among("pk", found))
            keys = deeper.values_list("pk", flat=True)[: most - len(found)]
            found |= dict.fromkeys(keys, depth)
    return found


def tidy() -> None:
    """Merge what many writes left apart, and let the database know how much there is."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_terms(search_terms) VALUES ('optimize')")
    analyze(SearchEntry)


def _holds(question: Question, depth: int) -> Q:
    if connection.vendor == "postgresql":
        match = " & ".join(
            [_tsquery(group, str(depth)) for group in question.words]
            + [_tsquery(group) for group in question.facets]
        )
        sql = "search_searchentry.vector @@ %s::tsquery"
        # S611: the statement is a constant; what the visitor typed is a parameter.
        return Q(RawSQL(sql, [match], output_field=BooleanField()))  # noqa: S611
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
