"""A time for everybody, in everybody's calendar; and how it went."""

from datetime import timedelta

import pytest
from ical.calendar_stream import IcsCalendarStream

from involvement.introductions import asking, debrief, meeting
from involvement.introductions.meeting import NoSuchTimeError
from involvement.introductions.states import IntroductionMovedError
from involvement.models import (
    Attention,
    IngredientState,
    Introduction,
    IntroductionState,
    Involvement,
    State,
    StepKind,
    Usefulness,
)
from involvement.slots import free_slots

from .conftest import DAY, all_say_yes, mails_to, party, state

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
S = IntroductionState


@pytest.fixture
def opened(introduction, monday) -> Introduction:
    all_say_yes(introduction, monday)
    return introduction


@pytest.fixture
def fixed(opened, monday) -> Introduction:
    """They meet on Wednesday."""
    meeting.fix(opened, monday + 2 * DAY, 45, "Maison du Labo", monday)
    return Introduction.objects.get(pk=opened.pk)


def ics(request: Involvement):
    """The calendar file of the newest mail."""
    attachment = mails_to(request).last().attachments.get()
    with attachment.file.open("rb") as file:
        return attachment.mimetype, IcsCalendarStream.calendar_from_ics(file.read().decode())


def vote(introduction, request, *numbers, now):
    slots = list(introduction.slots.all())
    meeting.answer_times(party(introduction, request), [slots[n].pk for n in numbers], now)


def test_times_are_put_to_the_vote_and_the_common_one_is_found(
    opened, ines, karim, camille, monday
):
    times = free_slots(camille, monday, 5)
    assert len(times) == 5
    meeting.propose_times(opened, times, monday)
    meeting.propose_times(opened, times, monday)
    assert [mails_to(who).count() for who in (ines, karim)] == [3, 3]

    Involvement.objects.update(attention="")
    vote(opened, ines, 0, 2, now=monday)
    assert meeting.common_times(opened, monday) == []
    vote(opened, karim, 2, 3, now=monday)
    assert [slot.starts_at for slot in meeting.common_times(opened, monday)] == [times[2]]
    assert Involvement.objects.get(pk=ines.pk).attention == Attention.INTRODUCTION
    vote(opened, karim, 3, now=monday)  # a change of mind
    assert meeting.common_times(opened, monday) == []
    assert meeting.common_times(opened, monday + 90 * DAY) == []


def test_times_that_are_proposed_again_keep_their_ticks(opened, ines, monday):
    first, second, third = (monday + n * DAY for n in (1, 2, 3))
    meeting.propose_times(opened, [first, second], monday)
    vote(opened, ines, 1, now=monday)
    meeting.propose_times(opened, [second, third], monday)
    ticks = {slot.starts_at: slot.possible_for.count() for slot in opened.slots.all()}
    assert ticks == {second: 1, third: 0}


@pytest.mark.parametrize("days", [[], [-1], [1, 2, 3, 4, 5, 6]])
def test_no_time_one_that_is_over_or_six_are_refused(opened, monday, days):
    with pytest.raises(NoSuchTimeError):
        meeting.propose_times(opened, [monday + n * DAY for n in days], monday)


def test_nothing_is_planned_before_all_said_yes(introduction, ines, monday):
    with pytest.raises(IntroductionMovedError):
        meeting.propose_times(introduction, [monday + DAY], monday)
    with pytest.raises(IntroductionMovedError):
        meeting.fix(introduction, monday + DAY, 60, "Ici", monday)
    with pytest.raises(IntroductionMovedError):
        meeting.answer_times(party(introduction, ines), [], monday)


