"""What a facilitator does with a request: rules, without HTTP."""

from datetime import date, timedelta

import pytest
from django.utils import translation
from post_office.models import Email

from involvement import (
    calls,
    closing,
    escalation,
    freshness,
    handover,
    notes,
    reference,
    replies,
    snoozing,
)
from involvement.models import Attention, Involvement, Letter, State, StepKind
from involvement.private.acts import add_word
from involvement.timeline import Actor
from involvement.transitions import TooEarlyError, TransitionRefusedError, move
from tests.factories import make_person, make_request

from .conftest import MONDAY_MORNING

NOW = MONDAY_MORNING
LETTER = replies.Reply("Parlons-nous", "Bonjour Inès,\n\nquand êtes-vous là ?\n\nCamille")


@pytest.fixture
def actor(people) -> Actor:
    return Actor.of(people["camille"])


@pytest.fixture
def row(camille, monday) -> Involvement:
    return make_request(camille)


def kinds(row: Involvement) -> list[str]:
    return [step.kind for step in row.steps.order_by("pk")]


def minutes(number: int):
    return NOW + timedelta(minutes=number)


def test_a_note_is_private_moves_nothing_and_is_kept_once(row, actor):
    seen = freshness.last_step(row)
    for _click in range(2):
        notes.add_note(row, "Elle rappelle jeudi.", NOW, actor, seen)
    step = row.steps.get()
    assert (step.kind, step.text, step.private) == ("note", "Elle rappelle jeudi.", True)
    assert (step.user, step.facilitator) == (actor.user, actor.facilitator)
    assert Involvement.objects.get(pk=row.pk).state == State.NEW
    notes.add_note(row, "Elle rappelle jeudi.", NOW, actor, freshness.last_step(row))
    assert row.steps.count() == 2


def test_a_call_that_reached_them_is_the_first_human_answer(row, actor, zoe):
    Involvement.objects.filter(pk=row.pk).update(owner=zoe, callback_at=minutes(60))
    said = calls.Call(reached=True, problem="pas de local", next_step="visite mardi")
    with translation.override("en"):
        after = calls.log_call(row, said, minutes(5), actor)
    assert (after.state, after.first_human_reply_at) == (State.IN_DIALOGUE, minutes(5))
    # Nobody had taken it, so it belongs to whoever called; the call that was fixed has taken place.
    assert (after.owner, after.claimed_at, after.callback_at) == (
        actor.facilitator,
        minutes(5),
        None,
    )
    call = row.steps.get(kind=StepKind.CALL)
    assert call.text == "Problem: pas de local\nNext step: visite mardi"
    assert call.data == {"reached": True, "callback": "2026-11-23T09:30:00+00:00"}
    assert kinds(row) == ["call", "claimed", "state"]


def test_a_call_that_reached_them_settles_what_waited(row, actor):
    move(row, State.IN_DIALOGUE, NOW, actor)
    add_word(row, "Encore moi", minutes(1))
    assert Involvement.objects.get(pk=row.pk).attention == Attention.WORD
    after = calls.log_call(row, calls.Call(reached=True), minutes(2), actor)
    assert after.attention == ""
    assert kinds(row)[-2:] == ["call", "settled"]


def test_a_call_that_reached_nobody_answers_nothing_and_counts_as_a_try(row, actor):
    after = calls.log_call(row, calls.Call(reached=False), minutes(5), actor)
    assert (after.state, after.first_human_reply_at, after.claimed_at) == (State.NEW, None, None)
    calls.log_call(row, calls.Call(reached=False), minutes(9), actor)
    with pytest.raises(TooEarlyError):
        closing.close(row, "no-answer", minutes(10), actor)
    replies.reply(row, LETTER, minutes(11), actor)
    after = closing.close(row, "no-answer", minutes(12), actor)
    assert (after.state, after.closed_reason) == (State.CLOSED, "no-answer")


def test_silence_counts_anew_from_the_last_time_they_were_heard(row, actor):
    for minute in (1, 2):
        calls.log_call(row, calls.Call(reached=False), minutes(minute), actor)
    calls.log_call(row, calls.Call(reached=True), minutes(3), actor)
    replies.reply(row, LETTER, minutes(4), actor)
    with pytest.raises(TooEarlyError):
        closing.close(row, "no-answer", minutes(5), actor)


