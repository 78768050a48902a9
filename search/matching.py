"""What is asked of an index, and what it answers: groups of terms, in one language, down to a depth
of the entry; entries that hold them."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

# How far down an entry the words stand.
TITLE, SUMMARY, ANYWHERE = 1, 2, 3
DEPTHS = (TITLE, SUMMARY, ANYWHERE)
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


@dataclass(frozen=True)
class Question:
    """Which entries are looked for: those that hold all groups of words and all of facets.

    Attributes:
        language: of the entries.
        words: groups that the words of an entry must satisfy.
        facets: groups that what it can be narrowed by must satisfy.
        depths: how far down the words may stand; an entry counts for the first that holds all.
    """

    language: str
    words: tuple[Group, ...] = ()
    facets: tuple[Group, ...] = ()
    depths: tuple[int, ...] = DEPTHS

    def __bool__(self) -> bool:
        """Whether anything was asked for: nothing finds nothing."""
        return bool(self.words or self.facets)


class Candidate(NamedTuple):
    """An entry that answers, and what orders and counts it. Not a dataclass: a search makes hundreds.

    Attributes:
        depth: how far down it holds the words.
        key: of the entry.
        page: its key, where the entry is of one.
        organisation: its key, where it is one: it has an entry in each language.
        published_at: the newer comes first.
        facets: terms of `search.narrowing`, with spaces between them.
    """

    depth: int
    key: int
    page: int | None
    organisation: int | None
    published_at: datetime
    facets: str
