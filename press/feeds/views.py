"""The addresses of feeds and of the sitemap of news."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from content.addresses import or_wagtail
from content.answers import conditional
from content.page_cache import share
from press import addresses
from press.texts import terms
from press.texts.layout import writable

from .archives import ARCHIVE
from .stories import news, story_feed
from .writing import FORMATS


@require_safe
@or_wagtail
def stories(request: HttpRequest, index: str, extension: str) -> HttpResponseBase | None:
    """A list of stories as Atom, RSS or JSON Feed, with the list's own filters."""
    page = addresses.public_index(index)
    if page is None:
        return None
    format_ = FORMATS.get(extension)
    if format_ is None:
        raise Http404
    share(request, *page.query_parameters, ARCHIVE)
    channel, entries = story_feed(page, request, extension)
    body = format_.write(channel, entries).encode()
    media_type = f"{format_.media_type}; charset=utf-8"
    return conditional(request, body, media_type, channel.updated)


@require_safe
def news_sitemap(request: HttpRequest) -> HttpResponseBase:
    """Stories of the last two days, as Google News reads them."""
    found = [
        {
            "url": story.full_url,
            "language": story.locale.language_code,
            "title": writable(story.title),
            "published": terms.released_at(story),
        }
        for story in news()
    ]
    context = {"stories": found, "site": settings.WAGTAIL_SITE_NAME}
    body = render_to_string("press/news_sitemap.xml", context)
    return conditional(request, body.encode(), "application/xml; charset=utf-8")
