"""Databases: the migrated one that all others are copies of, and those of sites apart from the tests."""

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import psycopg2
from django.db import connection

from home.backup.databases import copy_file

ROOT = Path(__file__).resolve().parents[1]
VAR = ROOT / "var"
PREFIX = "migrated_"
TRIES = 12


def migrated() -> str:
    """A database that has gone through every migration and holds nothing else.

    Made when a migration or a package has changed, and kept for the next run: migrating takes most of
    a minute, a copy a second.

    Returns:
        Its file, or its name on PostgreSQL.
    """
    VAR.mkdir(exist_ok=True)
    name = PREFIX + _digest_of_migrations()
    url = _server()
    kind = "postgresql" if url else "sqlite"
    with (VAR / f"migrated-{kind}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the other worker waits, and finds it made
        if url:
            if name not in _databases(url):
                for old in _databases(url):
                    execute(url, f'DROP DATABASE "{old}" WITH (FORCE)')
                half = f"half_{name}"
                execute(url, f'DROP DATABASE IF EXISTS "{half}" WITH (FORCE)')
                execute(url, f'CREATE DATABASE "{half}"')
                _migrate(_on_server(url, half))
                execute(url, f'ALTER DATABASE "{half}" RENAME TO "{name}"')
            return name
        file = VAR / f"{name}.sqlite3"
        if not file.exists():
            for old in VAR.glob(f"*{PREFIX}*"):
                old.unlink()
            half = VAR / f"half_{name}.sqlite3"
            _migrate(f"sqlite:///{half}")
            half.rename(file)
        return str(file)


def of_the_tests() -> str:
    """The database of this very process, so that a site apart begins with the first pages."""
    connection.close()  # one that is copied must have no visitors
    return str(connection.settings_dict["NAME"])


@contextmanager
def database(environment: MutableMapping[str, str], *, copy_of: str = "") -> Iterator[None]:
    """A database of its own for a whole site: a file in VAR_DIR, or on PostgreSQL one that is dropped
    afterwards.

    Args:
        environment: of the site's processes; its DATABASE_URL is changed.
        copy_of: what it begins as, such as `migrated()`; empty when nothing is said.
    """
    url = environment.pop("DATABASE_URL", "")
    if not url.startswith("postgres"):
        if copy_of:
            copy_file(Path(copy_of), Path(environment["VAR_DIR"]) / "db.sqlite3")
        yield
        return
    name = f"apart_{os.getpid()}_{uuid4().hex[:8]}"
    with _on_postgresql(url, name, copy_of):
        environment["DATABASE_URL"] = _on_server(url, name)
        yield


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
    name = url.rpartition("/")[2]
    with _on_postgresql(url, f"{name}_copy", name):
        yield {**environment, "DATABASE_URL": _on_server(url, f"{name}_copy")}


@contextmanager
def used_here(name: str) -> Iterator[None]:
    """Give this process a copy of `migrated()` for its own, and take it away again.

    Args:
        name: of the copy; one that a run left behind is overwritten.
    """
    mine = connection.settings_dict
    before = mine["NAME"]
    connection.close()
    if url := _server():
        with _on_postgresql(url, name, migrated()):
            mine["NAME"] = name
            yield
            connection.close()
    else:
        file = VAR / f"{name}.sqlite3"
        for left in VAR.glob(f"{file.name}*"):
            if left.is_file():
                left.unlink()
        copy_file(Path(migrated()), file)
        mine["NAME"] = str(file)
        yield
        connection.close()
        file.unlink()
    mine["NAME"] = before


def execute(url: str, statement: str) -> list[tuple]:
    """Run a statement that PostgreSQL refuses within a transaction; returns the rows it gives.

    Whoever still hangs up on a database that is copied or dropped gets a minute for that: PostgreSQL
    itself waits for five seconds, which are few on a busy machine.
    """
    for _time in range(TRIES - 1):
        with suppress(psycopg2.errors.ObjectInUse):
            return _execute(url, statement)
    return _execute(url, statement)


def _execute(url: str, statement: str) -> list[tuple]:
    server = psycopg2.connect(url.replace("postgres://", "postgresql://", 1))
    server.autocommit = True
    try:
        with server.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall() if cursor.description else []
    finally:
        server.close()


@contextmanager
def _on_postgresql(url: str, name: str, copy_of: str) -> Iterator[None]:
    server = _on_server(url, "postgres")
    execute(server, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    template = f' TEMPLATE "{copy_of}"' if copy_of else ""
    execute(server, f'CREATE DATABASE "{name}"{template}')
    try:
        yield
    finally:
        execute(server, f'DROP DATABASE "{name}" WITH (FORCE)')


def _server() -> str:
    """Address of PostgreSQL's own database; nothing where the tests use files."""
    url = os.environ.get("DATABASE_URL", "")
    return _on_server(url, "postgres") if url.startswith("postgres") else ""


def _on_server(url: str, name: str) -> str:
    return f"{url.rpartition('/')[0]}/{name}"


def _databases(url: str) -> list[str]:
    rows = execute(url, "SELECT datname FROM pg_database")
    return [name for (name,) in rows if name.startswith(PREFIX)]


def _migrate(url: str) -> None:
    """In a process of its own: the states of all models between two migrations fill the memory."""
    done = subprocess.run(
        [sys.executable, "manage.py", "migrate", "--no-input", "-v0"],
        env=os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "config.settings.dev"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]


def _digest_of_migrations() -> str:
    digest = sha256()
    for file in sorted(ROOT.glob("[!.]*/**/migrations/*.py")):
        digest.update(str(file.relative_to(ROOT)).encode() + file.read_bytes())
    digest.update((ROOT / "requirements-dev.lock").read_bytes())
    return digest.hexdigest()[:16]
