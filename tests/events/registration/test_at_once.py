"""Two hundred people at once for the last twenty places, in threads with connections of their own."""

import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone
from post_office.models import Attachment, Email

from events.registration import places, signing_up
from events.registration.models import Occasion, Registration
from involvement.models import Letter, Person
from people.models import Programme
from tests.events.registration.conftest import wish
from tests.factories import make_programme

# More threads than the embedded site has; SQLite lets those who wait guess when it is their turn.
PEOPLE, PLACES, AT_ONCE = 200, 20, 8


@pytest.fixture
def committed(django_db_setup, django_db_blocker) -> Iterator[Occasion]:
    """Rows that other threads see, and that go again."""
    with django_db_blocker.unblock():
        start = timezone.now() + timedelta(days=9)
        yield Occasion.objects.create(
            event_key=uuid4(), date_key=uuid4(), programme=make_programme(), title="Une soirée",
            starts_at=start, ends_at=start + timedelta(hours=2), time_zone="Europe/Paris",
            place="Mulhouse", capacity=PLACES,
        )  # fmt: skip
        for model in (Letter, Email, Attachment, Registration, Occasion, Person, Programme):
            model.objects.all().delete()


def test_of_two_hundred_at_once_twenty_come_and_the_others_stand_in_order(committed):
    now = timezone.now()
    together = threading.Barrier(AT_ONCE)
    closing = threading.local()

    def click(number: int) -> int:
        if not hasattr(closing, "begun"):
            closing.begun = True
            together.wait()  # the first of each thread press at the same moment
        try:
            return signing_up.register(committed, wish(f"P{number}"), now).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as threads:
        keys = list(threads.map(click, range(PEOPLE)))

    assert len(set(keys)) == PEOPLE
    rows = list(Registration.objects.order_by("pk"))
    assert Counter(row.state for row in rows) == {"confirmed": PLACES, "waiting": PEOPLE - PLACES}
    assert [row.state for row in rows] == ["confirmed"] * PLACES + ["waiting"] * (PEOPLE - PLACES)
    assert [places.turn(row) for row in rows[PLACES:]] == list(range(1, PEOPLE - PLACES + 1))
    assert len({row.code for row in rows}) == PEOPLE
    assert Email.objects.count() == PEOPLE

    # Ten free their places at once: the first ten of the list are asked, nobody twice.
    def free(row: Registration) -> None:
        try:
            signing_up.release(row, now)
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as threads:
        list(threads.map(free, rows[:10]))
    states = list(Registration.objects.order_by("pk").values_list("state", flat=True))
    assert states == (
        ["released"] * 10 + ["confirmed"] * 10 + ["offered"] * 10 + ["waiting"] * (PEOPLE - 30)
    )
    assert places.left(committed) == 0
