"""What lies in a press kit: texts, pictures, quotes, figures, whom to call, logo, conditions, data."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from content import dates
from content.logo import draw_logo
from content.typography import typo
from content.wall.palette import INK, PAPER
from people import opening
from press.ninjs.flat import flat_ninjs
from press.ninjs.full import ninjs
from press.texts import terms
from press.texts.article import quoted
from press.texts.copies import copies
from press.texts.formats import BOM, FORMATS
from press.texts.material import Material

from .pictures import kept_jpeg, picture_words, rights_of

LOGO_PIXELS = 512
LOGO_DRAWING = settings.BASE_DIR / "static" / "icons" / "logo.svg"
TEXTS = ("odt", "docx", "txt")
# Folders and files in the language of the story.
NAMES = {
    "fr": {
        "texts": "textes", "pictures": "images", "captions": "legendes", "quotes": "citations",
        "figures": "chiffres", "contact": "contact", "licence": "conditions", "readme": "lisez-moi",
    },
    "de": {
        "texts": "texte", "pictures": "bilder", "captions": "bildtexte", "quotes": "zitate",
        "figures": "zahlen", "contact": "kontakt", "licence": "bedingungen", "readme": "lies-mich",
    },
    "en": {
        "texts": "texts", "pictures": "pictures", "captions": "captions", "quotes": "quotes",
        "figures": "figures", "contact": "contact", "licence": "conditions", "readme": "read-me",
    },
}  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """A file of the archive."""

    name: str
    data: bytes
    packed: bool = True


def build(material: Material) -> bytes:
    """The whole archive; every file dated to the story's last change."""
    target = BytesIO()
    changed = timezone.localtime(terms.changed_at(material.story) or timezone.now())
    with override(material.language), ZipFile(target, "w") as archive:
        for entry in entries(material):
            info = ZipInfo(f"{material.story.slug}/{entry.name}", changed.timetuple()[:6])
            info.compress_type = ZIP_DEFLATED if entry.packed else ZIP_STORED
            info.external_attr = 0o644 << 16
            archive.writestr(info, entry.data)
    return target.getvalue()


def entries(material: Material) -> Iterator[Entry]:
    """Files of the kit, in the active language, which is the story's."""
    story, names = material.story, NAMES[material.language]
    texts = copies(material)
    yield Entry(f"{names['readme']}.txt", _text("press/kit/read_me.txt", material, texts=texts))
    for copy in texts:
        for extension in TEXTS:
            yield Entry(
                f"{names['texts']}/{copy.filename}.{extension}", FORMATS[extension].write(copy)
            )
    yield from _pictures(material, names)
    if material.quotes:
        spoken = [(typo(quoted(q.text), material.language), q) for q in material.quotes]
        yield Entry(
            f"{names['quotes']}.txt", _text("press/kit/quotes.txt", material, quotes=spoken)
        )
    if claims := list(story.claims.all()):
        yield Entry(f"{names['figures']}.csv", _figures(claims, material.language))
    if material.contact or material.speakers:
        team = material.contact and material.contact.programme
        hours = opening.in_words(team.opening_hours.all(), material.language) if team else []
        yield Entry(
            f"{names['contact']}.txt", _text("press/kit/contact.txt", material, hours=hours)
        )
    yield Entry(f"{names['licence']}.txt", _text("press/kit/conditions.txt", material))
    yield Entry("logo.svg", LOGO_DRAWING.read_bytes())
    yield Entry("logo.png", _logo(), packed=False)
    yield Entry("ninjs.json", _json(ninjs(material)))
    yield Entry("ninjs-1.json", _json(flat_ninjs(material)))


def _pictures(material: Material, names: dict[str, str]) -> Iterator[Entry]:
    sheet = []
    for number, shown in enumerate(material.printable, start=1):
        name = f"{material.story.slug}-{number}.jpg"
        try:
            data = kept_jpeg(shown.picture, rights_of(shown, material))
        except OSError:
            continue  # the file is gone; the kit must not go with it
        yield Entry(f"{names['pictures']}/{name}", data, packed=False)
        sheet.append({_("File"): name} | picture_words(shown, material))
    if sheet:
        captions = f"{names['pictures']}/{names['captions']}"
        yield Entry(f"{captions}.csv", table(list(sheet[0]), [list(row.values()) for row in sheet]))
        lines = "\n\n".join(
            "\n".join(typo(f"{key}: {value}", material.language) for key, value in row.items())
            for row in sheet
        )
        yield Entry(f"{captions}.txt", _windows(lines + "\n"))


def _figures(claims: list, language: str) -> bytes:
    head = [_("Figure"), _("What it says"), _("Unit"), _("Period"), _("Method"), _("Source"),
            _("Address of the source"), _("Checked on")]  # fmt: skip
    return table(
        head,
        [
            [
                claim.value,
                claim.statement,
                claim.unit,
                claim.period,
                claim.get_method_display() if claim.method else "",
                claim.source,
                claim.source_url,
                claim.checked_on.isoformat() if claim.checked_on else "",
            ]
            for claim in claims
        ],
    )


def table(head: list[str], rows: list[list[str]]) -> bytes:
    """A table for spreadsheets: UTF-8 with its mark, semicolons, no cell that is a formula."""
    file = StringIO()
    writer = csv.writer(file, delimiter=";")
    writer.writerow(head)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return (BOM + file.getvalue()).encode()


def _harmless(cell: str) -> str:
    """A spreadsheet takes what begins with these signs for a formula; a negative number is none."""
    begins = cell[:1] in ("=", "+", "@", "\t", "\r") or (
        cell[:1] == "-" and not cell[1:2].isdigit()
    )
    return f"'{cell}" if begins else cell


def _text(template: str, material: Material, **more: object) -> bytes:
    story = material.story
    context = {
        "story": story,
        "material": material,
        "names": NAMES[material.language],
        "site": settings.WAGTAIL_SITE_NAME,
        "credit": terms.credit_lines(story, material.url),
        "conditions": terms.conditions(story.licence),
        "licence": terms.licence_line(story.licence),
        "today": dates.day(timezone.localdate(), material.language),
    }
    text = render_to_string(template, context | more)
    return _windows(text.strip("\n") + "\n")


def _windows(text: str) -> bytes:
    """A text that every editor opens with the right letters and lines."""
    return (BOM + text.replace("\n", "\r\n")).encode()


@cache
def _logo() -> bytes:
    file = BytesIO()
    draw_logo(LOGO_PIXELS, INK, PAPER).save(file, "PNG", optimize=True)
    return file.getvalue()


def _json(data: dict) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
