"""From groups of terms to a condition that either database answers with its full-text index."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection
from django.db.models import BooleanField, Q
from django.db.models.expressions import RawSQL

# How far down an entry the words stand.
TITLE, SUMMARY, ANYWHERE = 1, 2, 3
COLUMNS = ["title_terms", "summary_terms", "body_terms"]
WEIGHTS = {TITLE: "A", SUMMARY: "AB", ANYWHERE: "ABD"}
FACETS_WEIGHT = "C"
PREFIX = "*"  # at the end of a term: whatever begins so


@dataclass(frozen=True)
class Group:
    """Ways to say one thing, any of which will do; of each all terms must be there.

    Terms consist of plain letters and digits (`search.analysis`, `search.narrowing`), so nothing in
    them means anything to a database.
    """

    ways: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, *terms: str) -> "Group":
        """A group whose ways are single terms."""
        return cls(tuple((term,) for term in terms))


def holds(groups: Iterable[Group], depth: int, facets: Iterable[Group] = ()) -> Q:
    """Entries of which the columns down to `depth` satisfy all groups, and the facets all of theirs.

    None where there is neither a group nor a facet: nothing was asked for.
    """
    groups, facets = list(groups), list(facets)
    if not groups and not facets:
        return Q(pk__in=[])
    if connection.vendor == "postgresql":
        match = " & ".join(
            [_tsquery(group, WEIGHTS[depth]) for group in groups]
            + [_tsquery(group, FACETS_WEIGHT) for group in facets]
        )
        sql = "search_searchentry.vector @@ to_tsquery('simple', %s)"
        # S611: the statement is a constant; what the visitor typed is a parameter.
        return Q(RawSQL(sql, [match], output_field=BooleanField()))  # noqa: S611
    parts = [(groups, COLUMNS[:depth]), (facets, ["facets"])]
    match = " AND ".join(_fts5(part, columns) for part, columns in parts if part)
    sql = "SELECT rowid FROM search_terms WHERE search_terms MATCH %s"
    return Q(pk__in=RawSQL(sql, [match]))  # noqa: S611  (as above)


def _tsquery(group: Group, weights: str) -> str:
    def lexeme(term: str) -> str:
        stars = PREFIX if term.endswith(PREFIX) else ""
        return f"'{term.removesuffix(PREFIX)}':{stars}{weights}"

    return _either(" & ".join(map(lexeme, way)) for way in group.ways).replace(" OR ", " | ")


def _fts5(groups: list[Group], columns: list[str]) -> str:
    def phrase(term: str) -> str:
        return f'"{term.removesuffix(PREFIX)}"' + (" *" if term.endswith(PREFIX) else "")

    wanted = " AND ".join(
        _either(" AND ".join(map(phrase, way)) for way in group.ways) for group in groups
    )
    return f"({{{' '.join(columns)}}} : ({wanted}))"


def _either(ways: Iterable[str]) -> str:
    return "(" + " OR ".join(f"({way})" for way in ways) + ")"
