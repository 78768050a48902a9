"""`make bench-search`: what a page costs among 1,000 and among 100,000 stories.

Two sites, one on a copy of the other's database, are asked the same in turn: a search with its filters,
the list of stories, its feed, and the list in the admin. A machine that does other things too slows
both alike, and the processor time hardly at all. Whole requests through Django's test client.

`STORIES=10000 make bench-search` for another size, `DATABASE_URL=postgres://…` for the database.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median, quantiles

from tests.bench.asked import Cost, Site
from tests.databases import copied, database

SMALL, LARGE = 1_000, int(os.environ.get("STORIES", "100000"))
SEARCHES = 100
TRIES = 3  # the best counts: a machine that does other things too slows some
CHANGED = "list, just changed"
Question = tuple[str, dict[str, str]]


@dataclass
class Measured:
    """What the same questions cost on both sites."""

    small: list[Cost]
    large: list[Cost]

    def line(self, name: str) -> str:
        figures = []
        for what in ("wait", "processor"):
            for middle in (p95, median):
                small, large = (
                    middle([getattr(cost, what) for cost in costs])
                    for costs in (self.small, self.large)
                )
                figures.append(f"{small:>7.0f} {large:>7.0f} {large / small:>5.2f}")
        return f"{name:<22}" + " |".join(figures)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    os.environ["VAR_DIR"] = tempfile.mkdtemp(prefix="bench-")
    os.environ["LIMITS_TIMES"] = "100"  # nobody else searches so much
    with database(os.environ):
        first = Site()
        told(first.set_up, "the demonstration is there")
        first.stop()
        with copied(os.environ) as other:
            small, large = Site(), Site(other)
            told(lambda: small.grow(SMALL), f"{SMALL} stories")
            told(lambda: large.grow(LARGE), f"{LARGE} stories")
            compare(small, large)
            small.stop()
            large.stop()


def told(work: Callable[[], None], what: str) -> None:
    started = time.monotonic()
    work()
    print(f"({what} after {time.monotonic() - started:.0f} s)", file=sys.stderr, flush=True)


def compare(small: Site, large: Site) -> None:
    """Ask both and print the table."""
    known = small.names()
    print(
        f"{known['vendor']}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before;"
        f" milliseconds among {SMALL} and among {LARGE} stories, and how many times as many"
    )
    columns = ["wait, 95 of 100", "wait, median", "processor, 95 of 100", "processor, median"]
    print(" " * 22 + " |".join(f"{name:>21}" for name in columns), flush=True)
    for name, questions in asked(small, known).items():
        measured = measure(small, large, questions, anew=name == CHANGED)
        print(measured.line(name), flush=True)


def asked(site: Site, known: dict[str, str]) -> dict[str, list[Question]]:
    """What is asked for, by surface."""
    issue, territory = {"issue": known["issue"]}, {"territory": known["territory"]}
    filters = [
        {}, issue, territory, {"universe": "company"}, issue | territory, {"page": "2"},
        issue | {"page": "3"}, {"page": "40"},
    ]  # fmt: skip
    # Every other search is narrowed, too; all of them count what each filter would leave.
    searches = [
        ("/fr/recherche/", {"q": words} | ({"kind": "story"} | issue if number % 2 else {}))
        for number, words in enumerate(site.words(SEARCHES))
    ]
    admin = f"/admin/pages/{known['index']}/"
    return {
        "search with filters": searches,
        "list": [("/fr/recits/", narrowed) for narrowed in filters],
        CHANGED: [("/fr/recits/", narrowed) for narrowed in filters[:3]],
        "feed": [("/fr/recits/flux.atom", narrowed) for narrowed in filters[:5]],
        "feed of what I follow": [("/fr/suivre/flux.atom", narrowed) for narrowed in filters[:3]],
        "list in the admin": [(admin, page) for page in ({}, {"p": "2"}, {"ordering": "title"})],
    }


def measure(small: Site, large: Site, questions: list[Question], *, anew: bool) -> Measured:
    """Ask both sites each question in turn, after one that makes what is then kept.

    Args:
        anew: whether a story is saved before each question.
    """
    for site in (small, large):
        site.ask(*questions[0])
    costs: list[list[Cost]] = [[], []]
    for question in questions:
        tries = [[site.ask(*question, anew) for site in (small, large)] for _ in range(TRIES)]
        for kept, of_site in zip(costs, zip(*tries, strict=True), strict=True):
            kept.append(
                Cost(
                    min(cost.wait for cost in of_site),
                    min(cost.processor for cost in of_site),
                )
            )
    return Measured(*costs)


def p95(values: list[float]) -> float:
    return quantiles(values, n=20, method="inclusive")[-1]


if __name__ == "__main__":
    main()
