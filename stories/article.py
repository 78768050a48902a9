"""What a story tells of itself, read once."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.template.defaultfilters import safe
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.rich_text import RichText

from content.parts import Read, blocks
from content.remembered import remembered
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


def public_article(story: "StoryPage") -> Article:
    """The article of a published story, read once until public content or the hour changes it."""
    return remembered(f"article-{story.pk}-{get_language()}", lambda: read(story))


def read(story: "StoryPage") -> Article:
    """The article of a story as it is here: perhaps a draft."""
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
