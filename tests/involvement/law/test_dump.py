"""Erased means: the whole database, written out as text, does not hold them. Nor do the folders."""

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.files.storage import default_storage
from django.db import connection
from django.test import override_settings
from post_office.models import STATUS, Attachment, Email

from involvement.law.erasure import erase
from involvement.outbox.sending import Sender
from involvement.timeline import THE_PERSON
from tests.involvement.conftest import MONDAY_MORNING
from tests.involvement.law.life import FILE, PHONE_DIGITS, TRACES

pytestmark = pytest.mark.django_db
LATER = MONDAY_MORNING + timedelta(hours=3)


def dump() -> Iterator[tuple[str, str]]:
    """Every cell of every table, search tables included, with the name of its table."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor, include_views=True)
        for table in tables:
            cursor.execute("SELECT * FROM " + connection.ops.quote_name(table))  # noqa: S608  (our own tables)
            for row in cursor.fetchall():
                for cell in row:
                    yield table, as_text(cell)


def as_text(cell: object) -> str:
    if isinstance(cell, (bytes, memoryview)):
        cell = bytes(cell).decode("utf-8", "replace")
    elif not isinstance(cell, str):
        cell = json.dumps(cell, default=str, ensure_ascii=False)
    # JSON columns of SQLite are text in which letters with accents are escaped.
    return re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), cell).casefold()


def traces() -> set[tuple[str, str]]:
    """Which table holds which trace of them."""
    found = set()
    for table, text in dump():
        found |= {(table, trace) for trace in TRACES if trace in text}
        if PHONE_DIGITS in re.sub(r"\D", "", text):
            found.add((table, PHONE_DIGITS))
    return found


def files_with_traces(folder: Path) -> list[str]:
    return [
        path.name
        for path in folder.rglob("*")
        if path.is_file()
        and any(trace in (path.name + path.read_text(errors="replace")).casefold() for trace in TRACES)
    ]  # fmt: skip


@pytest.fixture
def sent(met, settings, tmp_path):
    """Their mails have left into the folder of a laptop; one still waits."""
    settings.MAIL_FOLDER = tmp_path / "mail"
    settings.EMAIL_FILE_PATH = str(settings.MAIL_FOLDER)
    waiting = Email.objects.latest("pk")
    with time_machine.travel(LATER, tick=False):
        Email.objects.filter(pk=waiting.pk).update(scheduled_time=LATER + timedelta(days=1))
        backends = {"default": "django.core.mail.backends.filebased.EmailBackend"}
        with override_settings(POST_OFFICE=settings.POST_OFFICE | {"BACKENDS": backends}):
            Sender().send_due()
    one_waits, one_was_refused = 1, 1
    left = Email.objects.count() - one_waits - one_was_refused
    assert Email.objects.filter(status=STATUS.sent).count() == left
    return settings.MAIL_FOLDER


def test_nothing_of_an_erased_person_is_left_anywhere(
    sent, met, django_capture_on_commit_callbacks
):
    held_in = {table for table, _trace in traces()}
    assert held_in == {
        "involvement_person",
        "involvement_involvement",
        "involvement_step",
        "involvement_ingredient",
        "involvement_introduction",
        "involvement_party",
        "involvement_plan",
        "events_registration",
        "involvement_delivery",
        "following_follow",
        "post_office_email",
        "post_office_log",
        "post_office_attachment",
    }
    assert {trace for _table, trace in traces()} == {*TRACES, PHONE_DIGITS}
    attached = Attachment.objects.get(name=FILE).file.name
    assert default_storage.exists(attached)
    assert files_with_traces(sent) != []

    with django_capture_on_commit_callbacks(execute=True):
        assert erase(met, LATER, THE_PERSON)

    assert traces() == set()
    assert not default_storage.exists(attached)
    assert files_with_traces(sent) == []
