"""`make bench-search`: a search with its filters among 1,000 and among 100,000 stories, as a visitor
waits for it. Whole requests through Django's test client, in one process; compare within one run.

`STORIES=10000 make bench-search` for another size, `DATABASE_URL=postgres://…` for the database.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from statistics import median, quantiles
from typing import Any

import django

from tests.databases import database

SMALL, LARGE, QUERIES = 1_000, int(os.environ.get("STORIES", "100000")), 100
TRIES = 3  # the best counts: a machine that does other things too slows some
COLUMNS = ["median", "p95", "slowest", "p95 in SQL"]


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    os.environ["VAR_DIR"] = tempfile.mkdtemp(prefix="bench-")
    with database(os.environ):
        django.setup()
        measure()


def measure() -> None:
    from django.core.cache import cache
    from django.core.management import call_command
    from django.db import connection

    from home.demo.load import load_demonstration
    from stories.models import StoryPage
    from tests.bench.corpus import Corpus

    call_command("migrate", verbosity=0, interactive=False)
    call_command("import_territories", verbosity=0)
    load_demonstration(picture_pixels=320)
    sources = StoryPage.objects.live().filter(locale__language_code="fr", embargo_until=None)
    corpus = Corpus(list(sources))
    # Every other search is narrowed, too; all of them count what each filter would leave.
    issue = corpus.sources[0].issues[0].slug
    narrowed = {"kind": "story", "issue": issue}
    queries = [
        {"q": words} | (narrowed if number % 2 else {})
        for number, words in enumerate(corpus.queries(QUERIES))
    ]
    print(f"{connection.vendor}, {QUERIES} searches with filters, milliseconds per request")
    print(f"{'stories':>10}", *(f"{name:>11}" for name in COLUMNS))
    results = []
    for size in (SMALL, LARGE):
        started = time.monotonic()
        corpus.grow(size)
        print(f"({size} stories after {time.monotonic() - started:.0f} s)", file=sys.stderr)
        request(queries[0])  # makes the pictures of header and footer
        cache.clear()
        waits, in_sql = zip(*map(request, queries), strict=True)
        results.append((median(waits), p95(waits), max(waits), p95(in_sql)))
        print(f"{size:>10}", *(f"{one:>11.1f}" for one in results[-1]), flush=True)
    ratios = (large / small for small, large in zip(*results, strict=True))
    print(f"{'ratio':>10}", *(f"{ratio:>11.2f}" for ratio in ratios))


def p95(values: tuple[float, ...]) -> float:
    return quantiles(values, n=20)[-1]


def request(parameters: dict[str, str]) -> tuple[float, float]:
    """Milliseconds until the page of results is there, and those spent in the database."""
    from django.db import connection
    from django.test import Client

    client = Client(SERVER_NAME="localhost")
    waits = []
    for _ in range(TRIES):
        stopwatch = Stopwatch()
        started = time.perf_counter()
        with connection.execute_wrapper(stopwatch):
            response = client.get("/fr/recherche/", parameters)
        waits.append(((time.perf_counter() - started) * 1_000, stopwatch.milliseconds))
        assert response.status_code == 200
    return min(waits)


class Stopwatch:
    """Adds up how long statements take."""

    def __init__(self) -> None:
        self.milliseconds = 0.0

    def __call__(self, execute: Callable[..., Any], *args: Any) -> Any:
        started = time.perf_counter()
        try:
            return execute(*args)
        finally:
            self.milliseconds += (time.perf_counter() - started) * 1_000


if __name__ == "__main__":
    main()
