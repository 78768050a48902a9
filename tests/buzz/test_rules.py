"""The rules of an evening, without a browser: states, clock, buzzes, undo, moderation."""

from datetime import UTC, date, timedelta

import pytest
from django.db.models import RestrictedError

from buzz import acts, buzzes, codes, pitches, room
from buzz import session as evening
from buzz.acts import AlreadyDoneError, RefusedError
from buzz.choices import Angle, InputKind, PitchState, SessionState
from buzz.models import Act, Buzz, BuzzSession, RoomInput, Star
from buzz.state import state_of
from press.choices import Format

from .conftest import EIGHT, key

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


def states(session) -> list[str]:
    return list(session.pitches.order_by("sort_order").values_list("state", flat=True))


def lit(session) -> list[bool]:
    session.refresh_from_db()
    return [seat["lit"] for seat in state_of(session)["seats"]]


def test_an_evening_goes_from_the_first_pitch_to_the_last(opened, programme, director):
    first, second = programme
    steps = [
        (pitches.stage, {"number": first.pk}, ["on-stage", "waiting"]),
        (pitches.open_buzz, {}, ["buzzing", "waiting"]),
        (pitches.close_buzz, {}, ["debate", "waiting"]),
        (pitches.open_buzz, {}, ["buzzing", "waiting"]),
        (pitches.close_buzz, {}, ["debate", "waiting"]),
        (pitches.reveal, {}, ["revealed", "waiting"]),
        # Calling the next one ends the one before.
        (pitches.stage, {"number": second.pk}, ["done", "on-stage"]),
        (pitches.finish, {}, ["done", "done"]),
        # Whatever was over can be called again.
        (pitches.stage, {"number": first.pk}, ["on-stage", "done"]),
    ]
    for act, values, expected in steps:
        act(opened, key=key(), now=EIGHT, user=director, **values)
        assert states(opened) == expected
    evening.move(opened, SessionState.CLOSED, key(), EIGHT, director)
    evening.move(opened, SessionState.ARCHIVED, key(), EIGHT, director)
    opened.refresh_from_db()
    assert (opened.state, opened.version) == (SessionState.ARCHIVED, 12)
    assert Act.objects.filter(session=opened).count() == 12


@pytest.mark.parametrize(
    "act",
    [pitches.open_buzz, pitches.close_buzz, pitches.reveal, pitches.finish, pitches.set_clock],
)
def test_without_anybody_on_stage_nothing_of_it_happens(opened, act):
    with pytest.raises(RefusedError):
        act(opened, key=key(), now=EIGHT)
    assert Act.objects.filter(session=opened).count() == 1


def test_what_leads_nowhere_is_refused_and_leaves_no_trace(prepared, programme):
    refused = [
        lambda: evening.move(prepared, SessionState.CLOSED, key(), EIGHT),
        lambda: evening.end_rehearsal(prepared, key(), EIGHT),
        lambda: pitches.stage(prepared, programme[0].pk, key(), EIGHT),
    ]
    for attempt in refused:
        with pytest.raises(RefusedError):
            attempt()
    evening.move(prepared, SessionState.OPEN, key(), EIGHT)
    with pytest.raises(RefusedError):
        pitches.stage(prepared, 0, key(), EIGHT)
    pitches.stage(prepared, programme[0].pk, key(), EIGHT)
    with pytest.raises(RefusedError):
        pitches.reveal(prepared, key(), EIGHT)
    prepared.refresh_from_db()
    assert prepared.version == Act.objects.filter(session=prepared).count() == 2


