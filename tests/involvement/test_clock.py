"""The clock: taken in five working minutes, answered in sixty, else it climbs. Once per rung."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from involvement import escalation, handover
from involvement.claiming import AlreadyClaimedError, claim
from involvement.measures import published_delay
from involvement.models import Attention, Involvement, Letter, State, StepKind
from involvement.routing import route
from involvement.services import receive
from involvement.timeline import Actor, record
from involvement.transitions import TooEarlyError, TransitionRefusedError, move
from people.models import Absence, CircleMember
from tests.factories import make_call, make_facilitator, make_request
from tests.involvement.conftest import MONDAY_MORNING, make_enquiry

pytestmark = pytest.mark.django_db
PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture
def team(camille):
    """Camille, her colleague Zoé, their lead Hugo, and one member of the circle."""
    programme = camille.programme
    zoe = make_facilitator(programme, "Zoé", sort_order=1)
    hugo = make_facilitator(programme, "Hugo", sort_order=2, active=True)
    programme.lead = hugo
    programme.holiday_region = "Alsace"
    programme.save()
    CircleMember.objects.create(programme=programme, name="Ada", email="ada@circle.example")
    return {"camille": camille, "zoe": zoe, "hugo": hugo}


def at(minutes: float) -> datetime:
    return MONDAY_MORNING + timedelta(minutes=minutes)


def run(until: float, step: int = 1) -> None:
    """Tick minute by minute from Monday 9:30."""
    for minute in range(0, int(until) + 1, step):
        with time_machine.travel(at(minute), tick=False):
            escalation.tick(timezone.now())


def told(template: str) -> list[tuple[list[str], datetime]]:
    letters = Letter.objects.filter(template=template).order_by("pk").select_related("email")
    return [(letter.email.to, letter.queued_at) for letter in letters]


def test_nobody_moves_it_climbs_to_everybody_once(team, monday):
    involvement = receive(make_enquiry())
    run(300)

    assert told("rung") == [
        (["zoe@labo.example"], at(60)),
        (["hugo@labo.example"], at(90)),
    ]
    assert told("circle") == [(["ada@circle.example"], at(120))]
    involvement.refresh_from_db()
    assert (involvement.state, involvement.escalation_level, involvement.next_rung_at) == (
        State.ESCALATED,
        3,
        None,
    )
    assert list(involvement.steps.values_list("kind", flat=True)) == [
        "received", "acknowledged", "owner-told", "state", "assigned",
        "state", "escalated", "escalated", "escalated",
    ]  # fmt: skip
    assigned = involvement.steps.get(kind=StepKind.ASSIGNED)
    assert (assigned.at, assigned.data) == (at(5), {"owner": team["camille"].pk})


def test_the_circle_reads_nothing_of_whom_it_is_about(team, monday):
    receive(make_enquiry(first_name="Mirabelle", email="mira@example.org", message="Un secret"))
    run(130)
    mail = Letter.objects.get(template="circle").email
    content = f"{mail.subject}{mail.message}{mail.html_message}{mail.context}{mail.headers}"
    for personal in ("Mirabelle", "mira@example.org", "Un secret", "06 12"):
        assert personal not in content


def test_an_answer_stops_the_clock(team, monday):
    involvement = receive(make_enquiry())
    run(10)
    move(involvement, State.IN_DIALOGUE, at(11), Actor(facilitator=team["camille"]))
    run(300, step=10)
    assert (told("rung"), told("circle")) == ([], [])


def test_nights_do_not_count(team):
    evening = datetime(2026, 11, 20, 17, 58, tzinfo=PARIS)  # a Friday
    with time_machine.travel(evening, tick=False):
        involvement = receive(make_enquiry())
    for hour in range(1, 62):
        escalation.tick(evening + timedelta(hours=hour))
    involvement.refresh_from_db()
    assert involvement.state == State.NEW
    escalation.tick(datetime(2026, 11, 23, 9, 3, tzinfo=PARIS))
    involvement.refresh_from_db()
    assert involvement.state == State.ASSIGNED


def test_after_a_pause_of_the_worker_the_rungs_do_not_fall_together(team, monday):
    receive(make_enquiry())
    for minute in (300, 300.1, 300.2):
        escalation.tick(at(minute))
    # From the first look on, each rung gets its time again.
    assert len(told("rung")) == 1
    assert told("circle") == []


def test_rungs_without_anybody_are_passed_over(camille, monday):
    involvement = receive(make_enquiry())
    run(70)
    involvement.refresh_from_db()
    step = involvement.steps.get(kind=StepKind.ESCALATED)
    assert step.data == {"level": 3, "told": [], "passed_over": [1, 2, 3]}
    assert (involvement.state, involvement.next_rung_at) == (State.ESCALATED, None)


def test_one_takes_it_the_other_is_told_who(team, monday):
    involvement = receive(make_enquiry())
    claim(involvement, team["zoe"], at(1), Actor(facilitator=team["zoe"]))
    with pytest.raises(AlreadyClaimedError) as refused:
        claim(involvement, team["hugo"], at(1), Actor(facilitator=team["hugo"]))
    assert refused.value.by == team["zoe"]
    again = claim(involvement, team["zoe"], at(2), Actor(facilitator=team["zoe"]))
    assert (again.owner, again.claimed_at, again.state) == (team["zoe"], at(1), State.ASSIGNED)
    assert involvement.steps.filter(kind=StepKind.CLAIMED).count() == 1
    move(involvement, State.IN_DIALOGUE, at(3))
    with pytest.raises(AlreadyClaimedError):
        claim(involvement, team["hugo"], at(4), Actor(facilitator=team["hugo"]))


def test_whose_time_is_taken_takes_the_request_without_its_call(team, monday):
    slot = at(24 * 60)
    make_request(team["zoe"], callback_at=slot)
    involvement = make_request(team["camille"], callback_at=slot)
    taken = claim(involvement, team["zoe"], at(1), Actor(facilitator=team["zoe"]))
    assert (taken.owner, taken.callback_at) == (team["zoe"], None)


def test_who_takes_it_late_gets_the_time_of_a_rung(team, monday):
    involvement = receive(make_enquiry())
    run(75)
    claim(involvement, team["zoe"], at(80), Actor(facilitator=team["zoe"]))
    involvement.refresh_from_db()
    assert (involvement.owner, involvement.next_rung_at) == (team["zoe"], at(110))


def test_absence_leads_requests_to_whoever_is_there(team, mulhouse, monday):
    camille, zoe = team["camille"], team["zoe"]
    call = make_call(contact=camille, fallback_contact=zoe)
    assert route(mulhouse, call, MONDAY_MORNING).owner == camille
    Absence.objects.create(
        facilitator=camille, first_day=date(2026, 11, 23), last_day=date(2026, 11, 27)
    )
    assert route(mulhouse, call, MONDAY_MORNING).owner == zoe
    assert route(mulhouse, None, MONDAY_MORNING).owner == zoe
    # On Friday evening the next open minute is on Monday, when she is back.
    friday = datetime(2026, 11, 27, 18, 30, tzinfo=PARIS)
    assert route(mulhouse, None, friday).owner == camille
    for person in team.values():
        Absence.objects.create(
            facilitator=person, first_day=date(2026, 11, 23), last_day=date(2026, 11, 27)
        )
    assert route(mulhouse, None, MONDAY_MORNING).owner == camille


def test_what_is_due_while_its_owner_is_away_is_handed_over_once(team, monday):
    waiting = receive(make_enquiry())
    answered = make_request(team["camille"], state=State.IN_DIALOGUE)
    Absence.objects.create(
        facilitator=team["camille"], first_day=date(2026, 11, 23), last_day=date(2026, 11, 24)
    )
    assert [handover.hand_over_absent(at(1)) for _ in range(2)] == [1, 0]
    waiting.refresh_from_db()
    answered.refresh_from_db()
    assert (waiting.owner, answered.owner) == (team["zoe"], team["camille"])
    assert [to for to, _ in told("notice")] == [["camille-roth@labo.example"], ["zoe@labo.example"]]


def test_what_slept_wakes_in_front_of_its_owner(team, monday):
    asleep = make_request(
        state=State.DORMANT, state_before=State.ORIENTED, snoozed_until=date(2026, 11, 24)
    )
    assert escalation.wake(MONDAY_MORNING) == 0
    tuesday = MONDAY_MORNING + timedelta(days=1)
    assert escalation.wake(tuesday) == 1
    asleep.refresh_from_db()
    assert (asleep.state, asleep.attention, asleep.due_at) == (
        State.ORIENTED,
        Attention.AWAKE,
        tuesday + timedelta(hours=1),
    )


def test_silence_is_a_reason_only_after_three_tries_by_two_ways(team, monday):
    involvement = make_request(state=State.IN_DIALOGUE)
    for minute, kind in enumerate([StepKind.MAIL_OUT, StepKind.MAIL_OUT, StepKind.CALL], 1):
        with pytest.raises(TooEarlyError):
            move(involvement, State.CLOSED, at(minute), reason="no-answer")
        record(involvement, kind, at(minute))
    assert move(involvement, State.CLOSED, at(9), reason="no-answer").closed_reason == "no-answer"
    with pytest.raises(TransitionRefusedError):
        move(involvement, State.ASSIGNED, at(10))


def test_the_published_delay_equals_a_recount(team, monday):
    programme = team["camille"].programme
    waits = [10, 20, 40, 200, None]
    for number, minutes in enumerate(waits):
        involvement = receive(make_enquiry(first_name=f"P{number}"))
        if minutes is not None:
            move(involvement, State.IN_DIALOGUE, at(minutes))
    # 200 minutes after half past nine it is ten to one: 150 minutes are open until noon.
    assert published_delay(programme, at(50)) is None  # one still waits within its hour
    late = published_delay(programme, at(150))
    assert (late.minutes, late.count) == (40, 5)
    receive(make_enquiry(first_name="Spam", suspicious="trap"))
    assert published_delay(programme, at(150)) == late
    Involvement.objects.filter(person__first_name="P0").update(first_human_reply_at=at(100))
    recount = sorted([100, 20, 40, 150, 150])
    assert published_delay(programme, at(150)).minutes == recount[2]


def test_no_open_request_is_without_owner_and_due_date(team, monday):
    receive(make_enquiry())
    run(130, step=5)
    assert not Involvement.objects.filter(owner=None).exists()
    assert not Involvement.objects.filter(due_at=None).exists()
