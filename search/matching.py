"""What is asked of an index: groups of terms, in one language, down to a depth of the entry."""

from dataclasses import dataclass

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


# Keys of entries with the depth at which they hold the words; best first, then the newest.
Hits = dict[int, int]
