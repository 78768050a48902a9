"""Pages that are kept, answered before Django wakes up.

Signals, middleware and the look for a view cost more than the page that lies there ready. Nothing is
left out: its headers are those that they gave it, and the log gets its line.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.handlers.wsgi import WSGIRequest

from config.logs import RequestLogMiddleware
from content import page_cache


class KeptPages:
    """In front of a WSGI application, which gets everything that is not kept."""

    def __init__(self, application: Callable[..., Iterable[bytes]]) -> None:
        self.application = application

    def __call__(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        request = WSGIRequest(environ)
        found = page_cache.find(request)
        if found is None:
            return self.application(environ, start_response)
        response = RequestLogMiddleware(lambda _request: found)(request)
        start_response(f"{response.status_code} {response.reason_phrase}", list(response.items()))
        return [b"" if request.method == "HEAD" else response.content]
