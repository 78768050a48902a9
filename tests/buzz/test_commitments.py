"""Each buzz becomes a promise with its kit within a minute; what cannot, waits and is shown."""

from datetime import date, timedelta

import pytest
from post_office.models import Email

from buzz import acts, buzzes, commitments, pitches, retention
from buzz import session as evening
from buzz.choices import Angle, InputKind, InputState
from buzz.models import Act, Buzz, RoomInput, Seat, Star
from buzz.room import give_stars, send
from press import subscribing
from press.choices import Format, Origin, Promise
from press.models import CoverageCommitment, Journalist
from press.promises import move
from tests.factories import make_story

from .conftest import EIGHT, key

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def press_for(session, pitch, *seats):
    pitches.stage(session, pitch.pk, key(), EIGHT)
    pitches.open_buzz(session, key(), EIGHT)
    for seat in seats:
        buzzes.buzz(session, seat, pitch.pk, key(), EIGHT)


def made() -> list[tuple]:
    rows = CoverageCommitment.objects.order_by("pk")
    return list(rows.values_list("journalist__name", "state", "angle", "format", "week", "origin"))


def test_a_buzz_is_a_promise_with_its_kit_half_a_minute_later(opened, programme, seats):
    press_for(opened, programme[0], seats[0], seats[2])
    buzzes.promise(opened, seats[0], programme[0].pk, key(), EIGHT, angle=Angle.PEOPLE)
    assert commitments.carry_over(EIGHT + timedelta(seconds=29)) == 0
    assert commitments.carry_over(EIGHT + timedelta(seconds=35)) == 2
    assert commitments.carry_over(EIGHT + timedelta(seconds=40)) == 0
    assert made() == [
        ("Iris", Promise.PROMISED, "celles et ceux qui le font", "", None, Origin.BUZZ),
        ("Jo", Promise.PROMISED, "", "", None, Origin.BUZZ),
    ]
    mails = Email.objects.order_by("pk")
    assert [mail.to for mail in mails] == [["iris@journal.example"], ["jo@journal.example"]]
    assert "La fosse du samedi" in mails[0].subject
    assert "sur scène" in mails[0].message
    # Later taps follow; the kit is not sent twice.
    later = EIGHT + MINUTE
    week = date(2026, 12, 9)
    buzzes.promise(opened, seats[0], programme[0].pk, key(), later, format=Format.RADIO, week=week)
    buzzes.withdraw(opened, seats[2].pk, programme[0].pk, key(), later, seat=seats[2])
    assert commitments.carry_over(later + timedelta(seconds=5)) == 2
    assert [row[1:5] for row in made()] == [
        (Promise.PLANNED, "celles et ceux qui le font", "radio", date(2026, 12, 7)),
        (Promise.WITHDRAWN, "", "", None),
    ]
    assert Email.objects.count() == 2


def test_a_slip_that_was_taken_back_in_time_is_no_promise(opened, programme, seats):
    press_for(opened, programme[0], seats[0])
    buzzes.withdraw(opened, seats[0].pk, programme[0].pk, key(), EIGHT, seat=seats[0])
    assert commitments.carry_over(EIGHT + MINUTE) == 0
    assert made() == []


def test_pressed_anew_after_it_was_withdrawn_is_a_new_promise(opened, programme, seats, director):
    press_for(opened, programme[0], seats[0])
    commitments.carry_over(EIGHT + MINUTE)
    at = EIGHT + 2 * MINUTE
    buzzes.withdraw(opened, seats[0].pk, programme[0].pk, key(), at, user=director)
    commitments.carry_over(at)
    acts.undo(opened, key(), at + MINUTE, director)
    assert commitments.carry_over(at + MINUTE) == 1
    assert [row[1] for row in made()] == [Promise.WITHDRAWN, Promise.PROMISED]
    # Undoing what was entered by hand withdraws it, too.
    buzzes.enter_by_hand(opened, seats[2].pk, programme[0].pk, key(), at, director)
    commitments.carry_over(at + MINUTE)
    acts.undo(opened, key(), at + 2 * MINUTE, director)
    commitments.carry_over(at + 2 * MINUTE)
    assert [row[:2] for row in made()][2:] == [("Jo", Promise.WITHDRAWN)]


def test_what_was_promised_in_the_press_room_before_is_the_same_promise(opened, programme, seats):
    from press.promises import promise

    earlier = promise(seats[0].journalist, programme[0].story, EIGHT - MINUTE)
    press_for(opened, programme[0], seats[0])
    commitments.carry_over(EIGHT + MINUTE)
    assert [row.commitment for row in Buzz.objects.all()] == [earlier]
    assert len(made()) == 1


