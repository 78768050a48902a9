"""Documents are what their names say."""

import time
import zipfile
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from PIL import ExifTags, Image

from content.uploads import documents
from content.uploads.archives import OTHER_THAN_NAMED, TOO_MUCH_INSIDE, UNSAFE_PARTS, Room
from content.uploads.documents import (
    INSIDE,
    LOADS_FROM_THE_WEB,
    OTHER_KIND,
    WITH_PROGRAM,
    clean,
)
from content.uploads.pictures import TOO_LARGE, UNREADABLE

from .files import PLACE, SECRET, archive, huge_png, noted, picture, word

KINDS = OTHER_KIND % {"kinds": "csv, docx, ods, odt, pdf, txt, xlsx, zip"}
TEXT = "application/vnd.oasis.opendocument.text"


def refusal(content: bytes, name: str) -> str:
    try:
        clean(BytesIO(content), name)
    except ValidationError as error:
        return error.messages[0]
    return ""


def locked() -> bytes:
    """A zip whose part claims to be encrypted."""
    data = bytearray(archive({"a.txt": "a"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def damaged() -> bytes:
    """A zip of which a byte was lost in the middle of a part."""
    data = bytearray(archive({"a.txt": bytes(range(200))}))
    data[60] ^= 255
    return bytes(data)


def related(kind: str, target: str, encoding: str = "utf-8") -> bytes:
    """A text that names a part outside of itself."""
    table = (
        f'<?xml version="1.0" encoding="{encoding}"?>'
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" TargetMode="External" Target="' + target + '" Type="http://schemas.'
        f'openxmlformats.org/officeDocument/2006/relationships/{kind}"/></Relationships>'
    )
    return word(**{"word/_rels/settings.xml.rels": table.encode(encoding)})


def inside(part: str, why: object) -> str:
    return INSIDE % {"part": part, "why": why}


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
        ("a.docx", related("hyperlink", "https://labo.example/")),
        ("a.docx", related("attachedTemplate", "file:///C:/Users/nora/Normal.dotm")),
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
        ("a.docx", word(**{"word/embeddings/a.xlsm": "x"}), WITH_PROGRAM),
        ("a.docx", word(**{"word/embeddings/A.EXE": "MZ"}), WITH_PROGRAM),
        ("a.docx", related("attachedTemplate", "https://evil.example/a.dotm"), LOADS_FROM_THE_WEB),
        (
            "a.docx",
            related("oleObject", "MHTML:http://evil.example/a", "utf-16"),
            LOADS_FROM_THE_WEB,
        ),
        ("a.docx", word(**{"_rels/.rels": "<a"}), OTHER_THAN_NAMED),
        (
            "a.docx",
            word(**{"_rels/.rels": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
            OTHER_THAN_NAMED,
        ),
        ("a.ods", archive({"mimetype": TEXT}), OTHER_THAN_NAMED),
        ("a.odt", archive({"mimetype": TEXT, "Basic/a.xml": ""}), WITH_PROGRAM),
        ("a.zip", archive({"a.exe": "MZ"}), UNSAFE_PARTS),
        ("a.zip", archive({"a.zip": "PK"}), UNSAFE_PARTS),
        ("a.zip", archive({"../a.txt": "a"}), UNSAFE_PARTS),
        ("a.zip", locked(), UNSAFE_PARTS),
        ("a.zip", archive({f"{n}.txt": "" for n in range(2_001)}), TOO_MUCH_INSIDE),
        ("a.zip", archive({"a.txt": b"0" * 11_000_000}), TOO_MUCH_INSIDE),
        ("a.zip", damaged(), OTHER_THAN_NAMED),
        ("a.zip", archive({"b/a.pdf": "<html>"}), inside("a.pdf", OTHER_THAN_NAMED)),
        ("a.zip", archive({"a.jpg": "<html>"}), inside("a.jpg", UNREADABLE)),
        ("a.zip", archive({"a.png": huge_png(9_000, 9_000)}), inside("a.png", TOO_LARGE)),
        ("a.docx", word(**{"word/media/a.tiff": "II*"}), inside("a.tiff", UNREADABLE)),
        (
            "a.zip",
            archive({"a.docx": word(**{"word/a.jpg": picture()[:400]})}),
            inside("a.jpg", UNREADABLE),
        ),
    ],
)
def test_what_is_something_else_or_harmful_is_refused(name, content, words):
    assert refusal(content, name) == str(words)


def test_a_refusal_is_in_the_log_without_the_name(caplog):
    caplog.set_level("INFO")
    assert refusal(b"<html>", "Lettre de Nora.pdf")
    assert caplog.messages == ["a document was refused: kind"]


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}


def told(content: bytes) -> list[str]:
    """Which of the secrets of a photograph can still be read."""
    return [word for word in (PLACE, SECRET) if word.encode() in content]


@pytest.mark.parametrize(
    ("name", "photograph"),
    [
        ("a.docx", "word/media/image1.jpeg"),
        ("a.xlsx", "xl/media/image1.jpeg"),
        ("a.odt", "Pictures/1000.jpg"),
        ("a.zip", "Fête/DSC 1.JPG"),
    ],
)
def test_photographs_inside_lose_their_place_and_nothing_else_changes(name, photograph):
    begin = {
        "a.docx": {"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"},
        "a.xlsx": {"[Content_Types].xml": "", "xl/workbook.xml": ""},
        "a.odt": {"mimetype": TEXT, "content.xml": "<a/>"},
        "a.zip": {"texte/": "", "texte/b.txt": "Bonjour"},
    }[name]
    sent = archive(begin | {photograph: noted(), "z.txt": "fin"})

    kept = clean(BytesIO(sent), name)

    before, after = parts(sent), parts(kept.read())
    assert (told(before[photograph]), told(after[photograph])) == ([PLACE, SECRET], [])
    with (
        Image.open(BytesIO(before[photograph])) as old,
        Image.open(BytesIO(after[photograph])) as new,
    ):
        assert (new.format, new.size, new.quantization) == (old.format, old.size, old.quantization)
    del before[photograph], after[photograph]
    assert (list(after.items()), kept.name) == (list(before.items()), name)


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "GIF", "WEBP", "AVIF", "HEIF"])
def test_a_picture_inside_keeps_the_format_that_its_document_knows(format_):
    sent = archive({"word/document.xml": "", "[Content_Types].xml": "", "a": picture(format_)})
    with Image.open(BytesIO(parts(clean(BytesIO(sent), "a.docx").read())["a"])) as kept:
        assert (kept.format, kept.size) == (format_, (80, 40))


