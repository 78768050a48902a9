"""What frames every page: main navigation, footer, languages."""

from dataclasses import dataclass, field

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, get_language_info
from wagtail.models import Page, Site

from content import visibility
from content.metadata import Meta
from home.models import NavigationPlace, PartnerLogo, SiteIdentity, SocialLink

register = template.Library()


@dataclass(frozen=True)
class Link:
    """A link of the navigation. `current` is "page", "true" (somewhere below it) or empty."""

    title: str
    url: str
    current: str = ""
    language: str = ""


@dataclass
class Navigation:
    """Everything that header and footer show."""

    identity: SiteIdentity | None
    home_url: str
    main: list[Link] = field(default_factory=list)
    footer: list[Link] = field(default_factory=list)
    languages: list[Link] = field(default_factory=list)
    social: list[SocialLink] = field(default_factory=list)
    supporters: list[PartnerLogo] = field(default_factory=list)


@register.simple_tag(takes_context=True)
def navigation(context: template.Context) -> Navigation:
    """Header and footer of the active language, read once per request.

    The number of queries does not depend on the number of links: one for the links, one for their
    pages in every language together with the home pages. A page that has no public translation
    has no link.
    """
    request = context.get("request")
    if request is None:
        return Navigation(None, "/")
    if not hasattr(request, "_navigation"):
        request._navigation = _read(request, context.get("page"), context.get("meta"))
    return request._navigation


def _read(request: HttpRequest, page: Page | None, meta: Meta | None) -> Navigation:
    site = Site.find_for_request(request)
    if site is None:
        return Navigation(None, "/")
    identity = SiteIdentity.for_request(request)
    links = identity.links.select_related("page")
    wanted = {link.page.translation_key for link in links} | {site.root_page.translation_key}
    pages = {
        (item.translation_key, item.locale.language_code): item
        for item in visibility.public(
            Page.objects.filter(translation_key__in=wanted)
        ).select_related("locale")
    }
    language = get_language() or settings.LANGUAGE_CODE

    def home_url(code: str) -> str:
        home = pages.get((site.root_page.translation_key, code))
        return (home.get_url(request) if home else None) or f"/{code}/"

    shown: dict[str, list[Link]] = {place: [] for place in NavigationPlace.values}
    for link in links:
        target = pages.get((link.page.translation_key, language))
        if target is not None:
            shown[link.place].append(
                Link(target.title, target.get_url(request) or "", _current(target, page))
            )
    alternates = {a["lang_code"]: a["location"] for a in meta.alternates} if meta else {}
    return Navigation(
        identity=identity,
        home_url=home_url(language),
        main=shown[NavigationPlace.MAIN],
        footer=shown[NavigationPlace.FOOTER],
        languages=[
            Link(
                get_language_info(code)["name_local"].capitalize(),
                alternates.get(code) or home_url(code),
                "page" if code == language else "",
                code,
            )
            for code, _name in settings.LANGUAGES
        ],
        social=list(identity.social_links.all()),
        supporters=list(
            identity.partner_logos.select_related("logo").prefetch_related("logo__renditions")
        ),
    )


def _current(target: Page, page: Page | None) -> str:
    path = getattr(page, "path", "")
    if not path.startswith(target.path):
        return ""
    return "page" if path == target.path else "true"