def test_what_cannot_be_a_promise_yet_waits_and_is_shown(opened, programme, seats):
    secret = make_story("Sous embargo", embargo_until=EIGHT + timedelta(days=2))
    programme[0].story = secret
    programme[0].save()
    press_for(opened, programme[0], seats[0])
    press_for(opened, programme[1], seats[0], seats[1])
    soon = EIGHT + 2 * MINUTE
    assert commitments.carry_over(soon) == 0
    assert len(commitments.waiting(opened, soon)) == 3
    # The story is written, its embargo ends, and the journalist left an address.
    programme[1].story = make_story("Enfin écrit")
    programme[1].save()
    from buzz import seats as places

    places.arrive(opened, seats[1], "noe@radio-rhin.example", key(), soon)
    after = EIGHT + timedelta(days=3)
    assert commitments.carry_over(after) == 3
    assert commitments.waiting(opened, after) == []
    noe = Journalist.objects.get(email="noe@radio-rhin.example")
    assert (noe.name, noe.outlet_text, noe.agreed_on) == ("Noé", "Radio Rhin", soon.date())


def test_a_rehearsal_promises_nothing(prepared, programme, seats):
    evening.rehearse(prepared, key(), EIGHT)
    prepared.seats.update(agreed_at=EIGHT)
    press_for(prepared, programme[0], *prepared.seats.all()[:1])
    assert commitments.carry_over(EIGHT + MINUTE) == 0
    prepared.refresh_from_db()
    assert commitments.waiting(prepared, EIGHT + 5 * MINUTE) == []


def test_an_erased_journalist_leaves_a_window_without_a_name(opened, programme, seats):
    press_for(opened, programme[0], seats[0], seats[2])
    buzzes.promise(opened, seats[0], programme[0].pk, key(), EIGHT, angle=Angle.LIMITS)
    commitments.carry_over(EIGHT + MINUTE)
    seats[2].name = "Jo"
    seats[2].save()
    for seat in (seats[0], seats[2]):
        subscribing.erase(seat.journalist)
    rows = Seat.objects.filter(pk__in=[seats[0].pk, seats[2].pk]).order_by("sort_order")
    assert list(rows.values_list("journalist", "name", "outlet")) == [
        (None, "", "Le Courrier"),
        (None, "", ""),
    ]
    assert set(Buzz.objects.values_list("angle", flat=True)) == {""}


def test_three_months_later_what_nobody_was_shown_is_gone(opened, programme, seats, director):
    press_for(opened, programme[0], seats[1])
    opened.refresh_from_db()
    for kind, state in zip(
        [InputKind.HAVE, InputKind.NEED, InputKind.QUESTION],
        [InputState.PROJECTED, InputState.DISMISSED, InputState.RECEIVED],
        strict=True,
    ):
        row = send(opened, kind, "Un mot", key(), key(), EIGHT)
        RoomInput.objects.filter(pk=row.pk).update(state=state)
    give_stars(opened, programme[0].pk, 3, key(), key(), EIGHT)
    evening.move(opened, "closed", key(), EIGHT, director)
    assert retention.forget(EIGHT + timedelta(days=89)) == 0
    assert retention.forget(EIGHT + timedelta(days=90)) == 2
    assert list(RoomInput.objects.values_list("kind", "device")) == [("have", None)]
    assert Star.objects.count() == 0
    assert set(Seat.objects.values_list("name", flat=True)) == {""}
    assert set(Act.objects.values_list("user", flat=True)) == {None}
    assert retention.forget(EIGHT + timedelta(days=91)) == 0


def test_what_became_of_the_promises_equals_a_recount(opened, programme, seats, director):
    from buzz import remains

    press_for(opened, programme[0], seats[0], seats[2])
    commitments.carry_over(EIGHT + MINUTE)
    press_for(opened, programme[1], seats[0])
    rows = list(CoverageCommitment.objects.order_by("pk"))
    move(rows[0], Promise.TO_VERIFY, EIGHT)
    move(rows[0], Promise.KEPT, EIGHT)
    evening.move(opened, "closed", key(), EIGHT, director)
    counted = remains.count(opened)
    assert (counted.kept, counted.running, counted.total) == (1, 1, 2)
    states = [row.state for row in CoverageCommitment.objects.all()]
    assert counted.kept == states.count(Promise.KEPT)
    move(rows[1], Promise.WITHDRAWN, EIGHT)
    assert remains.count(opened).total == 1
