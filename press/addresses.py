"""Addresses below a story and below the list of stories. They are a promise: newsrooms keep them."""

from wagtail.models import Page

from content import addresses
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
    return addresses.below(page, name, "index" if name == "press-feed" else "story", **rest)


def full(page: Page, name: str, **rest: object) -> str:
    """The same with scheme and host, as whoever reads it elsewhere needs it."""
    return f"{addresses.root(page)}{below(page, name, **rest)}"


def public_story(path: str) -> StoryPage | None:
    """The story at a path below the active language, if anybody may see it."""
    return addresses.found(public(StoryPage.objects.all()), path)


def public_index(path: str) -> StoryIndexPage | None:
    """The list of stories at a path below the active language, if anybody may see it."""
    return addresses.found(public(StoryIndexPage.objects.all()), path)
