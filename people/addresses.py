"""Addresses of organisations and programmes in every language."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import override

from content.languages import path_by_language
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
        yield from sitemap_entries(request, *view)


def sitemap_entries(request: HttpRequest, name: str, *args: str) -> Iterator[dict[str, Any]]:
    """Entries of the sitemap for one view: its address in each language, with its alternates."""
    versions = alternates(request, name, *args)
    for version in versions:
        yield {"location": version["location"], "alternates": versions}


ORGANISATIONS = path_by_language(fr="organisations/", de="organisationen/", en="organisations/")
PROGRAMMES = path_by_language(fr="programmes/", de="programme/", en="programmes/")
