"""The quick lane: what a whole room asks and sends at once, answered before Django wakes up.

Two things only: what is on stage, and stars for it, at a fraction of what the ordinary way costs
(docs/performance.md). Whatever is unusual (an event that is not public, a session, another origin, a
refusal, an unknown code, more than a room can tap) goes the ordinary way, which has every rule; the lane knows only the case
in which all of them hold. It writes no line into the log: a thousand phones would bury the others.
"""

import io
import json
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs

from django.conf import settings
from django.db import Error, close_old_connections
from django.http.request import split_domain_port, validate_host

from content import limits
from content.identifiers import page_id

from . import room, state
from .taps import Tap

Environ = dict[str, Any]
Application = Callable[..., Iterable[bytes]]
Answer = tuple[str, list[tuple[str, str]], bytes]

ADDRESS = re.compile(r"/direct/([A-Z]{5})/(etat\.json)?")
LONGEST = 2000  # bytes of a vote
FORMS = ("application/x-www-form-urlencoded", "application/x-www-form-urlencoded;charset=UTF-8")
HEADERS = [
    ("Content-Type", "application/json"),
    ("Cache-Control", "private, no-cache"),
    ("Referrer-Policy", "same-origin"),
    ("X-Content-Type-Options", "nosniff"),
]


class QuickLane:
    """In front of a WSGI application, which gets everything that it leaves."""

    def __init__(self, application: Application) -> None:
        self.application = application

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        answer = None
        if environ.get("PATH_INFO", "").startswith("/direct/"):
            try:
                answer = _answer(environ)
            except Error:  # of the database; the ordinary way says so
                close_old_connections()
        if answer is None:
            return self.application(environ, start_response)
        status, headers, body = answer
        start_response(status, [*HEADERS, *headers, ("Content-Length", str(len(body)))])
        return [b"" if environ["REQUEST_METHOD"] == "HEAD" else body]


def _answer(environ: Environ) -> Answer | None:
    match = ADDRESS.fullmatch(environ["PATH_INFO"])
    if match is None or not _is_ours(environ):
        return None
    code, is_state = match.groups()
    if is_state and environ["REQUEST_METHOD"] in ("GET", "HEAD"):
        return _state(environ, code)
    if not is_state and environ["REQUEST_METHOD"] == "POST":
        return _stars(environ, code)
    return None


def _state(environ: Environ, code: str) -> Answer | None:
    is_scene = "scene" in parse_qs(environ.get("QUERY_STRING", ""), keep_blank_values=True)
    found = state.snapshot(code, fresh=is_scene)
    if found is None or not found.is_public:
        return None
    same = environ.get("HTTP_IF_NONE_MATCH") == found.etag
    headers = state.headers_for(found, is_scene=is_scene)
    return ("304 Not Modified", headers, b"") if same else ("200 OK", headers, found.body)


def _stars(environ: Environ, code: str) -> Answer | None:
    length = page_id(environ.get("CONTENT_LENGTH"))
    usual = (
        length
        and length <= LONGEST
        and "application/json" in environ.get("HTTP_ACCEPT", "")
        and environ.get("CONTENT_TYPE") in FORMS
        and environ.get("HTTP_ORIGIN") == f"{_scheme(environ)}://{environ['HTTP_HOST']}"
        and settings.SESSION_COOKIE_NAME not in environ.get("HTTP_COOKIE", "")
    )
    if not usual:
        return None
    sent = environ["wsgi.input"].read(length)
    if len(sent) < length:  # the network went away: half a vote is none, the phone sends it again
        return "400 Bad Request", [], b""
    environ["wsgi.input"] = io.BytesIO(sent)  # the ordinary way reads it, too
    fields = parse_qs(sent.decode("ascii", "replace"))
    data = {name: values[-1] for name, values in fields.items()}
    found = state.snapshot(code)
    number, pitch, tap = page_id(data.get("stars")), page_id(data.get("pitch")), Tap(data)
    if number is None or not 1 <= number <= room.MOST_STARS:
        return None
    if not pitch or not found or not found.is_public or found.session.current_id != pitch:
        return None
    if not room.takes_stars(found.session, found.session.current, tap.at):
        return None
    # Last, because what goes the ordinary way is counted there; so is this, once it is too much.
    if limits.seconds_to_wait(SimpleNamespace(META=environ), limits.ROOM):
        return None
    room.keep_stars(found.session.pk, pitch, number, tap.key, tap.phone, tap.at)
    return "200 OK", [], json.dumps({"key": str(tap.key)}).encode()


def _is_ours(environ: Environ) -> bool:
    """Whether the host is one of ours, and nothing sends this visitor to https first."""
    is_secure = _scheme(environ) == "https" or not settings.SECURE_SSL_REDIRECT
    return is_secure and _knows(environ.get("HTTP_HOST", ""))


@lru_cache(maxsize=64)
def _knows(host: str) -> bool:
    domain = split_domain_port(host)[0]
    return bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)


def _scheme(environ: Environ) -> str:
    if settings.SECURE_PROXY_SSL_HEADER:
        name, value = settings.SECURE_PROXY_SSL_HEADER
        if name in environ:
            return "https" if environ[name].split(",")[0].strip() == value else "http"
    return environ["wsgi.url_scheme"]
