"""Databases for sites that run apart from the tests."""

import os
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg2
from django.db import connection

from home.backup.databases import copy_file


@contextmanager
def database(
    environment: MutableMapping[str, str], *, like_the_tests: bool = False
) -> Iterator[None]:
    """A database of its own for a whole site: a file in VAR_DIR, or on PostgreSQL one that is dropped
    afterwards.

    Args:
        environment: of the site's processes; its DATABASE_URL is changed.
        like_the_tests: whether it begins as every test does, with the first pages, and not empty.
    """
    url = environment.pop("DATABASE_URL", "")
    begins_like = connection.settings_dict["NAME"] if like_the_tests else ""
    if not url.startswith("postgres"):
        if like_the_tests:
            copy_file(Path(begins_like), Path(environment["VAR_DIR"]) / "db.sqlite3")
        yield
        return
    name = f"apart_{os.getpid()}_{uuid4().hex[:8]}"
    if like_the_tests:
        connection.close()  # a template must have no visitors
        execute(url, f'CREATE DATABASE "{name}" TEMPLATE "{begins_like}"')
    else:
        execute(url, f'CREATE DATABASE "{name}"')
    environment["DATABASE_URL"] = url.rsplit("/", 1)[0] + "/" + name
    try:
        yield
    finally:
        execute(url, f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def copied(environment: MutableMapping[str, str]) -> Iterator[dict[str, str]]:
    """A copy of a database that `database` made, while nobody is connected to it.

    Args:
        environment: of the site whose database it is.

    Yields:
        The environment of another site, on the copy.
    """
    url = environment.get("DATABASE_URL", "")
    if not url:
        folder = Path(environment["VAR_DIR"])
        copy_file(folder / "db.sqlite3", folder / "copy.sqlite3")
        yield {**environment, "DATABASE_URL": f"sqlite:///{folder / 'copy.sqlite3'}"}
        return
    address, _slash, name = url.rpartition("/")
    execute(f"{address}/postgres", f'CREATE DATABASE "{name}_copy" TEMPLATE "{name}"')
    try:
        yield {**environment, "DATABASE_URL": f"{address}/{name}_copy"}
    finally:
        execute(url, f'DROP DATABASE "{name}_copy" WITH (FORCE)')


def execute(url: str, statement: str) -> None:
    """Run a statement that PostgreSQL refuses within a transaction."""
    connection = psycopg2.connect(url.replace("postgres://", "postgresql://", 1))
    connection.autocommit = True
    connection.cursor().execute(statement)
    connection.close()
