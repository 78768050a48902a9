"""The oEmbed provider (oembed.com, version 1.0) and the card that it offers."""

import json
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from csp.decorators import csp_replace
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language, override
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe
from wagtail.models import Site

from content.addresses import or_wagtail
from content.answers import conditional
from content.metadata import Meta
from press import addresses
from press.texts.layout import writable
from stories.models import StoryPage

from .card import answer_for


@require_safe
@or_wagtail
def card(request: HttpRequest, story: str) -> HttpResponseBase | None:
    """A story on a card for other sites."""
    page = addresses.public_story(story)
    return _card(request, page) if page else None


@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
def _card(request: HttpRequest, page: StoryPage) -> HttpResponseBase:
    """The only page that may stand in frames of others."""
    context = {
        "story": page,
        "url": page.full_url,
        "site": settings.WAGTAIL_SITE_NAME,
        "meta": Meta(
            title=page.title,
            description=page.description,
            canonical=page.full_url or "",
            robots="noindex",
        ),
    }
    response = render(request, "press/card.html", context)
    patch_cache_control(response, public=True, no_cache=True)
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@require_safe
def oembed(request: HttpRequest) -> HttpResponseBase:
    """What another site needs to embed a story: `?url=…&format=json&maxwidth=…&maxheight=…`.

    404 for an address that is no public story, 501 for a format other than JSON and XML.
    """
    story = _story_at(request, request.GET.get("url", ""))
    if story is None:
        raise Http404
    format_ = request.GET.get("format") or "json"
    if format_ not in ("json", "xml"):
        return HttpResponse(status=501, content_type="text/plain")
    answer = answer_for(
        story, _pixels(request.GET.get("maxwidth")), _pixels(request.GET.get("maxheight"))
    )
    if format_ == "json":
        body = json.dumps(answer, ensure_ascii=False)
        return conditional(request, body.encode(), "application/json; charset=utf-8")
    parts = "".join(
        f"<{key}>{escape(writable(str(value)))}</{key}>" for key, value in answer.items()
    )
    body = f'<?xml version="1.0" encoding="utf-8"?><oembed>{parts}</oembed>'
    return conditional(request, body.encode(), "text/xml; charset=utf-8")


def _story_at(request: HttpRequest, url: str) -> StoryPage | None:
    """The public story at a full address of this site."""
    try:
        parts = urlsplit(url)
        host = parts.netloc.lower()
    except ValueError:  # no address at all
        return None
    site = Site.find_for_request(request)
    ours = {request.get_host().lower(), urlsplit(site.root_url).netloc if site else ""}
    language, _slash, path = parts.path.strip("/").partition("/")
    if host not in ours or not path or language not in dict(settings.LANGUAGES):
        return None
    with override(language):
        return addresses.public_story(path) if get_language() == language else None


def _pixels(value: str | None) -> int | None:
    """A number of pixels as somebody sent it; None for anything else."""
    fits = value and value.isascii() and value.isdecimal() and len(value) < 6 and int(value)
    return int(value) if fits else None
