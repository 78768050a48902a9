"""A copy as HTML, plain text, Markdown, OpenDocument and Word."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from html import escape
from io import BytesIO

import odfdo
from django.utils import timezone
from docx import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from markdownify import markdownify

from .copies import Copy
from .layout import Block, Run, blocks_of

COUNTRIES = {"fr": "FR", "de": "DE", "en": "GB"}
BOM = "\ufeff"
ADDRESS = re.compile(r"https?://[^\s()<>]+")


@dataclass(frozen=True)
class Format:
    """A format in which a copy can be had.

    Attributes:
        write: gives the file.
        label: its name, the same in every language.
    """

    extension: str
    media_type: str
    label: str
    write: Callable[[Copy], bytes]


def as_html(copy: Copy) -> str:
    """The article in clean HTML, to be pasted into another page."""
    title = escape(copy.title, quote=False)
    lines = "".join(f"\n<p><small>{_linked(line)}</small></p>" for line in copy.credit)
    image = (
        f'\n<img src="{escape(copy.counter)}" alt="" width="1" height="1">' if copy.counter else ""
    )
    return f"<h1>{title}</h1>\n{_on_lines(copy.html)}{lines}{image}\n"


def _linked(line: str) -> str:
    """A line of the credit whose addresses can be followed: original and licence ask for no less."""
    return ADDRESS.sub(r'<a href="\g<0>">\g<0></a>', escape(line))


def as_text(copy: Copy) -> str:
    """Plain text; a blank line between two paragraphs, none between lines of a list."""
    return f"{copy.title}\n\n{body_text(copy)}\n\n" + "\n".join(copy.credit) + "\n"


def body_text(copy: Copy) -> str:
    """The text alone, without title and credit."""
    lines: list[str] = []
    before = ""
    for block in blocks_of(copy.html):
        in_list = block.kind in ("bullet", "number")
        if lines and not (in_list and before == block.kind):
            lines.append("")
        lines.append(_mark(block) + block.text)
        before = block.kind
    return "\n".join(lines)


def as_markdown(copy: Copy) -> str:
    """Markdown with headings by number signs and links in place."""
    html = f"<h1>{escape(copy.title, quote=False)}</h1>{copy.html}"
    html += "<hr>" + "".join(f"<p>{escape(line, quote=False)}</p>" for line in copy.credit)
    text = markdownify(html, heading_style="ATX", bullets="-", strong_em_symbol="*")
    lines = [line.rstrip(" ") for line in text.strip().split("\n")]
    return "\n".join(lines) + "\n"


def as_odt(copy: Copy) -> bytes:
    """An OpenDocument text with real headings, lists and links."""
    document = odfdo.Document("text")
    body = document.body
    body.clear()
    for name, look in (("Strong", {"bold": True}), ("Stressed", {"italic": True})):
        document.insert_style(odfdo.Style("text", name=name, area="text", **look))
    body.append(odfdo.Header(1, copy.title))
    listed: odfdo.List | None = None
    kind = ""
    for block in blocks_of(copy.html):
        if block.kind in ("bullet", "number"):
            if listed is None or kind != block.kind:
                listed = odfdo.List()
                body.append(listed)
            # Without a list style of its own a numbered line would show a bullet.
            item = odfdo.ListItem()
            item.append(_odt_line(odfdo.Paragraph(), block, numbered=block.kind == "number"))
            listed.append(item)
        else:
            listed = None
            heading = block.kind == "heading"
            body.append(
                _odt_line(odfdo.Header(block.level) if heading else odfdo.Paragraph(), block)
            )
        kind = block.kind
    for line in copy.credit:
        body.append(odfdo.Paragraph(line))
    document.meta.title = copy.title
    document.meta.language = f"{copy.language}-{COUNTRIES[copy.language]}"
    document.meta.creation_date = _now()
    document.meta.date = _now()
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def as_docx(copy: Copy) -> bytes:
    """A Word document with real headings, lists and links."""
    document = WordDocument()
    document.core_properties.title = copy.title
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.core_properties.created = document.core_properties.modified = _now()
    language = f"{copy.language}-{COUNTRIES[copy.language]}"
    document.core_properties.language = language
    _word_language(document, language)
    document.add_heading(copy.title, level=1)
    styles = {"bullet": "List Bullet", "number": "List Number", "quote": "Quote"}
    for block in blocks_of(copy.html):
        if block.kind == "heading":
            paragraph = document.add_heading(level=block.level)
        else:
            paragraph = document.add_paragraph(style=styles.get(block.kind))
        for run in block.runs:
            _word_run(paragraph, run)
    for line in copy.credit:
        document.add_paragraph(line)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _odt_line(line: odfdo.Element, block: Block, numbered: bool = False) -> odfdo.Element:
    if numbered:
        line.append_plain_text(f"{block.level}. ")
    for run in block.runs:
        if run.href:
            line.append(odfdo.Link(run.href, text=run.text))
        elif run.bold or run.italic:
            line.append(odfdo.Span(run.text, style="Strong" if run.bold else "Stressed"))
        else:
            line.append_plain_text(run.text)
    return line


def _word_run(paragraph: Paragraph, run: Run) -> None:
    if not run.href:
        written = paragraph.add_run(run.text)
        written.bold, written.italic = run.bold or None, run.italic or None
        return
    # python-docx reads links but has no call that writes one.
    link = OxmlElement("w:hyperlink")
    number = paragraph.part.relate_to(run.href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link.set(qn("r:id"), number)
    written = paragraph.add_run(run.text)
    written.underline = True
    link.append(written._r)
    paragraph._p.append(link)


def _word_language(document, language: str) -> None:
    """The language of the text, so that a word processor checks its spelling in it."""
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    if defaults is not None:
        defaults.set(qn("w:val"), language)


def _mark(block: Block) -> str:
    return {"bullet": "– ", "number": f"{block.level}. "}.get(block.kind, "")


def _on_lines(html: str) -> str:
    """A line end after each block: easier to read where it is pasted."""
    for end in ("</p>", "</h2>", "</h3>", "</li>", "</ul>", "</ol>", "<ul>", "<ol>"):
        html = html.replace(end, f"{end}\n")
    return html.rstrip("\n")


def _now() -> datetime:
    return timezone.now().replace(microsecond=0, tzinfo=None)


FORMATS = {
    format_.extension: format_
    for format_ in (
        Format("html", "text/html; charset=utf-8", "HTML", lambda copy: as_html(copy).encode()),
        Format(
            "txt",
            "text/plain; charset=utf-8",
            "TXT",
            # Windows takes a file without this mark for its own old encoding.
            lambda copy: (BOM + as_text(copy).replace("\n", "\r\n")).encode(),
        ),
        Format(
            "md",
            "text/markdown; charset=utf-8",
            "Markdown",
            lambda copy: as_markdown(copy).encode(),
        ),
        Format("odt", "application/vnd.oasis.opendocument.text", "ODT", as_odt),
        Format(
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "DOCX",
            as_docx,
        ),
    )
}
