"""The rules of the house: an app imports from floors below its own, or sideways without a circle."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FLOORS = [
    {"content", "taxonomy", "people"},
    {"stories", "calls", "events", "involvement"},
    {"press", "buzz"},
    {"home", "search"},
]
GETTEXT = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
FLOOR = {app: level for level, apps in enumerate(FLOORS) for app in apps if (ROOT / app).is_dir()}


def modules(app: str) -> Iterator[Path]:
    return (path for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts)


def imported_apps(app: str) -> set[str]:
    """Apps of the house that `app` imports, wherever in its files."""
    found = set()
    for path in modules(app):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                found.add(node.module.split(".")[0])
            elif isinstance(node, ast.Import):
                found |= {name.name.split(".")[0] for name in node.names}
    return (found & FLOOR.keys()) - {app}


@pytest.mark.parametrize("app", sorted(FLOOR))
def test_an_app_never_imports_from_a_floor_above(app):
    above = {other for other in imported_apps(app) if FLOOR[other] > FLOOR[app]}
    assert above == set()


@pytest.mark.xdist_group("one")
def test_what_belongs_to_one_worker_stays_there(request):
    """Browser tests share a running site; a library's update once split them up without a word."""
    worker = hasattr(request.config, "workerinput")
    assert request.node.nodeid.endswith("@one") == worker


def test_no_test_empties_the_database(request):
    """The first pages and groups would go along, and be missing from the tests to come."""
    marks = [(item.nodeid, item.get_closest_marker("django_db")) for item in request.session.items]
    assert [name for name, mark in marks if mark and mark.kwargs.get("transaction")] == []


def test_no_circle_of_imports():
    graph = {app: imported_apps(app) for app in FLOOR}
    assert set(TopologicalSorter(graph).static_order()) == set(FLOOR)


@pytest.mark.parametrize("app", sorted(FLOOR))
def test_words_to_translate_stand_in_no_f_string(app):
    """The extraction of Python 3.11 looks into none: such words stay English in every language."""
    hidden = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in modules(app)
        for text in ast.walk(ast.parse(path.read_text()))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in GETTEXT
    ]
    assert hidden == []


@pytest.mark.parametrize("app", sorted(FLOOR))
def test_no_file_grows_past_what_a_person_reads_at_once(app):
    too_long = {
        str(path.relative_to(ROOT)): lines
        for path in modules(app)
        if (lines := len(path.read_text().splitlines())) > 400
    }
    assert too_long == {}


def test_no_browser_test_waits_for_a_line_of_script():
    """It is evaluated anew at each look, which our content security policy forbids from the second on.

    What is true at the first look passes, so that luck decides.
    """
    waiting = [
        path.name
        for path in (ROOT / "tests" / "browser").glob("*.py")
        if "wait_for_function" in path.read_text()
    ]
    assert waiting == []
