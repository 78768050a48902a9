"""What happens at a site that is backed up, destroyed and put back. Runs inside a site apart."""

import hashlib
import json
import threading
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.utils import timezone
from wagtail.documents.models import Document
from wagtail.images.tests.utils import get_test_image_file

from content.models import Picture
from home.backup import making, restoring
from involvement.law import erasure
from involvement.models import Involvement, Person
from involvement.services import receive
from tests.factories import make_facilitator, make_programme, make_story
from tests.involvement.conftest import make_enquiry

PATIENCE = 600  # seconds; a slow machine is no fault of the site
# Written by the last act of making an archive, after its database was dumped, and of restoring it.
WRITTEN_LATER = {"content_pagechange", "home_signoflife"}


def live(notes: Path) -> None:
    """A site lives; an archive is made while people write; somebody leaves; another is made in peace.

    Args:
        notes: where what must come back is written down.
    """
    make_facilitator(make_programme(is_default=True, circle=[]), "Camille Roth")
    picture = Picture.objects.create(title="Été", file=get_test_image_file("l’été.png"), credit="L")
    picture.get_rendition("width-40")
    Document(title="Charte", file=ContentFile(b"Deux pages.", "charte.txt")).save()
    make_story("Un atelier")
    leaving = receive(make_enquiry(form_key=uuid4(), first_name="Oubliée")).person
    writing = Writing()
    before = writing.wait_for(3)
    name, _manifest = making.make(timezone.now() - timedelta(hours=1))
    writing.wait_for(writing.number + 2)
    writing.stop()
    key = str(leaving.key)
    erasure.erase(leaving, timezone.now())
    quiet, _manifest = making.make(timezone.now())
    told = {"during": name, "quiet": quiet, "answered_before": before, "erased": key} | state()
    notes.write_text(json.dumps(told))


def come_back(told: Path, notes: Path) -> None:
    """On a machine that has nothing but the archives: both are put back, one after the other."""
    names = json.loads(told.read_text())
    first = restoring.restore(names["during"], timezone.now())
    seen = {"first": state() | {"erased": first.erased}}
    try:
        restoring.restore(names["quiet"], timezone.now())
    except restoring.RestoreRefusedError as error:
        seen["refused"] = str(error)
    restoring.restore(names["quiet"], timezone.now(), replace=True)
    seen["second"] = state()
    # The next request gets a number that nobody has.
    receive(make_enquiry(form_key=UUID(int=7), first_name="Nouvelle"))
    seen["third"] = state()
    notes.write_text(json.dumps(seen))


def state() -> dict[str, Any]:
    """What is there now."""
    return {
        "rows": rows(),
        "files": files(),
        "requests": [str(key) for key in Involvement.objects.values_list("key", flat=True)],
        "people": [str(key) for key in Person.objects.values_list("key", flat=True)],
    }


class Writing:
    """Somebody who writes again and again, each time answered with a thank-you."""

    def __init__(self) -> None:
        self.answered: list[str] = []
        self._more = threading.Condition()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._write)
        self._thread.start()

    @property
    def number(self) -> int:
        return len(self.answered)

    def wait_for(self, number: int) -> list[str]:
        """Keys of requests that were answered, once there are so many."""
        with self._more:
            assert self._more.wait_for(lambda: self.number >= number, timeout=PATIENCE)
            return list(self.answered)

    def stop(self) -> None:
        self._stopped.set()
        self._thread.join()

    def _write(self) -> None:
        while not self._stopped.is_set():
            email = f"{self.number}@example.org"
            request = receive(make_enquiry(form_key=uuid4(), email=email, message=email))
            with self._more:
                self.answered.append(str(request.key))
                self._more.notify_all()
        connection.close()


def rows() -> dict[str, list[str]]:
    """Every row of every table."""
    with connection.cursor() as cursor:
        found = {}
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            found[table] = sorted(repr(_plain(row)) for row in cursor.fetchall())
    return {table: found[table] for table in sorted(found.keys() - WRITTEN_LATER)}


def files() -> dict[str, str]:
    """Every upload with its sum."""
    return {
        name: hashlib.sha256(default_storage.open(name).read()).hexdigest()
        for name in making.every_file(default_storage)
    }


def _plain(row: tuple) -> tuple:
    return tuple(bytes(value) if isinstance(value, memoryview) else value for value in row)
