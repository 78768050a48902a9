"""What frames every page: main navigation, footer, languages."""

from dataclasses import dataclass, field

from django import template
from django.conf import settings
from django.utils.translation import get_language, get_language_info
from wagtail.models import Page

from content.metadata import Meta
from content.parts import Read
from home import site_frame
from home.models import NavigationPlace, SiteIdentity

register = template.Library()


@dataclass(frozen=True)
class Link:
    """A link of the navigation. `current` is "page", "true" (somewhere below it) or empty."""

    title: str
    url: str
    current: str = ""
    language: str = ""
    as_it_is: bool = False  # leads to a page that is not translated into that language


@dataclass(frozen=True)
class Navigation:
    """Everything that header and footer show; they take `colophon` without having it unpacked."""

    identity: SiteIdentity
    colophon: Read
    home_url: str
    main: list[Link] = field(default_factory=list)
    footer: list[Link] = field(default_factory=list)
    languages: list[Link] = field(default_factory=list)


@register.simple_tag(takes_context=True)
def navigation(context: template.Context) -> Navigation:
    """Header and footer in the active language, from the remembered frame of the site."""
    page, meta = context.get("page"), context.get("meta")
    frame = site_frame.read()
    language = get_language() or settings.LANGUAGE_CODE
    shown: dict[str, list[Link]] = {place: [] for place in NavigationPlace.values}
    for target in frame.links.get(language, []):
        shown[target.place].append(Link(target.title, target.url, _current(target.path, page)))
    return Navigation(
        identity=frame.identity,
        colophon=frame.colophon,
        home_url=frame.homes.get(language, f"/{language}/"),
        main=shown[NavigationPlace.MAIN],
        footer=shown[NavigationPlace.FOOTER],
        languages=_languages(language, frame.homes, meta),
    )


def _languages(active: str, homes: dict[str, str], meta: Meta | None) -> list[Link]:
    """To the page in each language, translated or as it is; else to that language's home page."""
    translations = {a["lang_code"]: a["location"] for a in meta.alternates} if meta else {}
    versions = translations | (meta.versions if meta else {})
    as_it_is = meta.as_it_is if meta else {}
    return [
        Link(
            get_language_info(code)["name_local"].capitalize(),
            versions.get(code) or as_it_is.get(code) or homes.get(code, f"/{code}/"),
            "page" if code == active else "",
            code,
            as_it_is=code in as_it_is,
        )
        for code, _name in settings.LANGUAGES
    ]


def _current(target_path: str, page: Page | None) -> str:
    path = getattr(page, "path", "")
    if not path.startswith(target_path):
        return ""
    return "page" if path == target_path else "true"
