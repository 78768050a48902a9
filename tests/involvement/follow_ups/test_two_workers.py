"""Two workers at the same moment: a letter leaves once, a call is proposed once."""

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection
from post_office.models import Email

from involvement import notices
from involvement.follow_ups import cadence, plans, proposals, sending
from involvement.models import Involvement, Person, Plan, PrivacyNotice, State
from involvement.timeline import Actor
from people.models import Facilitator, Programme
from tests.factories import make_facilitator, make_request
from tests.involvement.follow_ups.conftest import WORDS, paris


@pytest.fixture
def committed(django_db_setup, django_db_blocker) -> Iterator[Plan]:
    """Rows that other threads see, and that go again: a flush would take the first pages along."""
    with django_db_blocker.unblock():
        owner = make_facilitator()
        past = paris(2026, 11, 23, 9)
        row = make_request(owner, state=State.IN_DIALOGUE, first_human_reply_at=past)
        Person.objects.update(last_active_at=past)
        agreement = plans.Agreement(notices.keep("Oui.", "fr"), "telephone")
        yield plans.write(row, WORDS, past, Actor(facilitator=owner), agreement)
        for model in (Email, Involvement, Person, PrivacyNotice, Facilitator, Programme):
            model.objects.all().delete()


@pytest.mark.django_db
def test_a_second_round_finds_nothing_to_send(plan):
    due_at = plan.follow_ups.first().due_at
    assert [sending.send_due(due_at) for _ in range(3)] == [1, 0, 0]


def at_once(act) -> list[int]:
    together = threading.Barrier(2)
    found: list[int] = []

    def worker() -> None:
        together.wait()
        try:
            found.append(act())
        finally:
            connection.close()

    threads = [threading.Thread(target=worker) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(found)


def test_a_letter_leaves_once(committed):
    Email.objects.all().delete()
    first = committed.follow_ups.first()
    assert at_once(lambda: sending.send_due(first.due_at)) == [0, 1]
    assert Email.objects.count() == 1


def test_a_step_and_a_call_are_proposed_once(committed):
    later = cadence.morning(committed.involvement.programme, paris(2026, 12, 2).date())
    assert at_once(lambda: proposals.remind_of_steps(later)) == [0, 1]
    Involvement.objects.update(attention="")
    for row in committed.follow_ups.all()[:2]:
        row.state, row.sent_at = "sent", row.due_at
        row.save()
    silent = later + timedelta(days=60)
    assert at_once(lambda: proposals.propose_calls(silent)) == [0, 1]
    kinds = committed.involvement.steps.filter(kind="proposed").values_list("data__why", flat=True)
    assert list(kinds) == ["step", "call"]
