"""What was made of the database's answers, kept as long as it gives the same ones.

After a public change hardly anything is different, yet nobody knows what. To ask the database costs
little; to write its statements and to make rows of its answers costs Django most of a page. So what was
asked for something is noted with a digest of the answers, and after a change the same is asked again,
word for word. Where all answers are the same, so is what was made of them; where one differs, it is
made anew. Nobody need say what depends on what, and what a transaction made that never came to be is
seen by nobody else.

It lies in the memory of each process.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import islice
from pickle import dumps, loads
from typing import Any

from django.core.cache import caches
from django.core.cache.backends.dummy import DummyCache
from django.db import connection
from django.utils import timezone
from wagtail.models import Site

from .digests import digest

# Whatever was changed without a word is seen after this; all is read anew after the other.
ASKED_EVERY = timedelta(seconds=60)
KEPT_FOR = timedelta(hours=1)
# What lies together but was read at so many times is read anew together: that costs less than to ask.
MOST_TOGETHER = 3


@dataclass
class _Notes:
    """What was asked while something was made: statements, their values, digests of the answers.

    `complete`: whether that is all that it was made of.
    """

    asked: list[tuple[str, Any, str]] = field(default_factory=list)
    complete: bool = True

    def each_once(self) -> list[tuple[str, Any, str]]:
        """Values can be lists, which no set takes."""
        return list(
            {
                (sql, repr(values), answer): (sql, values, answer)
                for sql, values, answer in self.asked
            }.values()
        )


_notes: ContextVar[_Notes | None] = ContextVar("notes", default=None)


class _Fetched:
    """A cursor whose rows were fetched already."""

    def __init__(self, cursor: Any, rows: list) -> None:
        self.cursor = cursor
        self.rows = iter(rows)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.cursor, name)

    def __iter__(self) -> Iterator:
        return self.rows

    def fetchone(self) -> Any:
        return next(self.rows, None)

    def fetchmany(self, size: int = 1) -> list:
        return list(islice(self.rows, size))

    def fetchall(self) -> list:
        return list(self.rows)


@dataclass(frozen=True)
class _Kept:
    """Something that was made. `asked` and `made` are packed, as most often one is not looked at.

    Attributes:
        version: of public content for which it was found true.
        asked_at: when that was; `read_at`: when it was made.
        addresses: of the site's roots, which Wagtail keeps by itself.
        asked: empty where it was made of more; then it is true for this version only.
    """

    version: str | None
    asked_at: datetime
    read_at: datetime
    addresses: str
    asked: bytes
    made: bytes

    def is_known(self, version: str | None, now: datetime) -> bool:
        """Whether nothing need be asked."""
        return (
            version is not None
            and self.version == version
            and self.asked_at <= now < self.asked_at + ASKED_EVERY
        )


def kept(key: str, version: str | None, since: datetime | None, read: Callable[[], Any]) -> Any:
    """What `read` gives, or gave when the database answered the same.

    Args:
        key: says all that the result depends on beside the database and the moment.
        version: of public content: while it holds, nothing is asked. None to ask each time.
        since: what was read before is not taken: the moment may have changed it. None where none can.
        read: reads it; the result can be pickled.
    """
    return kept_each({0: key}, version, since, lambda _missing: {0: read()})[0]


def kept_each(
    names: Mapping[int, str],
    version: str | None,
    since: datetime | None,
    read: Callable[[list[int]], Mapping[int, Any]],
) -> dict[int, Any]:
    """Several things that are read together, each kept by itself, as in `kept`.

    Args:
        names: what each lies under, by its key.
        version, since: as in `kept`.
        read: reads those that are missing, by their keys.
    """
    cache = caches["answers"]
    if isinstance(cache, DummyCache):  # nothing is kept, so nothing need be noted
        return dict(read(list(names)))
    now = timezone.now()
    found = _true_now(names, version, since, now)
    missing = [key for key in names if key not in found]
    made = {key: loads(one.made) for key, one in found.items()}  # noqa: S301 (packed here)
    if not missing:
        return made
    with _noted() as notes:
        fresh = dict(read(missing))
    asked = dumps(notes.each_once()) if notes.complete else b""
    for key, one in fresh.items():
        entry = _Kept(version, now, now, _addresses(), asked, dumps(one))
        cache.set(names[key], entry, KEPT_FOR.total_seconds())
    return made | fresh


def _true_now(
    names: Mapping[int, str], version: str | None, since: datetime | None, now: datetime
) -> dict[int, _Kept]:
    """What is kept under these names and is as it was."""
    cache = caches["answers"]
    found = {
        key: one
        for key, name in names.items()
        if (one := cache.get(name)) is not None and _is_young(one, since, now)
    }
    old = {key: one for key, one in found.items() if not one.is_known(version, now)}
    asked = {one.asked for one in old.values() if one.asked}
    same = _same(asked) if len(asked) <= MOST_TOGETHER else set()
    addresses = _addresses() if same else ""
    for key, one in old.items():
        if one.asked in same and one.addresses == addresses:
            found[key] = replace(one, version=version, asked_at=now)
            cache.set(names[key], found[key], KEPT_FOR.total_seconds())
        else:
            del found[key]
    if notes := _notes.get():  # what is being made of them depends on all that they were made of
        for told in {one.asked for one in found.values()} - same:
            notes.complete &= bool(told)
            notes.asked += loads(told) if told else []  # noqa: S301 (packed here)
    return found


def _same(told: Iterable[bytes]) -> set[bytes]:
    """Of packed questions those whose answers are the same."""
    return {each for each in told if _same_answers(loads(each))}  # noqa: S301 (packed here)


def spoil() -> None:
    """Say that what is being made depends on something that is not asked of the database now."""
    if notes := _notes.get():
        notes.complete = False


@contextmanager
def unnoted() -> Iterator[None]:
    """Ask meanwhile what need not be asked again, because something that is noted tells of it."""
    token = _notes.set(None)
    try:
        yield
    finally:
        _notes.reset(token)


def _is_young(found: _Kept, since: datetime | None, now: datetime) -> bool:
    return found.read_at <= now < found.read_at + KEPT_FOR and (
        since is None or since <= found.read_at
    )


def _same_answers(asked: list[tuple[str, Any, str]]) -> bool:
    with connection.cursor() as cursor:
        for sql, values, answer in asked:
            cursor.execute(sql, values)
            if digest(cursor.fetchall()) != answer:
                return False
    return True


def _addresses() -> str:
    return digest([tuple(root) for root in Site.get_site_root_paths()])


@contextmanager
def _noted() -> Iterator[_Notes]:
    around, notes = _notes.get(), _Notes()
    token = _notes.set(notes)
    try:
        if _note in connection.execute_wrappers:
            yield notes
        else:
            with connection.execute_wrapper(_note):
                yield notes
    finally:
        _notes.reset(token)
    if around is not None:
        around.asked += notes.asked
        around.complete &= notes.complete


def _note(
    run: Callable[..., Any], sql: str, values: Any, many: bool, context: dict[str, Any]
) -> Any:
    notes, cursor = _notes.get(), context["cursor"]
    if notes is None:
        return run(sql, values, many, context)
    if isinstance(cursor.cursor, _Fetched):
        cursor.cursor = cursor.cursor.cursor
    result = run(sql, values, many, context)
    if many or not sql.startswith("SELECT"):
        notes.complete = False
        return result
    rows = cursor.fetchall()
    cursor.cursor = _Fetched(cursor.cursor, rows)
    try:
        notes.asked.append((sql, values, digest(rows)))
    except TypeError:  # bytes of PostgreSQL, of which nobody can tell
        notes.complete = False
    return result
