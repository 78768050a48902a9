"""The addresses of both versions of ninjs."""

import json
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from content.addresses import or_wagtail
from content.answers import conditional
from content.page_cache import share
from press import addresses
from press.texts import terms
from press.texts.material import Material, read_one

from . import flat, full

MEDIA_TYPE = "application/json; charset=utf-8"


@require_safe
@or_wagtail
def ninjs(request: HttpRequest, story: str) -> HttpResponseBase | None:
    """A story as ninjs 3.1, with a link to its flat form."""
    return _answer(request, story, full.ninjs, "press-ninjs-1")


@require_safe
@or_wagtail
def flat_ninjs(request: HttpRequest, story: str) -> HttpResponseBase | None:
    """A story as ninjs 1.3, with a link to its full form."""
    return _answer(request, story, flat.flat_ninjs, "press-ninjs")


def _answer(
    request: HttpRequest, path: str, write: Callable[[Material], dict], other: str
) -> HttpResponseBase | None:
    page = addresses.public_story(path)
    if page is None:
        return None
    if not terms.may_be_republished(page):
        raise Http404
    share(request)
    body = json.dumps(write(read_one(page)), ensure_ascii=False, indent=2)
    response = conditional(request, body.encode(), MEDIA_TYPE, terms.changed_at(page))
    response["Link"] = (
        f'<{addresses.full(page, other)}>; rel="alternate"; type="application/json",'
        f' <{page.full_url}>; rel="canonical"'
    )
    return response
