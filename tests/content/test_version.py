"""Every process learns that public content changed."""

from pathlib import Path

import pytest
from django.core.cache import cache

from content import version


@pytest.fixture
def link(settings, tmp_path) -> Path:
    settings.VERSION_LINK = tmp_path / "folder" / "version"
    return settings.VERSION_LINK


@pytest.fixture
def common(monkeypatch) -> None:
    """A cache that processes share."""
    monkeypatch.setattr(version, "_is_local", lambda: False)
    monkeypatch.setattr(version._Untold, "pending", False)


def test_processes_of_one_machine_share_a_link(link):
    first = version.current()
    assert (version.current(), str(link.readlink())) == (first, first)
    assert version.change() != first
    link.unlink()
    link.symlink_to("what another process wrote")
    assert version.current() == "what another process wrote"
    assert [path.name for path in link.parent.iterdir()] == ["version"]


def test_a_file_of_an_older_release_gives_way(link):
    link.parent.mkdir()
    link.write_text("what it wrote")
    first = version.current()
    assert (version.current(), str(link.readlink())) == (first, first)


def test_what_cannot_be_written_is_not_believed_in(link, monkeypatch):
    version.change()

    def full(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(version.os, "replace", full)
    version.change()
    assert not link.is_symlink()
    assert version.current() != version.current()


def test_a_cache_that_is_shared_holds_it(common):
    first = version.current()
    assert (version.current(), cache.get(version.KEY)) == (first, first)
    second = version.change()
    assert (second != first, version.current()) == (True, second)


def test_a_change_while_the_cache_is_away_is_told_once_it_is_back(common, monkeypatch):
    before = version.current()
    with monkeypatch.context() as away:
        away.setattr(cache, "get", lambda key: None)
        away.setattr(cache, "set", lambda *args: None)
        assert version.change() != version.current()
    assert cache.get(version.KEY) == before  # as it lay there all the time
    after = version.current()
    assert after != before
    assert version.current() == after
