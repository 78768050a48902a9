"""Whole pages, kept for visitors of whom nothing is known, until something public changes.

Only what a view has called the same for everybody is kept (`share`), under exactly the parameters
that it names; it never sees others, so that nobody's can end up in another one's page. An entry
holds the version of public content that it was made of and the moment until which it is true. It
lies compressed: that is how nearly everybody wants it, and no such page holds a secret to guess.
Forms work: visitors without a session need no token (`config.middleware.CsrfMiddleware`).
"""

import gzip
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import wraps
from hashlib import blake2b
from operator import itemgetter
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.http.response import ResponseHeaders
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import parse_http_date_safe

from . import remembered, version

# However sure everything else is: nothing older is ever shown.
LONGEST = timedelta(minutes=10)
LONGEST_QUERY = 500  # characters; longer addresses are nobody's habit
LEVEL = 6  # of gzip: more takes longer and saves little
PARAMETERS = "which parameters count"
TOKEN = b"csrfmiddlewaretoken"
MAY_VARY_BY = {"cookie", "accept-encoding"}


@dataclass(frozen=True)
class Shared:
    """What a view says of its answer: the parameters it depends on, and how long it is true."""

    parameters: frozenset[str]
    seconds: int | None


def share(request: HttpRequest, *parameters: str, seconds: int | None = None) -> None:
    """Call the answer to this request the same for all visitors without a session.

    Other parameters are taken out of the request: they cannot change the answer.

    Args:
        parameters: names of those that do.
        seconds: how long it is true, where nothing in the database says so.
    """
    request.shared = Shared(frozenset(parameters), seconds)
    query = _narrowed(request, request.shared.parameters)
    request.META["QUERY_STRING"] = query
    request.GET = QueryDict(query, encoding=request.encoding)


def is_shared(request: HttpRequest) -> bool:
    """Whether the answer was called the same for everybody, so that it is tagged and kept here."""
    return getattr(request, "shared", None) is not None


def withdraw(request: HttpRequest) -> None:
    """Keep nothing of this answer, after all."""
    request.shared = None


