"""A site is backed up while people write, destroyed, and stands again, row by row and file by file."""

import json
import shutil
from pathlib import Path

import pytest

from tests.apart import site_apart
from tests.databases import of_the_tests

pytestmark = pytest.mark.django_db
LIFE = "from pathlib import Path; from tests.home.kept import life; life.{act}"


def test_destroyed_and_put_back(tmp_path: Path):
    """An archive made while people wrote, then one made in peace, on a machine that has nothing."""
    backups = {"BACKUP_DIR": str(tmp_path / "backups")}
    told, seen = tmp_path / "told.json", tmp_path / "seen.json"
    with site_apart(tmp_path / "old", copy_of=of_the_tests(), **backups) as old:
        old.run(LIFE.format(act=f"live(Path({str(told)!r}))"))
    shutil.rmtree(tmp_path / "old")
    with site_apart(tmp_path / "new", **backups) as new:
        new.run(LIFE.format(act=f"come_back(Path({str(told)!r}), Path({str(seen)!r}))"))
    before, after = json.loads(told.read_text()), json.loads(seen.read_text())

    # Everybody who had been thanked when the making of the archive began.
    first = after["first"]
    assert set(before["answered_before"]) - set(first["requests"]) == set()
    # Erased after this archive was made, on a machine that is no more.
    assert (before["erased"] in first["people"], first["erased"]) == (False, 1)

    assert "--replace" in after["refused"]
    second = after["second"]
    assert len(second["files"]) == 3
    assert second["files"] == before["files"]
    assert second["rows"].keys() == before["rows"].keys()
    different = [table for table, rows in before["rows"].items() if second["rows"][table] != rows]
    assert different == []
    assert len(after["third"]["requests"]) == len(second["requests"]) + 1
