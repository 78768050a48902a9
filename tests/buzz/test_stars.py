"""Stars of the room: hidden until they are revealed, kept however late they arrive, counted once."""

from datetime import timedelta

import pytest

from buzz import acts, pitches, room
from buzz import session as evening
from buzz.acts import RefusedError
from buzz.choices import SessionState
from buzz.models import Star
from buzz.state import state_of

from .conftest import EIGHT, ROOM, key, soup

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


def test_stars_tapped_in_time_are_kept_although_the_pitch_or_the_evening_has_ended(
    opened, programme
):
    first, second = programme

    def judge(arrives, waited):
        now = EIGHT + arrives * SECOND
        at = acts.tapped_at(now, waited * 1000)
        opened.refresh_from_db()
        room.give_stars(opened, first.pk, 4, key(), key(), now, tapped_at=at)

    with pytest.raises(RefusedError):
        judge(arrives=9, waited=0)  # nobody has been on stage yet
    pitches.stage(opened, first.pk, key(), EIGHT + 10 * SECOND)
    with pytest.raises(RefusedError):
        judge(arrives=20, waited=15)
    pitches.finish(opened, key(), EIGHT + 60 * SECOND)  # without a reveal
    judge(arrives=61, waited=5)
    pitches.stage(opened, second.pk, key(), EIGHT + 70 * SECOND)
    judge(arrives=400, waited=350)
    evening.move(opened, SessionState.CLOSED, key(), EIGHT + 500 * SECOND)
    judge(arrives=560, waited=540)
    with pytest.raises(RefusedError):
        judge(arrives=560, waited=30)  # when the evening was over
    assert Star.objects.count() == 3


def test_what_was_revealed_does_not_change_unless_it_is_revealed_again(opened, programme, director):
    pitch = programme[0]
    pitches.stage(opened, pitch.pk, key(), EIGHT)

    def judge(number, now, tapped_at):
        opened.refresh_from_db()
        room.give_stars(opened, pitch.pk, number, key(), key(), now, tapped_at=tapped_at)

    def shown():
        opened.refresh_from_db()
        found = state_of(opened)["revealed"]
        return found and (found["stars"], found["voters"])

    judge(2, EIGHT, EIGHT)
    for act in (pitches.open_buzz, pitches.close_buzz, pitches.reveal):
        act(opened, key(), EIGHT + SECOND, director)
    assert shown() == ("2,0", "1 voix")
    # In time, but from below the ground; or by somebody who has read the screen: nobody can tell.
    judge(5, EIGHT + 60 * SECOND, EIGHT)
    assert (shown(), Star.objects.count()) == (("2,0", "1 voix"), 2)
    # The control takes the reveal back because a network was away: what came since is counted.
    assert acts.undo(opened, key(), EIGHT + 61 * SECOND, director).kind == "reveal"
    assert shown() is None
    pitches.reveal(opened, key(), EIGHT + 62 * SECOND, director)
    assert shown() == ("3,5", "2 voix")
    # So it is when the pitch is called again.
    pitches.finish(opened, key(), EIGHT + 63 * SECOND)
    pitches.stage(opened, pitch.pk, key(), EIGHT + 64 * SECOND)
    judge(5, EIGHT + 65 * SECOND, EIGHT)
    for act in (pitches.open_buzz, pitches.close_buzz, pitches.reveal):
        act(opened, key(), EIGHT + 66 * SECOND)
    assert shown() == ("4,0", "3 voix")


@pytest.mark.parametrize("number", [0, 6, -1])
def test_stars_are_one_to_five_for_what_was_on_stage(opened, programme, number):
    pitches.stage(opened, programme[0].pk, key(), EIGHT)
    with pytest.raises(RefusedError):
        room.give_stars(opened, programme[0].pk, number, key(), key(), EIGHT)
    with pytest.raises(RefusedError):
        room.give_stars(opened, programme[1].pk, 3, key(), key(), EIGHT)


def test_where_nobody_judged_no_mark_is_shown(client, opened, programme):
    pitches.stage(opened, programme[0].pk, key(), EIGHT)
    for act in (pitches.open_buzz, pitches.close_buzz, pitches.reveal):
        act(opened, key(), EIGHT)
    opened.refresh_from_db()
    assert state_of(opened)["revealed"]["stars"] == ""
    for address, part in ((ROOM, ".live-stars"), (f"{ROOM}scene/", ".scene-stars")):
        assert soup(client.get(address)).select_one(part).has_attr("hidden")
