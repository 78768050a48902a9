"""Words that editors declared to mean the same."""

from content.remembered import remembered

from .analysis import terms
from .matching import Group
from .models import Promotion, Synonyms

Phrase = tuple[str, ...]


def groups(wanted: list[str], language: str) -> list[Group]:
    """Put what stands for each other into groups: the longest known phrase first.

    Args:
        wanted: terms, in the order in which they were typed.
        language: whose synonyms count.
    """
    meanings = _meanings(language)
    longest = max(map(len, meanings), default=1)
    found: list[Group] = []
    position = 0
    while position < len(wanted):
        for size in range(min(longest, len(wanted) - position), 0, -1):
            phrase = tuple(wanted[position : position + size])
            if size == 1 or phrase in meanings:
                found.append(Group(tuple(dict.fromkeys([phrase, *meanings.get(phrase, [])]))))
                position += size
                break
    return list(dict.fromkeys(found))


def phrases(words: str, language: str) -> list[Phrase]:
    """The terms of each of several phrases, separated by commas or lines."""
    parts = words.replace("\n", ",").split(",")
    return [phrase for part in parts if (phrase := tuple(terms(part, language)))]


def promoted(wanted: list[str], language: str) -> list[Promotion]:
    """Pages that editors put above the results of exactly these words, in their order."""
    asked = tuple(sorted(wanted))
    rows = Promotion.objects.filter(language=language).select_related("page")
    return [
        row
        for row in rows
        if asked in {tuple(sorted(set(phrase))) for phrase in phrases(row.words, language)}
    ]


def _meanings(language: str) -> dict[Phrase, list[Phrase]]:
    """For every phrase the phrases that mean the same."""

    def read() -> dict[Phrase, list[Phrase]]:
        found: dict[Phrase, list[Phrase]] = {}
        for words in Synonyms.objects.filter(language=language).values_list("words", flat=True):
            same = phrases(words, language)
            for phrase in same:
                found.setdefault(phrase, []).extend(same)
        return found

    return remembered(f"synonyms-{language}", read)
