"""Words that editors declared to mean the same."""

from content.remembered import remembered

from .analysis import Phrase, Ways, spellings
from .matching import Group
from .models import Promotion, Synonyms


def groups(words: list[Ways], language: str) -> list[Group]:
    """Put what stands for each other into groups: the longest known phrase first.

    Args:
        words: from `analysis`, in the order in which they were typed.
        language: whose synonyms count.
    """
    meanings = _meanings(language)
    written = {ways[0]: ways for ways in words if len(ways) > 1}
    wanted = [term for ways in words for term in ways[0]]
    longest = max(map(len, [*meanings, *written]), default=1)
    found: list[Group] = []
    position = 0
    while position < len(wanted):
        for size in range(min(longest, len(wanted) - position), 0, -1):
            phrase = tuple(wanted[position : position + size])
            if size == 1 or phrase in meanings or phrase in written:
                ways = written.get(phrase, (phrase,))
                same = [other for way in ways for other in meanings.get(way, [])]
                found.append(Group(tuple(dict.fromkeys([*ways, *same]))))
                position += size
                break
    return list(dict.fromkeys(found))


def phrases(words: str, language: str) -> list[Phrase]:
    """The terms of each of several phrases, separated by commas or lines, however it is spelt."""
    parts = words.replace("\n", ",").split(",")
    return [phrase for part in parts for phrase in spellings(part, language) if phrase]


def promoted(text: str, language: str) -> list[Promotion]:
    """Pages that editors put above the results of exactly these words, in their order."""
    asked = set(map(frozenset, spellings(text, language)))
    return [
        row
        for row in Promotion.objects.filter(language=language).select_related("page")
        if not asked.isdisjoint(map(frozenset, phrases(row.words, language)))
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
