"""Under which licences the packages stand that the requirements name; `docs/licences.md` is written here.

Read from what is installed, so it needs no network. A package under a licence that is not in `RUNS`
or, for tests, in `TESTS` makes `manage.py licences --check` fail.
"""

import re
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

from django.conf import settings

PATH = Path(settings.BASE_DIR) / "docs" / "licences.md"
# What is installed where the site runs, and what only where it is tested.
FILES = {
    "requirements.txt": "What runs",
    "requirements-server.txt": "What a server may need besides",
    "requirements-dev.txt": "What tests and checks, never installed where the site runs",
}
TESTS_ONLY = "requirements-dev.txt"
PINNED = re.compile(r"^([A-Za-z0-9][\w.-]*)==", re.M)

# As packages write them: identifiers of SPDX, or what stood there before there were any.
RUNS = {
    "0BSD", "Apache-2.0", "Apache License 2.0", "Apache 2.0", "Apache Software License", "BSD",
    "BSD License", "BSD-2-Clause", "BSD-3-Clause", "CNRI-Python", "ISC License (ISCL)", "MIT",
    "MIT License", "MIT-0", "MIT-CMU", "MPL-2.0", "Mozilla Public License 2.0 (MPL 2.0)",
    "PSF-2.0", "PSFL", "Python Software Foundation License", "Unlicense",
    # The library itself may be exchanged: that is what the LGPL asks for.
    "GNU Library or Lesser General Public License (LGPL)", "LGPL with exceptions",
}  # fmt: skip
TESTS = RUNS | {
    "GNU General Public License (GPL)", "GNU General Public License v3 (GPLv3)",
    "GPL-3.0-or-later", "GPLv3",
}  # fmt: skip
# Packages whose metadata say nothing: what their own files say.
SAID_ELSEWHERE = {"axe-playwright-python": "MIT"}


@dataclass(frozen=True)
class Package:
    """One pinned package: its name, the file that names it, and its licences."""

    name: str
    file: str
    licences: tuple[str, ...]

    @property
    def is_allowed(self) -> bool:
        return bool(self.licences) and set(self.licences) <= (
            TESTS if self.file == TESTS_ONLY else RUNS
        )


def packages() -> list[Package]:
    """Every package that a file of requirements pins, in alphabetical order by file."""
    found = []
    for file in FILES:
        names = PINNED.findall((Path(settings.BASE_DIR) / file).read_text(encoding="utf-8"))
        found += [
            Package(name, file, _licences(name)) for name in sorted(set(names), key=str.lower)
        ]
    return found


def written(found: list[Package]) -> str:
    """The list as Markdown."""
    parts = [
        "# Licences",
        "Written by `manage.py licences` from what is installed; do not change it by hand.",
    ]
    for file, heading in FILES.items():
        rows = [f"| {one.name} | {', '.join(one.licences)} |" for one in found if one.file == file]
        parts += [f"## {heading}", "\n".join(["| package | licence |", "| --- | --- |", *rows])]
    return "\n\n".join(parts) + "\n"


def _licences(name: str) -> tuple[str, ...]:
    """What a package says of itself: an expression of SPDX, else its classifiers, else free words."""
    if name in SAID_ELSEWHERE:
        return (SAID_ELSEWHERE[name],)
    try:
        said = metadata(name)
    except PackageNotFoundError:
        return ()
    if expression := said.get("License-Expression"):
        return tuple(re.split(r" (?:AND|OR) ", expression))
    marks = [mark for mark in said.get_all("Classifier") or [] if mark.startswith("License ::")]
    named = tuple(mark.rpartition(" :: ")[2] for mark in marks if not mark.endswith("Approved"))
    return named or tuple((said.get("License") or "").strip().splitlines()[:1])
