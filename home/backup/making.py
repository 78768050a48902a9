"""Making an archive while the site runs.

The database comes first, as one moment; then the uploads, which are stored before their rows are.
So every file that the dump knows is there, unless somebody deleted it meanwhile. What was answered
before the making began is in the archive, whoever writes during it.
"""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from django.core.files.storage import Storage, default_storage
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from home.health import signs

from . import databases, erasures
from .archive import Manifest, Writer, verify
from .places import PREFIX, SUFFIX, backups, names

MEDIA = "media/"


def make(now: datetime) -> tuple[str, Manifest]:
    """Write an archive to the storage "backups", read it back and compare.

    Args:
        now: aware; names the archive.

    Returns:
        Its name there, and what it holds.

    Raises:
        DatabaseToolError: the database could not be dumped.
        DamagedArchiveError: what arrived is not what was written.
        OSError: no room, or no way to the storage. Nothing is left behind in either case.
    """
    name = f"{PREFIX}{now:%Y%m%dT%H%M%SZ}{SUFFIX}"
    if name in names():
        raise FileExistsError(f"{name} is being made, or was a moment ago.")
    try:
        with TemporaryDirectory() as folder:
            dumped = Path(folder) / databases.member_name()
            databases.dump(dumped)
            with backups().open(name, "wb") as target:
                _write(target, dumped, now)
        erasures.copy()
        with backups().open(name, "rb") as source:
            manifest = verify(source)
    except BaseException:
        backups().delete(name)
        raise
    signs.give(signs.BACKUP, now, {"name": name, "bytes": manifest.size})
    return name, manifest


def keep_newest(number: int) -> list[str]:
    """Delete all archives but the newest ones; returns whose names are gone."""
    old = names()[:-number]
    for name in old:
        backups().delete(name)
    return old


def every_file(storage: Storage, folder: str = "") -> Iterator[str]:
    """Names of all files of a storage."""
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:  # nothing was ever uploaded
        return
    here = f"{folder}/" if folder else ""
    yield from (f"{here}{name}" for name in sorted(files) if name)
    for name in sorted(folders):
        yield from every_file(storage, f"{here}{name}")


def _write(target: BinaryIO, dumped: Path, now: datetime) -> None:
    applied = MigrationRecorder(connection).applied_migrations()
    manifest = Manifest(now, connection.vendor, sorted(map(".".join, applied)))
    with Writer(target, manifest) as writer:
        with dumped.open("rb") as source:
            writer.add(dumped.name, source, dumped.stat().st_size)
        for name in every_file(default_storage):
            try:
                source = default_storage.open(name, "rb")
                size = source.size
            except FileNotFoundError:
                manifest.vanished.append(name)
                continue
            with source:
                writer.add(f"{MEDIA}{name}", source, size)
        log = erasures.written_here()
        writer.add(erasures.MEMBER, BytesIO(log), len(log))
        writer.finish()
