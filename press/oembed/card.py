"""The card of a story in the frame of another site, and the code that puts it there."""

from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import override

from content.typography import typo
from press import addresses
from stories.models import StoryPage

WIDTH, HEIGHT = 560, 460
NARROWEST = 260


def iframe(story: StoryPage, width: int = WIDTH, height: int = HEIGHT) -> SafeString:
    """HTML of a frame with the card; nothing in it counts or remembers.

    Args:
        story: a public story.
        width, height: of the frame, in pixels.
    """
    with override(story.locale.language_code):
        title = _("Story: %(title)s") % {"title": typo(story.title, story.locale.language_code)}
    return format_html(
        '<iframe src="{}" width="{}" height="{}" title="{}" loading="lazy"></iframe>',
        addresses.full(story, "press-card"),
        width,
        height,
        title,
    )


def answer_for(story: StoryPage, most_wide: int | None, most_high: int | None) -> dict[str, object]:
    """The answer of the provider for a public story.

    Args:
        story: the story.
        most_wide, most_high: what the other site has room for, in pixels.
    """
    width = max(NARROWEST, min(WIDTH, most_wide or WIDTH))
    height = min(HEIGHT, most_high or HEIGHT)
    return {
        "version": "1.0",
        "type": "rich",
        "title": story.title,
        "author_name": story.authors or settings.WAGTAIL_SITE_NAME,
        "provider_name": settings.WAGTAIL_SITE_NAME,
        "provider_url": _root(story),
        "cache_age": 3600,
        "width": width,
        "height": height,
        "html": str(_link(story) + iframe(story, width, height)),
    }


def _link(story: StoryPage) -> SafeString:
    """What stands there until the frame has come. Without it WordPress reads no message of the card."""
    return format_html(
        '<blockquote hidden><a href="{}">{}</a></blockquote>', story.full_url, story.title
    )


def discovery(story: StoryPage, format_: str) -> str:
    """Address of the provider's answer for a story, for the head of its page."""
    query = urlencode({"url": story.full_url, "format": format_})
    return f"{_root(story)}{reverse('oembed')}?{query}"


def _root(story: StoryPage) -> str:
    parts = story.get_url_parts()
    return parts[1] if parts else ""
