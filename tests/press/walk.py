"""Walking every public surface: all addresses that the site knows, with arguments that could leak.

Addresses are found in the resolver and on the pages themselves, so what others add is walked too.
"""

import io
import itertools
import random
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.core.signals import request_finished
from django.db import close_old_connections
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from django.utils import translation
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page

from content.visibility import public

# Behind a login of their own; the public has no business there.
CLOSED = ("admin/",)
MOST_COMBINATIONS = 12  # of one pattern; a sample that is always the same where there are more
LANGUAGES = [code for code, _label in settings.LANGUAGES]


def patterns(resolver: Any = None, prefix: str = "") -> Iterator[URLPattern]:
    """Every pattern of the site but those of the admin."""
    for item in (resolver or get_resolver()).url_patterns:
        route = prefix + str(item.pattern)
        if route.startswith(CLOSED):
            continue
        if isinstance(item, URLResolver):
            yield from patterns(item, route)
        else:
            item.route = route
            yield item


def addresses(arguments: dict[str, Iterable[Any]]) -> set[str]:
    """All addresses of all patterns, filled in with these arguments, in every language.

    Args:
        arguments: values by name of what is filled in ("story"), else by type of converter ("int",
            "slug", "str", "path", "uuid").
    """
    found = set()
    for language in LANGUAGES:
        with translation.override(language):
            for pattern in patterns():
                found |= set(_filled(pattern, arguments))
    return found


def _filled(pattern: URLPattern, arguments: dict[str, Iterable[Any]]) -> Iterator[str]:
    """A pattern as addresses; its route is put together by hand, as names may be missing."""
    route = _route(pattern)
    holes = re.findall(r"<(?:(\w+):)?(\w+)>", route)
    choices = [arguments.get(name) or arguments[kind or "str"] for kind, name in holes]
    combinations = list(itertools.product(*(sorted(map(str, values)) for values in choices)))
    if len(combinations) > MOST_COMBINATIONS:
        combinations = random.Random(route).sample(combinations, MOST_COMBINATIONS)
    for values in combinations:
        filled = route
        for (kind, name), value in zip(holes, values, strict=True):
            filled = filled.replace(f"<{kind}:{name}>" if kind else f"<{name}>", str(value), 1)
        yield "/" + filled


def _route(pattern: URLPattern) -> str:
    """The route of a pattern; regular expressions of Wagtail become holes for paths and numbers."""
    route = re.sub(r"\(\?P?<?(\w*)>?[^)]*\)\*?\)?", r"<path:any>", pattern.route)
    return route.replace("^", "").replace("$", "").replace("\\Z", "").replace("\\", "")


def pages_and_their_routes() -> set[str]:
    """Addresses of all pages, hidden ones too, and whatever routes their types add."""
    found = set()
    for page in Page.objects.filter(depth__gt=1).specific():
        with translation.override(page.locale.language_code):
            url = page.get_url()
            found.add(url)
            if isinstance(page, RoutablePageMixin):
                for route in type(page).get_subpage_urls():
                    try:
                        found.add(url + page.reverse_subpage(route.name))
                    except NoReverseMatch:
                        continue
    return found


def queries(words: Iterable[Any], keys: Iterable[str]) -> list[str]:
    """Query strings that ask for something hidden."""
    return [f"?{key}={word}" for key in keys for word in words]


def visible_pages() -> list[str]:
    """Addresses of the pages that anybody may see."""
    return sorted(page.get_url() for page in public(Page.objects.filter(depth__gt=1)))


def text_of(response: HttpResponse) -> str:
    """All that an answer says: its headers, its body, and what lies in a zip."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    # As Django's own test client does it: the test goes on with the same connection.
    request_finished.disconnect(close_old_connections)
    response.close()
    request_finished.connect(close_old_connections)
    said = "".join(f"{name}: {value}\n" for name, value in response.items() if name != "Location")
    said += body.decode("utf-8", errors="replace")
    if zipfile.is_zipfile(io.BytesIO(body)):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            said += "".join(
                f"{name}\n{archive.read(name).decode('utf-8', errors='replace')}"
                for name in archive.namelist()
            )
    return said


def leaks(
    client: Client, where: Iterable[str], markers: Iterable[str]
) -> tuple[dict[str, list[str]], set[str]]:
    """What the answers of these addresses hold.

    A marker that stands in the address itself proves nothing: pages say what one asked for.

    Returns:
        The addresses whose answers hold a marker, each with the markers; and all where something is.
    """
    found, there = {}, set()
    for address in sorted(where):
        response = client.get(address)
        assert response.status_code < 500, address
        if response.status_code == 200:
            there.add(address)
        said = text_of(response)
        held = [marker for marker in markers if marker in said and marker not in address]
        if held:
            found[address] = held
    return found, there


def path_of(name: str, *args: object) -> str:
    """An address by its name, in French."""
    with translation.override("fr"):
        return reverse(name, args=args)
