"""What a page tells machines about itself: canonical address, languages, breadcrumbs, JSON-LD."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from wagtail.models import Page, Site

from . import forms_of_pages, social, visibility

if TYPE_CHECKING:
    from .models import BasePage


@dataclass
class Meta:
    """Metadata of one response; templates/includes/_meta.html renders it."""

    title: str
    description: str
    canonical: str
    picture: str = ""
    picture_alt: str = ""
    kind: str = "website"
    robots: str = ""
    alternates: list[dict[str, str]] = field(default_factory=list)
    breadcrumbs: list[dict[str, str]] = field(default_factory=list)
    structured_data: list[dict[str, Any]] = field(default_factory=list)
    forms: list[forms_of_pages.Form] = field(default_factory=list)


def for_page(page: "BasePage", request: HttpRequest) -> Meta:
    """Collect the metadata of a page for the request that shows it."""
    crumbs = breadcrumbs(page, request)
    picture, picture_alt = social.page_social_picture(page, request)
    return Meta(
        title=page.seo_title or page.title,
        description=page.description,
        canonical=page.get_full_url(request) or "",
        picture=picture,
        picture_alt=picture_alt,
        alternates=alternates(page, request),
        breadcrumbs=crumbs,
        structured_data=[*page.structured_data(request), breadcrumb_list(crumbs)],
        forms=forms_of_pages.forms(page),
    )


def alternates(page: Page, request: HttpRequest | None) -> list[dict[str, str]]:
    """Addresses of the page in every language in which it really is public, itself included."""
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
