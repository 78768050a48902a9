"""The register of processing says what the code does, and is as new as the code."""

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from involvement.law import register
from involvement.law.holdings import HOLDINGS, OF_OTHERS
from involvement.purposes import PURPOSES


def test_the_committed_register_is_as_new_as_the_code():
    assert not register.is_stale(), "run: manage.py processing_register"
    call_command("processing_register", "--check")


def test_it_is_written_where_it_is_stale(tmp_path, monkeypatch):
    monkeypatch.setattr(register, "PATH", tmp_path / "processing.md")
    with pytest.raises(CommandError):
        call_command("processing_register", "--check")
    call_command("processing_register")
    call_command("processing_register", "--check")


def test_every_purpose_and_every_holding_is_in_it():
    lines = register.written().splitlines()
    with translation.override("fr"):
        headings = [f"## {purpose.name}" for purpose in PURPOSES.values()]
        assert [line for line in lines if line in headings] == headings
        labels = [holding.label for holding in HOLDINGS]
    cells = [line.split(" | ")[0].removeprefix("| ") for line in lines if line.startswith("| ")]
    assert [cell for cell in cells if cell in labels] == labels
    assert len(cells) == len(HOLDINGS) + len(OF_OTHERS) + 4
