"""Putting an archive back, on an empty machine or in place of what is there."""

import hashlib
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import SpooledTemporaryFile, TemporaryDirectory

from django.core.cache import cache
from django.core.files import File
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from content.remembered import forget
from home.health import migrations
from involvement.law import erasure, tombstones

from . import databases, erasures
from .archive import Manifest, Measured, members, verify
from .making import MEDIA
from .places import opened

IN_MEMORY = 16 * 1024 * 1024  # bytes of one upload; larger ones go by a temporary file


class RestoreRefusedError(Exception):
    """Why the archive is not put back; nothing has changed."""


@dataclass(frozen=True)
class Restored:
    """What was done.

    Attributes:
        manifest: of the archive.
        files: uploads that the archive held.
        erased: people who were erased again.
    """

    manifest: Manifest
    files: int
    erased: int


def check(name: str) -> Manifest:
    """Read an archive from end to end.

    Raises:
        FileNotFoundError: there is none of this name.
        DamagedArchiveError: it is not what was written.
        RestoreRefusedError: this site could not read it.
    """
    with opened(name) as source:
        manifest = verify(source)
    if manifest.database != connection.vendor:
        raise RestoreRefusedError(
            f"The archive is of {manifest.database}, this site uses {connection.vendor}."
        )
    known = {".".join(key) for key in MigrationLoader(None).disk_migrations}
    if newer := sorted(set(manifest.migrations) - known):
        raise RestoreRefusedError(
            f"The archive was made by a newer version of the site ({newer[-1]}): install that first."
        )
    return manifest


def restore(name: str, now: datetime, *, replace: bool = False) -> Restored:
    """Put an archive back: uploads, database, migrations since, then erasures since.

    Uploads come before the database, so that whoever is interrupted can begin again. Files that the
    archive does not know stay where they are.

    Args:
        name: a file, or an archive of the storage "backups".
        now: when, aware.
        replace: whether what the database holds may be lost.

    Raises:
        FileNotFoundError, DamagedArchiveError, RestoreRefusedError: nothing has changed.
        DatabaseToolError: the database is as it was.
    """
    manifest = check(name)
    if not replace and not databases.is_empty():
        raise RestoreRefusedError(
            "The database is not empty. --replace puts the archive in its place; all of it is lost."
        )
    files = 0
    with TemporaryDirectory() as folder, opened(name) as source:
        dumped = Path(folder) / databases.member_name()
        for member, content in members(source):
            if member == dumped.name:
                with dumped.open("wb") as target:
                    shutil.copyfileobj(content, target)
            elif member == erasures.MEMBER:
                tombstones.complete(content.read().decode().splitlines())
            elif member.startswith(MEDIA):
                _put(member.removeprefix(MEDIA), content, manifest.files[member][1])
                files += 1
        databases.load(dumped)
    tombstones.complete(erasures.lines_of_copies())
    if migrations.pending():
        call_command("migrate", interactive=False, verbosity=0)
    erased = erasure.replay(now)
    cache.clear()
    forget()
    return Restored(manifest, files, erased)


def _put(name: str, content: Measured, sum_: str) -> None:
    """Lay an upload where its row looks for it, and nowhere else."""
    with SpooledTemporaryFile(IN_MEMORY) as copy:
        shutil.copyfileobj(content, copy)
        copy.seek(0)
        if default_storage.exists(name):
            with default_storage.open(name, "rb") as there:
                if hashlib.file_digest(there, "sha256").hexdigest() == sum_:
                    return
            default_storage.delete(name)
        # Not `save`, which finds a new name that nobody guesses.
        default_storage._save(name, File(copy, name))
