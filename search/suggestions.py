"""What somebody may mean who has typed the beginning of a word."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from content.folding import folded_words, hyphenated_words, without_spelt_umlauts
from taxonomy.folding import fold, fold_german
from taxonomy.lookup import find_communes, matching
from taxonomy.models import Issue, Territory, TerritoryKind

from .analysis import looked_for, spelt_ways, stem, terms
from .matching import PREFIX, TITLE, Group, Question
from .models import SearchEntry
from .narrowing import issue_term
from .visible import visible

SHORTEST = 2  # letters
PAGES, ISSUES, PLACES = 5, 2, 3
MOST_ISSUES = 5  # that are looked up


@dataclass(frozen=True)
class Suggestion:
    """A line below the field.

    Attributes:
        label: what is read.
        kind: what it is, in the reader's language.
        url: where it leads.
    """

    label: str
    kind: str
    url: str


def suggest(text: str, language: str, request: HttpRequest) -> list[Suggestion]:
    """Pages, issues and places whose names begin with what was typed; official municipalities too.

    Args:
        text: cleaned words; the last one may be unfinished.
        language: "fr", "de" or "en".
        request: for the addresses of pages.
    """
    if len(text) < SHORTEST:
        return []
    return [*_pages(text, language, request), *_issues(text, language), *_places(text)]


def _pages(text: str, language: str, request: HttpRequest) -> list[Suggestion]:
    question = Question(language, _groups(text, language), depths=(TITLE,))
    keys = [candidate.key for candidate in visible(question, PAGES)]
    rows = SearchEntry.objects.select_related("page", "organisation").in_bulk(keys)
    return [
        Suggestion(row.title, row.get_kind_display(), row.get_url(request))
        for key in keys
        if (row := rows.get(key))
    ]


def _groups(text: str, language: str) -> tuple[Group, ...]:
    """Whole words as terms; of the last one whatever begins like it, as written or as a term."""
    *whole, last = hyphenated_words(text) or [[]]
    if not last:
        return ()
    typed = looked_for(" ".join("-".join(word) for word in whole), language)
    ways = [way for parts in spelt_ways(last, language) for way in _begun(parts, language)]
    return (*map(Group, typed), Group(tuple(dict.fromkeys(ways))))


def _begun(parts: list[str], language: str) -> list[tuple[str, ...]]:
    *whole, last = parts
    before = tuple(terms(" ".join(whole), language))
    together = "".join(parts)
    return [
        (*before, f"{last}{PREFIX}"),
        (*before, stem(last, language)),
        (f"{together}{PREFIX}",),
        (stem(together, language),),
    ]


def _issues(text: str, language: str) -> list[Suggestion]:
    rows = Issue.objects.filter(retired_on=None)
    meant = [issue for issue in rows if _begins_a_word(text, issue.name)][:MOST_ISSUES]
    # An issue of which nothing can be read yet leads nowhere, and may be a secret.
    found = [issue for issue in meant if _leads_somewhere(issue, language)]
    return [
        Suggestion(issue.name, _("issue"), _search(q=issue.name, issue=issue.slug))
        for issue in found[:ISSUES]
    ]


def _leads_somewhere(issue: Issue, language: str) -> bool:
    question = Question(language, facets=(Group.of(issue_term(issue.pk)),))
    return bool(visible(question, 1))


def _begins_a_word(text: str, name: str) -> bool:
    """Whether a name holds what was typed, from the beginning of one of its words on."""
    begun = " ".join(folded_words(text))
    return bool(begun) and f" {begun}" in f" {' '.join(folded_words(name))}"


def _begins_a_name(text: str, place: Territory) -> bool:
    """The same of a municipality in either language; codes beside the name do not count."""
    typed = [word for word in folded_words(text) if not word[0].isdigit()]
    # "st" may be Saint or the beginning of Strasbourg.
    begun = {way(" ".join(typed)) for way in (str, without_spelt_umlauts, fold, fold_german)}
    names = [place.folded_name, place.folded_name_de]
    return not typed or any(f" {start}" in f" {name}" for start in begun for name in names)


def _places(text: str) -> list[Suggestion]:
    larger = Territory.objects.exclude(kind=TerritoryKind.COMMUNE).filter(retired=False)
    # In the middle of a word nobody recognises what they typed.
    communes = [place for place in find_communes(text, PLACES) if _begins_a_name(text, place)]
    found = [*matching(larger, text)[:1], *communes][:PLACES]
    return [
        Suggestion(place.label, place.get_kind_display(), _search(q=place.name, near=place.label))
        for place in found
    ]


def _search(**parameters: str) -> str:
    return f"{reverse('search')}?{urlencode(parameters)}"