def test_the_farewell_itself_is_no_try(row, actor):
    for minute in (1, 2):
        calls.log_call(row, calls.Call(reached=False), minutes(minute), actor)
    with pytest.raises(TooEarlyError):
        closing.close(row, "no-answer", minutes(3), actor, letter=LETTER)
    assert not Email.objects.exists()
    assert Involvement.objects.get(pk=row.pk).state == State.NEW


def test_a_reply_leaves_under_the_facilitators_name_in_the_persons_language(row, actor):
    Involvement.objects.filter(pk=row.pk).update(language="de")
    after = replies.reply(row, LETTER, minutes(7), actor)
    letter = Letter.objects.get()
    mail = letter.email
    assert (letter.purpose, letter.template, letter.involvement) == ("answer", "reply", row)
    assert list(letter.people.all()) == [row.person]
    assert (mail.to, mail.headers["Reply-To"]) == (["ines@example.org"], actor.facilitator.email)
    sent = mail.email_message()
    assert sent.subject == reference.subject_with(LETTER.subject, row)
    assert sent.body.startswith(LETTER.body)
    link = row.links.get()
    assert "/de/" in sent.body.split("http", 1)[1]
    assert link.revoked_at is None
    step = row.steps.get(kind=StepKind.MAIL_OUT)
    assert (step.text, step.private) == (LETTER.body, False)
    assert (after.state, after.first_human_reply_at, after.owner) == (
        State.IN_DIALOGUE,
        minutes(7),
        actor.facilitator,
    )


def test_a_reply_and_a_hand_over_in_one_act(row, actor, zoe):
    after = replies.reply(
        row, LETTER, minutes(7), actor, hand_over_to=zoe, word="Tu connais mieux Guebwiller."
    )
    assert (after.owner, after.state) == (zoe, State.IN_DIALOGUE)
    step = row.steps.get(kind=StepKind.HANDED_OVER)
    assert step.text == "Tu connais mieux Guebwiller."
    assert step.data["to"] == zoe.pk
    assert sorted(Letter.objects.values_list("template", flat=True)) == ["notice", "reply"]
    told = Letter.objects.get(template="notice").email
    assert told.to == [zoe.email]


def test_no_reply_without_an_address_or_to_what_is_closed(camille, monday, actor):
    by_phone = make_request(camille, make_person(email="", phone="06 39 98 00 00"))
    with pytest.raises(replies.NoAddressError):
        replies.reply(by_phone, LETTER, NOW, actor)
    closed = make_request(camille, state=State.CLOSED)
    with pytest.raises(TransitionRefusedError):
        replies.reply(closed, LETTER, NOW, actor)
    assert not Letter.objects.exists()
    assert kinds(by_phone) == kinds(closed) == []


def test_who_did_not_see_what_others_did_is_told_and_nothing_happens(row, actor, zoe):
    seen = freshness.last_step(row)
    calls.log_call(row, calls.Call(reached=True), minutes(1), Actor.of(zoe.user), seen)
    for act in (
        lambda: replies.reply(row, LETTER, minutes(2), actor, seen=seen),
        lambda: closing.close(row, "answered", minutes(2), actor, seen=seen),
        lambda: snoozing.snooze(row, date(2026, 12, 24), minutes(2), actor, seen=seen),
        lambda: handover.give(row, actor.facilitator, minutes(2), actor, seen=seen),
    ):
        with pytest.raises(freshness.OvertakenError) as caught:
            act()
        assert [step.kind for step in caught.value.steps] == ["call", "claimed", "state"]
    assert kinds(row) == ["call", "claimed", "state"]
    # What they only write down is never too late.
    notes.add_note(row, "Moi aussi.", minutes(3), actor, seen)
    calls.log_call(row, calls.Call(reached=False), minutes(4), actor, seen)
    assert kinds(row)[-2:] == ["note", "call"]


def test_a_double_click_does_it_once(row, actor, zoe):
    seen = freshness.last_step(row)
    for _click in range(2):
        replies.reply(row, LETTER, minutes(1), actor, hand_over_to=zoe, seen=seen)
    assert Letter.objects.filter(template="reply").count() == 1
    seen = freshness.last_step(row)
    for _click in range(2):
        snoozing.snooze(row, date(2026, 12, 24), minutes(2), actor, seen=seen)
    seen = freshness.last_step(row)
    for _click in range(2):
        closing.close(row, "answered", minutes(3), actor, seen=seen)
    assert kinds(row).count("snoozed") == kinds(row).count("closed") == 1