def test_a_photograph_in_a_text_in_an_archive_is_found():
    sent = archive({"dossier/a.docx": word(**{"word/media/a.jpg": noted()})})
    text = parts(clean(BytesIO(sent), "a.zip").read())["dossier/a.docx"]
    assert told(parts(text)["word/media/a.jpg"]) == []


def test_what_hangs_between_and_behind_the_parts_is_gone():
    sent = archive({"a.txt": "a"})[:-2] + b"\x07\0" + b"zzzmore"  # a comment of the archive
    assert b"zzzmore" in sent
    assert b"zzzmore" not in clean(BytesIO(sent), "a.zip").read()


def test_all_pictures_together_have_a_limit(monkeypatch):
    monkeypatch.setattr(documents, "Room", lambda: Room(pixels=7_000))
    two, three = (archive({f"{n}.png": picture("PNG") for n in range(m)}) for m in (2, 3))
    assert (refusal(two, "a.zip"), refusal(three, "a.zip")) == ("", str(TOO_MUCH_INSIDE))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", word(**{"_xmlsignatures/sig1.xml": "", "word/media/a.jpg": noted()})),
        ("a.pdf", b"%PDF-1.7 /ByteRange [0 9] " + noted()),
    ],
)
def test_what_is_signed_stays_as_it_was_signed(name, content):
    assert clean(BytesIO(content), name).read() == content


def test_a_photograph_in_a_pdf_loses_its_notes_where_it_stands():
    words = f'<x exif:GPSLatitude="{PLACE}"/><exif:GPSLongitude>{PLACE}</exif:GPSLongitude>'
    sent = b"%PDF-1.7\nstream\n" + noted() + b"\nendstream " + words.encode()

    kept = clean(BytesIO(sent), "a.pdf").read()

    begin, end = sent.index(b"\xff\xd8"), sent.index(b"\nendstream")
    with Image.open(BytesIO(sent[begin:end])) as old, Image.open(BytesIO(kept[begin:end])) as new:
        assert (old.getexif()[ExifTags.Base.Make], dict(new.getexif())) == (SECRET, {})
        assert new.tobytes() == old.tobytes()
    assert (len(kept), told(sent), told(kept)) == (len(sent), [PLACE, SECRET], [])
    assert kept[:begin] + kept[end:] == (
        sent[:begin] + sent[end:].replace(PLACE.encode(), b" " * len(PLACE))
    )


def test_pictures_that_all_go_on_in_the_same_notes_are_read_once():
    """Each beginning leads to the same long row of notes: a thousand times all of it would take minutes."""
    heads, empty_notes = 1_000, b"\xff\xe1\x00\x02" * 50_000
    length_of_head = 11
    row = b"".join(
        b"\xff\xd8\xff\xe0" + ((heads - number) * length_of_head - 4).to_bytes(2) + b"JFIF\0"
        for number in range(heads)
    )
    began = time.thread_time()
    cleaned = clean(BytesIO(b"%PDF-1.7\n" + row + empty_notes), "a.pdf").read()
    assert time.thread_time() - began < 2
    assert len(cleaned) == len(b"%PDF-1.7\n" + row + empty_notes)
