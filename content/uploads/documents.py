"""Documents to download: of a few kinds, and of the kind that their name says.

A name is only a promise: what a file is, its first bytes and its parts say. What is let in is
served as an attachment that a browser neither opens nor guesses about (settings of WAGTAILDOCS,
config.middleware); what is checked here is that people who download it get what they were told.
"""

import zipfile
from collections.abc import Callable
from pathlib import PurePath
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

HEAD = 1024  # bytes in which a web page or a program shows itself
MOST_PARTS = 2_000
MOST_UNPACKED = 200 * 1024 * 1024  # bytes
MOST_TIMES_LARGER = 200  # of what is unpacked to what was sent
SMALL = 10 * 1024 * 1024  # what unpacks to less harms nobody, however well it was packed

PICTURES = {"avif", "gif", "heic", "jpeg", "jpg", "png", "webp"}
SOUNDS_AND_FILMS = {"m4a", "mp3", "mp4", "wav", "webm"}

OTHER_THAN_NAMED = _(
    "This file is not what its name says, or it is damaged. Save it again in the program it comes"
    " from, and send that."
)
OTHER_KIND = _("We hand on documents of these kinds: %(kinds)s.")
WITH_PROGRAM = _(
    "This file carries a program (a macro). Save it without macros: nobody should have to trust us"
    " that far."
)
UNSAFE_PARTS = _(
    "This archive holds something that we do not hand on: a program, a locked file, or another"
    " archive. Documents, pictures, sounds and films are welcome."
)
TOO_MUCH_INSIDE = _("This archive unpacks to more than we can hand on. Send less of it.")


def check(file: IO[bytes], name: str) -> None:
    """Refuse a file that is not of the kind that its name says, or harmful.

    Args:
        file: what somebody sent, at any position; it is at its beginning afterwards.
        name: of the file.

    Raises:
        ValidationError: with a sentence for whoever sent it.
    """
    ending = _ending(name)
    checked = CHECKS.get(ending)
    if checked is None:
        kinds = {"kinds": ", ".join(CHECKS)}
        raise ValidationError(OTHER_KIND, code="ending", params=kinds)
    file.seek(0)
    try:
        checked(file)
    finally:
        file.seek(0)


def _pdf(file: IO[bytes]) -> None:
    _must(file.read(5) == b"%PDF-")


def _text(file: IO[bytes]) -> None:
    content = file.read()
    head = content[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    _must(b"\0" not in content)
    _must(not head.startswith((b"%pdf", b"pk\x03\x04", b"mz", b"{\\rtf")))
    _must(not any(mark in head for mark in (b"<!doctype", b"<html", b"<script", b"<svg", b"<?")))


def _opened(file: IO[bytes]) -> zipfile.ZipFile:
    """A zip that begins as one, so that it is not something else at the same time."""
    _must(file.read(4) == b"PK\x03\x04")
    file.seek(0, 2)
    sent = file.tell()
    file.seek(0)
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise ValidationError(OTHER_THAN_NAMED, code="kind") from error
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED:
        raise ValidationError(TOO_MUCH_INSIDE, code="too_much")
    if unpacked > SMALL and unpacked > sent * MOST_TIMES_LARGER:
        raise ValidationError(TOO_MUCH_INSIDE, code="too_much")
    if any(part.flag_bits & 0x1 or _leads_out(part.filename) for part in parts):
        raise ValidationError(UNSAFE_PARTS, code="parts")
    return archive


def _office(main: str) -> Callable[[IO[bytes]], None]:
    """Office Open XML, by the part that makes it a text or a sheet (ECMA-376, part 2)."""

    def checked(file: IO[bytes]) -> None:
        names = set(_opened(file).namelist())
        _must({"[Content_Types].xml", main} <= names)
        if any("vbaproject" in name.lower() or "activex" in name.lower() for name in names):
            raise ValidationError(WITH_PROGRAM, code="program")

    return checked


def _open_document(kind: str) -> Callable[[IO[bytes]], None]:
    """OpenDocument: its first part, stored as it is, says its type (ODF 1.3, part 2, 3.3)."""

    def checked(file: IO[bytes]) -> None:
        archive = _opened(file)
        first = archive.infolist()[:1]
        _must(bool(first) and first[0].filename == "mimetype" and first[0].file_size < 100)
        _must(archive.read("mimetype") == f"application/vnd.oasis.opendocument.{kind}".encode())
        if any(name.startswith(("Basic/", "Scripts/")) for name in archive.namelist()):
            raise ValidationError(WITH_PROGRAM, code="program")

    return checked


def _archive(file: IO[bytes]) -> None:
    """A zip of what may be sent alone, but for archives, and of pictures, sounds and films."""
    allowed = (CHECKS.keys() - {"zip"}) | PICTURES | SOUNDS_AND_FILMS
    for part in _opened(file).infolist():
        if not part.is_dir() and _ending(part.filename) not in allowed:
            raise ValidationError(UNSAFE_PARTS, code="parts")


CHECKS: dict[str, Callable[[IO[bytes]], None]] = {
    "csv": _text,
    "docx": _office("word/document.xml"),
    "ods": _open_document("spreadsheet"),
    "odt": _open_document("text"),
    "pdf": _pdf,
    "txt": _text,
    "xlsx": _office("xl/workbook.xml"),
    "zip": _archive,
}


def _must(holds: bool) -> None:
    if not holds:
        raise ValidationError(OTHER_THAN_NAMED, code="kind")


def _leads_out(name: str) -> bool:
    """Whether a part would be written outside the folder that somebody unpacks into."""
    return name.startswith(("/", "\\")) or ":" in name or ".." in PurePath(name).parts


def _ending(name: str) -> str:
    return PurePath(name).suffix.lower().removeprefix(".")
