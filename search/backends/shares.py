"""Which of two ways PostgreSQL reads the newest entries that hold some terms.

It can read the newest ones until enough of them hold the terms, or all that hold them, and sort these.
Its planner knows how many hold them, but takes the first way for far cheaper than it is: it believes
the rows to lie in the order of an index that begins with their language, and a tenth of all rows to cost
a tenth of what all cost, of which several share a page. So it read 12,000 entries where the words stood
in 5,000. Of what is very frequent the first way is the right one: it does not grow with the site.
"""

from dataclasses import dataclass, field
from enum import Enum
from math import prod

from django.core.cache import cache
from django.db import connection

from search.matching import Group, Question

KEY, SECONDS = "search-shares", 600  # a wrong choice costs time only
# The newest lie each on a page of its own, and their terms are looked through: measured 1.3; a little more,
# as what holds a facet is often older than the rest, and then lies further away than its share says.
TIMES_DEARER = 1.5
FEW = 2_000  # entries among which both ways cost next to nothing
STATISTICS = """
    SELECT reltuples, attname,
           coalesce(most_common_elems::text, most_common_vals::text)::text[],
           coalesce(most_common_elem_freqs, most_common_freqs)
    FROM pg_stats JOIN pg_class ON pg_class.oid = 'search_searchentry'::regclass
    WHERE schemaname = current_schema() AND tablename = 'search_searchentry'
    AND attname IN ('vector', 'language')
"""


class Way(Enum):
    """How the newest entries that hold some terms are read."""

    NEWEST_FIRST = 1
    ALL_THAT_HOLD = 2


@dataclass(frozen=True)
class Shares:
    """What the database knows of its entries.

    Attributes:
        entries: how many there are.
        terms: which part of them holds each of the frequent terms, as the index has them.
        languages: which part is in each language.
    """

    entries: int = 0
    terms: dict[str, float] = field(default_factory=dict)
    languages: dict[str, float] = field(default_factory=dict)


def cheaper_way(question: Question, depth: int, most: int) -> Way | None:
    """The way that reads less; None where that is not known, and so the planner's to decide.

    Args:
        question: what is looked for.
        depth: how far down the words may stand.
        most: how many entries are enough.
    """
    known = cache.get_or_set(KEY, _read, SECONDS)
    parts = [_part(group, known, str(depth)) for group in question.words]
    parts += [_part(group, known) for group in question.facets]
    if known.entries < FEW or not all(parts):
        return None
    holding = prod(parts)
    newest = min(known.languages.get(question.language, 0) * known.entries, most / holding)
    dear = newest * TIMES_DEARER > holding * known.entries
    return Way.ALL_THAT_HOLD if dear else Way.NEWEST_FIRST


def forget() -> None:
    """Read anew what the database knows, as after very much was written."""
    cache.delete(KEY)


def _part(group: Group, known: Shares, depth: str = "") -> float:
    """Which part of the entries holds a group; 0 where no way of it is known to be frequent."""
    ways = [prod(known.terms.get(depth + term, 0) for term in way) for way in group.ways]
    return min(sum(ways), 1)


def _read() -> Shares:
    with connection.cursor() as cursor:
        cursor.execute(STATISTICS)
        rows = {
            column: (number, dict(zip(values, parts, strict=False)))  # bounds of all stand behind
            for number, column, values, parts in cursor.fetchall()
            if values
        }
    if "vector" not in rows or "language" not in rows:
        return Shares()  # nobody has counted yet
    (number, terms), (_number, languages) = rows["vector"], rows["language"]
    return Shares(int(number), terms, languages)
