"""Dumping a database and loading it again, with its own tools: each as one consistent moment."""

import os
import re
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from django.db import connection
from django.db.backends.postgresql.client import DatabaseClient

SECONDS_TO_WAIT = 60  # for the lock of a SQLite file that others write


class DatabaseToolError(Exception):
    """A tool of the database is missing, or said no."""


def member_name() -> str:
    """How this site's database is called in an archive."""
    return {"sqlite": "database.sqlite3", "postgresql": "database.pgdump"}[connection.vendor]


def is_empty() -> bool:
    """Whether the database holds no table at all."""
    with connection.cursor() as cursor:
        return not connection.introspection.table_names(cursor)


def dump(path: Path) -> None:
    """Write everything that is committed now to a file; who writes meanwhile waits for nothing.

    Raises:
        DatabaseToolError: in the words of the tool.
    """
    if connection.vendor == "sqlite":
        copy_file(Path(connection.settings_dict["NAME"]), path)
        with closing(sqlite3.connect(path)) as copy:
            # One file without companions; and no archive of a broken database.
            copy.execute("PRAGMA journal_mode=DELETE")
            (state,) = copy.execute("PRAGMA quick_check(1)").fetchone()
        if state != "ok":
            raise DatabaseToolError(f"SQLite says of the database: {state}")
        return
    options = ["--format=custom", "--no-owner", "--no-privileges", f"--file={path}"]
    _run("pg_dump", options)


def load(path: Path) -> None:
    """Put the dump in place of all that the database holds, in one transaction.

    Raises:
        DatabaseToolError: in the words of the tool; then nothing has changed.
    """
    if connection.vendor == "sqlite":
        connection.close()
        copy_file(path, Path(connection.settings_dict["NAME"]))
        return
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
    connection.close()
    script = path.with_suffix(".sql")
    _run_as_is(["pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(path)])
    names = ", ".join(connection.ops.quote_name(table) for table in tables)
    empty = ["--command", f"DROP TABLE {names} CASCADE"] if tables else []
    quiet = ["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--output=/dev/null"]
    _run("psql", [*quiet, "--single-transaction", *empty, f"--file={script}"])


def tool_version(tool: str) -> int | None:
    """The major version of a tool of PostgreSQL; nothing where it is not installed."""
    if not shutil.which(tool):
        return None
    said = subprocess.run([tool, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603
    found = re.search(r"(\d+)\.\d", said)
    return int(found[1]) if found else None


def copy_file(source: Path, target: Path) -> None:
    """SQLite's own way to copy a database that is in use: all pages in one step."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with (
        closing(sqlite3.connect(source, timeout=SECONDS_TO_WAIT)) as old,
        closing(sqlite3.connect(target, timeout=SECONDS_TO_WAIT)) as new,
    ):
        old.backup(new)


def _run(tool: str, options: list[str]) -> None:
    arguments, environment = DatabaseClient.settings_to_cmd_args_env(
        connection.settings_dict, options
    )
    _run_as_is([tool, *arguments[1:]], environment)


def _run_as_is(command: list[str], environment: dict[str, str] | None = None) -> None:
    try:
        subprocess.run(  # noqa: S603
            command,
            env=os.environ | (environment or {}),
            capture_output=True,
            text=True,
            check=True,
        )
    except FileNotFoundError as error:
        raise DatabaseToolError(
            f"{command[0]} is not installed (Debian: apt install postgresql-client)."
        ) from error
    except subprocess.CalledProcessError as error:
        raise DatabaseToolError(f"{command[0]}: {error.stderr.strip()}") from error
