"""Every address of the site, read from its resolver: what is added later is walked too."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLResolver, get_resolver

PART = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>")


@dataclass(frozen=True)
class Address:
    """A pattern of the resolver.

    Attributes:
        route: with its parts in angle brackets, "admin/involvement/<int:pk>/".
        view: the function or the class that answers.
        model: what a generic view is about, if anything.
    """

    route: str
    view: Any
    model: Any

    @property
    def parts(self) -> dict[str, str]:
        """Kinds of its parts by name."""
        return {part["name"]: part["kind"] or "str" for part in PART.finditer(self.route)}

    def filled(self, values: dict[str, str]) -> str:
        """The path, with a value for each part: by its name, else by its kind."""
        path = PART.sub(
            lambda part: values.get(part["name"], values[part["kind"] or "str"]), self.route
        )
        return f"/{path}"


def addresses(resolver: Any = None, prefix: str = "") -> Iterator[Address]:
    """Every address that is written as a path; regular expressions are Wagtail's pages and files."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, route)
        elif not re.search(r"[\^$()\\]", route):
            view = pattern.callback
            view = getattr(view, "view_class", view)
            known = getattr(pattern.callback, "view_initkwargs", {})
            yield Address(route, view, known.get("model") or getattr(view, "model", None))
