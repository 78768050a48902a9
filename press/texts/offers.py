"""What the press room offers of stories and of their list, told to the pages themselves."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from content import forms_of_pages
from content.forms_of_pages import Form
from press import addresses
from press.feeds.writing import FORMATS
from press.oembed.card import discovery
from stories.models import StoryIndexPage, StoryPage

from .terms import may_be_republished


def of_story(story: StoryPage) -> Iterator[Form]:
    """Where a story can be taken from, unless its rights are reserved; the card shows no more than
    a list does."""
    if may_be_republished(story):
        yield Form(_("Republish this story"), addresses.below(story, "press-republish"), shown=True)
        ninjs = "application/json"
        yield Form("ninjs 3.1", addresses.full(story, "press-ninjs"), ninjs)
        yield Form("ninjs 1.3", addresses.full(story, "press-ninjs-1"), ninjs)
    for format_ in ("json", "xml"):
        title = f"oEmbed ({format_.upper()})"
        media_type = {"json": "application/json+oembed", "xml": "text/xml+oembed"}[format_]
        yield Form(title, discovery(story, format_), media_type)


def of_index(index: StoryIndexPage) -> Iterator[Form]:
    """The feeds of a list of stories."""
    for format_ in FORMATS.values():
        yield Form(
            f"{index.title} ({format_.label})",
            addresses.full(index, "press-feed", extension=format_.extension),
            format_.media_type,
        )


def register() -> None:
    """Tell the pages."""
    forms_of_pages.register(StoryPage, of_story)
    forms_of_pages.register(StoryIndexPage, of_index)
