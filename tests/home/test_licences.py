"""Licences of what runs, and hashes of what is installed."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from home import licences
from home.licences import Package

ROOT = Path(settings.BASE_DIR)
PIN = re.compile(r"^([A-Za-z0-9][\w.-]*)==([^ \\\n]+)(.*)$", re.M)


@pytest.mark.parametrize(
    ("file", "named", "allowed"),
    [
        ("requirements.txt", ("MIT", "PSF-2.0"), True),
        ("requirements.txt", ("GPLv3",), False),
        ("requirements-server.txt", ("MIT", "GPLv3"), False),
        ("requirements-dev.txt", ("GPLv3",), True),
        ("requirements-dev.txt", ("Proprietary",), False),
        ("requirements-dev.txt", (), False),
    ],
)
def test_which_licences_are_taken_where(file, named, allowed):
    assert Package("a", file, named).is_allowed is allowed


def test_the_list_is_that_of_what_is_pinned():
    found = licences.packages()
    assert [one for one in found if not one.is_allowed] == []
    assert licences.PATH.read_text(encoding="utf-8") == licences.written(found)


def pins(path: Path) -> dict[str, str]:
    found = PIN.findall(path.read_text(encoding="utf-8"))
    return {
        re.sub(r"[-_.]+", "-", name).lower(): version
        for name, version, condition in found
        if ";" not in condition  # other systems, and older versions of Python, need more
    }


def test_what_is_installed_is_what_was_chosen_with_its_hashes():
    chosen: dict[str, str] = {}
    for file in licences.FILES:
        chosen |= pins(ROOT / file)
        lock = (ROOT / file).with_suffix(".lock")
        blocks = re.split(r"^(?=[a-z0-9])", lock.read_text(encoding="utf-8"), flags=re.M)[1:]
        assert pins(lock) == chosen, f"{lock.name}: run make lock"
        assert [block for block in blocks if "--hash=sha256:" not in block] == []
