"""Many stories with words of their own: what a search among a hundred thousand has to cope with."""

import random
from datetime import timedelta
from itertools import accumulate

from django.db import connection

from search.index import entry_of
from search.models import SearchEntry
from stories.models import StoryPage
from tests.many import copy_story

# Common words first: the n-th is used as often as 1/n, as in any language.
SYLLABLES = ["ba", "cri", "do", "fel", "gou", "lin", "mar", "nel", "pi", "ro", "sta", "tur", "vi"]
VOCABULARY = 8_000
WORDS_IN = {"title": 5, "summary": 18, "body": 120}


def vocabulary(rng: random.Random) -> list[str]:
    """Invented words, each once, the same for the same seed."""
    words: dict[str, None] = {}
    while len(words) < VOCABULARY:
        words["".join(rng.choices(SYLLABLES, k=rng.randint(2, 4)))] = None
    return list(words)


class Corpus:
    """A site that grows.

    Args:
        sources: stories of which copies are made, with their issues, territories and partners.
    """

    def __init__(self, sources: list[StoryPage]) -> None:
        self.sources = sources
        self.rng = random.Random(2026)
        self.words = vocabulary(self.rng)
        self.weights = list(accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))

    def grow(self, total: int) -> None:
        """Add stories until there are `total` of the sources' language."""
        locale = self.sources[0].locale
        there = StoryPage.objects.filter(locale=locale).count()
        each, more = divmod(max(total - there, 0), len(self.sources))
        for number, source in enumerate(self.sources):
            self._index(source, copy_story(source, each + (number < more)))
        with connection.cursor() as cursor:
            # What a database does by itself, sooner or later.
            cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")

    def text(self, kind: str) -> str:
        return self._some(WORDS_IN[kind])

    def queries(self, number: int) -> list[str]:
        """One or two words each, common and rare ones, as they stand in the texts."""
        return [self._some(self.rng.choice([1, 1, 2])) for _ in range(number)]

    def _some(self, number: int) -> str:
        return " ".join(self.rng.choices(self.words, cum_weights=self.weights, k=number))

    def _index(self, source: StoryPage, keys: list[int]) -> None:
        facets = source.search_entry.facets
        newest = source.first_published_at
        SearchEntry.objects.bulk_create(
            (
                SearchEntry(
                    page_id=key,
                    kind="story",
                    facets=facets,
                    published_at=newest - timedelta(minutes=self.rng.randrange(10**7)),
                    **entry_of(
                        "fr", self.text("title"), self.text("summary"), self.text("body"), []
                    ),
                )
                for key in keys
            ),
            batch_size=1_000,
        )
