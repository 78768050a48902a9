"""`make bench-search`: a search with its filters among 1,000 and among 100,000 stories, as a visitor
waits for it. Whole requests through Django's test client, in one process; compare within one run."""

import os
import sys
import tempfile
import time
from statistics import median, quantiles

import django

from tests.databases import database

SMALL, LARGE, QUERIES = 1_000, int(os.environ.get("STORIES", "100000")), 200


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    os.environ["VAR_DIR"] = tempfile.mkdtemp(prefix="bench-")
    with database(os.environ):
        django.setup()
        measure()


def measure() -> None:
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
    queries = corpus.queries(QUERIES)
    print(f"{connection.vendor}, {QUERIES} searches with filters, milliseconds per request")
    print(f"{'stories':>10} {'median':>8} {'p95':>8} {'slowest':>8}")
    results = []
    for size in (SMALL, LARGE):
        started = time.monotonic()
        corpus.grow(size)
        print(f"({size} stories made in {time.monotonic() - started:.0f} s)", file=sys.stderr)
        waits = [request(words) for words in queries]
        results.append((median(waits), quantiles(waits, n=20)[-1]))
        print(f"{size:>10} {results[-1][0]:>8.1f} {results[-1][1]:>8.1f} {max(waits):>8.1f}")
    (m1, p1), (m2, p2) = results
    print(f"{'ratio':>10} {m2 / m1:>8.2f} {p2 / p1:>8.2f}")


def request(words: str) -> float:
    """Milliseconds until the page of results is there; the better of two."""
    from django.test import Client

    client = Client(SERVER_NAME="localhost")
    waits = []
    for _ in range(2):
        started = time.perf_counter()
        response = client.get("/fr/recherche/", {"q": words})
        waits.append((time.perf_counter() - started) * 1_000)
        assert response.status_code == 200
    return min(waits)


if __name__ == "__main__":
    main()
