"""Addresses below a story and below the list of stories. They are a promise: newsrooms keep them.

They stand in front of Wagtail's own, which answers whatever else ends alike (`or_wagtail`).
"""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import get_language, override
from wagtail.models import Page
from wagtail.views import serve

from content.languages import path_by_language
from content.visibility import public
from stories.models import StoryIndexPage, StoryPage

REPUBLISH = path_by_language(
    fr="<path:story>/reprendre/", de="<path:story>/uebernehmen/", en="<path:story>/republish/"
)
TEXT = path_by_language(
    fr="<path:story>/reprendre/<str:kind>.<str:extension>",
    de="<path:story>/uebernehmen/<str:kind>.<str:extension>",
    en="<path:story>/republish/<str:kind>.<str:extension>",
)
PICTURE = path_by_language(
    fr="<path:story>/reprendre/image-<int:picture>.jpg",
    de="<path:story>/uebernehmen/bild-<int:picture>.jpg",
    en="<path:story>/republish/picture-<int:picture>.jpg",
)
KIT = path_by_language(
    fr="<path:story>/dossier-de-presse.zip",
    de="<path:story>/pressemappe.zip",
    en="<path:story>/press-kit.zip",
)
CARD = path_by_language(fr="<path:story>/carte/", de="<path:story>/karte/", en="<path:story>/card/")
FEED = path_by_language(
    fr="<path:index>/flux.<str:extension>",
    de="<path:index>/feed.<str:extension>",
    en="<path:index>/feed.<str:extension>",
)


def below(page: Page, name: str, **rest: object) -> str:
    """Path of a view below a page, in the language of the page; no query.

    Args:
        page: a story or a list of stories.
        name: name of the view.
        rest: its other arguments.
    """
    _language, _slash, path = page.url_path.strip("/").partition("/")
    key = "index" if name == "press-feed" else "story"
    with override(page.locale.language_code):
        return reverse(name, kwargs={key: path, **rest})


def full(page: Page, name: str, **rest: object) -> str:
    """The same with scheme and host, as whoever reads it elsewhere needs it."""
    parts = page.get_url_parts()
    return f"{parts[1] if parts else ''}{below(page, name, **rest)}"


def public_story(path: str) -> StoryPage | None:
    """The story at a path below the active language, if anybody may see it."""
    return _found(public(StoryPage.objects.all()), path)


def public_index(path: str) -> StoryIndexPage | None:
    """The list of stories at a path below the active language, if anybody may see it."""
    return _found(public(StoryIndexPage.objects.all()), path)


def or_wagtail(view: Callable[..., HttpResponseBase | None]) -> Callable[..., HttpResponseBase]:
    """Let Wagtail answer where a view gives None: the address is a page's own, or nobody's."""

    @wraps(view)
    def answer(request: HttpRequest, **kwargs: object) -> HttpResponseBase:
        response = view(request, **kwargs)
        if response is None:
            return serve(request, request.path_info.removeprefix(f"/{get_language()}/"))
        return response

    return answer


def _found(pages, path: str):
    if "\0" in path:  # PostgreSQL refuses it in any text
        return None
    found = pages.filter(url_path=f"/{get_language()}/{path}/").select_related("locale").first()
    return found if found and found.locale.language_code == get_language() else None
