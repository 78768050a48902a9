"""What every test may ask for."""

import shutil

import pytest

from home.models import HomePage
from home.tree import ensure_tree

CHROMIUM = next(
    (
        path
        for name in ("chromium", "chromium-browser", "google-chrome")
        if (path := shutil.which(name))
    ),
    None,
)
_left_out: list[str] = []


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the browser tests out where there is no Chromium; the summary says so."""
    if CHROMIUM:
        return
    browser = [item for item in items if item.get_closest_marker("browser")]
    _left_out.extend(item.nodeid for item in browser)
    config.hook.pytest_deselected(items=browser)
    items[:] = [item for item in items if item not in browser]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _left_out:
        terminalreporter.write_line(
            f"{len(_left_out)} browser tests were left out: no Chromium was found "
            "(Debian: apt install chromium).",
            yellow=True,
        )


@pytest.fixture
def tree(db) -> dict[str, HomePage]:
    """The first pages of the site in three languages; home pages by language."""
    return ensure_tree(hostname="testserver")
