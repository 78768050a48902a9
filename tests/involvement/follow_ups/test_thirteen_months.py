"""Thirteen months of a plan: its words come back on working mornings, each letter once."""

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.utils import timezone
from post_office.models import Email

from content import dates
from involvement.follow_ups import answers, plans
from involvement.models import FollowUp, FollowUpAnswer, FollowUpState, Involvement, Person, State
from tests.factories import make_issue, make_story, restrict
from tests.involvement.conftest import MONDAY_MORNING
from tests.involvement.follow_ups.conftest import (
    THEN,
    WHEN,
    body,
    days,
    mails,
    paris,
    plan_of,
    subject_of,
    work,
)

pytestmark = pytest.mark.django_db
SECRET = ["Brouillon", "Privée", "Embargo"]


@pytest.fixture
def news(story):
    """What happens within the year, and what must never be told: all about the same issue."""
    make_story("Brouillon", live=False, first_published_at=paris(2026, 12, 10, 9))
    restrict(make_story("Privée", first_published_at=paris(2026, 12, 10, 9)))
    make_story(
        "Embargo",
        first_published_at=paris(2026, 12, 10, 9),
        embargo_until=paris(2028, 12, 10, 9),
    )
    make_story("Ailleurs", issues=[make_issue("Mobilité")], territories=[])

    def happen() -> None:
        day = timezone.localdate()
        if day == paris(2026, 12, 15).date():
            make_story("Le hangar de Cernay", first_published_at=timezone.now())
        if day == paris(2027, 1, 20).date():
            story.refresh_from_db()
            story.verified_on = day
            story.save()

    return happen


def live_through(months: int, each_day=lambda: None, pause=lambda day: False) -> None:
    """Let the days go by, the worker at work at several hours of each, unless it pauses."""
    start = MONDAY_MORNING.replace(hour=0, minute=0)
    for number in range(months * 30 + 5):
        day = start + days(number)
        for hour, minute in ((9, 0), (20, 0)):
            with time_machine.travel(day.replace(hour=hour, minute=minute), tick=False):
                if hour == 9:
                    each_day()
                if timezone.now() > MONDAY_MORNING and not pause(day.date()):
                    before = Email.objects.count()
                    work()
                    if Email.objects.count() > before:
                        work()  # a second worker


def sent_on() -> list:
    rows = FollowUp.objects.exclude(sent_at=None).order_by("sent_at")
    return [timezone.localtime(row.sent_at) for row in rows]


def test_thirteen_months(plan, news):
    live_through(13, news)

    # The worker looks at nine, when the team opens.
    assert sent_on() == [
        paris(2026, 11, 30, 9),
        paris(2026, 12, 23, 9),
        paris(2027, 2, 23, 9),
        paris(2027, 5, 24, 9),
        paris(2027, 11, 23, 9),
    ]
    letters = mails()
    assert [subject_of(message) for message in letters] == ["Vos mots du 23 novembre 2026"] * 5
    for message in letters:
        text, page = body(message), BeautifulSoup(body(message, "html"), "html.parser")
        assert f"> Quand … {WHEN}\n> alors je … {THEN}\n" in text
        assert WHEN in page.blockquote.text
        assert THEN in page.blockquote.text
        assert not any(word in text for word in SECRET)
        assert "Ailleurs" not in text
        assert len(page.select("a[href*='/fr/lettre/']")) == 1
        assert len(page.select("a[href*='/arreter/']")) == 1
        assert page.img is None
    told = [
        next(
            (title for title in ("Le hangar de Cernay", "La grange aux vélos") if title in body(m)),
            "",
        )
        for m in letters
    ]
    assert told == [
        "La grange aux vélos",  # nothing new yet: what moved her
        "Le hangar de Cernay",  # another story about the same issue
        "La grange aux vélos",  # checked again since
        "La grange aux vélos",
        "La grange aux vélos",
    ]
    assert [dates.day(paris(2027, 1, 20), "fr") in body(m) for m in letters] == [
        False, False, True, False, False,
    ]  # fmt: skip
    # She never answered: one call, two weeks after the second letter, and her step before that.
    talk = Involvement.objects.get()
    proposed = talk.steps.filter(kind="proposed").order_by("at")
    assert [(step.data["why"], timezone.localdate(step.at)) for step in proposed] == [
        ("step", paris(2026, 12, 1).date()),
    ]


