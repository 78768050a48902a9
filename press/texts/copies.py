"""The texts of a story that newsrooms are offered: the editor's where there is one, else the draft."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import override

from content.typography import typo
from press.copies import image_url
from press.models import Kind, PressText

from . import terms
from .article import article, tag
from .counting import signs, words
from .drafts import SIGNS, draft
from .layout import blocks_of, writable
from .material import Material

SHORTER = [*SIGNS, Kind.RADIO]
KINDS = [Kind.FULL, Kind.LONG, Kind.MEDIUM, Kind.SHORT, Kind.BRIEF, Kind.RADIO]


@dataclass(frozen=True)
class Copy:
    """A text ready to be taken, without title and credit; these go into every format.

    Attributes:
        title, language, slug: of its story.
        html: clean HTML, typography set.
        credit: lines that stand below it.
        edited: whether an editor wrote it.
        counter: address of the bare image that counts readers of copies; empty where none does.
    """

    kind: str
    title: str
    language: str
    slug: str
    html: str
    credit: list[str]
    edited: bool = False
    counter: str = ""

    @property
    def signs(self) -> int:
        """Signs with spaces of the text, its title and credit not counted."""
        return sum(signs(block.text) for block in blocks_of(self.html))

    @property
    def words(self) -> int:
        """Words of the text as they are read aloud."""
        return sum(words(block.text) for block in blocks_of(self.html))

    @property
    def filename(self) -> str:
        """Name of its file, without the ending."""
        return self.slug if self.kind == Kind.FULL else f"{self.slug}-{self.kind}"


def copies(material: Material) -> list[Copy]:
    """Every text of a story, the longest first."""
    return [copy_of(material, kind) for kind in KINDS]


def copy_of(material: Material, kind: str) -> Copy:
    """One text of a story."""
    story, language = material.story, material.language
    edited = None if kind == Kind.FULL else edited_text(material, kind)
    if kind == Kind.FULL:
        html = article(material)
    elif edited:
        html = _html(typo(paragraph, language) for paragraph in paragraphs(edited.text))
    else:
        html = _html(draft(material, kind))
    with override(language):
        credit = [writable(line) for line in terms.credit_lines(story, material.url)]
    title = writable(typo(story.title, language))
    return Copy(
        kind,
        title,
        language,
        story.slug,
        writable(html),
        credit,
        edited=bool(edited),
        counter=image_url(story),
    )


def edited_text(material: Material, kind: str) -> PressText | None:
    """The words of an editor for this kind, unless a correction has overtaken them.

    Where the story has changed and says since that something was wrong, the draft, which follows
    the story, is safer than words that may still say it.
    """
    row = next((row for row in material.story.press_texts.all() if row.kind == kind), None)
    if row is None:
        return None
    day = timezone.localdate(row.edited_at)
    corrected = any(c.corrected_on >= day for c in material.story.corrections.all())
    return None if corrected and is_stale(row, material) else row


def is_stale(row: PressText, material: Material) -> bool:
    """Whether the story has changed since: its draft is no longer the one that was replaced."""
    return row.drafted != as_stored(draft(material, row.kind))


def as_stored(some: list[str]) -> str:
    """Paragraphs as one text."""
    return "\n\n".join(some)


def paragraphs(text: str) -> list[str]:
    """A text as an editor types it: a blank line begins a new paragraph, a line end does not."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    found: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            found[-1].append(line.strip())
        elif found[-1]:
            found.append([])
    return [" ".join(some) for some in found if some]


def _html(some: Iterable[str]) -> str:
    return "".join(tag("p", paragraph) for paragraph in some)
