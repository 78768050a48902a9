"""What the pages of a list hold, kept by each process: counting them asks the database for changes only.

Of each value of a facet a number is kept whose bits are the pages that have it (a bitmap index). What
any choice leaves is then one look at each number, exact for every combination, and a hundred thousand
pages take 13 kB. What hides a page (`content.visibility.hidden`) is asked each time and never kept.
"""

from array import array
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import reduce
from heapq import nlargest
from operator import and_, or_
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from content import changes, questions
from content.visibility import hidden, published

from .base import Joined, Option, TagFacet

MOST = 50  # lists
# As many pages are put in order here; where more are left, the newest: nobody turns so many pages.
MOST_KEYS = 10_000
NEWEST = 600
# Beyond so many blocks, reading all at once costs less.
MANY = 16
# What no change told, such as a row that somebody wrote into the database, is seen after this.
KEPT_FOR = timedelta(hours=1)
NOTHING: Mapping[str, Any] = MappingProxyType({})

Bits = int
Tags = dict[str, dict[Hashable, Bits]]


@dataclass(frozen=True)
class Kept:
    """What was read of a list.

    Attributes:
        pages: bits of those that are published.
        moments: of each page by its key, when it was published first, in microseconds.
        tags: of each facet, by its key, the bits of the pages that have a value, by the value's key.
        heard: changes that it contains.
        read_at, asked_at: when all of it was read, and when it was asked last for changes.
    """

    pages: Bits
    moments: array
    tags: Tags
    heard: frozenset[UUID]
    read_at: datetime
    asked_at: datetime


_lists: dict[str, Kept] = {}
_ONES = [tuple(bit for bit in range(8) if byte >> bit & 1) for byte in range(256)]


@dataclass(frozen=True)
class Counted:
    """What some choices leave of a list.

    Attributes:
        total: how many pages.
        offered: what each facet offers, in the order of the facets.
        keys: of the pages, the one published last first; where they are very many, of the newest. None
            where they are not known.
    """

    total: int
    offered: list[list[Option]]
    keys: array | None


def counted(
    pages: QuerySet, facets: Sequence[TagFacet], choices: Mapping[str, Mapping[str, Any]] = NOTHING
) -> Counted:
    """Count the public ones among some pages: how many the choices leave, and what each facet offers.

    Args:
        pages: of one type, whether the public may see them or not.
        facets: in the order of the answer.
        choices: by key of the facet, where there are any.
    """
    kept = _current(published(pages), facets)
    seen = kept.pages & ~bits(hidden(pages))
    values = {facet.key: _spread(facet, kept.tags[facet.key]) for facet in facets}
    matching = {
        facet.key: _union(values[facet.key].get(key, 0) for key in keys)
        for facet in facets
        if (keys := facet.chosen_keys(choices.get(facet.key, NOTHING)))
    }

    def left(*without: str) -> Bits:
        return reduce(and_, (found for key, found in matching.items() if key not in without), seen)

    def counts(facet: TagFacet) -> dict[Hashable, int]:
        rest = left(facet.key)
        found = {key: (held & rest).bit_count() for key, held in values[facet.key].items()}
        return {key: count for key, count in found.items() if count}

    offered = [facet.offered(counts(facet), choices.get(facet.key, NOTHING)) for facet in facets]
    found = left()
    total = found.bit_count()
    keys = _newest_first(found, kept.moments, total if total <= MOST_KEYS else NEWEST)
    return Counted(total, offered, keys)


def bits(keys: Iterable[int]) -> Bits:
    """A number with these bits."""
    keys = list(keys)
    found = bytearray(max(keys, default=0) // 8 + 1)
    for key in keys:
        found[key >> 3] |= 1 << (key & 7)
    return int.from_bytes(found, "little")


def _newest_first(found: Bits, moments: array, number: int) -> array:
    held = found.to_bytes(found.bit_length() // 8 + 1, "little")
    keys = [place * 8 + bit for place, byte in enumerate(held) if byte for bit in _ONES[byte]]
    keys.reverse()  # of pages of the same moment the one with the larger key comes first
    return array("q", nlargest(number, keys, key=moments.__getitem__))


def forget() -> None:
    """Keep nothing: for tests, whose databases change without telling."""
    _lists.clear()


def _union(found: Iterable[Bits]) -> Bits:
    return reduce(or_, found, 0)


def _spread(facet: TagFacet, held: Mapping[Hashable, Bits]) -> dict[Hashable, Bits]:
    """Bits of the pages that have a value by any of their own."""
    found: dict[Hashable, Bits] = {}
    for key, above in facet.above(held).items():
        for value in above:
            found[value] = found.get(value, 0) | held[key]
    return found


def _current(shown: QuerySet, facets: Sequence[TagFacet]) -> Kept:
    """What is kept of published pages, as of now."""
    name = f"{shown.order_by().query.sql_with_params()} {[facet.key for facet in facets]}"
    now = timezone.now()
    kept = _lists.get(name)
    if kept and not now - KEPT_FOR < kept.read_at <= now:
        kept = None
    told = changes.since(kept.asked_at if kept else now)
    blocks = {block for key, block in told.items() if kept and key not in kept.heard}
    if kept is None or None in blocks or len(blocks) > MANY:
        # Whether any page has changed since was asked above.
        with questions.unnoted():
            found = Kept(*_read(shown, facets, lambda column: Q()), frozenset(told), now, now)
    else:
        kept = replace(kept, heard=frozenset(told), asked_at=now)
        with questions.unnoted():
            found = _brought_up_to_date(kept, shown, facets, blocks) if blocks else kept
    # What a transaction sees may never come to be, and it tells of each block once.
    if connection.in_atomic_block:
        questions.spoil()
    else:
        if len(_lists) >= MOST:
            forget()
        _lists[name] = found
    return found


def _brought_up_to_date(
    kept: Kept, shown: QuerySet, facets: Sequence[TagFacet], blocks: set[int]
) -> Kept:
    pages, moments, tags = _read(
        shown, facets, lambda column: changes.within(column, blocks), kept.moments
    )
    outside = ~_union(((1 << changes.BLOCK) - 1) << (block * changes.BLOCK) for block in blocks)
    return replace(
        kept,
        pages=kept.pages & outside | pages,
        moments=moments,
        tags={
            facet: {
                value: found
                for value in held | tags[facet]
                if (found := held.get(value, 0) & outside | tags[facet].get(value, 0))
            }
            for facet, held in kept.tags.items()
        },
    )


def _read(
    shown: QuerySet,
    facets: Sequence[TagFacet],
    within: Callable[[str], Q],
    moments: Sequence[int] = (),
) -> tuple[Bits, array, Tags]:
    """Read the pages of some blocks, and their moments into a copy of those that are known."""
    columns = ("pk", "first_published_at")
    rows = dict(shown.filter(within("pk")).order_by().values_list(*columns))
    known = array("q", moments)
    known.extend([0] * (max(rows, default=0) + 1 - len(known)))
    for page, moment in rows.items():
        known[page] = int(moment.timestamp() * 1_000_000) if moment else 0
    pages = bits(rows)
    return pages, known, {facet.key: dict(_tags(shown, facet, within, pages)) for facet in facets}


def _tags(
    shown: QuerySet, facet: TagFacet, within: Callable[[str], Q], pages: Bits
) -> Iterable[tuple[Hashable, Bits]]:
    rows, value, page = facet.tags(shown.model, within)
    for key, held in rows.order_by().values_list(value).annotate(held=Joined(page)):
        # Rows of other pages are among them: leaving these out costs the database more.
        if key is not None and (found := bits(map(int, held.split(","))) & pages):
            yield key, found
