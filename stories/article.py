"""What a story tells of itself, read once."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.template.defaultfilters import safe
from django.utils.safestring import SafeString
from wagtail.rich_text import RichText

from content.parts import Read, blocks
from content.typography import typo_html

from .lists import fetch_pictures
from .reading import word_count

if TYPE_CHECKING:
    from .models import StoryPage


@dataclass(frozen=True)
class Article:
    """A story with all its rows; what leads to other pages is set already, because that asks for them.

    Attributes:
        story: the page with its rows and pictures.
        blocks: its free text, as HTML; `limits` and `conditions` likewise.
        words: how many it has.
    """

    story: Read
    blocks: SafeString
    limits: SafeString
    conditions: SafeString
    words: int


def read(story: "StoryPage") -> Article:
    """The article of a story as it is here: perhaps a draft, or a copy that is marked for one reader."""
    fetch_pictures(story)
    return Article(
        story=Read.of(story),
        blocks=blocks(story.body),
        limits=_set(story.limits),
        conditions=_set(story.conditions),
        words=word_count(story),
    )


def _set(text: str) -> SafeString:
    return safe(typo_html(str(RichText(text)))) if text else SafeString()
