"""The log of erasures: a file outside the database, so that a restored backup can be made to forget.

One JSON line per erasure: which row, when, why, by which role; never a name. Rows are named by a
random key that dies with them. A number would not do: after a restore it is given to somebody else.
"""

import fcntl
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings


class DamagedLogError(Exception):
    """A line of the log cannot be read: somebody has to look at it before it is replayed."""


@dataclass(frozen=True)
class Tombstone:
    """One erasure.

    Attributes:
        key: `Person.key` of the row that is gone.
        at: when, aware.
        why: a value of `erasure.Why`.
        by: a role: "person", "team", "clock".
    """

    key: UUID
    at: datetime
    why: str
    by: str

    @property
    def line(self) -> str:
        """The line of the log, without its end."""
        values = asdict(self) | {"key": str(self.key), "at": self.at.isoformat()}
        return json.dumps(values, ensure_ascii=False)


def write(stone: Tombstone) -> None:
    """Append a line and wait until it is on the disk.

    Call it as the last act of the erasing transaction. Should the commit fail after all, the log
    says one erasure too many, which somebody had decided; never one too few.

    Raises:
        OSError: the log cannot be written; then nothing may be erased.
    """
    path = Path(settings.ERASURE_LOG)
    path.parent.mkdir(parents=True, exist_ok=True)
    new = not path.exists()
    with path.open("a+b") as log:
        # For the owner of the process alone: when people left is nobody's business.
        os.fchmod(log.fileno(), 0o600)
        fcntl.flock(log, fcntl.LOCK_EX)
        log.write(_end_of_a_torn_line(log) + f"{stone.line}\n".encode())
        log.flush()
        os.fsync(log.fileno())
    if new:
        _sync_folder(path.parent)


def complete(lines: Iterable[str]) -> int:
    """Add what a copy of the log says besides: before a restore forgets, all copies must be heard.

    Args:
        lines: of another copy, in any order.

    Returns:
        How many were new.
    """
    path = Path(settings.ERASURE_LOG)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as log:
        os.fchmod(log.fileno(), 0o600)
        fcntl.flock(log, fcntl.LOCK_EX)
        log.seek(0)
        known = set(log.read().decode().splitlines())
        new = [line for line in dict.fromkeys(lines) if line.strip() and line not in known]
        if new:
            log.write(_end_of_a_torn_line(log) + "".join(f"{line}\n" for line in new).encode())
            log.flush()
            os.fsync(log.fileno())
    return len(new)


def read() -> Iterator[Tombstone]:
    """Every erasure of the log, oldest first.

    Raises:
        DamagedLogError: a line is none of ours.
    """
    path = Path(settings.ERASURE_LOG)
    if not path.exists():
        return
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            values = json.loads(line)
            at = datetime.fromisoformat(values["at"])
            yield Tombstone(UUID(values["key"]), at, values["why"], values["by"])
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise DamagedLogError(f"{path}, line {number}") from error


def _end_of_a_torn_line(log) -> bytes:
    """A power cut may have left half a line: the next one begins on a line of its own."""
    if log.seek(0, os.SEEK_END) == 0:
        return b""
    log.seek(-1, os.SEEK_END)
    return b"" if log.read(1) == b"\n" else b"\n"


def _sync_folder(folder: Path) -> None:
    """A file that was just made lasts only once its folder is on the disk too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
