"""The maildir of the desk's address: what lies in `new` is filed and moved on, nothing is deleted.

A mail that was filed goes to `cur`, as if somebody had read it; one that belongs to no request to
the folder `.to-sort`, one that nobody can read to `.unreadable`. Mail programs show both as folders.
"""

import logging
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from django.db import DatabaseError

from involvement import reference
from involvement.models import Involvement

from .filing import Outcome, file
from .parsing import UnreadableError, parse

logger = logging.getLogger(__name__)

TO_SORT, UNREADABLE = ".to-sort", ".unreadable"
SEEN = ":2,S"  # the maildir's own way to say "read"
LARGEST = 40 * 1024 * 1024  # bytes; what is larger waits for a human


def read_maildir(folder: Path, now: datetime) -> Counter[str]:
    """File every mail that has arrived.

    A mail is moved only after it was filed; one that was filed by a worker that died before moving
    it is recognised. While the database fails, everything stays where it is.

    Args:
        folder: the maildir, with `new` and `cur` in it.
        now: aware.

    Returns:
        How many mails for each outcome.

    Raises:
        FileNotFoundError: there is no maildir.
    """
    found: Counter[str] = Counter()
    for path in sorted((folder / "new").iterdir()):
        if path.is_file() and not path.name.startswith("."):
            try:
                found[_read(path, folder, now)] += 1
            except FileNotFoundError:
                continue  # another worker was quicker
    if found:
        logger.info("mails that arrived: %s", dict(found))
    return found


def about(folder: Path, involvement: Involvement) -> list[Path]:
    """Every mail of the maildir that is about a request.

    Copies and mails that nobody could file are found too: by the reference, and by the address of
    the person.

    Args:
        folder: the maildir.
        involvement: with its person and its timeline.

    Returns:
        Their files.
    """
    filed = set(involvement.steps.values_list("data__file", flat=True))
    address = involvement.person.email if involvement.person else ""
    files = [path for part in ("cur", "new") for path in folder.glob(f"{part}/*")]
    files += [
        path
        for aside in (TO_SORT, UNREADABLE)
        for part in ("cur", "new")
        for path in folder.glob(f"{aside}/{part}/*")
    ]
    return [
        path
        for path in files
        if path.name.partition(":")[0] in filed or _is_about(path, involvement.pk, address)
    ]


def delete(files: Iterable[Path]) -> None:
    """Delete files; one that is gone already is no fault."""
    for path in files:
        path.unlink(missing_ok=True)


def _is_about(path: Path, key: int, address: str) -> bool:
    raw = path.read_bytes()
    if address and address.casefold().encode() in raw.lower():
        return True
    try:
        incoming = parse(raw)
    except UnreadableError:
        return False
    texts = [incoming.subject, *incoming.answers, incoming.text]
    return key in reference.found_in(*texts) or bool(address and address in incoming.text)


def _read(path: Path, folder: Path, now: datetime) -> str:
    name = path.name.partition(":")[0]
    if path.stat().st_size > LARGEST:
        return _move(path, folder / TO_SORT, Outcome.UNCLEAR)
    try:
        outcome = file(parse(path.read_bytes()), name, now)
    except UnreadableError:
        return _move(path, folder / UNREADABLE, "unreadable")
    except (DatabaseError, FileNotFoundError):
        raise
    except Exception:
        # Mails are written by anybody: one that breaks the reading must not hold up the others.
        logger.exception("the mail %s could not be filed", name)
        return _move(path, folder / UNREADABLE, "unreadable")
    return _move(path, folder / TO_SORT if outcome == Outcome.UNCLEAR else folder, outcome)


def _move(path: Path, folder: Path, outcome: str) -> str:
    """Into `cur` where it is done, into `new` of a folder that somebody has to look at."""
    aside = folder.name in (TO_SORT, UNREADABLE)
    for name in ("new", "cur", "tmp"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    name = path.name.partition(":")[0]
    path.rename(folder / "new" / name if aside else folder / "cur" / f"{name}{SEEN}")
    return str(outcome)
