"""Typing errors: the words that were probably meant."""

import difflib
from collections.abc import Iterable

from django.db.models import QuerySet

from content.folding import folded_words

from .models import SearchEntry

# How like each other two words must be for one to be offered instead of the other.
LIKENESS = 0.8
VOCABULARY = 5_000  # newest entries whose titles and summaries correct a typing error


def correct(text: str, newest: QuerySet[SearchEntry]) -> str:
    """Put right the words that no visible title or summary knows; empty where nothing is alike.

    Args:
        text: what was typed.
        newest: visible entries, the newest first. Only they teach their words: a typing error must
            not reveal what is hidden.
    """
    known: dict[str, str] = {}
    for texts in newest.values_list("title", "summary")[:VOCABULARY]:
        known |= _spellings(texts)
    words = text.lower().split()
    better = [_nearest(word, known) for word in words]
    return " ".join(better) if better != words else ""


def _spellings(texts: Iterable[str]) -> dict[str, str]:
    """Words as they are written, by their folded form."""
    found = {}
    for text in texts:
        for word in text.replace("’", " ").replace("'", " ").replace("-", " ").split():
            for folded in folded_words(word):
                found[folded] = word.strip('.,;:!?«»()“”„"').lower()
    return found


def _nearest(word: str, known: dict[str, str]) -> str:
    folded = "".join(folded_words(word))
    if not folded or folded in known:
        return word
    alike = [candidate for candidate in known if candidate[0] == folded[0]]
    nearest = difflib.get_close_matches(folded, alike, n=1, cutoff=LIKENESS)
    return known[nearest[0]] if nearest else word
