"""What a page tells machines about itself: canonical address, languages, breadcrumbs, JSON-LD."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest
from wagtail.models import Page, Site

from . import forms_of_pages, social, visibility
from .remembered import remembered

if TYPE_CHECKING:
    from .models import BasePage


@dataclass
class Meta:
    """Metadata of one response; templates/includes/_meta.html renders it.

    `alternates` are for machines: the languages of a page that exists in several. `versions` and
    `as_it_is` are for readers who change the language (`content.untranslated`).
    """

    title: str
    description: str
    canonical: str
    picture: str = ""
    picture_alt: str = ""
    kind: str = "website"
    robots: str = ""
    alternates: list[dict[str, str]] = field(default_factory=list)
    versions: dict[str, str] = field(default_factory=dict)
    as_it_is: dict[str, str] = field(default_factory=dict)
    breadcrumbs: list[dict[str, str]] = field(default_factory=list)
    structured_data: list[dict[str, Any]] = field(default_factory=list)
    forms: list[forms_of_pages.Form] = field(default_factory=list)


def for_page(page: "BasePage", request: HttpRequest) -> Meta:
    """Collect the metadata of a page for the request that shows it."""
    crumbs = breadcrumbs(page, request)
    translations = alternates(page, request)
    real = versions(page, request, translations)
    picture, picture_alt = social.page_social_picture(page, request)
    return Meta(
        title=page.seo_title or page.title,
        description=page.description,
        canonical=page.get_full_url(request) or "",
        picture=picture,
        picture_alt=picture_alt,
        alternates=translations,
        versions=real,
        as_it_is=as_it_is(page, real),
        breadcrumbs=crumbs,
        structured_data=[*page.structured_data(request), breadcrumb_list(crumbs)],
        forms=forms_of_pages.forms(page),
    )


def alternates(page: Page, request: HttpRequest) -> list[dict[str, str]]:
    """Addresses of the page in every language in which it really is public, itself included."""

    def read() -> list[dict[str, str]]:
        versions = visibility.public(
            type(page).objects.filter(translation_key=page.translation_key, alias_of=None)
        ).select_related("locale")
        found = [
            {
                "lang_code": version.locale.language_code,
                "location": version.get_full_url(request) or "",
            }
            for version in versions
        ]
        return sorted(found, key=lambda item: item["lang_code"]) if len(found) > 1 else []

    return remembered(f"alternates-{page.translation_key}-{site_root(request)}", read, alone=True)


def versions(
    page: "BasePage", request: HttpRequest | None, translations: list[dict[str, str]]
) -> dict[str, str]:
    """Addresses of the page by language, its own included.

    Args:
        page: the page shown.
        request: of whoever reads it.
        translations: its `alternates`.
    """
    found = {version["lang_code"]: version["location"] for version in translations}
    return {page.locale.language_code: page.get_url(request) or ""} | found


def as_it_is(page: "BasePage", versions: dict[str, str]) -> dict[str, str]:
    """By language without a version of the page, where readers get it untranslated.

    Nothing where not even the list that it lies in is public, or where something else stands at that
    address: a translation that is not for everybody would lead readers to the sign-in.
    """
    if len(versions) == len(settings.LANGUAGES) or page.pk is None or page.depth < 3:
        return {}
    parent = page.lineage[-1]
    lists = remembered(f"versions-{parent.pk}", lambda: _addresses(parent), alone=True)
    below = {code: f"{path}{page.slug}/" for code, (_address, path) in lists.items()}
    taken = remembered(f"taken-{parent.pk}-{page.slug}", lambda: _taken(below.values()), alone=True)
    return {
        code: f"{address}{page.slug}/"
        for code, (address, _path) in lists.items()
        if code not in versions and below[code] not in taken
    }


def _addresses(page: Page) -> dict[str, tuple[str, str]]:
    """Address and path of a page by language, where it is public."""
    versions = Page.objects.filter(translation_key=page.translation_key)
    return {
        version.locale.language_code: (version.get_url() or "", version.url_path)
        for version in visibility.public(versions).select_related("locale")
    }


def _taken(paths: Iterable[str]) -> set[str]:
    """Those at which a page of that language stands, whoever may see it."""
    there = visibility.published(Page.objects.filter(url_path__in=paths))
    return set(there.values_list("url_path", flat=True))


def breadcrumbs(page: "BasePage", request: HttpRequest | None) -> list[dict[str, str]]:
    """The way from the home page to this one; empty on the home page itself."""
    pages = [*(item for item in page.lineage if item.depth > 1), page]
    if len(pages) < 2:
        return []
    return [
        {"title": item.title, "url": item.get_url(request), "full_url": item.get_full_url(request)}
        for item in pages
    ]


def breadcrumb_list(crumbs: list[dict[str, str]]) -> dict[str, Any]:
    """schema.org BreadcrumbList."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": crumb["title"],
                "item": crumb["full_url"],
            }
            for position, crumb in enumerate(crumbs, start=1)
        ],
    }


def site_root(request: HttpRequest) -> str:
    """Scheme and host of the site, without a slash at the end."""
    site = Site.find_for_request(request)
    return site.root_url if site else f"{request.scheme}://{request.get_host()}"
