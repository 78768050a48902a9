"""The log of erasures lives in three places: on the machine, beside the archives, and in each of them.

A restore must forget whom the archive still holds. So a copy lies beside the archives minutes after
each erasure, and a restore reads every copy there is. Copies only ever grow.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile

from involvement.law import tombstones

from .places import backups, names

MEMBER = "erasures.jsonl"
PREFIX, SUFFIX = "erasures-", ".jsonl"


def written_here() -> bytes:
    """The log of this machine."""
    path = Path(settings.ERASURE_LOG)
    return path.read_bytes() if path.exists() else b""


def copy() -> bool:
    """Lay the log beside the archives, if it has changed; with what older copies say besides.

    Returns:
        Whether there was anything to write.
    """
    log = written_here()
    if not log.strip() or _name(log) in (before := names(PREFIX, SUFFIX)):
        return False
    tombstones.complete(lines_of_copies())
    log = written_here()
    if (name := _name(log)) not in before:
        backups().save(name, ContentFile(log))
    # Only once the new one lies there.
    for old in before:
        if old != name:
            backups().delete(old)
    return True


def lines_of_copies() -> Iterable[str]:
    """Lines of every copy beside the archives."""
    for name in names(PREFIX, SUFFIX):
        with backups().open(name, "rb") as file:
            yield from file.read().decode().splitlines()


def _name(log: bytes) -> str:
    return f"{PREFIX}{hashlib.sha256(log).hexdigest()[:16]}{SUFFIX}"
