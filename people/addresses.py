"""Addresses of organisations and programmes in every language."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import lazystr
from django.utils.translation import get_language, override

from content.metadata import site_root

from .models import Organisation, Programme


def in_languages(name: str, *args: str) -> dict[str, str]:
    """Path of a view by language.

    Args:
        name: name of the view.
        args: its arguments.
    """
    paths = {}
    for code, _label in settings.LANGUAGES:
        with override(code):
            paths[code] = reverse(name, args=args)
    return paths


def alternates(request: HttpRequest, name: str, *args: str) -> list[dict[str, str]]:
    """Addresses of a view in every language, as `content.metadata.Meta` wants them."""
    root = site_root(request)
    return [
        {"lang_code": code, "location": f"{root}{path}"}
        for code, path in sorted(in_languages(name, *args).items())
    ]


def sitemap_items(request: HttpRequest) -> Iterator[dict[str, Any]]:
    """Entries of the sitemap: each address of each language, with its alternates."""
    views: list[tuple[str, ...]] = [("organisations",), ("programmes",)]
    views += [
        ("organisation", slug) for slug in Organisation.objects.values_list("slug", flat=True)
    ]
    views += [("programme", slug) for slug in Programme.objects.values_list("slug", flat=True)]
    for view in views:
        versions = alternates(request, *view)
        for version in versions:
            yield {"location": version["location"], "alternates": versions}


class _Path:
    """A part of an address, by language: an address is a promise, so it stands here for good."""

    def __init__(self, **paths: str) -> None:
        self.paths = paths

    def __str__(self) -> str:
        language = (get_language() or settings.LANGUAGE_CODE)[:2]
        return self.paths.get(language, self.paths["en"])


ORGANISATIONS = lazystr(_Path(fr="organisations/", de="organisationen/", en="organisations/"))
PROGRAMMES = lazystr(_Path(fr="programmes/", de="programme/", en="programmes/"))
