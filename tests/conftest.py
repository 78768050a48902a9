"""What every test may ask for."""

import gc
import os
import shutil
from collections.abc import Iterator
from datetime import timedelta
from typing import IO
from unittest.mock import Mock

import pytest
from django.core.cache import caches
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.utils import translation
from modelsearch import signal_handlers
from modelsearch.backends.base import BaseSearchBackend
from PIL import Image
from wagtail.signal_handlers import disable_reference_index_auto_update

from content import page_cache, visibility
from home.models import HomePage
from home.roles import ensure_roles
from home.tree import ensure_tree
from search import signals as search_signals
from search.models import SearchEntry
from taxonomy.facets import kept
from tests import databases, days

# The one without a window first: each visitor costs a quarter of what a window with its tabs does.
CHROMIUM = next(
    (
        path
        for name in ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
        if (path := shutil.which(name))
    ),
    None,
)
POLITE = 5
LONGEST = timedelta(minutes=5)  # that a test may take on a busy machine
_left_out: list[str] = []


def pytest_xdist_auto_num_workers() -> int:
    """A worker for each core; with a browser one more, because whoever drives it mostly waits."""
    return (os.cpu_count() or 1) + bool(CHROMIUM)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Tests that only compute let the others go first, whose pages and processes have a clock."""
    group = item.get_closest_marker("xdist_group")
    if not group or group.args[0] not in ("browser", "storm"):
        os.nice(max(0, POLITE - os.nice(0)))


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the browser tests out where there is no Chromium; the summary says so.

    Where there is one, they stay with one worker: they share a running site.
    """
    browser = [item for item in items if item.get_closest_marker("browser")]
    if CHROMIUM:
        for item in browser:
            item.add_marker(pytest.mark.xdist_group("browser"))
        return
    _left_out.extend(item.nodeid for item in browser)
    config.hook.pytest_deselected(items=browser)
    items[:] = [item for item in items if item not in browser]


def pytest_runtestloop() -> None:
    """Looking again and again for cycles among all that Django has loaded took an eighth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 1_000)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _left_out:
        terminalreporter.write_line(
            f"{len(_left_out)} browser tests were left out: no Chromium was found "
            "(Debian: apt install chromium-headless-shell).",
            yellow=True,
        )


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_test_environment: None, django_db_blocker
) -> Iterator[None]:
    """Every test begins with the first pages and groups: making them each time would take minutes."""
    worker = getattr(request.config, "workerinput", {}).get("workerid", "alone")
    with databases.used_here(f"test_{worker}"):
        with django_db_blocker.unblock():
            ensure_tree(hostname="testserver")
            ensure_roles()
        yield


@pytest.fixture(scope="session", autouse=True)
def _avif_at_full_speed() -> Iterator[None]:
    """Writing AVIF as small as visitors get it costs up to ten times as much, and no test weighs it."""
    Image.init()
    write = Image.SAVE["AVIF"]

    def quickly(picture: Image.Image, file: IO[bytes], name: str | bytes) -> None:
        picture.encoderinfo.setdefault("speed", 10)
        write(picture, file, name)

    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(Image.SAVE, "AVIF", quickly)
        yield


class _NotKept:
    """Stands for an index that is not kept, so that nobody finds nothing in it and believes that."""

    def __init__(self, mark: str) -> None:
        self.mark = mark

    def __getattr__(self, name: str) -> None:
        raise AssertionError(f"this test needs an index: mark it `{self.mark}`")


@pytest.fixture(autouse=True)
def _index_of_references(request: pytest.FixtureRequest) -> Iterator[None]:
    """Wagtail's index of what refers to what costs a sixth of all tests: few of them read it."""
    if request.node.get_closest_marker("references"):
        yield
        return
    with pytest.MonkeyPatch.context() as patch, disable_reference_index_auto_update():
        patch.setattr(visibility, "ReferenceIndex", _NotKept("references"))
        yield


@pytest.fixture(autouse=True)
def _index_of_the_admin(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wagtail's own index, which the admin's lists search, costs a ninth of all tests."""
    if not request.node.get_closest_marker("admin_search"):
        monkeypatch.setattr(signal_handlers, "insert_or_update_object_task", Mock())
        for name in ("search", "autocomplete"):
            monkeypatch.setattr(BaseSearchBackend, name, _not_indexed)


def _not_indexed(*args: object, **kwargs: object) -> None:
    raise AssertionError("this test needs the index of the admin: mark it `admin_search`")


@pytest.fixture(autouse=True)
def _index_of_the_search(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What visitors search costs a twentieth of all tests; those of the search itself have it."""
    if not request.node.get_closest_marker("search"):
        for name in ("index_page", "index_organisation", "forget_page"):
            monkeypatch.setattr(search_signals, name, lambda row: None)
        monkeypatch.setattr(SearchEntry, "objects", _NotKept("search"))


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """What one test remembered is not true in the next.

    Of every cache: where a test had others, Django has not opened the usual ones again yet.
    """
    for cache in caches.all():
        cache.clear()
    kept.forget()


@pytest.fixture(autouse=True)
def one_day(request: pytest.FixtureRequest) -> Iterator[None]:
    """No day ends within a test; those that talk with other processes share the clock of these."""
    if any(map(request.node.get_closest_marker, ("browser", "storm"))):
        yield
        return
    with days.one_day(LONGEST):
        yield


@pytest.fixture(autouse=True)
def own_language() -> None:
    """The site's; a test before may have read a page in another one, which stays active."""
    translation.deactivate()


@pytest.fixture(autouse=True)
def rendered_anew(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each visit renders its page, so that queries are counted; tests of kept pages are marked so."""
    if not request.node.get_closest_marker("kept_pages"):
        monkeypatch.setattr(page_cache, "find", lambda request: None)


@pytest.fixture
def open_connection() -> Iterator[None]:
    """The database stays the one of the test when it speaks to a whole application."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def tree(db) -> dict[str, HomePage]:
    """The first pages of the site in three languages; home pages by language."""
    homes = HomePage.objects.filter(depth=2).select_related("locale")
    return {home.locale.language_code: home for home in homes} or ensure_tree(hostname="testserver")
