"""Typing errors: the words that were probably meant."""

import difflib
from collections.abc import Iterable

from content.folding import folded_words
from content.remembered import remembered

from .models import SearchEntry
from .visible import readable

# How like each other two words must be for one to be offered instead of the other.
LIKENESS = 0.8
VOCABULARY = 5_000  # newest entries whose titles and summaries correct a typing error


def correct(text: str, language: str) -> str:
    """Put right the words that no visible title or summary knows; empty where nothing is alike.

    Only what anybody may see teaches its words: a typing error must not reveal what is hidden.

    Args:
        text: what was typed.
        language: whose words are known.
    """
    known = remembered(f"words-{language}", lambda: _known(language))
    words = text.lower().split()
    better = [_nearest(word, known) for word in words]
    return " ".join(better) if better != words else ""


def _known(language: str) -> dict[str, str]:
    """Words as they are written, by their folded form."""
    newest = SearchEntry.objects.filter(language=language).order_by("-published_at", "pk")
    rows = list(newest.values_list("page_id", "title", "summary")[:VOCABULARY])
    pages = readable(page for page, _title, _summary in rows)
    return _spellings(
        text for page, *texts in rows if page is None or page in pages for text in texts
    )


def _spellings(texts: Iterable[str]) -> dict[str, str]:
    written = {
        word.strip('.,;:!?«»()“”„"').lower()
        for text in texts
        for word in text.replace("’", " ").replace("'", " ").replace("-", " ").split()
    }
    # Sorted: of two spellings the same one is offered on every database.
    return {folded: word for word in sorted(written) for folded in folded_words(word)}


def _nearest(word: str, known: dict[str, str]) -> str:
    folded = "".join(folded_words(word))
    if not folded or folded in known:
        return word
    alike = [candidate for candidate in known if candidate[0] == folded[0]]
    nearest = difflib.get_close_matches(folded, alike, n=1, cutoff=LIKENESS)
    # The first letter is seldom wrong, and so looked for elsewhere only then.
    nearest = nearest or difflib.get_close_matches(folded, known, n=1, cutoff=LIKENESS)
    return known[nearest[0]] if nearest else word
