"""The page of results."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from content.metadata import Meta, site_root

from .engine import clean_query, query_terms, search
from .extracts import extract, mark
from .models import SearchEntry

PER_PAGE = 20


@dataclass(frozen=True)
class Result:
    """An entry as the page shows it."""

    kind: str
    title: SafeString
    extract: SafeString
    url: str


def results(request: HttpRequest) -> HttpResponse:
    """Show what holds the words of `?q=`; any value gets a page."""
    language = get_language()
    query = clean_query(request.GET.get("q", ""))
    found = search(query, language, request.GET.get("kind", ""))
    page = Paginator(found.entries.select_related("page", "organisation"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    wanted = set(query_terms(found.corrected or query, language))
    meta = Meta(
        title=_("Search: %(query)s") % {"query": query} if query else _("Search"),
        description="",
        canonical=site_root(request) + reverse("search"),
        robots="noindex, follow",
    )
    return render(
        request,
        "search/results.html",
        {
            "query": query,
            "found": found,
            "page": page,
            "results": [_result(entry, wanted, request) for entry in page],
            "meta": meta,
        },
    )


def _result(entry: SearchEntry, wanted: set[str], request: HttpRequest) -> Result:
    target = entry.organisation
    return Result(
        kind=entry.get_kind_display(),
        title=mark(entry.title, wanted, entry.language),
        extract=extract(entry, wanted),
        url=target.get_absolute_url() if target else entry.page.get_url(request),
    )
