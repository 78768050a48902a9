"""What search engines may find: public pages with their real translations, and other views."""

from collections import defaultdict
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.http import HttpRequest
from wagtail.models import Page

from content.visibility import public
from people.addresses import sitemap_entries, sitemap_items


class PagesSitemap(Sitemap):
    """Every public page; alternates only for languages in which it is public, too."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def items(self) -> list[Page]:
        """Pages in tree order."""
        return list(
            public(Page.objects.filter(depth__gt=1, alias_of=None))
            .select_related("locale")
            .order_by("path")
        )

    def get_urls(self, page: int = 1, site: Any = None, protocol: str | None = None) -> list[dict]:
        """Entries as the sitemap template expects them."""
        pages = self.paginator.page(page).object_list
        addresses = {item.pk: item.get_full_url(self.request) for item in pages}
        versions: dict[Any, list[dict[str, str]]] = defaultdict(list)
        for item in pages:
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
