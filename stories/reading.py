"""How long a story takes to read."""

from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING

from django.utils.html import strip_tags

if TYPE_CHECKING:
    from .models import StoryPage

# Silent reading of non-fiction: 238 words a minute in English, 214 in French (Brysbaert 2019,
# "How many words do we read per minute?", Journal of Memory and Language 109). The slower counts.
WORDS_PER_MINUTE = 214


def reading_minutes(words: int) -> int:
    """Minutes that so many words take, rounded up and at least one."""
    return max(1, ceil(words / WORDS_PER_MINUTE))


def word_count(story: "StoryPage") -> int:
    """Words of everything that the page tells, tables of sources left out."""
    texts = [
        story.title,
        story.summary,
        story.problem,
        story.affected,
        story.limits,
        story.conditions,
        *_streamed(story.steps),
        *_streamed(story.body),
        *_streamed(story.lessons),
        *(quote.text for quote in story.quotes.all() if quote.may_be_shown()),
        *(f"{partner.role} {partner.gives} {partner.gets}" for partner in story.partners.all()),
    ]
    return sum(_words(str(text)) for text in texts)


@lru_cache(maxsize=4096)  # each part of a story is counted far more often than it changes
def _words(text: str) -> int:
    return len(strip_tags(text.replace("<", " <")).split())


def _streamed(stream: object) -> list[str]:
    """Text of each block, by the search index's own reading of it: no addresses, no numbers."""
    return [
        text for block in stream or [] for text in block.block.get_searchable_content(block.value)
    ]
