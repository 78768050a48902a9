"""What search engines may find: public pages with their real translations, and other views."""

from collections import defaultdict
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from wagtail.models import Page

from content.visibility import public
from people.addresses import sitemap_entries, sitemap_items


class PagesSitemap(Sitemap):
    """Every public page; alternates only for languages in which it is public, too."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def paginator(self) -> Paginator:
        """The same each time it is asked for, so that pages are counted once."""
        return super().paginator

    def items(self) -> QuerySet[Page]:
        """Pages in tree order."""
        return _listed().order_by("path")

    def get_urls(self, page: int = 1, site: Any = None, protocol: str | None = None) -> list[dict]:
        """Entries as the sitemap template expects them."""
        pages = self.paginator.page(page).object_list
        # A translation may stand in another file of the sitemap.
        related = pages
        if self.paginator.num_pages > 1:
            of_these = pages.values("translation_key")
            related = _listed().filter(translation_key__in=of_these).order_by("path")
        addresses: dict[int, str] = {}
        versions: dict[Any, list[dict[str, str]]] = defaultdict(list)
        for item in related:
            addresses[item.pk] = item.get_full_url(self.request)
            versions[item.translation_key].append(
                {"lang_code": item.locale.language_code, "location": addresses[item.pk]}
            )
        return [
            {
                "location": addresses[item.pk],
                "lastmod": item.last_published_at,
                "alternates": versions[item.translation_key]
                if len(versions[item.translation_key]) > 1
                else [],
            }
            for item in pages
        ]


def _listed() -> QuerySet[Page]:
    return public(Page.objects.filter(depth__gt=1, alias_of=None)).select_related("locale")


class ViewsSitemap(Sitemap):
    """What has an address in every language: organisations, teams, the finder."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def items(self) -> list[dict[str, Any]]:
        """Addresses with their alternates."""
        return [*sitemap_items(self.request), *sitemap_entries(self.request, "finder")]

    def get_urls(self, page: int = 1, site: Any = None, protocol: str | None = None) -> list[dict]:
        """Entries as the sitemap template expects them."""
        return list(self.paginator.page(page).object_list)