def test_the_clock_runs_stops_and_is_never_a_limit(opened, programme):
    def left(after):
        opened.refresh_from_db()
        return pitches.seconds_left(opened, EIGHT + timedelta(seconds=after))

    pitches.stage(opened, programme[0].pk, key(), EIGHT)
    assert (left(0), left(100), left(1000)) == (300, 200, 0)
    at = EIGHT + timedelta(seconds=100)
    pitches.set_clock(opened, key(), at, more=60)
    assert (left(100), left(160)) == (260, 200)
    pitches.set_clock(opened, key(), EIGHT + timedelta(seconds=160), runs=False)
    assert (left(160), left(999), pitches.clock_ends(opened)) == (200, 200, None)
    pitches.set_clock(opened, key(), EIGHT + timedelta(seconds=999), more=-500, runs=True)
    assert left(999) == 0
    # Time that has run out stops nobody.
    pitches.open_buzz(opened, key(), EIGHT + timedelta(seconds=2000))
    assert states(opened)[0] == PitchState.BUZZING


def test_each_journalist_lights_their_own_window_once(opened, programme, seats):
    pitch = programme[0]
    pitches.stage(opened, pitch.pk, key(), EIGHT)
    pitches.open_buzz(opened, key(), EIGHT)
    one = key()
    buzzes.buzz(opened, seats[1], pitch.pk, one, EIGHT)
    assert lit(opened) == [False, True, False]
    for again in (one, key()):  # sent again, and pressed again
        try:
            buzzes.buzz(opened, seats[1], pitch.pk, again, EIGHT)
        except AlreadyDoneError:
            assert again == one
    buzzes.enter_by_hand(opened, seats[2].pk, pitch.pk, key(), EIGHT)
    assert lit(opened) == [False, True, True]
    assert Buzz.objects.count() == 2
    buzzes.withdraw(opened, seats[1].pk, pitch.pk, key(), EIGHT, seat=seats[1])
    assert lit(opened) == [False, False, True]
    buzzes.buzz(opened, seats[1], pitch.pk, key(), EIGHT)
    assert (lit(opened), Buzz.objects.count()) == ([False, True, True], 3)


def test_the_server_decides_whether_a_tap_fell_into_the_round(opened, programme, seats):
    pitch = programme[0]
    pitches.stage(opened, pitch.pk, key(), EIGHT)

    def press(now, waited=0.0):
        at = acts.tapped_at(now, waited * 1000)
        buzzes.buzz(opened, seats[0], pitch.pk, key(), now, tapped_at=at)
        buzzes.withdraw(opened, seats[0].pk, pitch.pk, key(), now, seat=seats[0])

    with pytest.raises(RefusedError):
        press(EIGHT)
    pitches.open_buzz(opened, key(), EIGHT + 10 * SECOND)
    press(EIGHT + 10 * SECOND)
    with pytest.raises(RefusedError):
        press(EIGHT + 11 * SECOND, waited=2)  # pressed before the round
    pitches.close_buzz(opened, key(), EIGHT + 60 * SECOND)
    press(EIGHT + 60 * SECOND)
    with pytest.raises(RefusedError):
        press(EIGHT + 61 * SECOND)
    # Pressed in time, a minute without a network, and the next pitch is on stage by now.
    pitches.stage(opened, programme[1].pk, key(), EIGHT + 100 * SECOND)
    press(EIGHT + 119 * SECOND, waited=60)
    # Nobody can claim to have waited for an hour.
    with pytest.raises(RefusedError):
        press(EIGHT + timedelta(hours=1), waited=3540)
    assert opened.version == 1


@pytest.mark.parametrize("waited", ["", "x", "nan", "-5", "inf", None, "1e999"])
def test_what_a_phone_says_of_its_waiting_is_only_data(waited):
    at = acts.tapped_at(EIGHT, waited)
    assert EIGHT - timedelta(seconds=600) <= at <= EIGHT


def test_who_has_not_agreed_to_be_named_cannot_buzz(opened, programme, seats):
    opened.seats.update(agreed_at=None)
    pitches.stage(opened, programme[0].pk, key(), EIGHT)
    pitches.open_buzz(opened, key(), EIGHT)
    seats[0].refresh_from_db()
    with pytest.raises(RefusedError):
        buzzes.buzz(opened, seats[0], programme[0].pk, key(), EIGHT)
    opened.refresh_from_db()
    assert [seat["name"] for seat in state_of(opened)["seats"]] == ["", "", ""]


