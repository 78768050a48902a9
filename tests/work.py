"""How much a database is asked to do, in a measure that no other process on the machine changes."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

STEPS = 100  # of SQLite's virtual machine, after which it tells us


@dataclass
class Work:
    """Queries, and what they cost: steps of SQLite's virtual machine, or rows in PostgreSQL's hands.

    PostgreSQL runs each SELECT once more and counts the rows that every part of its plan handled:
    its statistics of tables know nothing of joins that read from memory, its expectations nothing
    of rows that a test just made.
    """

    queries: int = 0
    cost: int = 0


@contextmanager
def counted_work() -> Iterator[Work]:
    """Count what the database is asked within the block; known at its end."""
    work = Work()

    def note() -> int:
        work.cost += STEPS
        return 0  # go on

    connection.ensure_connection()
    counts_steps = connection.vendor == "sqlite"
    if counts_steps:
        connection.connection.set_progress_handler(note, STEPS)
    try:
        with CaptureQueriesContext(connection) as captured:
            yield work
    finally:
        if counts_steps:
            connection.connection.set_progress_handler(None, 0)
    work.queries = len(captured)
    if not counts_steps:
        asked = [query["sql"] for query in captured]
        work.cost = sum(_rows(_plan(sql)) for sql in asked if sql.startswith("SELECT"))


def _plan(sql: str) -> dict[str, Any]:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {sql}")
        return cursor.fetchone()[0][0]["Plan"]


def _rows(part: dict[str, Any]) -> int:
    """Rows that a part of a plan and those below it gave, or looked at and dropped.

    What a bitmap names is counted where it is read: an index names rows as well that tests before
    have rolled back.
    """
    if part["Node Type"] == "Bitmap Index Scan":
        return 0
    looked_at = part["Actual Rows"] + sum(
        number for name, number in part.items() if name.startswith("Rows Removed by")
    )
    return round(looked_at * part["Actual Loops"]) + sum(map(_rows, part.get("Plans", [])))
