"""Databases for sites that run apart from the tests."""

import os
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from uuid import uuid4

import psycopg2


@contextmanager
def database(environment: MutableMapping[str, str]) -> Iterator[None]:
    """A database of its own for a whole site: a file in VAR_DIR, or on PostgreSQL one that is dropped
    afterwards.

    Args:
        environment: of the site's processes; its DATABASE_URL is changed.
    """
    url = environment.pop("DATABASE_URL", "")
    if not url.startswith("postgres"):
        yield
        return
    name = f"apart_{os.getpid()}_{uuid4().hex[:8]}"
    execute(url, f'CREATE DATABASE "{name}"')
    environment["DATABASE_URL"] = url.rsplit("/", 1)[0] + "/" + name
    try:
        yield
    finally:
        execute(url, f'DROP DATABASE "{name}" WITH (FORCE)')


def execute(url: str, statement: str) -> None:
    """Run a statement that PostgreSQL refuses within a transaction."""
    connection = psycopg2.connect(url.replace("postgres://", "postgresql://", 1))
    connection.autocommit = True
    connection.cursor().execute(statement)
    connection.close()
