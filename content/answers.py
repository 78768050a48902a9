"""How the site answers machines."""

from datetime import datetime
from hashlib import sha256

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date

from .page_cache import is_shared


def conditional(
    request: HttpRequest, body: bytes, media_type: str, changed: datetime | None = None
) -> HttpResponseBase:
    """An answer that other sites may read, with its ETag; 304 to those who have it already.

    What may be seen can end at any minute: caches ask each time, and are told in few bytes. One that
    is shared (`content.page_cache`) gets its ETag where it is kept.

    Args:
        body: the whole answer; its ETag is made of it, so no change is ever missed.
        changed: when what it tells last changed, for Last-Modified.
    """
    response = HttpResponse(body, content_type=media_type)
    if changed:
        response["Last-Modified"] = http_date(changed.timestamp())
    response["Access-Control-Allow-Origin"] = "*"
    patch_cache_control(response, public=True, no_cache=True)
    if is_shared(request):
        return response
    response["ETag"] = etag = f'"{sha256(body).hexdigest()[:32]}"'
    modified = int(changed.timestamp()) if changed else None
    return get_conditional_response(request, etag, modified, response)
