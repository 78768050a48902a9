"""Facilitators who ask the same person at the same moment."""

import threading
from collections.abc import Iterator

import pytest
from django.db import connection
from django.utils import timezone
from post_office.models import Email

from involvement.introductions.limits import NotToBeAskedError
from involvement.models import Ingredient, Introduction, Involvement, Party, Person, Side
from people.models import Facilitator, Programme
from tests.factories import make_facilitator, make_programme

from .conftest import ask, make_ingredient, talk_with


@pytest.fixture
def committed(django_db_setup, django_db_blocker) -> Iterator[Facilitator]:
    """Rows that other threads see, and that go again."""
    with django_db_blocker.unblock():
        yield make_facilitator(make_programme())
        for model in (Email, Introduction, Ingredient, Involvement, Person, Facilitator, Programme):
            model.objects.all().delete()


def test_of_four_who_ask_at_once_one_may(committed):
    now = timezone.now()
    wanted = talk_with(committed, "Karim", solicitation_cap=1)
    others = [talk_with(committed, f"Autre{number}") for number in range(4)]
    needs = [make_ingredient(other, Side.NEED, now) for other in others]
    together = threading.Barrier(4)
    outcomes: list[str] = []

    def click(number: int) -> None:
        # In either order: locks are taken in one.
        pair = [wanted, others[number]] if number % 2 else [others[number], wanted]
        together.wait()
        try:
            ask(needs[number], pair, now)
            outcomes.append("asked")
        except NotToBeAskedError as error:
            outcomes.append(error.why)
        finally:
            connection.close()

    clicks = [threading.Thread(target=click, args=[number]) for number in range(4)]
    for thread in clicks:
        thread.start()
    for thread in clicks:
        thread.join()

    assert sorted(outcomes) == ["asked", "cap", "cap", "cap"]
    assert Party.objects.filter(person=wanted.person).count() == 1
    assert Email.objects.count() == 2
