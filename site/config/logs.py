"""What is logged: one JSON object per line, each with the request it belongs to, none with a person.

Addresses of private pages are keys, so what is logged is the route, not the path. Whatever looks like
a mail address, a phone number or a key is cut out of every message, those of exceptions included.
"""

import json
import logging
import re
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponseBase

HEADER = "X-Request-ID"
SENT = "HTTP_X_REQUEST_ID"  # as WSGI names it: Django's own names take as long as the rest
PLAUSIBLE = re.compile(r"[A-Za-z0-9-]{8,64}")
PUBLIC_ROUTES = {"wagtail_serve", "robots", "sitemap", "sitemap_part"}  # whose paths are no secret
PERSONAL = [
    (re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), "‹mail›"),
    (re.compile(r"(?<![\w.:+-])(?:\+\d{1,3}|0)[ .]?\d(?:[ .]?\d){7,11}(?![\w:])"), "‹phone›"),
    (re.compile(r"(?<=/)[A-Za-z0-9_:-]{20,}(?=/|\b)"), "‹key›"),
]

request_id: ContextVar[str] = ContextVar("request_id", default="")
logger = logging.getLogger("site.requests")


def scrub(text: str) -> str:
    """The text without what names or reaches a person."""
    for pattern, sign in PERSONAL:
        text = pattern.sub(sign, text)
    return text


def route(request: HttpRequest) -> str:
    """Where a request went, without the keys that stand in its address."""
    match = getattr(request, "resolver_match", None)
    if match is None:
        return scrub(getattr(request, "kept_route", ""))  # answered by content.page_cache
    return scrub(request.path_info) if match.url_name in PUBLIC_ROUTES else match.route


@contextmanager
def numbered(sent: str) -> Iterator[str]:
    """Give a request the number that all its lines carry.

    Args:
        sent: the one of the web server in front; where it is none, one is made.
    """
    number = sent if PLAUSIBLE.fullmatch(sent) else secrets.token_hex(16)
    token = request_id.set(number)
    try:
        yield number
    finally:
        request_id.reset(token)


def write_line(method: str, status: int, where: str, began: float) -> None:
    """Say that a request was answered.

    Args:
        where: its `route`.
        began: when it came, by the clock of `time.monotonic`.
    """
    logger.info(
        "%s %s",
        method if method in ("GET", "HEAD", "POST") else "OTHER",
        status,
        extra={
            "facts": {
                "route": where,
                "status": status,
                "ms": round((time.monotonic() - began) * 1000),
            }
        },
    )


class RequestLogMiddleware:
    """A line per request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with numbered(request.META.get(SENT, "")) as number:
            began = time.monotonic()
            response = self.get_response(request)
            response[HEADER] = number
            write_line(request.method, response.status_code, route(request), began)
            return response


class JsonFormatter(logging.Formatter):
    """A record as one JSON object on one line."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": self._message(record),
            "request_id": request_id.get() or None,
        } | getattr(record, "facts", {})
        if record.exc_info:
            line["exception"] = scrub(self.formatException(record.exc_info))
        return json.dumps(
            {key: value for key, value in line.items() if value is not None}, ensure_ascii=False
        )

    @staticmethod
    def _message(record: logging.LogRecord) -> str:
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest) and record.args:
            # Django's own lines tell the path.
            told = tuple(route(request) if arg == request.path else arg for arg in record.args)
            return scrub(record.msg % told)
        return scrub(record.getMessage())
