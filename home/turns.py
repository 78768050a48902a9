"""One at a time: of several workers one does a job, while the others do something else.

Jobs look at the database for what is due, so doing one twice in a row is harmless; doing it twice at
once is not. PostgreSQL holds the lock as long as the connection lives, a file beside that of SQLite
as long as the process does: a worker that is killed keeps nobody waiting.
"""

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.db import Error, connection


@contextmanager
def turn(name: str) -> Iterator[bool]:
    """Whether it is ours to do; if so, nobody else's until the end of the block.

    Args:
        name: of the job.
    """
    number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True)
    with _of_postgresql(number) if connection.vendor == "postgresql" else _of_file(number) as ours:
        yield ours


@contextmanager
def _of_postgresql(number: int) -> Iterator[bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [number])
        (ours,) = cursor.fetchone()
    try:
        yield ours
    finally:
        if ours:
            # Where the connection broke, the lock went with it.
            with suppress(Error), connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [number])


@contextmanager
def _of_file(number: int) -> Iterator[bool]:
    folder = Path(f"{connection.settings_dict['NAME']}-turns")
    folder.mkdir(exist_ok=True)
    with (folder / f"{number:x}").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