def test_the_file_invites_moves_and_takes_back_one_event(fixed, ines, karim, monday):
    kind, first = ics(ines)
    assert kind == "text/calendar; method=REQUEST"
    event = first.events[0]
    assert (first.method, event.sequence) == ("REQUEST", 1)
    assert (event.dtstart, event.dtend - event.dtstart) == (
        monday + 2 * DAY,
        timedelta(minutes=45),
    )
    assert event.location == "Maison du Labo"
    assert [who.uri for who in event.attendees] == ["mailto:ines@example.org"]

    meeting.fix(fixed, monday + 2 * DAY, 45, "Maison du Labo", monday)  # the same: nothing
    meeting.fix(fixed, monday + 3 * DAY, 45, "Ailleurs", monday)
    _kind, moved = ics(ines)
    assert (moved.events[0].uid, moved.events[0].sequence) == (event.uid, 2)
    assert moved.events[0].dtstart == monday + 3 * DAY

    meeting.drop(fixed, monday)
    meeting.drop(fixed, monday)
    kind, gone = ics(karim)
    assert kind == "text/calendar; method=CANCEL"
    assert (gone.method, gone.events[0].uid, gone.events[0].sequence) == ("CANCEL", event.uid, 3)
    assert gone.events[0].status == "CANCELLED"
    assert state(fixed) == S.OPEN

    meeting.fix(fixed, monday + 4 * DAY, 45, "Ici", monday)
    assert ics(karim)[1].events[0].sequence == 4
    assert mails_to(ines).count() == 6


def test_who_leaves_takes_the_meeting_out_of_the_others_calendars(fixed, ines, karim, monday):
    asking.leave(party(fixed, karim), monday)
    kind, gone = ics(ines)
    assert (kind, gone.events[0].sequence) == ("text/calendar; method=CANCEL", 2)
    assert "karim" not in str(gone).casefold()


def test_a_time_that_is_over_cannot_be_fixed(opened, monday):
    with pytest.raises(NoSuchTimeError):
        meeting.fix(opened, monday, 60, "Ici", monday)


def test_the_morning_after_each_is_asked_once(fixed, ines, karim, monday):
    the_day_after = (monday + 3 * DAY).replace(hour=9, minute=0)
    assert debrief.ask_debriefs(monday + 2 * DAY + HOUR) == 0
    assert debrief.ask_debriefs(the_day_after - timedelta(minutes=1)) == 0
    assert debrief.ask_debriefs(the_day_after) == 1
    assert debrief.ask_debriefs(the_day_after + HOUR) == 0
    assert [mails_to(who).count() for who in (ines, karim)] == [4, 4]


def test_an_answer_says_that_they_met_and_stands_on_the_timeline(fixed, ines, karim, monday):
    later = monday + 3 * DAY
    with pytest.raises(IntroductionMovedError):
        debrief.answer(party(fixed, ines), Usefulness.YES, "", monday)
    for _ in range(2):
        debrief.answer(party(fixed, ines), Usefulness.YES, "On visite le hangar", later)
    step = ines.steps.get(kind=StepKind.DEBRIEF)
    assert (step.text, step.data["useful"], step.by_person) == ("On visite le hangar", "yes", True)
    assert state(fixed) == S.HELD
    assert {row.state for row in Involvement.objects.all()} == {State.MET}

    debrief.conclude(fixed, S.CONTINUES, later)
    stored = Introduction.objects.get(pk=fixed.pk)
    assert (stored.state, stored.need.state) == (S.CONTINUES, IngredientState.MET)


def test_missed_where_all_say_so_and_another_time_asks_afresh(fixed, ines, karim, monday):
    later = monday + 3 * DAY
    debrief.answer(party(fixed, ines), Usefulness.NOT_MET, "", later)
    assert state(fixed) == S.SCHEDULED
    debrief.answer(party(fixed, karim), Usefulness.NOT_MET, "", later)
    assert state(fixed) == S.MISSED

    meeting.fix(fixed, later + DAY, 45, "Ici", later)
    assert state(fixed) == S.SCHEDULED
    assert party(fixed, ines).debriefed_at is None
    assert debrief.ask_debriefs((later + 2 * DAY).replace(hour=10)) == 1


def test_the_facilitator_says_held_only_once_it_has_begun(fixed, monday):
    with pytest.raises(IntroductionMovedError):
        debrief.conclude(fixed, S.HELD, monday)
    for _ in range(2):
        debrief.conclude(fixed, S.HELD, monday + 2 * DAY)
    assert state(fixed) == S.HELD


def test_a_meeting_does_not_drag_back_who_is_further(fixed, ines, karim, monday):
    Involvement.objects.filter(pk=ines.pk).update(state=State.IN_ACTION)
    Involvement.objects.filter(pk=karim.pk).update(state=State.CLOSED)
    debrief.conclude(fixed, S.HELD, monday + 2 * DAY)
    assert Involvement.objects.get(pk=ines.pk).state == State.IN_ACTION
    assert Involvement.objects.get(pk=karim.pk).state == State.CLOSED
