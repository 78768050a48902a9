"""The version of all public content: a word that changes with it, seen by every process.

It lies in the cache where processes share one. Local memory is a process's own: there it lies in a
file (`VERSION_FILE`), which all processes of one machine share. Several machines need Redis.
"""

import os
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.cache import cache

KEY = "version-of-public-content"


class _Untold:
    """Whether a change could not be told to the shared cache, which was away."""

    pending = False


def current() -> str:
    """The version that holds now."""
    if _is_local():
        return _in_file() or change()
    if _Untold.pending:
        return change()
    return cache.get(KEY) or change()


def change() -> str:
    """Begin a new version and return it.

    What cannot be written down is not believed in: with a full disk the file goes, and nothing is
    remembered; with Redis away this process tells it later.
    """
    version = uuid4().hex
    if _is_local():
        _write(version)
    else:
        cache.set(KEY, version, None)
        _Untold.pending = cache.get(KEY) is None
    return version


def _is_local() -> bool:
    return settings.CACHES["default"]["BACKEND"].endswith("LocMemCache")


def _in_file() -> str:
    try:
        with open(settings.VERSION_FILE) as file:  # noqa: PTH123  (half the time of a Path)
            return file.read()
    except FileNotFoundError:
        return ""


def _write(version: str) -> None:
    # Each saved row comes here: no path objects, which take longer than the writing.
    file = str(settings.VERSION_FILE)
    fresh = f"{file}-{os.getpid()}-{version}"
    try:
        if not os.path.isdir(folder := os.path.dirname(file)):  # noqa: PTH112, PTH120
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103
        with open(fresh, "w") as written:  # noqa: PTH123
            written.write(version)
        os.replace(fresh, file)  # noqa: PTH105
    except OSError:
        for left in (fresh, file):
            Path(left).unlink(missing_ok=True)
