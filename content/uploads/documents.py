"""Documents to download: of a few kinds, and of the kind that their name says.

A name is only a promise: what a file is, its first bytes and its parts say. What is let in is
served as an attachment that a browser neither opens nor guesses about (settings of WAGTAILDOCS,
config.middleware); what is checked here is that people who download it get what they were told.
Pictures inside are written anew, as those that come alone: nobody learns where they were taken.
"""

import logging
from collections.abc import Callable
from io import BytesIO
from pathlib import PurePath
from typing import IO
from xml.etree.ElementTree import ParseError
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _

from . import pdf, pictures
from .archives import OTHER_THAN_NAMED, UNSAFE_PARTS, Room, damage_is_refused, opened, rewritten
from .scanner import refuse_viruses

logger = logging.getLogger(__name__)
HEAD = 1024  # bytes in which a web page or a program shows itself
PICTURES = {"avif", "gif", "heic", "jpeg", "jpg", "png", "webp"}
TIFF = {"tif", "tiff"}  # notes like a photograph's, in a format that we do not read
SOUNDS_AND_FILMS = {"m4a", "mp3", "mp4", "wav", "webm"}
# What an office document may hold besides its own parts, and must not: what runs, and texts and sheets
# with macros.
RUNS = {
    "bat", "cmd", "com", "dll", "docm", "dotm", "exe", "hta", "jar", "js", "lnk", "msi", "potm", "ppam",
    "pptm", "ps1", "scr", "vbs", "wsf", "xlam", "xlsb", "xlsm", "xltm",
}  # fmt: skip
# What a text loads by itself when it is opened, and lets act as its own: a template with macros above
# all (ECMA-376, part 1, 17.15.1.6). Links that somebody has to follow are of another type.
LOADED = ("/attachedTemplate", "/frame", "/oleObject", "/subDocument")
FROM_THE_WEB = ("http:", "https:", "ftp:", "mhtml:")

OTHER_KIND = _("We hand on documents of these kinds: %(kinds)s.")
WITH_PROGRAM = _(
    "This file carries a program (a macro). Save it without macros: nobody should have to trust us"
    " that far."
)
LOADS_FROM_THE_WEB = _(
    "This file loads something from the Internet as soon as somebody opens it: mostly its template,"
    " which could bring a program along. Save it with another template, or as PDF, and send that."
)
INSIDE = _("%(part)s, inside this file: %(why)s")


class CleanDocument(ContentFile):
    """A document that was looked into, without the notes of cameras."""


def clean(file: IO[bytes], name: str) -> CleanDocument:
    """A document of the kind that its name says, without what cameras wrote into its pictures.

    Args:
        file: what somebody sent, at any position.
        name: of the file.

    Raises:
        ValidationError: it is of another kind, or harmful; with a sentence for whoever sent it.
    """
    try:
        cleaned = KINDS.get(_ending(name))
        if cleaned is None:
            raise ValidationError(OTHER_KIND, code="ending", params={"kinds": ", ".join(KINDS)})
        refuse_viruses(file)
        return CleanDocument(cleaned(file, Room()), name=name)
    except ValidationError as error:
        logger.info("a document was refused: %s", error.code)
        raise


def _pdf(file: IO[bytes], room: Room) -> bytes:
    file.seek(0)
    content = file.read()
    _must(content.startswith(b"%PDF-"))
    return pdf.without_notes(content)