def test_three_taps_and_later_thoughts(opened, programme, seats):
    pitch, seat = programme[0], seats[0]
    pitches.stage(opened, pitch.pk, key(), EIGHT)
    pitches.open_buzz(opened, key(), EIGHT)
    buzzes.buzz(opened, seat, pitch.pk, key(), EIGHT)
    tap = lambda **said: buzzes.promise(opened, seat, pitch.pk, key(), EIGHT, **said)  # noqa: E731
    tap(angle=Angle.PEOPLE)
    tap(format=Format.REPORT)
    tap(week=date(2026, 12, 9))
    pitches.close_buzz(opened, key(), EIGHT)
    evening.move(opened, SessionState.CLOSED, key(), EIGHT)
    tap(format=Format.RADIO)  # thought better of it on the way home
    row = Buzz.objects.get()
    assert (row.angle, row.format, row.week) == ("people", "radio", date(2026, 12, 7))
    for week in (date(2026, 11, 22), date(2027, 7, 1)):
        with pytest.raises(RefusedError):
            tap(week=week)
    with pytest.raises(RefusedError):
        buzzes.promise(opened, seats[1], pitch.pk, key(), EIGHT, angle=Angle.PEOPLE)


def test_undoing_is_an_act_and_takes_back_one_after_the_other(opened, programme, seats, director):
    first, second = programme
    press = {"key": key, "now": EIGHT}
    pitches.stage(opened, first.pk, key(), EIGHT, director)
    pitches.open_buzz(opened, key(), EIGHT, director)
    buzzes.enter_by_hand(opened, seats[0].pk, first.pk, key(), EIGHT, director)
    buzzes.buzz(opened, seats[1], first.pk, key(), EIGHT)
    pitches.stage(opened, second.pk, key(), EIGHT + SECOND, director)
    undone = [
        acts.undo(opened, press["key"](), EIGHT + 2 * SECOND, director).kind for _time in range(4)
    ]
    assert undone == ["stage", "buzz-by-hand", "open-buzz", "stage"]
    opened.refresh_from_db()
    assert (states(opened), opened.current) == (["waiting", "waiting"], None)
    # What a journalist pressed is theirs.
    assert list(buzzes.standing(Buzz.objects.all()).values_list("seat", flat=True)) == [seats[1].pk]
    # The opening of the room is the last one; then nothing is left.
    assert acts.undo(opened, key(), EIGHT, director).kind == "open"
    with pytest.raises(RefusedError):
        acts.undo(opened, key(), EIGHT, director)
    assert Act.objects.filter(session=opened).count() == 6 + 5


def test_what_was_changed_since_cannot_be_undone(opened, programme, seats, director):
    pitches.stage(opened, programme[0].pk, key(), EIGHT, director)
    pitches.open_buzz(opened, key(), EIGHT, director)
    buzzes.buzz(opened, seats[0], programme[0].pk, key(), EIGHT)
    buzzes.withdraw(opened, seats[0].pk, programme[0].pk, key(), EIGHT, user=director)
    buzzes.buzz(opened, seats[0], programme[0].pk, key(), EIGHT + SECOND)
    with pytest.raises(RefusedError):
        acts.undo(opened, key(), EIGHT, director)
    assert lit(opened) == [True, False, False]


def test_the_room_asks_offers_and_judges(opened, programme):
    phone, one = key(), key()
    pitches.stage(opened, programme[0].pk, key(), EIGHT)
    opened.refresh_from_db()
    for _sent in range(3):
        room.send(opened, InputKind.HAVE, " Un camion\n le samedi ", one, phone, EIGHT)
    for number in (1, 5):
        room.give_stars(opened, programme[0].pk, number, key(), phone, EIGHT)
    again = key()
    for _sent in range(3):
        room.give_stars(opened, programme[0].pk, 2, again, key(), EIGHT)
    assert list(RoomInput.objects.values_list("kind", "text", "state", "pitch")) == [
        ("have", "Un camion le samedi", "received", programme[0].pk)
    ]
    assert Star.objects.count() == 3
    assert room.stars_of(programme[0]) == {"average": 3.5, "number": 2}
    # Hidden until they are revealed, and counted from then on.
    assert "3.5" not in str(state_of(opened))
    assert "3,5" not in str(state_of(opened))
    for act in (pitches.open_buzz, pitches.close_buzz, pitches.reveal):
        act(opened, key(), EIGHT + SECOND)
    opened.refresh_from_db()
    assert state_of(opened)["revealed"]["stars"] == "3,5"
    with pytest.raises(RefusedError):
        room.give_stars(opened, programme[0].pk, 5, key(), key(), EIGHT + 2 * SECOND)
    late = EIGHT + 60 * SECOND
    room.give_stars(opened, programme[0].pk, 5, key(), key(), late, tapped_at=EIGHT)
    assert Star.objects.count() == 4


