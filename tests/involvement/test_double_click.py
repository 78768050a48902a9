"""Clicks at the same moment, each in a thread and a transaction of its own."""

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.db import connection
from django.utils import timezone
from post_office.models import Email

from involvement.models import Involvement, Person
from involvement.services import Enquiry, receive
from involvement.slots import SlotUnavailableError, free_slots
from people.models import Facilitator, Programme
from taxonomy.models import Territory
from tests.factories import make_facilitator, make_programme, make_territory
from tests.involvement.conftest import make_enquiry


@pytest.fixture
def committed(django_db_setup, django_db_blocker) -> Iterator[Enquiry]:
    """Rows that other threads see, and that go again: a flush would take the first pages along."""
    with django_db_blocker.unblock():
        commune = make_territory("Mulhouse")
        make_facilitator(make_programme(territories=[commune]))
        yield make_enquiry(commune=commune)
        for model in (Email, Involvement, Person, Facilitator, Programme, Territory):
            model.objects.all().delete()


CLICKS = 50


def test_fifty_clicks_at_once_are_one_request_and_two_mails(committed):
    together = threading.Barrier(CLICKS)
    found: list[int] = []

    def click() -> None:
        together.wait()
        try:
            found.append(receive(committed).pk)
        finally:
            connection.close()

    clicks = [threading.Thread(target=click) for _ in range(CLICKS)]
    for thread in clicks:
        thread.start()
    for thread in clicks:
        thread.join()

    assert found == [Involvement.objects.get().pk] * CLICKS
    assert Email.objects.count() == 2


def test_four_people_take_one_time_at_once_and_one_gets_it(committed):
    now = timezone.now()
    slot = free_slots(Facilitator.objects.get(), now)[0]
    together = threading.Barrier(4)
    found: list[str] = []

    def take(number: int) -> None:
        asked = replace(committed, first_name=f"Nr. {number}", callback_at=slot)
        together.wait()
        try:
            receive(asked, now)
            found.append("taken")
        except SlotUnavailableError:
            found.append("asked again")
        finally:
            connection.close()

    clicks = [threading.Thread(target=take, args=[number]) for number in range(4)]
    for thread in clicks:
        thread.start()
    for thread in clicks:
        thread.join()

    assert sorted(found) == ["asked again"] * 3 + ["taken"]
    assert Involvement.objects.get().callback_at == slot
    assert Person.objects.count() == 1
