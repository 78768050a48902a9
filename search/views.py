"""The page of results, and suggestions while somebody types."""

from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import urlencode

from django.core.paginator import Page as ResultsPage
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Page

from content import page_cache
from content.metadata import Meta, site_root
from content.page_cache import shared
from content.versions import for_reader
from taxonomy.facets import Option, ShownFacet
from taxonomy.models import Territory

from . import engine, missed, narrowing, synonyms
from .commune import meant, to_choose
from .extracts import extract, mark
from .models import SearchEntry
from .suggestions import suggest

PER_PAGE = 20


@dataclass(frozen=True)
class Result:
    """An entry as the page shows it."""

    kind: str
    language: str
    title: SafeString
    extract: SafeString
    url: str


@dataclass(frozen=True)
class Narrowed:
    """What the shared templates of lists need: filters, what is chosen, and ways back."""

    path: str
    query: str
    near: str
    facets: list[ShownFacet]

    @property
    def chosen(self) -> list[Option]:
        return [option for facet in self.facets for option in facet.options if option.selected]

    @property
    def is_narrowed(self) -> bool:
        return bool(self.chosen)

    @property
    def clear_url(self) -> str:
        return f"{self.path}?{urlencode(self.kept)}"

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What a form of filters sends along."""
        pairs = [("q", self.query), ("near", self.near)]
        return [pair for pair in pairs if pair[1]]


@require_safe
@shared("q", "near", "page", *(one.key for one in narrowing.FILTERS))
def results(request: HttpRequest) -> HttpResponse:
    """Show what holds the words of `?q=`; any value gets a page."""
    language = get_language()
    query = engine.clean_query(request.GET.get("q", ""))
    near_text = engine.clean_query(request.GET.get("near", ""))
    match = meant(near_text)
    near = match.commune
    chosen = narrowing.chosen_in(request)
    found = engine.search(query, language, chosen, near)
    page = Paginator(found.keys, PER_PAGE).get_page(request.GET.get("page"))
    fewer = []
    if query and not found.keys and not any(chosen.values()):
        page_cache.withdraw(request)  # what nobody finds is counted each time
        missed.note(query, language, timezone.localdate())
        fewer = _fewer(query, language, near_text)
    return render(
        request,
        "search/results.html",
        {
            "query": query,
            "found": found,
            "near": near,
            "near_text": near_text,
            "which": to_choose(match, partial(_near_address, request)),
            "page": page,
            "listing": _narrowed(request.path, query, near.label if near else near_text, found),
            "promoted": _promoted(query, language, request) if page.number == 1 else [],
            "results": _results(page, found.corrected or query, request),
            "fewer": fewer,
            "elsewhere": _elsewhere(query, language, found, chosen),
            "meta": Meta(
                title=_("Search: %(query)s") % {"query": query} if query else _("Search"),
                description=_(
                    "Stories, events, calls and organisations: find who had your problem before you,"
                    " and who is near."
                ),
                canonical=site_root(request) + reverse("search"),
                robots="noindex, follow" if request.GET else "",
            ),
        },
    )


@require_safe
@cache_control(public=True, max_age=300)
def suggestions(request: HttpRequest) -> HttpResponse:
    """What the words begun in `?q=` may lead to, as JSON; an empty list for anything else."""
    query = engine.clean_query(request.GET.get("q", ""))
    found = suggest(query, get_language(), request)
    return JsonResponse([vars(one) for one in found], safe=False)


def _near_address(request: HttpRequest, commune: Territory) -> str:
    """The same search near this municipality."""
    parameters = request.GET.copy()
    parameters["near"] = commune.label
    parameters.pop("page", None)
    return f"{request.path}?{parameters.urlencode()}"


def _results(page: ResultsPage, searched: str, request: HttpRequest) -> list[Result]:
    rows = SearchEntry.objects.select_related("page", "organisation").in_bulk(list(page))
    languages = {row.language for row in rows.values()}
    wanted = {language: engine.terms_found(searched, language) for language in languages}
    return [_result(rows[key], wanted[rows[key].language], request) for key in page if key in rows]


def _result(entry: SearchEntry, wanted: set[str], request: HttpRequest) -> Result:
    return Result(
        kind=entry.get_kind_display(),
        language=entry.language,
        title=mark(entry.title, wanted, entry.language),
        extract=extract(entry, wanted),
        url=entry.get_url(request),
    )


def _promoted(query: str, language: str, request: HttpRequest) -> list[dict[str, str]]:
    """What editors put first, as far as the public may see it; in the reader's language if it can."""
    rows = synonyms.promoted(query, language)
    shown = for_reader(Page.objects.all(), [row.page_id for row in rows])
    summaries = dict(
        SearchEntry.objects.filter(page__in=shown.values()).values_list("page", "summary")
        if shown
        else []
    )
    return [
        {
            "title": page.title,
            "url": page.get_url(request),
            "language": page.locale.language_code,
            "note": row.note,
            "summary": summaries.get(page.pk, ""),
        }
        for row in rows
        if (page := shown.get(row.page_id))
    ]


def _fewer(query: str, language: str, near: str) -> list[dict[str, str]]:
    """Searches for all but one of the words, those that find something."""
    kept = {"near": near} if near else {}
    return [
        {"without": word, "words": rest, "url": f"?{urlencode({'q': rest} | kept)}"}
        for word, rest in engine.fewer_words(query, language).items()
    ]


def _elsewhere(
    query: str, language: str, found: engine.Found, chosen: narrowing.Chosen
) -> list[dict[str, object]]:
    """Other languages in which the same words find something, where none was chosen."""
    others = []
    for code, number in found.languages.items():
        if number and code != language and not chosen[narrowing.LANGUAGE]:
            with translation.override(code):
                url = f"{reverse('search')}?{urlencode({'q': query})}"
            # More than were looked at: a number would look exact.
            count = number if number < engine.MOST else None
            others.append({"language": code, "count": count, "url": url})
    return others


def _narrowed(path: str, query: str, near: str, found: engine.Found) -> Narrowed:
    """Filters with the addresses that take each choice back."""
    kept = [pair for pair in (("q", query), ("near", near)) if pair[1]]
    chosen = [
        (facet.key, option.value)
        for facet in found.filters
        for option in facet.options
        if option.selected
    ]

    def without(key: str, value: str) -> str:
        return f"{path}?{urlencode([*kept, *(pair for pair in chosen if pair != (key, value))])}"

    facets = [
        replace(
            facet,
            options=[
                replace(o, url=without(facet.key, o.value) if o.selected else "")
                for o in facet.options
            ],
        )
        for facet in found.filters
    ]
    return Narrowed(path, query, near, facets)