def _text(file: IO[bytes], room: Room) -> bytes:
    file.seek(0)
    content = file.read()
    head = content[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    _must(b"\0" not in content)
    _must(not head.startswith((b"%pdf", b"pk\x03\x04", b"mz", b"{\\rtf")))
    _must(not any(mark in head for mark in (b"<!doctype", b"<html", b"<script", b"<svg", b"<?")))
    return content


def _office(main: str) -> Callable[[IO[bytes], Room], bytes]:
    """Office Open XML, by the part that makes it a text or a sheet (ECMA-376, part 2)."""

    def cleaned(file: IO[bytes], room: Room) -> bytes:
        archive = opened(file, room)
        names = set(archive.namelist())
        _must({"[Content_Types].xml", main} <= names)
        runs = ("vbaproject", "activex")
        if any(
            _ending(name) in RUNS or any(word in name.lower() for word in runs) for name in names
        ):
            raise ValidationError(WITH_PROGRAM, code="program")
        if _loads_from_the_web(archive):
            raise ValidationError(LOADS_FROM_THE_WEB, code="elsewhere")
        return _bare(archive, file, room)

    return cleaned


def _loads_from_the_web(archive: ZipFile) -> bool:
    """Whether any part of Office Open XML names one that lies elsewhere (ECMA-376, part 2, 9.3)."""
    try:
        with damage_is_refused():
            tables = [
                archive.read(name) for name in archive.namelist() if name.lower().endswith(".rels")
            ]
            relations = [relation for table in tables for relation in fromstring(table)]
    except ParseError as error:
        raise ValidationError(OTHER_THAN_NAMED, code="kind") from error
    return any(
        relation.get("Type", "").endswith(LOADED)
        and relation.get("Target", "").strip().lower().startswith(FROM_THE_WEB)
        for relation in relations
    )


def _open_document(kind: str) -> Callable[[IO[bytes], Room], bytes]:
    """OpenDocument: its first part, stored as it is, says its type (ODF 1.3, part 2, 3.3)."""

    def cleaned(file: IO[bytes], room: Room) -> bytes:
        archive = opened(file, room)
        first = archive.infolist()[:1]
        _must(bool(first) and first[0].filename == "mimetype" and first[0].file_size < 100)
        with damage_is_refused():
            told = archive.read("mimetype")
        _must(told == f"application/vnd.oasis.opendocument.{kind}".encode())
        if any(name.startswith(("Basic/", "Scripts/")) for name in archive.namelist()):
            raise ValidationError(WITH_PROGRAM, code="program")
        return _bare(archive, file, room)

    return cleaned


def _archive(file: IO[bytes], room: Room) -> bytes:
    """A zip of what may be sent alone, but for archives, and of pictures, sounds and films."""
    archive = opened(file, room)
    allowed = (KINDS.keys() - {"zip"}) | PICTURES | SOUNDS_AND_FILMS
    for part in archive.infolist():
        if not part.is_dir() and _ending(part.filename) not in allowed:
            raise ValidationError(UNSAFE_PARTS, code="parts")

    def change(name: str, content: bytes) -> bytes:
        cleaned = KINDS.get(_ending(name))
        return cleaned(BytesIO(content), room) if cleaned else _picture(name, content, room)

    return rewritten(archive, _told(change))


def _bare(archive: ZipFile, file: IO[bytes], room: Room) -> bytes:
    """A text or a sheet with bare pictures; one that is signed as it came, or nobody could trust it."""
    if any("signatures" in name.lower() for name in archive.namelist()):
        file.seek(0)
        return file.read()
    return rewritten(archive, _told(lambda name, content: _picture(name, content, room)))


def _picture(name: str, content: bytes, room: Room) -> bytes:
    """A part: written anew where it is a picture, refused where it is only called one."""
    width, height = pictures.size(BytesIO(content))
    if width is None:
        if content and _ending(name) in PICTURES | TIFF:
            raise ValidationError(pictures.UNREADABLE, code="unreadable")
        return content
    room.take(pixels=width * height)
    return pictures.bare(BytesIO(content))


def _told(change: Callable[[str, bytes], bytes]) -> Callable[[str, bytes], bytes]:
    """Says which part it is that cannot be taken."""

    def changed(name: str, content: bytes) -> bytes:
        try:
            return change(name, content)
        except ValidationError as error:
            if error.code in ("inside", "too_much"):
                raise
            params = {"part": PurePath(name).name, "why": error.messages[0]}
            raise ValidationError(INSIDE, code="inside", params=params) from error

    return changed


KINDS: dict[str, Callable[[IO[bytes], Room], bytes]] = {
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


def _ending(name: str) -> str:
    return PurePath(name).suffix.lower().removeprefix(".")