@pytest.mark.parametrize(("kind", "text"), [("question", "  "), ("x", "Oui"), ("need", "a" * 281)])
def test_what_is_no_message_is_refused(opened, kind, text):
    with pytest.raises(RefusedError):
        room.send(opened, kind, text, key(), key(), EIGHT)
    assert RoomInput.objects.count() == 0


def test_one_phone_waits_a_moment_but_a_room_behind_one_network_does_not(opened):
    phone = key()
    for _message in range(room.PER_PHONE):
        room.send(opened, InputKind.QUESTION, "Et ?", key(), phone, EIGHT)
    with pytest.raises(RefusedError):
        room.send(opened, InputKind.QUESTION, "Et ?", key(), phone, EIGHT)
    room.send(opened, InputKind.QUESTION, "Et ?", key(), phone, EIGHT + timedelta(minutes=6))
    for _other in range(60):
        room.send(opened, InputKind.QUESTION, "Et ?", key(), key(), EIGHT)


def test_an_evening_can_be_deleted_with_its_event_although_something_was_undone(
    opened, programme, director
):
    pitches.stage(opened, programme[0].pk, key(), EIGHT, director)
    acts.undo(opened, key(), EIGHT, director)
    with pytest.raises(RestrictedError):
        Act.objects.get(kind="stage").delete()
    opened.event.delete()
    assert (Act.objects.count(), BuzzSession.objects.count()) == (0, 0)


def test_nobody_takes_back_what_somebody_else_has_done_since(opened, programme, director):
    pitches.stage(opened, programme[0].pk, key(), EIGHT, director)
    seen = acts.undoable(opened)
    evening.blank(opened, True, key(), EIGHT, director)
    with pytest.raises(RefusedError):
        acts.undo(opened, key(), EIGHT, director, number=seen.pk)
    opened.refresh_from_db()
    assert opened.is_blank
    assert (
        acts.undo(opened, key(), EIGHT, director, number=acts.undoable(opened).pk).kind == "blank"
    )


def test_with_the_evening_ends_what_is_on_stage(opened, programme, seats, director):
    pitches.stage(opened, programme[0].pk, key(), EIGHT, director)
    pitches.open_buzz(opened, key(), EIGHT, director)
    evening.move(opened, SessionState.CLOSED, key(), EIGHT + SECOND, director)
    opened.refresh_from_db()
    assert (opened.current, opened.closed_at) == (None, EIGHT + SECOND)
    assert states(opened) == ["done", "waiting"]
    late = {"now": EIGHT + 3 * SECOND}
    with pytest.raises(RefusedError):
        buzzes.buzz(opened, seats[0], programme[0].pk, key(), **late)
    # What was pressed in time and arrives only now counts.
    buzzes.buzz(opened, seats[1], programme[0].pk, key(), **late, tapped_at=EIGHT)
    assert list(Buzz.objects.values_list("seat", flat=True)) == [seats[1].pk]


def test_a_pause_stops_the_clock(opened, programme, director):
    pitches.stage(opened, programme[0].pk, key(), EIGHT, director)
    evening.move(opened, SessionState.PAUSED, key(), EIGHT + 10 * SECOND, director)
    opened.refresh_from_db()
    assert pitches.seconds_left(opened, EIGHT + 60 * SECOND) == 290
    evening.move(opened, SessionState.CLOSED, key(), EIGHT + 60 * SECOND, director)


