"""The version of all public content: a word that changes with it, seen by every process.

It lies in the cache where processes share one. Local memory is a process's own: there it is what a
symbolic link (`VERSION_LINK`) points to, which all processes of one machine share and read with one
call of the system. Several machines need Redis.

Others learn of a change when they can see it: once it is committed. Until then the transaction has a
version of its own, so that nobody is shown what it made of rows that may never come to be.
"""

import os
from contextvars import ContextVar
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction

KEY = "version-of-public-content"
# A list that notes who asked, while something is made that must not depend on it (`content.parts`).
asked_for: ContextVar[list[str] | None] = ContextVar("asked_for", default=None)


class _Untold:
    """Whether a change could not be told to the shared cache, which was away."""

    pending = False


class _Uncommitted:
    """The version of a transaction that has changed something; its commit makes it one of all."""

    def __init__(self) -> None:
        self.renew()

    def renew(self) -> None:
        self.version = uuid4().hex

    def __call__(self) -> None:
        self.renew()
        change()


def current() -> str:
    """The version that holds now, for who asks."""
    if (asked := asked_for.get()) is not None:
        asked.append(KEY)
    if uncommitted := _uncommitted():
        return uncommitted.version
    if _is_local():
        return _in_link() or change()
    if _Untold.pending:
        return change()
    return cache.get(KEY) or change()


def change() -> str:
    """Begin a new version and return it.

    What cannot be written down is not believed in: with a full disk the link goes, and nothing is
    remembered; with Redis away this process tells it later.
    """
    version = uuid4().hex
    if _is_local():
        _write(version)
    else:
        cache.set(KEY, version, None)
        _Untold.pending = cache.get(KEY) is None
    return version


def change_with_commit() -> None:
    """Begin a new version here now, and for everybody once others can see what changed.

    Where the savepoint or the transaction of the change is rolled back, nothing has changed.
    """
    if not connection.in_atomic_block:
        change()
    elif uncommitted := _uncommitted():
        uncommitted.renew()
    else:
        transaction.on_commit(_Uncommitted())


def _uncommitted() -> _Uncommitted | None:
    # Where Django keeps it, it goes with the savepoint that it belongs to.
    waiting = (function for _savepoints, function, _robust in connection.run_on_commit)
    return next((function for function in waiting if isinstance(function, _Uncommitted)), None)


def _is_local() -> bool:
    return settings.CACHES["default"]["BACKEND"].endswith("LocMemCache")


def _in_link() -> str:
    try:
        return os.readlink(settings.VERSION_LINK)  # noqa: PTH115  (half the time of a Path)
    except OSError:  # there is none yet
        return ""


def _write(version: str) -> None:
    # Each change comes here: no path objects, which take longer than the writing.
    link = str(settings.VERSION_LINK)
    fresh = f"{link}-{os.getpid()}-{version}"
    try:
        if not os.path.isdir(folder := os.path.dirname(link)):  # noqa: PTH112, PTH120
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103
        os.symlink(version, fresh)  # noqa: PTH211
        os.replace(fresh, link)  # noqa: PTH105
    except OSError:
        for left in (fresh, link):
            Path(left).unlink(missing_ok=True)