def test_ten_days_without_a_worker_make_no_heap(plan, news):
    first, last = paris(2026, 12, 20).date(), paris(2026, 12, 30).date()
    live_through(4, pause=lambda day: first <= day < last)
    assert sent_on() == [
        paris(2026, 11, 30, 9),
        paris(2026, 12, 30, 9),  # a week late, on the next working morning
        paris(2027, 2, 23, 9),
    ]


def test_after_a_very_long_pause_one_letter_leaves(plan):
    last = paris(2027, 5, 25).date()
    live_through(7, pause=lambda day: day < last)
    assert sent_on() == [paris(2027, 5, 25, 9)]
    assert [row.state for row in plan.follow_ups.all()] == [
        FollowUpState.SKIPPED,
        FollowUpState.SKIPPED,
        FollowUpState.SKIPPED,
        FollowUpState.SENT,
        FollowUpState.PLANNED,
    ]


def test_a_letter_that_missed_its_morning_waits_for_the_next(plan):
    row = plan.follow_ups.first()
    with time_machine.travel(row.due_at + timedelta(hours=3, minutes=1), tick=False):
        work()
        assert mails() == []
    with time_machine.travel(paris(2026, 12, 1, 9, 5), tick=False):
        work()
        assert len(mails()) == 1


def test_stop_is_no_further_mail(plan):
    live_through(1)
    answers.answer(plan.follow_ups.first(), FollowUpAnswer.STOP, "", timezone.now())
    before = Email.objects.count()
    live_through(13)
    assert Email.objects.count() == before
    assert set(plan.follow_ups.values_list("state", flat=True)) == {
        FollowUpState.ANSWERED, FollowUpState.SENT, FollowUpState.CANCELLED,
    }  # fmt: skip


def test_nothing_leaves_about_somebody_who_is_gone(plan, talk):
    person = talk.person
    Involvement.objects.filter(pk=talk.pk).update(person=None, state=State.ERASED)
    live_through(2)
    assert mails() == []
    assert set(plan.follow_ups.values_list("state", flat=True)) == {FollowUpState.CANCELLED}
    talk.delete()
    person.delete()
    assert FollowUp.objects.count() == 0


def test_a_person_who_is_deleted_takes_their_letters_along(plan, talk):
    talk.delete()
    live_through(1)
    assert mails() == []


def test_a_request_that_was_closed_is_left_in_peace(plan, talk):
    from involvement.transitions import move

    move(talk, State.CLOSED, timezone.now())
    live_through(2)
    assert mails() == []


def test_whoever_sleeps_is_not_woken(plan, talk):
    Involvement.objects.update(
        state=State.DORMANT, snoozed_until=paris(2027, 1, 6).date(), state_before=State.IN_ACTION
    )
    with time_machine.travel(paris(2026, 11, 30, 9), tick=False):
        work()
    assert mails() == []
    assert plan.follow_ups.get(number=1).due_at == paris(2027, 1, 7, 9)


def test_an_address_that_sends_mail_back_gets_none(plan, talk):
    Person.objects.update(email_bounced_at=timezone.now(), bounced_email=talk.person.email)
    talk.person.refresh_from_db()
    assert not plans.may_get_letters(talk.person)
    live_through(1)
    assert mails() == []
    assert plan.follow_ups.first().state == FollowUpState.SKIPPED


def test_a_newer_plan_has_its_own_letters(plan, talk):
    with time_machine.travel(paris(2026, 12, 2, 15), tick=False):
        newer = plan_of(talk, plans.Words("il pleut", "je range", paris(2026, 12, 10, 9)))
    plan.refresh_from_db()
    assert plan.ended_at == newer.written_at
    assert set(plan.follow_ups.values_list("state", flat=True)) == {FollowUpState.CANCELLED}
    Email.objects.all().delete()
    live_through(1)
    assert len(mails()) == 1
    assert "> Quand … il pleut\n> alors je … je range\n" in body(mails()[0])
