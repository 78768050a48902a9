"""The main part of a page, of one that lists others say: set again only where the database answers otherwise.

It is given no request, so nothing of a visitor can get in: of the address only what the page has
called what it depends on (`content.page_cache.share`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, QueryDict
from django.template.loader import get_template
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from .digests import digest
from .page_cache import is_shared
from .parts import Untold, told
from .remembered import remembered

Main = Callable[[], SafeString]


@dataclass(frozen=True)
class Address:
    """What a list may know of a request; the names are Django's."""

    path: str
    GET: QueryDict


def main(
    template_name: str,
    request: HttpRequest,
    given: Mapping[str, Any],
    read: Callable[[Address], Mapping[str, Any]],
) -> Main:
    """What sets the template, once it is asked to: the language can be another by then.

    Args:
        template_name: asks for nothing beyond what it is given: `given`, what was read, and `address`.
        request: of whoever reads it; its parameters have been narrowed to those that count.
        given: all that the part and `read` take of what was read before; a part that is given what nobody
            can tell (`content.parts`) is set each time.
        read: reads the rest from the database, true until something changes or its moment comes.
    """
    address = Address(request.path, request.GET)

    def render() -> SafeString:
        return get_template(template_name).render({"address": address, **given, **read(address)})

    def find() -> SafeString:
        # Everybody searches for something else.
        if not is_shared(request) or getattr(request, "is_preview", False) or "q" in request.GET:
            return render()
        try:
            asked = digest(
                (request.path, request.META["QUERY_STRING"], timezone.localdate(), told(given))
            )
        except Untold:
            return render()
        return remembered(f"main-{template_name}-{get_language()}-{asked}", render, alone=True)

    return find
