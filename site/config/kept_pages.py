"""Pages that are kept, answered before Django wakes up.

Signals, middleware and the look for a view cost more than the page that lies there ready. Nothing is
left out: its headers are those that they gave it, and the log gets its line. What a process has
answered lately it holds in hand: no request of Django's is made, and nothing unpacked.
"""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest

from config import logs
from content import page_cache

Environ = dict[str, Any]
MOST_IN_HAND = 200  # answers; one takes some 10 kB
# Whoever sends one of them asks for more than an address.
UNUSUAL = ("HTTP_COOKIE", "HTTP_AUTHORIZATION", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")


@dataclass(frozen=True)
class InHand:
    """A kept page, and what servers and the log are told of it."""

    kept: page_cache.Kept
    headers: list[tuple[str, str]]
    route: str


class KeptPages:
    """In front of a WSGI application, which gets everything that is not kept."""

    def __init__(self, application: Callable[..., Iterable[bytes]]) -> None:
        self.application = application
        self.in_hand: dict[tuple, InHand] = {}

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        question = _question(environ)
        found = self.in_hand.get(question)
        if found is not None and found.kept.is_true():
            return _hand_over(found, environ, start_response)
        request = WSGIRequest(environ)
        kept = page_cache.find(request)
        if kept is None:
            return self.application(environ, start_response)
        if question is not None:
            self._take_in_hand(question, kept)
        response = logs.RequestLogMiddleware(kept.answer)(request)
        start_response(f"{response.status_code} {response.reason_phrase}", list(response.items()))
        return [b"" if request.method == "HEAD" else response.content]

    def _take_in_hand(self, question: tuple, kept: page_cache.Kept) -> None:
        if len(self.in_hand) >= MOST_IN_HAND:
            self.in_hand.clear()
        headers = list(kept.headers.items())
        self.in_hand[question] = InHand(kept, headers, logs.scrub(kept.route))


def _question(environ: Environ) -> tuple | None:
    """All that decides on the answer, of the usual visitor, of whom nothing else is known."""
    if (
        environ["REQUEST_METHOD"] != "GET"
        or "HTTP_HOST" not in environ
        or "gzip" not in environ.get("HTTP_ACCEPT_ENCODING", "")
        or any(environ.get(name) for name in UNUSUAL)
    ):
        return None
    in_front = settings.SECURE_PROXY_SSL_HEADER
    return (
        environ["wsgi.url_scheme"],
        environ.get(in_front[0]) if in_front else None,
        environ["HTTP_HOST"],
        environ.get("SCRIPT_NAME"),
        environ["PATH_INFO"],
        environ.get("QUERY_STRING"),
    )


def _hand_over(
    found: InHand, environ: Environ, start_response: Callable[..., Any]
) -> Iterable[bytes]:
    with logs.numbered(environ.get(logs.SENT, "")) as number:
        began = time.monotonic()
        start_response("200 OK", [*found.headers, (logs.HEADER, number)])
        logs.write_line("GET", 200, found.route, began)
    return [found.kept.packed]
