"""The page of results."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from content.metadata import Meta, site_root

from .engine import clean_query, find_organisations, find_pages

PER_PAGE = 20


def results(request: HttpRequest) -> HttpResponse:
    """Show what holds the words of `?q=`; any value gets a page."""
    query = clean_query(request.GET.get("q", ""))
    found = [*find_pages(query), *find_organisations(query)]
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    meta = Meta(
        title=_("Search: %(query)s") % {"query": query} if query else _("Search"),
        description="",
        canonical=site_root(request) + reverse("search"),
        robots="noindex, follow",
    )
    return render(
        request,
        "search/results.html",
        {"query": query, "page_of_results": page, "total": len(found), "meta": meta},
    )
