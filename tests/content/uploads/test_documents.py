"""Documents are what their names say."""

import zipfile
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError

from content.uploads.documents import (
    OTHER_KIND,
    OTHER_THAN_NAMED,
    TOO_MUCH_INSIDE,
    UNSAFE_PARTS,
    WITH_PROGRAM,
    check,
)

from .files import archive, picture, word

KINDS = OTHER_KIND % {"kinds": "csv, docx, ods, odt, pdf, txt, xlsx, zip"}
TEXT = "application/vnd.oasis.opendocument.text"


def refusal(content: bytes, name: str) -> str:
    try:
        check(BytesIO(content), name)
    except ValidationError as error:
        return error.messages[0]
    return ""


def locked() -> bytes:
    """A zip whose part claims to be encrypted."""
    data = bytearray(archive({"a.txt": "a"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"%PDF-1.7\n..."),
        ("a.TXT", "Bonjour à tous".encode()),
        ("a.txt", "Bonjour à tous".encode("cp1252")),
        ("a.csv", b"\xef\xbb\xbfnom;ville\n"),
        ("a.docx", word()),
        ("a.xlsx", archive({"[Content_Types].xml": "", "xl/workbook.xml": ""})),
        ("a.odt", archive({"mimetype": TEXT, "content.xml": "<a/>"})),
        ("a.zip", archive({"texte/": "", "texte/a.docx": word(), "b.JPG": picture()})),
    ],
)
def test_what_is_what_its_name_says_is_let_in(name, content):
    assert refusal(content, name) == ""


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.pdf", b"<html>%PDF-1.7", OTHER_THAN_NAMED),
        ("a.html", b"<html>", KINDS),
        ("a", b"a", KINDS),
        ("a.txt", b"  <!DOCTYPE html><script>", OTHER_THAN_NAMED),
        ("a.csv", b"a\0b", OTHER_THAN_NAMED),
        ("a.txt", b"MZ\x90", OTHER_THAN_NAMED),
        ("a.docx", b"%PDF-1.7", OTHER_THAN_NAMED),
        ("a.docx", archive({"a.txt": "a"}), OTHER_THAN_NAMED),
        ("a.docx", b"#!/bin/sh\n" + word(), OTHER_THAN_NAMED),
        ("a.docx", word()[:60], OTHER_THAN_NAMED),
        ("a.docx", word(**{"word/vbaProject.bin": "x"}), WITH_PROGRAM),
        ("a.ods", archive({"mimetype": TEXT}), OTHER_THAN_NAMED),
        ("a.odt", archive({"mimetype": TEXT, "Basic/a.xml": ""}), WITH_PROGRAM),
        ("a.zip", archive({"a.exe": "MZ"}), UNSAFE_PARTS),
        ("a.zip", archive({"a.zip": "PK"}), UNSAFE_PARTS),
        ("a.zip", archive({"../a.txt": "a"}), UNSAFE_PARTS),
        ("a.zip", locked(), UNSAFE_PARTS),
        ("a.zip", archive({f"{n}.txt": "" for n in range(2_001)}), TOO_MUCH_INSIDE),
        ("a.zip", archive({"a.txt": b"0" * 11_000_000}), TOO_MUCH_INSIDE),
    ],
)
def test_what_is_something_else_or_harmful_is_refused(name, content, words):
    assert refusal(content, name) == str(words)


def test_the_file_is_left_as_it_came():
    file = BytesIO(word())
    check(file, "a.docx")
    assert (file.tell(), zipfile.is_zipfile(file)) == (0, True)
