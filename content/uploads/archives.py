"""Zips: measured before anything is unpacked, and written anew part by part."""

import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MOST_TIMES_LARGER = 200  # of what is unpacked to what was sent
SMALL = 10 * 1024 * 1024  # what unpacks to less harms nobody, however well it was packed
# What Python says of a zip that is damaged, or packed in a way that it does not know.
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)

OTHER_THAN_NAMED = _(
    "This file is not what its name says, or it is damaged. Save it again in the program it comes"
    " from, and send that."
)
UNSAFE_PARTS = _(
    "This archive holds something that we do not hand on: a program, a locked file, or another"
    " archive. Documents, pictures, sounds and films are welcome."
)
TOO_MUCH_INSIDE = _("This archive unpacks to more than we can hand on. Send less of it.")


@dataclass
class Room:
    """What of one upload may still be unpacked, archives inside archives included.

    Attributes:
        parts: of archives.
        unpacked: bytes of those parts.
        pixels: of all pictures inside.
    """

    parts: int = 2_000
    unpacked: int = 200 * 1024 * 1024
    pixels: int = 200_000_000

    def take(self, *, parts: int = 0, unpacked: int = 0, pixels: int = 0) -> None:
        """
        Raises:
            ValidationError: there is not so much left.
        """
        self.parts -= parts
        self.unpacked -= unpacked
        self.pixels -= pixels
        if min(self.parts, self.unpacked, self.pixels) < 0:
            raise ValidationError(TOO_MUCH_INSIDE, code="too_much")


def opened(file: IO[bytes], room: Room) -> zipfile.ZipFile:
    """A zip that begins as one, so that it is not something else at the same time.

    Raises:
        ValidationError: it is none, holds too much, or what nobody should unpack.
    """
    file.seek(0)
    if file.read(4) != b"PK\x03\x04":
        raise ValidationError(OTHER_THAN_NAMED, code="kind")
    file.seek(0, 2)
    sent = file.tell()
    file.seek(0)
    with damage_is_refused():
        archive = zipfile.ZipFile(file)
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    room.take(parts=len(parts), unpacked=unpacked)
    if unpacked > SMALL and unpacked > sent * MOST_TIMES_LARGER:
        raise ValidationError(TOO_MUCH_INSIDE, code="too_much")
    if any(part.flag_bits & 0x1 or _leads_out(part.filename) for part in parts):
        raise ValidationError(UNSAFE_PARTS, code="parts")
    return archive


def rewritten(archive: zipfile.ZipFile, change: Callable[[str, bytes], bytes]) -> bytes:
    """The same archive with changed parts, and nothing beside its parts.

    Args:
        change: gives the new content of a part, from its name and its old content.

    Raises:
        ValidationError: a part is damaged, or `change` refuses it.
    """
    target = BytesIO()
    with damage_is_refused(), zipfile.ZipFile(target, "w") as anew:
        for part in archive.infolist():
            entry = zipfile.ZipInfo(part.filename, part.date_time)
            if part.compress_type != zipfile.ZIP_STORED:
                entry.compress_type = zipfile.ZIP_DEFLATED
            content = archive.read(part)
            anew.writestr(entry, content if part.is_dir() else change(part.filename, content))
    return target.getvalue()


@contextmanager
def damage_is_refused() -> Iterator[None]:
    """Say of what Python cannot unpack that it is damaged."""
    try:
        yield
    except DAMAGED as error:
        raise ValidationError(OTHER_THAN_NAMED, code="kind") from error


def _leads_out(name: str) -> bool:
    """Whether a part would be written outside the folder that somebody unpacks into."""
    return name.startswith(("/", "\\")) or ":" in name or ".." in PurePath(name).parts