def shared(*parameters: str, seconds: int | None = None) -> Callable[..., Any]:
    """Decorate a view whose answers are the same for everybody; see `share`."""

    def decorate(view: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(view)
        def narrowed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            share(request, *parameters, seconds=seconds)
            return view(request, *args, **kwargs)

        return narrowed

    return decorate


@dataclass(frozen=True)
class Kept:
    """A page as it lies in the cache. `route` is for the log, `until` a Unix time."""

    version: str
    until: float
    headers: ResponseHeaders
    packed: bytes
    route: str

    def is_true(self) -> bool:
        """Whether it may still be shown."""
        return self.until > time.time() and self.version == version.current()

    def answer(self, request: HttpRequest) -> HttpResponseBase:
        """The page, or 304 for who has it already."""
        response = HttpResponse(self.packed)
        # As they are: Django checks each that it is given, which takes longer than all the rest.
        response.headers = self.headers
        if "gzip" not in request.META.get("HTTP_ACCEPT_ENCODING", ""):
            response.content = gzip.decompress(self.packed)
            response["Content-Length"] = str(len(response.content))
            del response["Content-Encoding"]
        request.kept_route = self.route
        if (
            "HTTP_IF_NONE_MATCH" not in request.META
            and "HTTP_IF_MODIFIED_SINCE" not in request.META
        ):
            return response
        changed = parse_http_date_safe(self.headers.get("Last-Modified", ""))
        return get_conditional_response(request, self.headers["ETag"], changed, response)


def find(request: HttpRequest) -> Kept | None:
    """What is kept for a request of which nothing but its address is known, if there is anything."""
    address = _address(request)
    if address is None:
        return None
    asked = request.META.get("QUERY_STRING", "")
    parameters = cache.get(_key(address, PARAMETERS)) if asked else ()
    if parameters is None:
        return None
    kept = cache.get(_key(address, _narrowed(request, parameters)))
    return kept if kept is not None and kept.is_true() else None


class PageCacheMiddleware:
    """Answers before anything else runs; what is kept has all headers of the answer it came from."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if kept := find(request):
            return kept.answer(request)
        address = _address(request)
        asked = request.META.get("QUERY_STRING", "")
        if address is None:
            return self.get_response(request)
        known, ends = remembered.present()
        began = timezone.now()
        response = self.get_response(request)
        if not _may_be_kept(request, response):
            return response
        kept = _keep(request, response, known, _until(request, began, ends))
        if asked:
            cache.set(_key(address, PARAMETERS), request.shared.parameters)
        narrowed = request.META["QUERY_STRING"]  # by `share`
        cache.set(_key(address, narrowed), kept, LONGEST.total_seconds())
        return kept.answer(request)


def _address(request: HttpRequest) -> str | None:
    """What its page lies under, if it is one that could have come from anybody."""
    if not _from_nobody(request):
        return None
    try:
        return f"{request.scheme}://{request.get_host()}{request.path}"
    except DisallowedHost:
        return None


def _from_nobody(request: HttpRequest) -> bool:
    """Whether anybody could have sent it: it reads, and carries neither a session nor a message."""
    return (
        request.method in ("GET", "HEAD")
        and not getattr(request, "is_dummy", False)  # Wagtail's own, for previews
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "messages" not in request.COOKIES
        and "HTTP_AUTHORIZATION" not in request.META
        and len(request.META.get("QUERY_STRING", "")) <= LONGEST_QUERY
    )


def _key(address: str, query: str) -> str:
    """No longer than a database's cache allows, and another one for each release."""
    named = f"{settings.RELEASE} {address}?{query}"
    return f"page-{blake2b(named.encode(), digest_size=20).hexdigest()}"


def _narrowed(request: HttpRequest, parameters: Iterable[str]) -> str:
    """The part of the query string that counts, by name; values keep their order."""
    query = request.META.get("QUERY_STRING", "")
    if not query or not parameters:
        return ""
    # WSGI hands bytes over as if they were Latin-1.
    pairs = parse_qsl(query.encode("latin-1").decode(errors="replace"), keep_blank_values=True)
    return urlencode(sorted((pair for pair in pairs if pair[0] in parameters), key=itemgetter(0)))


def _may_be_kept(request: HttpRequest, response: HttpResponseBase) -> bool:
    return (
        request.method == "GET"
        and is_shared(request)
        and response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not getattr(request, "is_preview", False)
        and not {"no-store", "private"} & _listed(response, "Cache-Control")
        and _listed(response, "Vary") <= MAY_VARY_BY
        and TOKEN not in response.content
    )


def _listed(response: HttpResponseBase, header: str) -> set[str]:
    return {value.strip().lower() for value in response.get(header, "").split(",") if value.strip()}


def _until(request: HttpRequest, began: datetime, ends: datetime) -> datetime:
    longest = began + LONGEST
    if request.shared.seconds is not None:
        longest = began + timedelta(seconds=request.shared.seconds)
    return min(longest, ends)


def _keep(request: HttpRequest, response: HttpResponseBase, known: str, until: datetime) -> Kept:
    # Browsers keep the page and ask each time whether it is still so: what may be seen can end at
    # any minute.
    response["Cache-Control"] = "no-cache"
    # Weak, because it is the same packed and unpacked.
    response["ETag"] = f'W/"{blake2b(response.content, digest_size=16).hexdigest()}"'
    patch_vary_headers(response, ["Accept-Encoding", "Cookie"])
    packed = gzip.compress(response.content, LEVEL, mtime=0)
    response["Content-Encoding"] = "gzip"
    response["Content-Length"] = str(len(packed))
    return Kept(known, until.timestamp(), response.headers, packed, _route(request))


def _route(request: HttpRequest) -> str:
    """What the log calls it: pages by their path, the rest by its pattern."""
    match = request.resolver_match
    return request.path_info if match.url_name == "wagtail_serve" else match.route