def test_a_rehearsal_leaves_nothing_but_its_record(prepared, programme, seats, director):
    evening.rehearse(prepared, key(), EIGHT, director)
    prepared.seats.update(agreed_at=EIGHT)
    seats = list(prepared.seats.all())
    pitches.stage(prepared, programme[0].pk, key(), EIGHT, director)
    pitches.open_buzz(prepared, key(), EIGHT, director)
    buzzes.buzz(prepared, seats[0], programme[0].pk, key(), EIGHT)
    prepared.refresh_from_db()
    room.send(prepared, InputKind.NEED, "Un local", key(), key(), EIGHT)
    room.give_stars(prepared, programme[0].pk, 4, key(), key(), EIGHT)
    with pytest.raises(RefusedError):
        evening.move(prepared, SessionState.CLOSED, key(), EIGHT, director)
    evening.end_rehearsal(prepared, key(), EIGHT, director)
    prepared.refresh_from_db()
    assert (prepared.state, prepared.is_rehearsal, prepared.current) == ("prepared", False, None)
    assert states(prepared) == ["waiting", "waiting"]
    assert [model.objects.count() for model in (Buzz, RoomInput, Star)] == [0, 0, 0]
    # Whoever tried their seat has not agreed to be named on the evening.
    assert set(prepared.seats.values_list("agreed_at", flat=True)) == {None}
    assert Act.objects.filter(is_rehearsal=True).count() == 4
    with pytest.raises(RefusedError):
        acts.undo(prepared, key(), EIGHT, director)
    evening.move(prepared, SessionState.OPEN, key(), EIGHT, director)
    with pytest.raises(RefusedError):
        evening.rehearse(prepared, key(), EIGHT, director)


def test_the_screen_can_be_emptied_and_a_caption_is_not_kept(opened, director):
    evening.blank(opened, True, key(), EIGHT, director)
    evening.caption(opened, "mot " * 80, key(), EIGHT, director)
    opened.refresh_from_db()
    shown = state_of(opened)
    assert (shown["blank"], len(shown["caption"])) == (True, 199)
    assert "mot" not in str(list(Act.objects.values_list("changes", flat=True)))
    assert acts.undo(opened, key(), EIGHT, director).kind == "blank"


def test_a_caption_ends_with_its_pitch(opened, programme, director):
    def said():
        opened.refresh_from_db()
        return state_of(opened)["caption"]

    for end in (
        lambda: pitches.stage(opened, programme[0].pk, key(), EIGHT, director),
        lambda: pitches.finish(opened, key(), EIGHT, director),
        lambda: evening.move(opened, SessionState.CLOSED, key(), EIGHT, director),
    ):
        evening.caption(opened, "On y est.", key(), EIGHT, director)
        assert said() == "On y est."
        end()
        assert said() == ""


def test_codes_are_told_apart_from_the_last_row():
    found = {codes.room_code() for _draw in range(200)} | {
        codes.seat_code() for _draw in range(200)
    }
    assert {len(code) for code in found} == {5, 6}
    assert set("".join(found)) <= set("ABCDEFGHJKMNPRSTWXYZ")
    assert codes.clean(" br ave\n") == "BRAVE"
    assert acts.tapped_at(EIGHT.astimezone(UTC), "1500") == EIGHT - timedelta(seconds=1.5)


def test_the_laptop_says_where_phones_find_it(prepared):
    from buzz.management.commands.live import local_address, sheet

    lines = sheet("http://192.168.1.5:8000")
    assert lines[2:5] == [
        "  Salle       http://192.168.1.5:8000/direct/BRAVE/",
        "  Projection  http://192.168.1.5:8000/direct/BRAVE/scene/",
        "  Régie       http://192.168.1.5:8000/direct/BRAVE/regie/",
    ]
    assert {len(line) for line in lines[8:]} == {len(lines[8])}
    assert local_address().count(".") == 3
