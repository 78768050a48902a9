"""Narrowing results: by kind, issue, territory, who takes part, and language.

What an entry can be narrowed by stands in its index as terms of its own (`issue12`, `place345`), so
filters and words are one question to the database.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from people.models import Universe
from taxonomy.facets import Option, territory_options
from taxonomy.models import Issue, Territory

from .matching import Group
from .models import Kind

LANGUAGE = "language"
LONGEST_VALUE = 100
NUMBERED = re.compile(r"(?P<kind>[a-z]+)(?P<number>[0-9]+)")
MOST_VALUES = 20


def kind_term(kind: str) -> str:
    return f"kind{kind}"


def issue_term(key: int | str) -> str:
    return f"issue{key}"


def place_term(key: int | str) -> str:
    return f"place{key}"


def here_term(key: int | str) -> str:
    """The same for a place of its own, without what that lies in: it says how near."""
    return f"here{key}"


def side_term(universe: str) -> str:
    return f"side{universe.replace('-', '')}"


class Filter:
    """One way of narrowing results; subclasses say how.

    `key`: query parameter. `label`: what visitors read above the options.
    """

    key: str
    label: str | Promise
    multiple = True

    def known(self, values: list[str]) -> dict[str, str]:
        """Pick the values that mean something, each with its term in the index."""
        raise NotImplementedError

    def options(self, counts: Mapping[str, int], chosen: Mapping[str, str]) -> list[Option]:
        """What to offer, given how many results hold each term. Chosen values are among it."""
        raise NotImplementedError


class KindFilter(Filter):
    """Stories, events, calls, organisations, pages."""

    key, label = "kind", _("Kind")

    def known(self, values: list[str]) -> dict[str, str]:
        return {value: kind_term(value) for value in values if value in Kind.values}

    def options(self, counts: Mapping[str, int], chosen: Mapping[str, str]) -> list[Option]:
        return _options(
            ((kind.value, kind.label, kind_term(kind)) for kind in Kind), counts, chosen
        )


class IssueFilter(Filter):
    """Issues, in the editors' order."""

    key, label = "issue", _("Issue")

    def known(self, values: list[str]) -> dict[str, str]:
        if not values:
            return {}
        rows = Issue.objects.filter(slug__in=values)
        return {issue.slug: issue_term(issue.pk) for issue in rows}

    def options(self, counts: Mapping[str, int], chosen: Mapping[str, str]) -> list[Option]:
        rows = ((row.slug, row.name, issue_term(row.pk)) for row in Issue.objects.all())
        return _options(rows, counts, chosen)


class TerritoryFilter(Filter):
    """Territories as a small hierarchy: a region finds everything that lies in it."""

    key, label = "territory", _("Territory")

    def known(self, values: list[str]) -> dict[str, str]:
        if not values:
            return {}
        rows = Territory.objects.filter(slug__in=values)
        return {row.slug: place_term(row.pk) for row in rows}

    def options(self, counts: Mapping[str, int], chosen: Mapping[str, str]) -> list[Option]:
        prefix = place_term("")
        numbers = {
            int(term.removeprefix(prefix)): count
            for term, count in counts.items()
            if term.startswith(prefix)
        }
        return territory_options(numbers, list(chosen))


class UniverseFilter(Filter):
    """Who takes part."""

    key, label = "universe", _("Who takes part")

    def known(self, values: list[str]) -> dict[str, str]:
        return {value: side_term(value) for value in values if value in Universe.values}

    def options(self, counts: Mapping[str, int], chosen: Mapping[str, str]) -> list[Option]:
        rows = ((side.value, side.label, side_term(side)) for side in Universe)
        return _options(rows, counts, chosen)


class LanguageFilter(Filter):
    """Other languages beside the reader's, or instead; the reader's own where none is chosen."""

    key, label = LANGUAGE, _("Language")

    def known(self, values: list[str]) -> dict[str, str]:
        return {value: value for value in values if value in dict(settings.LANGUAGES)}

    def options(self, counts: Mapping[str, int], chosen: Mapping[str, str]) -> list[Option]:
        offered = _options(
            ((code, label, code) for code, label in settings.LANGUAGES), counts, chosen
        )
        # Where only the reader's own finds something there is no choice.
        return offered if chosen or any(one.value != get_language() for one in offered) else []


FILTERS: list[Filter] = [
    KindFilter(),
    IssueFilter(),
    TerritoryFilter(),
    UniverseFilter(),
    LanguageFilter(),
]
Chosen = dict[str, dict[str, str]]


def chosen_in(request: HttpRequest) -> Chosen:
    """What the address narrows by: for each filter the values that mean something, with their terms.

    Others are ignored without a word: an old link must show results, not an error.
    """
    return {one.key: one.known(_values(request, one.key)) for one in FILTERS}


def as_groups(chosen: Chosen, but: str = "") -> list[Group]:
    """Conditions for the index: of each filter any value will do. Languages are asked one by one.

    Args:
        chosen: from `chosen_in`.
        but: key of a filter that is left out.
    """
    return [
        Group.of(*found.values())
        for key, found in chosen.items()
        if found and key not in {but, LANGUAGE}
    ]


def count_terms(facets: Iterable[str]) -> Counter[str]:
    """How many entries hold each term of their `facets`."""
    counts: Counter[str] = Counter()
    for held, number in Counter(facets).items():  # many entries hold the same
        for term in held.split():
            counts[term] += number
    return counts


def names_of(terms: Iterable[str]) -> list[str]:
    """Names of the issues and territories behind some terms, in the active language."""
    numbers: dict[str, list[int]] = {}
    for term in terms:
        if match := NUMBERED.fullmatch(term):
            numbers.setdefault(match["kind"], []).append(int(match["number"]))
    issues = Issue.objects.filter(pk__in=numbers.get(issue_term(""), []))
    places = Territory.objects.filter(pk__in=numbers.get(place_term(""), []))
    return [row.name for row in [*issues, *places]]


def _values(request: HttpRequest, key: str) -> list[str]:
    # PostgreSQL refuses the character 0 in any text.
    values = {
        value
        for value in request.GET.getlist(key)
        if 0 < len(value) <= LONGEST_VALUE and "\0" not in value
    }
    return sorted(values)[:MOST_VALUES]


def _options(
    rows: Iterable[tuple[str, Any, str]], counts: Mapping[str, int], chosen: Mapping[str, str]
) -> list[Option]:
    return [
        Option(value, str(label), counts.get(term, 0), value in chosen)
        for value, label, term in rows
        if counts.get(term) or value in chosen
    ]
