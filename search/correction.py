"""Typing errors: the words that were probably meant."""

import difflib
import re
from collections.abc import Iterable

from content.folding import folded_words
from content.remembered import remembered

from . import narrowing
from .analysis import terms
from .models import SearchEntry
from .visible import readable

# How like each other two words must be for one to be offered instead of the other.
LIKENESS = 0.8
VOCABULARY = 5_000  # newest entries whose titles, summaries and tags correct a typing error
BODIES = 500  # newest entries whose whole texts do

SHORTEST = 3  # letters of a word that is corrected: anything is like "œ"

WRITTEN = re.compile(r"\w+")
PART = re.compile(r"[^\s'’\-‐‑]+")
WORD = re.compile(rf"{PART.pattern}(?:[-‐‑]{PART.pattern})*")


def correct(text: str, language: str) -> str:
    """Put right the words that no visible entry knows; empty where nothing is alike.

    Only what anybody may see teaches its words: a typing error must not reveal what is hidden.

    Args:
        text: what was typed.
        language: whose words are known.
    """
    known = remembered(f"words-{language}", lambda: _known(language))
    typed = " ".join(text.lower().split())
    better = WORD.sub(lambda word: _better(word[0], known, language), typed)
    return better if better != typed else ""


def _known(language: str) -> dict[str, str]:
    """Words as they are written, by their folded form."""
    newest = SearchEntry.objects.filter(language=language).order_by("-published_at", "pk")
    rows = list(newest.values_list("page_id", "title", "summary", "facets")[:VOCABULARY])
    bodies = list(newest.values_list("page_id", "body")[:BODIES])
    pages = readable(page for page, *_rest in rows) | {None}
    seen = [(title, summary, facets) for page, title, summary, facets in rows if page in pages]
    texts = [text for title, summary, _facets in seen for text in (title, summary)]
    names = narrowing.names_of({term for *_rest, facets in seen for term in facets.split()})
    # What stands in a title is the likelier word: of two spellings the last one is kept.
    return _spellings([*(body for page, body in bodies if page in pages), *names, *texts])


def _spellings(texts: Iterable[str]) -> dict[str, str]:
    # Each once, in order: of two spellings the same one is offered on every database.
    written = dict.fromkeys(word.lower() for text in texts for word in WRITTEN.findall(text))
    return {folded: word for word in written for folded in folded_words(word)}


def _better(word: str, known: dict[str, str], language: str) -> str:
    """The word meant; of one with hyphens that nobody writes in one, each part on its own."""
    parts = PART.findall(word)
    whole = "".join(parts)
    if _folded(whole) in known or all(_folded(part) in known for part in parts):
        return word
    if len(parts) > 1 and (nearest := _nearest(whole, known)) != whole:
        return nearest
    return PART.sub(
        lambda part: _nearest(part[0], known) if terms(part[0], language) else part[0], word
    )


def _nearest(word: str, known: dict[str, str]) -> str:
    folded = _folded(word)
    if len(folded) < SHORTEST or folded in known:
        return word
    alike = [candidate for candidate in known if candidate[0] == folded[0]]
    nearest = difflib.get_close_matches(folded, alike, n=1, cutoff=LIKENESS)
    # The first letter is seldom wrong, and so looked for elsewhere only then.
    nearest = nearest or difflib.get_close_matches(folded, known, n=1, cutoff=LIKENESS)
    return known[nearest[0]] if nearest else word


def _folded(word: str) -> str:
    return "".join(folded_words(word))