def test_what_the_clock_did_meanwhile_stops_nobody(row, actor):
    seen = freshness.last_step(row)
    assert escalation.tick(minutes(6)) == 1
    assert replies.reply(row, LETTER, minutes(7), actor, seen=seen).state == State.IN_DIALOGUE


def test_a_word_of_the_person_meanwhile_is_read_first(row, actor):
    move(row, State.IN_DIALOGUE, NOW, actor)
    seen = freshness.last_step(row)
    add_word(row, "J’ai trouvé toute seule !", minutes(1))
    with pytest.raises(freshness.OvertakenError):
        replies.reply(row, LETTER, minutes(2), actor, seen=seen)


def test_handed_over_by_hand(row, actor, zoe, camille, people):
    after = handover.give(row, zoe, minutes(1), actor, word="Tu es plus près.")
    assert (after.owner, after.state) == (zoe, State.NEW)
    assert Letter.objects.get().email.to == [zoe.email]
    with pytest.raises(ValueError, match="programme"):
        handover.give(row, people["lea"].facilitator, minutes(2), actor)
    move(row, State.CLOSED, minutes(3), actor)
    with pytest.raises(TransitionRefusedError):
        handover.give(row, camille, minutes(4), actor)


def test_asleep_until_a_day_then_back_where_it_stood(row, actor):
    move(row, State.IN_DIALOGUE, NOW, actor)
    move(row, State.ORIENTED, NOW, actor)
    after = snoozing.snooze(row, date(2026, 11, 26), minutes(1), actor, text="après la foire")
    assert (after.state, after.state_before) == (State.DORMANT, State.ORIENTED)
    later = snoozing.snooze(row, date(2026, 11, 27), minutes(2), actor)
    assert (later.snoozed_until, later.state_before) == (date(2026, 11, 27), State.ORIENTED)
    assert escalation.wake(NOW + timedelta(days=3)) == 0
    assert escalation.wake(NOW + timedelta(days=4)) == 1
    row.refresh_from_db()
    assert (row.state, row.attention, row.snoozed_until) == (State.ORIENTED, Attention.AWAKE, None)


def test_woken_by_hand_nothing_waits(row, actor):
    move(row, State.IN_DIALOGUE, NOW, actor)
    snoozing.snooze(row, date(2026, 12, 1), minutes(1), actor)
    after = snoozing.wake_now(row, minutes(2), actor)
    assert (after.state, after.attention, after.snoozed_until) == (State.IN_DIALOGUE, "", None)
    with pytest.raises(TransitionRefusedError):
        snoozing.wake_now(row, minutes(3), actor)


@pytest.mark.parametrize("day", [date(2026, 11, 22), date(2026, 11, 23), date(2027, 11, 25)])
def test_no_sleep_until_a_day_that_is_over_or_far(row, actor, day):
    move(row, State.IN_DIALOGUE, NOW, actor)
    with pytest.raises(snoozing.NoSuchDayError):
        snoozing.snooze(row, day, NOW, actor)


def test_what_nobody_has_answered_does_not_sleep(row, actor):
    with pytest.raises(TransitionRefusedError):
        snoozing.snooze(row, date(2026, 12, 1), NOW, actor)


def test_closed_with_a_courteous_mail_that_is_the_answer(row, actor):
    after = closing.close(row, "wrong-desk", minutes(9), actor, letter=LETTER)
    assert (after.state, after.closed_reason) == (State.CLOSED, "wrong-desk")
    assert after.first_human_reply_at == minutes(9)
    assert kinds(row) == ["claimed", "mail-out", "state", "closed"]
    assert Letter.objects.get().email.to == ["ines@example.org"]


def test_closed_without_a_mail(row, actor):
    after = closing.close(row, "spam", minutes(9), actor)
    assert (after.closed_reason, after.first_human_reply_at) == ("spam", None)
    assert not Letter.objects.exists()
    with pytest.raises(TransitionRefusedError):
        closing.close(row, "spam", minutes(9), actor)
