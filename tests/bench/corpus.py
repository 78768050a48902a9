"""Many stories with words of their own: what a search among a hundred thousand has to cope with."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate

from django.db import connection

from search.analysis import terms
from search.models import SearchEntry
from stories.models import StoryPage
from tests.many import copy_story

# Common words first: the n-th is used as often as 1/n, as in any language.
SYLLABLES = ["ba", "cri", "do", "fel", "gou", "lin", "mar", "nel", "pi", "ro", "sta", "tur", "vi"]
VOCABULARY = 8_000
WORDS_IN = {"title": 5, "summary": 18, "body": 120}
MINUTES = 10**7  # over which they were published: nineteen years
AT_ONCE = 5_000  # as many as lie in memory
FULL_TEXT_INDEX = "search_entry_vector"


def vocabulary(rng: random.Random) -> list[str]:
    """Invented words, each once, the same for the same seed."""
    words: dict[str, None] = {}
    while len(words) < VOCABULARY:
        words["".join(rng.choices(SYLLABLES, k=rng.randint(2, 4)))] = None
    return list(words)


@dataclass(frozen=True)
class Draft:
    """What is a story's own: its words and its day."""

    texts: dict[str, list[str]]
    published_at: datetime

    @property
    def columns(self) -> dict[str, object]:
        return {
            "title": " ".join(self.texts["title"]),
            "first_published_at": self.published_at,
            "last_published_at": self.published_at,
        }


class Corpus:
    """A site that grows.

    Args:
        sources: stories of which copies are made, with their issues, territories and partners.
    """

    def __init__(self, sources: list[StoryPage]) -> None:
        self.sources = sources
        self.keys = [source.pk for source in sources]
        self.rng = random.Random(2026)
        self.words = vocabulary(self.rng)
        self.weights = list(accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))
        # Taken once for each word: a hundred thousand texts consist of the same few thousand.
        self.terms = {word: " ".join(terms(word, "fr")) for word in self.words}

    def grow(self, total: int) -> None:
        """Add stories until there are `total` of the sources' language."""
        locale = self.sources[0].locale
        there = StoryPage.objects.filter(locale=locale).count()
        each, more = divmod(max(total - there, 0), len(self.sources))
        with _filled_at_once():
            for number, source in enumerate(self.sources):
                for size in _portions(each + (number < more)):
                    self._add(source, size)
        with connection.cursor() as cursor:
            # What a database does by itself, sooner or later.
            cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")

    def change(self) -> None:
        """Save one of the stories."""
        key = self.rng.choice(self.keys)
        StoryPage.objects.get(pk=key).save()

    def queries(self, number: int) -> list[str]:
        """One or two words each, common and rare ones, as they stand in the texts."""
        return [" ".join(self._some(self.rng.choice([1, 1, 2]))) for _ in range(number)]

    def _some(self, number: int) -> list[str]:
        return self.rng.choices(self.words, cum_weights=self.weights, k=number)

    def _add(self, source: StoryPage, number: int) -> None:
        newest = source.first_published_at
        drafts = [
            Draft(
                {kind: self._some(length) for kind, length in WORDS_IN.items()},
                newest - timedelta(minutes=self.rng.randrange(MINUTES)),
            )
            for _ in range(number)
        ]
        keys = copy_story(source, number, lambda step: drafts[step].columns)
        self.keys += keys
        entry = source.search_entry
        # Names of issues, places and partners stand behind the summary's own terms.
        tags = entry.summary_terms.removeprefix(" ".join(terms(entry.summary, "fr")))
        SearchEntry.objects.bulk_create(
            (
                SearchEntry(
                    page_id=key,
                    kind=entry.kind,
                    language=entry.language,
                    facets=entry.facets,
                    published_at=draft.published_at,
                    **{kind: " ".join(words) for kind, words in draft.texts.items()},
                    title_terms=self._terms(draft, "title"),
                    summary_terms=self._terms(draft, "summary") + tags,
                    body_terms=self._terms(draft, "body"),
                )
                for key, draft in zip(keys, drafts, strict=True)
            ),
            batch_size=1_000,
        )

    def _terms(self, draft: Draft, kind: str) -> str:
        return " ".join([self.terms[word] for word in draft.texts[kind]])


def _portions(number: int) -> Iterator[int]:
    return (min(AT_ONCE, number - start) for start in range(0, number, AT_ONCE))


@contextmanager
def _filled_at_once() -> Iterator[None]:
    """On PostgreSQL the full-text index is built when all rows are there, as a restore does it."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = %s", [FULL_TEXT_INDEX])
        (definition,) = cursor.fetchone()
        cursor.execute(f"DROP INDEX {FULL_TEXT_INDEX}")
        cursor.execute("SET maintenance_work_mem = '512MB'")
        cursor.execute("SET synchronous_commit = off")
        yield
        cursor.execute(definition)
        cursor.execute("RESET maintenance_work_mem")
        cursor.execute("RESET synchronous_commit")
