"""Asking each on their own: what they read, what they answer, what becomes of it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from post_office.models import STATUS, Email

from involvement.introductions import asking, leaving, states
from involvement.introductions.asking import BetrayalError, Invitee, betrayals
from involvement.introductions.limits import NotToBeAskedError
from involvement.introductions.states import IntroductionMovedError
from involvement.models import (
    Answer,
    Attention,
    IngredientState,
    Introduction,
    IntroductionState,
    Involvement,
    Letter,
    Party,
    Person,
    State,
    StepKind,
)
from involvement.private.acts import withdraw
from involvement.timeline import Actor
from tests.factories import make_facilitator, make_programme

from .conftest import (
    DAY,
    all_say_yes,
    ask,
    mails_to,
    party,
    say,
    state,
    talk_with,
)

pytestmark = pytest.mark.django_db


def kinds(request: Involvement) -> list[str]:
    return list(request.steps.values_list("kind", flat=True))


def refreshed(request: Involvement) -> Involvement:
    return Involvement.objects.get(pk=request.pk)


def test_each_is_asked_in_their_language_and_learns_nothing_of_the_other(introduction, ines, karim):
    for mine, other in ((ines, karim), (karim, ines)):
        email = mails_to(mine).get()
        parts = [email.subject, email.message, email.html_message, email.headers, email.from_email]
        said = " ".join(map(str, parts))
        assert "Un atelier partagé" in said
        assert "Un coup de main" in said
        for secret in (other.person.first_name, other.person.last_name, other.person.email):
            assert secret not in said
        assert "Camille Roth" in email.message
        assert email.headers["Reply-To"] == introduction.owner.email
        assert refreshed(mine).state == State.INTRODUCTION
        assert StepKind.INTRO_ASKED in kinds(mine)
    assert introduction.expires_at - introduction.asked_at == timedelta(days=7)


def test_all_yes_opens_and_each_gets_what_the_others_ticked(introduction, ines, karim, monday):
    say(introduction, ines, "yes", monday, shares_email=True, word="Je suis timide")
    assert state(introduction) == IntroductionState.ASKED
    assert mails_to(karim).count() == 1
    say(introduction, karim, "yes", monday, shares_phone=True)

    assert state(introduction) == IntroductionState.OPEN
    to_ines, to_karim = mails_to(ines).last(), mails_to(karim).last()
    assert "Karim Haddad" in to_ines.message
    assert "06 22 22 22 22" in to_ines.message
    assert "karim@example.org" not in to_ines.message
    assert "ines@example.org" in to_karim.message
    assert "06 11 11 11 11" not in to_karim.message
    assert "timide" not in to_karim.message
    # Erasing either finds both mails.
    for email in (to_ines, to_karim):
        assert set(email.letter.people.all()) == {ines.person, karim.person}
    assert refreshed(ines).attention == Attention.INTRODUCTION


def test_one_no_ends_it_neutrally_and_falls_back(introduction, ines, karim, monday):
    say(introduction, ines, "yes", monday, shares_email=True)
    say(introduction, karim, "no", monday, word="Pas avec elle")

    assert state(introduction) == IntroductionState.DECLINED
    told = mails_to(ines).last().message
    for secret in ("Karim", "Haddad", "Pas avec elle"):
        assert secret not in told
    assert mails_to(karim).count() == 1  # who said no hears no more
    assert refreshed(ines).state == refreshed(karim).state == State.ORIENTED
    assert refreshed(ines).attention == Attention.INTRODUCTION
    with pytest.raises(IntroductionMovedError):
        say(introduction, karim, "yes", monday)


def test_a_yes_may_be_changed_until_all_have_answered(introduction, ines, karim, monday):
    say(introduction, ines, "yes", monday, shares_email=True)
    say(introduction, ines, "yes", monday, shares_phone=True)
    mine = party(introduction, ines)
    assert (mine.shares_email, mine.shares_phone) == (False, True)
    assert kinds(ines).count(StepKind.INTRO_ANSWER) == 1

    say(introduction, ines, "no", monday)
    assert state(introduction) == IntroductionState.DECLINED
    assert kinds(ines).count(StepKind.INTRO_ANSWER) == 2


def test_the_same_answer_twice_is_once(introduction, ines, karim, monday):
    for _ in range(2):
        say(introduction, ines, "yes", monday)
    for _ in range(2):
        say(introduction, karim, "yes", monday)
    assert [mails_to(who).count() for who in (ines, karim)] == [2, 2]
    assert kinds(karim).count(StepKind.INTRO_OPEN) == 1


def test_silence_is_reminded_once_and_closes_kindly_after_seven_days(
    introduction, ines, karim, monday
):
    say(introduction, ines, "yes", monday)
    assert asking.remind(monday + 3 * DAY) == 0
    assert asking.remind(monday + 4 * DAY) == 1
    assert asking.remind(monday + 5 * DAY) == 0
    assert [mails_to(who).count() for who in (ines, karim)] == [1, 2]
    assert Party.objects.filter(asked_at__gt=monday).count() == 0  # no solicitation of its own

    assert asking.expire(monday + 6 * DAY) == 0
    assert asking.expire(monday + 7 * DAY) == 1
    assert asking.expire(monday + 8 * DAY) == 0
    assert state(introduction) == IntroductionState.EXPIRED
    assert [mails_to(who).count() for who in (ines, karim)] == [2, 3]
    assert "Karim" not in mails_to(ines).last().message


def test_who_was_asked_late_is_not_reminded_of_what_is_over(introduction, monday):
    assert asking.remind(monday + 8 * DAY) == 0


def test_the_cap_holds_and_nobody_is_asked_halfway(camille, need, offer, ines, karim, monday):
    for number in range(2):
        other = talk_with(camille, f"Autre{number}")
        ask(need, [karim, other], monday)
    before = Email.objects.count()
    with pytest.raises(NotToBeAskedError) as caught:
        ask(need, [ines, karim], monday + 29 * DAY)
    assert (caught.value.person, caught.value.why) == (karim.person, "cap")
    assert Email.objects.count() == before
    assert ask(need, [ines, karim], monday + 30 * DAY).state == IntroductionState.ASKED


@pytest.mark.parametrize(("until", "refused"), [(-1, False), (0, True), (1, True)])
def test_a_pause_holds_until_its_last_day(need, ines, karim, monday, until, refused):
    Person.objects.filter(pk=karim.person.pk).update(
        paused_until=(monday + timedelta(days=until)).date()
    )
    if refused:
        with pytest.raises(NotToBeAskedError, match="paused"):
            ask(need, [ines, karim], monday)
        assert not Introduction.objects.exists()
    else:
        ask(need, [ines, karim], monday)


def test_who_cannot_be_reached_or_is_gone_is_not_asked(camille, need, ines, monday):
    lost = talk_with(camille, "Lost")
    known = Email.objects.create(to=["lost@example.org"], from_email="a@b.example")
    Letter.objects.create(email=known, purpose="answer", queued_at=monday).people.add(lost.person)
    Email.objects.update(status=STATUS.failed)
    with pytest.raises(NotToBeAskedError, match="unreachable"):
        ask(need, [ines, lost], monday)
    closed = talk_with(camille, "Closed")
    Involvement.objects.filter(pk=closed.pk).update(state=State.CLOSED)
    # The page was opened before it was closed: what is true now counts.
    with pytest.raises(NotToBeAskedError, match="gone"):
        ask(need, [ines, closed], monday)


def test_two_to_four_different_people_of_one_programme(camille, need, ines, karim, monday):
    stranger = talk_with(make_facilitator(make_programme("Lyon"), "Léa"), "Zoé")
    crowd = [ines, *(talk_with(camille, f"P{number}") for number in range(4))]
    for requests in ([ines], [ines, ines], [ines, stranger], crowd):
        with pytest.raises(ValueError, match="introduced"):
            ask(need, requests, monday)
    assert ask(need, crowd[:4], monday).parties.count() == 4


def test_the_same_form_twice_is_one_introduction(need, ines, karim, monday):
    key = uuid4()
    first = ask(need, [ines, karim], monday, key=key)
    assert ask(need, [ines, karim], monday, key=key) == first
    assert Party.objects.count() == 2


def test_texts_that_tell_who_somebody_is_are_refused(need, ines, karim, monday):
    def found(subject: str = "Un lieu", gives: str = "Une place", gets: str = "Un lieu"):
        both = [Invitee(ines, gives, gets), Invitee(karim, "Un hangar", "De la vie")]
        return [
            (b.field, b.invitee and b.invitee.involvement, b.name) for b in betrayals(subject, both)
        ]

    assert found() == []
    assert found(subject="Karim prête un hangar") == [("subject", None, "Karim Haddad")]
    assert found(subject="Pour INES") == [("subject", None, "Inès Weber")]
    assert found(gets="chez M. haddad") == [("gets", ines, "Karim Haddad")]
    assert found(gets="au 0622 22 22 22") == [("gets", ines, "Karim Haddad")]
    assert found(gives="Inès aide") == []  # one's own name, read by oneself
    assert found(gives="voir quelqu.un@example.net") == [("gives", ines, "")]
    with pytest.raises(BetrayalError):
        ask(need, [ines, karim], monday, subject="Karim et un hangar")
    assert not Introduction.objects.exists()


def test_leaving_after_all_said_yes_tells_the_others_neutrally(introduction, ines, karim, monday):
    all_say_yes(introduction, monday)
    for _ in range(2):
        asking.leave(party(introduction, karim), monday)
    assert state(introduction) == IntroductionState.CANCELLED
    assert [mails_to(who).count() for who in (ines, karim)] == [3, 2]
    assert party(introduction, karim).answer == Answer.NO


def test_deleting_a_person_calls_off_and_the_others_learn_nothing(
    introduction, ines, karim, monday
):
    all_say_yes(introduction, monday)
    person = karim.person
    Involvement.objects.filter(pk=karim.pk).update(person=None, state=State.ERASED)
    person.delete()

    stored = Introduction.objects.get(pk=introduction.pk)
    assert (stored.state, stored.subject) == (IntroductionState.CANCELLED, "")
    mine = stored.parties.get()
    assert (mine.person, mine.gives, mine.gets) == (ines.person, "", "")
    assert "Karim" not in mails_to(ines).last().message


def test_who_withdraws_their_request_is_asked_no_more(introduction, offer, ines, karim, monday):
    assert leaving.follow_withdrawals(monday) == 0
    withdraw(karim, monday)
    assert leaving.follow_withdrawals(monday) == 1
    assert leaving.follow_withdrawals(monday) == 0
    assert state(introduction) == IntroductionState.CANCELLED
    assert [mails_to(who).count() for who in (ines, karim)] == [2, 1]
    offer.refresh_from_db()
    assert offer.state == IngredientState.WITHDRAWN


def test_an_answer_by_phone_is_noted_by_the_facilitator(introduction, ines, karim, camille, monday):
    actor = Actor(facilitator=camille)
    before = Person.objects.get(pk=ines.person.pk).last_active_at
    say(introduction, ines, "yes", monday, shares_phone=True, actor=actor)
    step = ines.steps.get(kind=StepKind.INTRO_ANSWER)
    assert (step.facilitator, step.by_person) == (camille, False)
    assert Person.objects.get(pk=ines.person.pk).last_active_at == before


def test_the_table_is_closed_and_its_ends_are_ends():
    assert set(states.TRANSITIONS) == set(IntroductionState)
    reachable = {to for follow in states.TRANSITIONS.values() for to in follow}
    assert reachable == set(IntroductionState) - {IntroductionState.PROPOSED}
    ends = {state for state, follow in states.TRANSITIONS.items() if not follow}
    assert ends == {"ended", "declined", "expired", "cancelled"}
