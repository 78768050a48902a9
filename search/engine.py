"""Search over everything that the public may see.

All words must be there, or what editors declared to mean the same. Those whose title holds them
come first, then those whose title and summary do, then the rest; within each the nearer, then the
newer first. The order is the same on every database.

Of what very many pages hold only the first `MOST` are looked at: nobody reads further, and so a
search costs the same among a thousand pages and among a hundred thousand.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.models import Page

from content.visibility import public
from taxonomy.facets import ShownFacet
from taxonomy.models import Territory

from . import narrowing, synonyms
from .analysis import terms
from .correction import correct
from .matching import ANYWHERE, SUMMARY, TITLE, Group, holds
from .models import SearchEntry

LONGEST_QUERY = 200
MOST_TERMS = 12
MOST = 1_000
FAR = 99  # shares no territory


@dataclass(frozen=True)
class Found:
    """What a search gives.

    Attributes:
        keys: of entries, in order.
        more: whether there are more than were looked at.
        filters: what the results can be narrowed by, with counts.
        corrected: the words that were searched instead, where those typed gave nothing.
    """

    keys: list[int]
    more: bool
    filters: list[ShownFacet]
    corrected: str = ""


def clean_query(text: str) -> str:
    """Make any text a visitor sends safe to search for: no control characters, one line, short."""
    printable = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(printable.split())[:LONGEST_QUERY]


def search(
    text: str,
    language: str,
    chosen: narrowing.Chosen | None = None,
    near: Territory | None = None,
) -> Found:
    """Find public pages and organisations of a language.

    Args:
        text: what the visitor typed, cleaned.
        language: "fr", "de" or "en".
        chosen: what they narrow by, from `narrowing.chosen_in`.
        near: whom nearer results come first for.
    """
    chosen = chosen or {}
    wanted = wanted_groups(text, language)
    entries = _candidates(wanted, language, narrowing.as_groups(chosen))
    corrected = ""
    if wanted and not entries and not _candidates(wanted, language):
        corrected = correct(text, newest(language))
        wanted = wanted_groups(corrected, language)
        entries = _candidates(wanted, language, narrowing.as_groups(chosen))
    filters = [
        ShownFacet(one.key, one.label, options, one.multiple)
        for one in narrowing.FILTERS
        if (options := _options(one, chosen, entries, wanted, language))
    ]
    return Found(_ordered(entries, near), len(entries) >= MOST, filters, corrected)


def count(text: str, language: str) -> int:
    """How many results the same words have in a language; `MOST` at most."""
    wanted = wanted_groups(text, language)
    return visible(language).filter(holds(wanted, ANYWHERE))[:MOST].count()


def visible(language: str) -> QuerySet[SearchEntry]:
    """Entries of a language that anybody may see."""
    readable = Exists(public(Page.objects.filter(pk=OuterRef("page"))))
    return SearchEntry.objects.filter(Q(page=None) | Q(readable), language=language)


def newest(language: str) -> QuerySet[SearchEntry]:
    """The same, the newest first."""
    return visible(language).order_by("-published_at", "pk")


def query_terms(text: str, language: str) -> list[str]:
    """Terms to look for, each once."""
    return list(dict.fromkeys(terms(text, language)))[:MOST_TERMS]


def wanted_groups(text: str, language: str) -> list[Group]:
    """Terms to look for, each with what means the same."""
    return synonyms.groups(query_terms(text, language), language)


def has_results(facet: str, language: str) -> bool:
    """Whether anybody may see something that this term of `narrowing` narrows to."""
    return visible(language).filter(holds([], ANYWHERE, [Group.of(facet)])).exists()


def terms_found(text: str, language: str) -> set[str]:
    """Terms that an extract marks: those typed and those that mean the same."""
    return {term for group in wanted_groups(text, language) for way in group.ways for term in way}


# Key of an entry, and what it can be narrowed by.
Candidates = dict[int, tuple[int, str]]


def _candidates(wanted: list[Group], language: str, facets: Iterable[Group] = ()) -> Candidates:
    """Entries by key with how far down they hold the words, and their facets; best first.

    Each depth is asked apart: a database reads the newest off an index and stops, where it would
    have to weigh and sort all of them for one ranked list.
    """
    facets, found = list(facets), {}
    for depth in (TITLE, SUMMARY, ANYWHERE):
        if wanted and len(found) < MOST:
            rows = newest(language).filter(holds(wanted, depth, facets))
            for key, terms_ in rows.values_list("pk", "facets")[:MOST]:
                found.setdefault(key, (depth, terms_))
    return dict(list(found.items())[:MOST])


def _options(
    one: narrowing.Filter,
    chosen: narrowing.Chosen,
    entries: Candidates,
    wanted: list[Group],
    language: str,
) -> list:
    """What a filter offers: counted as if nothing of its own were chosen."""
    if chosen.get(one.key):
        entries = _candidates(wanted, language, narrowing.as_groups(chosen, but=one.key))
    counts = narrowing.count_terms(facets for _depth, facets in entries.values())
    return one.options(counts, chosen.get(one.key, {}))


def _ordered(entries: Candidates, near: Territory | None) -> list[int]:
    if near is None:
        return list(entries)
    distances = {
        narrowing.place_term(pk): distance
        for pk, distance in near.above.values_list("ancestor", "distance")
    }

    def place(key: int) -> tuple[int, int]:
        depth, facets = entries[key]
        shared = (distances[term] for term in facets.split() if term in distances)
        return depth, min(shared, default=FAR)

    return sorted(entries, key=place)
