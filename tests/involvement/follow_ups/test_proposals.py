"""Whom to call: after silence, once per plan, ten a week; and when a step was due."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from involvement import consents, purposes
from involvement.follow_ups import proposals
from involvement.follow_ups.answers import answer
from involvement.models import (
    Attention,
    FollowUp,
    FollowUpAnswer,
    Involvement,
    Plan,
    State,
    StepKind,
)
from involvement.timeline import Actor, record
from involvement.transitions import move
from tests.factories import make_facilitator, make_person, make_request
from tests.involvement.follow_ups.conftest import days, letter_of, paris, plan_of, work

pytestmark = pytest.mark.django_db
# The second letter leaves on 23 December; two weeks later is 6 January.
SILENT = paris(2027, 1, 6, 9, 30)


@pytest.fixture
def silent(plan) -> Plan:
    """Two letters without an answer; the step was looked after."""
    Plan.objects.update(step_reminded_at=timezone.now())
    for number in (1, 2):
        letter_of(plan, number)
    return plan


def attention() -> str:
    return Involvement.objects.get().attention


def at(moment) -> None:
    with time_machine.travel(moment, tick=False):
        work()


def test_a_call_two_weeks_after_the_second_letter(silent, talk):
    at(SILENT - timedelta(hours=1))
    assert attention() == ""
    at(SILENT)
    talk.refresh_from_db()
    assert talk.attention == Attention.CALL
    assert talk.due_at == paris(2027, 1, 7, 10, 30)  # a day's work
    assert talk.steps.filter(kind=StepKind.PROPOSED).count() == 1


def test_once_per_plan(silent, talk):
    at(SILENT)
    Involvement.objects.update(attention="")
    for number in range(1, 400, 20):
        at(SILENT + days(number))
    assert talk.steps.filter(kind=StepKind.PROPOSED).count() == 1


def test_an_answer_is_no_silence(silent):
    answer(silent.follow_ups.get(number=1), FollowUpAnswer.MOVES, "", SILENT - days(10))
    at(SILENT)
    assert attention() == ""


def test_an_act_elsewhere_is_no_silence(silent, talk):
    talk.person.last_active_at = paris(2026, 12, 20, 9)
    talk.person.save()
    at(SILENT)
    assert attention() == ""


@pytest.mark.parametrize("kind", [StepKind.CALL, StepKind.MAIL_IN])
def test_a_talk_since_is_no_silence(silent, talk, camille, kind):
    record(talk, kind, paris(2026, 12, 20, 9), Actor(facilitator=camille))
    at(SILENT)
    assert attention() == ""


def test_who_wants_no_letters_is_not_called_for_silence(silent, talk):
    consents.withdraw(talk.person, purposes.FOLLOW_UP, SILENT)
    at(SILENT)
    assert attention() == ""


@pytest.mark.parametrize("state", [State.CLOSED, State.DORMANT, State.SUCCEEDED])
def test_who_is_not_accompanied_is_not_called(silent, talk, state):
    move(talk, state, SILENT)
    at(SILENT)
    assert attention() == ""


def test_what_waits_already_is_never_replaced(silent, talk):
    Involvement.objects.update(attention=Attention.WORD)
    at(SILENT)
    assert attention() == Attention.WORD
    Involvement.objects.update(attention="")
    at(SILENT + days(1))
    assert attention() == Attention.CALL


def test_ten_calls_a_week_for_each_of_the_team(silent, talk, camille):
    lea = make_facilitator(camille.programme, "Léa", sort_order=1)
    for number in range(12):
        copy_of(silent, make_request(camille, person(camille, number), state=State.IN_ACTION))
    copy_of(silent, make_request(lea, person(lea, 99), state=State.IN_ACTION))
    at(SILENT)  # a Wednesday
    assert proposed(camille) == 10
    assert proposed(lea) == 1
    at(SILENT + days(4))  # Sunday of the same week
    assert proposed(camille) == 10
    at(SILENT + days(5))
    assert proposed(camille) == 13


def person(facilitator, number):
    before = paris(2026, 11, 23, 9)
    row = make_person(facilitator.programme, f"Jo {number}", last_active_at=before)
    consents.give(row, purposes.FOLLOW_UP, before)
    return row


def copy_of(plan: Plan, involvement: Involvement) -> None:
    rows = list(plan.follow_ups.exclude(sent_at=None))
    plan = Plan.objects.get(pk=plan.pk)
    plan.pk, plan.involvement = None, involvement
    plan.save()
    for row in rows:
        row.pk, row.plan = None, plan
    FollowUp.objects.bulk_create(rows)


def proposed(owner) -> int:
    return Involvement.objects.filter(owner=owner, attention=Attention.CALL).count()


def test_a_step_that_was_due_comes_back_once(plan, talk):
    at(paris(2026, 12, 1, 14, 29))
    assert attention() == ""
    at(paris(2026, 12, 1, 14, 31))
    talk.refresh_from_db()
    assert (talk.attention, talk.due_at) == (Attention.STEP, paris(2026, 12, 2, 15, 31))
    Involvement.objects.update(attention="")
    at(paris(2026, 12, 3, 9))
    assert attention() == ""


def test_a_step_that_was_told_needs_no_reminder(plan, talk):
    first = letter_of(plan)
    Plan.objects.update(next_step_at=paris(2026, 11, 30, 9, 15))
    answer(first, FollowUpAnswer.MOVES, "", paris(2026, 11, 30, 10))
    at(paris(2026, 11, 30, 11))
    assert attention() == ""


def test_a_step_without_letters_comes_back_too(talk, camille):
    Involvement.objects.update(attention="")
    plan_of(talk)
    FollowUp.objects.all().delete()
    at(paris(2026, 12, 1, 15))
    assert attention() == Attention.STEP


def test_the_list_holds_what_plans_bring_and_nothing_else(silent, talk, camille):
    other = make_request(camille, state=State.IN_ACTION, attention=Attention.WORD)
    at(SILENT)
    assert list(proposals.due_follow_ups(Involvement.objects.all())) == [talk]
    assert other.attention == Attention.WORD
