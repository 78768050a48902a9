"""Search over everything that the public may see.

All words must be there, or what editors declared to mean the same. Those whose title holds them
come first, then those whose title and summary do, then the rest; within each the nearer, then the
newer first. The order is the same on every database.

Of what very many pages hold only the first `MOST` are looked at: nobody reads further, and so a
search costs the same among a thousand pages and among a hundred thousand.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from django.conf import settings

from taxonomy.facets import ShownFacet
from taxonomy.models import Territory

from . import narrowing, synonyms
from .analysis import looked_for
from .correction import correct
from .matching import ANYWHERE, DEPTHS, Candidate, Group, Question
from .nearness import by_nearness
from .visible import visible, visible_to_each

LONGEST_QUERY = 200
MOST_WORDS = 12
MOST = 500
MOST_LEFT_OUT = 6


@dataclass(frozen=True)
class Found:
    """What a search gives.

    Attributes:
        keys: of entries, in order.
        more: whether there are more than were looked at.
        filters: what the results can be narrowed by, with counts.
        languages: how many results the same words have in each language.
        corrected: the words that were searched instead, where those typed gave nothing.
    """

    keys: list[int]
    more: bool
    filters: list[ShownFacet]
    languages: dict[str, int]
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
    """Find public pages and organisations.

    Args:
        text: what the visitor typed, cleaned.
        language: "fr", "de" or "en": whose words they are, unless other languages are chosen.
        chosen: what they narrow by, from `narrowing.chosen_in`.
        near: whom nearer results come first for.
    """
    chosen = chosen or {}
    asked = _Asked(text, language, chosen)
    corrected = ""
    if not asked.candidates() and not _Asked(text, language, {}).candidates():
        better = correct(text, language)
        if better and _Asked(better, language, {}).candidates():
            corrected, asked = better, _Asked(better, language, chosen)
    candidates = asked.candidates()
    ordered = by_nearness(candidates, near) if near else candidates
    return Found(
        [candidate.key for candidate in ordered],
        len(candidates) >= MOST,
        asked.filters(),
        asked.count_languages(),
        corrected,
    )


def fewer_words(text: str, language: str) -> dict[str, str]:
    """Words without which something is found, each with the words that are left.

    Args:
        text: cleaned words that together find nothing.
        language: whose words they are.
    """
    words = list(dict.fromkeys(text.split()))
    found = {}
    for word in words[:MOST_LEFT_OUT]:
        rest = " ".join(other for other in words if other != word)
        question = Question(language, wanted_groups(rest, language), depths=(ANYWHERE,))
        if question and visible(question, 1):
            found[word] = rest
    return found


def wanted_groups(text: str, language: str) -> tuple[Group, ...]:
    """Words to look for, each once, with the ways to write it and with what means the same."""
    wanted = list(dict.fromkeys(looked_for(text, language)))[:MOST_WORDS]
    return tuple(synonyms.groups(wanted, language))


def terms_found(text: str, language: str) -> set[str]:
    """Terms that an extract marks: those typed and those that mean the same."""
    return {term for group in wanted_groups(text, language) for way in group.ways for term in way}


class _Asked:
    """One search, all of whose questions are asked at once."""

    def __init__(self, text: str, language: str, chosen: narrowing.Chosen) -> None:
        self.text = text
        self.chosen = chosen
        self.languages = list(chosen.get(narrowing.LANGUAGE, {})) or [language]

    def candidates(self, but: str = "") -> list[Candidate]:
        """Entries of all chosen languages, best first; `but` is a filter that is left out."""
        found = [c for language in self.languages for c in self.answers[language, but]]
        if len(self.languages) > 1:
            found.sort(key=lambda c: (c.depth, -c.published_at.timestamp(), c.key))
            found = _each_once(found)
        return found[:MOST]

    def filters(self) -> list[ShownFacet]:
        """What the results can be narrowed by: counted as if nothing of each were chosen.

        Without numbers where there are more than were looked at: they would look exact.
        """
        shown = []
        count = cache(self._count_terms)
        for one in narrowing.FILTERS:
            chosen = self.chosen.get(one.key, {})
            counts: Mapping[str, int]
            if one.key == narrowing.LANGUAGE:
                counts = self.count_languages()
                most = max(counts.values())
            else:
                but = one.key if chosen else ""
                counts = count(but)
                most = len(self.candidates(but))
            if options := one.options(counts, chosen):
                shown.append(ShownFacet(one.key, one.label, options, one.multiple, most < MOST))
        return shown

    def _count_terms(self, but: str) -> Mapping[str, int]:
        return narrowing.count_terms(one.facets for one in self.candidates(but))

    def count_languages(self) -> dict[str, int]:
        return {code: len(self.answers[code, ""]) for code, _label in settings.LANGUAGES}

    @cached_property
    def answers(self) -> dict[tuple[str, str], list[Candidate]]:
        """Visible entries by language, and by the filter that is left out to count its values."""
        chosen = [key for key, values in self.chosen.items() if values]
        asked = {
            (code, but): self._question(code, but)
            for code, _label in settings.LANGUAGES
            for but in ("", *(chosen if code in self.languages else ()))
        }
        found = visible_to_each(filter(None, asked.values()), MOST)
        return {key: found[question] if question else [] for key, question in asked.items()}

    def _question(self, language: str, but: str) -> Question | None:
        """None where no word was typed that says anything: filters alone find nothing."""
        if not (words := wanted_groups(self.text, language)):
            return None
        facets = tuple(narrowing.as_groups(self.chosen, but))
        # What is only counted is in no order.
        depths = DEPTHS if language in self.languages and not but else (ANYWHERE,)
        return Question(language, words, facets, depths)


def _each_once(candidates: list[Candidate]) -> list[Candidate]:
    """An organisation has an entry in each language: the first stands for all."""
    found: dict[object, Candidate] = {}
    for candidate in candidates:
        found.setdefault(candidate.organisation or (candidate.key,), candidate)
    return list(found.values())
