"""Where archives lie: the storage "backups", a folder or a bucket, as the environment says."""

import os
from functools import partial
from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.files.storage import FileSystemStorage, Storage, storages

PREFIX = "labo-"
SUFFIX = ".tar"


class BackupFolder(FileSystemStorage):
    """A folder for the account of the site alone: archives hold everything about people."""

    def _open(self, name: str, mode: str = "rb") -> File:
        path = Path(self.path(name))
        if "w" in mode:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return File(open(path, mode, opener=partial(os.open, mode=0o600)))


def backups() -> Storage:
    """The storage of archives."""
    return storages["backups"]


def names(prefix: str = PREFIX, suffix: str = SUFFIX) -> list[str]:
    """Archives that lie there, the oldest first."""
    try:
        _folders, files = backups().listdir("")
    except FileNotFoundError:  # nothing was ever written there
        return []
    return sorted(name for name in files if name.startswith(prefix) and name.endswith(suffix))


def opened(name: str) -> Any:
    """An archive to read: a file of this machine, or one of the storage.

    Raises:
        FileNotFoundError: there is neither.
    """
    return Path(name).open("rb") if Path(name).is_file() else backups().open(name, "rb")
