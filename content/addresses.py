"""Addresses below a page, such as its calendar or its feed: `<path of the page>/<what>`.

They stand in front of Wagtail's own, which answers whatever else ends alike (`or_wagtail`).
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import get_language, override
from wagtail.models import Page


def below(page: Page, name: str, key: str, **rest: object) -> str:
    """Path of a view below a page, in the language of the page; no query.

    Args:
        page: the page.
        name: name of the view.
        key: the view's argument that takes the path of the page.
        rest: its other arguments.
    """
    _language, _slash, path = page.url_path.strip("/").partition("/")
    with override(page.locale.language_code):
        return reverse(name, kwargs={key: path, **rest})


def root(page: Page) -> str:
    """Scheme and host of the site that a page belongs to; empty for a page of no site."""
    parts = page.get_url_parts()
    return parts[1] or "" if parts else ""


def found(pages: QuerySet[Any], path: str) -> Any:
    """The page at a path below the active language, if it is among `pages`; else None."""
    if "\0" in path:  # PostgreSQL refuses it in any text
        return None
    page = pages.filter(url_path=f"/{get_language()}/{path}/").select_related("locale").first()
    return page if page and page.locale.language_code == get_language() else None


def or_wagtail(view: Callable[..., HttpResponseBase | None]) -> Callable[..., HttpResponseBase]:
    """Let Wagtail answer where a view gives None: the address is a page's own, or nobody's."""

    @wraps(view)
    def answer(request: HttpRequest, **kwargs: object) -> HttpResponseBase:
        from wagtail.views import serve  # models may read this module before the apps are ready

        response = view(request, **kwargs)
        if response is None and "\0" in request.path_info:
            raise Http404
        if response is None:
            return serve(request, request.path_info.removeprefix(f"/{get_language()}/"))
        return response

    return answer
