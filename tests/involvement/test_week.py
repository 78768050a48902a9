"""A hundred requests in a week with nights, two holidays, an absence and a worker that pauses.

The week of Easter 2027: Good Friday is a holiday in Alsace, Monday in all of France, and on Sunday
the clocks change. Only Wednesday, Thursday and Tuesday are worked.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from statistics import median
from uuid import UUID

import pytest
import time_machine
from django.db.models import Q

from involvement import escalation, handover, slots
from involvement.claiming import claim
from involvement.measures import published_delay
from involvement.models import (
    OPEN_STATES,
    UNANSWERED_STATES,
    Involvement,
    Letter,
    State,
    StepKind,
)
from involvement.private import acts
from involvement.routing import route
from involvement.services import queue_missing_mails, receive
from involvement.timeline import Actor
from involvement.transitions import move
from people.models import Absence, CircleMember, Facilitator
from taxonomy.models import Territory
from tests.factories import make_facilitator
from tests.involvement.conftest import make_enquiry
from tests.involvement.recount import MINUTE, PARIS, after, is_open, minutes, worked

pytestmark = pytest.mark.django_db
BEGIN = datetime(2027, 3, 24, tzinfo=PARIS)
END = datetime(2027, 3, 31, tzinfo=PARIS)
LAST_LOOK = datetime(2027, 3, 31, 18, tzinfo=PARIS)
PAUSE = (datetime(2027, 3, 25, 10, 20, tzinfo=PARIS), datetime(2027, 3, 25, 10, 30, tzinfo=PARIS))
# Noé leaves the team in the middle of Thursday.
NOE_LEAVES = datetime(2027, 3, 25, 11, tzinfo=PARIS)
# What happens to a request, and how many of the hundred.
FATES = {"in time": 52, "late": 20, "never": 14, "withdrawn": 7, "spam": 3}
AWAY = date(2027, 3, 25)


@dataclass
class Week:
    """The team, what people and colleagues will do, and what they did."""

    commune: Territory
    team: dict[str, Facilitator]
    chance: random.Random = field(default_factory=lambda: random.Random(7))
    deeds: dict[datetime, list[Callable[[datetime], None]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    fates: dict[int, str] = field(default_factory=dict)

    def plan(self) -> None:
        """Spread the arrivals: half of them over days and nights, half over the hours of work."""
        all_minutes = list(minutes(BEGIN.astimezone(), END.astimezone()))
        open_minutes = [moment for moment in all_minutes if is_open(moment)]
        fates = [fate for fate, count in FATES.items() for _ in range(count)]
        self.chance.shuffle(fates)
        for number, fate in enumerate(fates):
            arrives = self.chance.choice(open_minutes if number % 2 else all_minutes)
            self.deeds[arrives].append(lambda now, n=number, f=fate: self.arrive(n, f, now))
        # Some arrive while the worker pauses, some just before.
        for number in range(4):
            moment = PAUSE[0] + (number * 3 - 4) * MINUTE
            self.deeds[moment].append(lambda now, n=100 + number: self.arrive(n, "never", now))
        self.deeds[NOE_LEAVES].append(lambda now: self.leave("noe"))

    def leave(self, name: str) -> None:
        self.team[name].active = False
        self.team[name].save()

    def arrive(self, number: int, fate: str, now: datetime) -> None:
        owner = route(self.commune, None, now).owner
        called = fate in ("in time", "never") and number % 5 == 0
        slot = self.chance.choice(slots.free_slots(owner, now)) if called else None
        involvement = receive(
            make_enquiry(
                form_key=UUID(int=number),
                first_name=f"P{number}",
                email="" if number % 10 == 3 else f"p{number}@example.org",
                commune=self.commune,
                message=f"Idée {number}",
                callback_at=slot,
                suspicious="trap" if fate == "spam" else "",
            ),
            now,
        )
        self.fates[involvement.pk] = fate
        first, last = {"in time": (1, 55), "late": (62, 140), "withdrawn": (1, 80)}.get(
            fate, (0, 0)
        )
        if not last:
            return
        acts_at = slot + 2 * MINUTE if slot else after(now, self.chance.randint(first, last))
        act = self.withdraw if fate == "withdrawn" else self.answer
        self.deeds[acts_at].append(lambda now: act(involvement, now))
        if number % 3 == 0 and acts_at - now > 4 * MINUTE:
            self.deeds[now + 2 * MINUTE].append(lambda now: self.claim(involvement, now))

    def claim(self, involvement: Involvement, now: datetime) -> None:
        owner = Involvement.objects.get(pk=involvement.pk).owner
        claim(involvement, owner, now, Actor(facilitator=owner))

    def answer(self, involvement: Involvement, now: datetime) -> None:
        owner = Involvement.objects.get(pk=involvement.pk).owner
        move(involvement, State.IN_DIALOGUE, now, Actor(facilitator=owner))

    def withdraw(self, involvement: Involvement, now: datetime) -> None:
        acts.withdraw(involvement, now)

    def run(self) -> None:
        """Minute by minute: who has something to do does it, then the worker looks."""
        for now in minutes(BEGIN.astimezone(), LAST_LOOK.astimezone()):
            deeds = self.deeds.pop(now, [])
            if not (deeds or is_open(now) or now.minute == 0):
                continue
            with time_machine.travel(now, tick=False):
                for deed in deeds:
                    deed(now)
                pause = PAUSE[0] <= now < PAUSE[1]
                changed = 0 if pause else self.work(now)
                if deeds or changed:
                    self.look()

    def work(self, now: datetime) -> int:
        changed = escalation.tick(now)
        if now.minute % 10 == 0:
            changed += queue_missing_mails(now) + handover.hand_over_absent(now)
        return changed

    def look(self) -> None:
        """At every step: an open request has an owner and a due date, and the clock looks at it."""
        forgotten = Q(owner=None) | Q(due_at=None)
        silent = Q(state__in=UNANSWERED_STATES, next_rung_at=None)
        silent &= ~Q(escalation_level=escalation.CIRCLE)
        assert not Involvement.objects.filter(forgotten | silent, state__in=OPEN_STATES).exists()


@pytest.fixture
def week(camille, mulhouse) -> Week:
    programme = camille.programme
    names = {"noe": "Noé", "zoe": "Zoé", "hugo": "Hugo"}
    team = {"camille": camille} | {
        key: make_facilitator(programme, name, sort_order=order, phone="03 89 00 00 02")
        for order, (key, name) in enumerate(names.items(), 1)
    }
    make_facilitator(programme, "Max", sort_order=0, active=False)
    programme.lead, programme.holiday_region = team["hugo"], "Alsace"
    programme.save()
    CircleMember.objects.create(programme=programme, name="Ada", email="ada@circle.example")
    Absence.objects.create(facilitator=camille, first_day=AWAY, last_day=AWAY)
    return Week(mulhouse, team)


def looked(moment: datetime) -> datetime:
    """When the worker first looked after this moment."""
    if PAUSE[0] <= moment < PAUSE[1]:
        return PAUSE[1]
    return moment


def over_at(involvement: Involvement) -> datetime | None:
    """When a human answered, or when the person withdrew."""
    return involvement.first_human_reply_at or involvement.closed_at


def heard() -> Iterator[Involvement]:
    rows = Involvement.objects.exclude(state=State.SET_ASIDE)
    return rows.select_related("person", "owner").prefetch_related("steps", "letters__email")


def test_a_hundred_requests_in_a_week(week):
    week.plan()
    week.run()
    rows = list(heard())
    assert Involvement.objects.count() == sum(FATES.values()) + 4
    assert Counter(week.fates.values()) == Counter(FATES) + Counter({"never": 4})
    for involvement in rows:
        acknowledged(involvement)
        owned(involvement)
        climbed(involvement)
        told_once(involvement)
    nobody_is_lost(week, rows)
    published(week, rows)


def acknowledged(involvement: Involvement) -> None:
    """Within a minute, by a person with a name, with a time or with times to choose from."""
    letters = [row for row in involvement.letters.all() if row.template == "acknowledgement"]
    assert len(letters) == (1 if involvement.person.email else 0)
    for letter in letters:
        assert letter.queued_at - involvement.created_at <= timedelta(seconds=60)
        text = letter.email.message
        promise, person = text.split("\n\n")[1:3]
        name = promise.split(" answers you ")[0].split(" calls you ")[0]
        assert name in {"Camille Roth", "Zoé", "Noé", "Hugo"}
        assert person.startswith(name)
        times = [line for line in text.splitlines() if line.startswith("– ")]
        assert len(times) == (0 if " calls you " in promise else 3)


def owned(involvement: Involvement) -> None:
    """Somebody has it within five working minutes."""
    steps = involvement.steps.all()
    first = next(step for step in steps if step.from_state == State.NEW)
    assert first.at <= looked(after(involvement.created_at, 5))


def climbed(involvement: Involvement) -> None:
    """What nobody has answered climbs rung by rung, on time; what was answered stops."""
    slot = involvement.callback_at
    due = after(involvement.created_at, 60)
    if slot:
        due = max(due, slot + timedelta(minutes=20))
    assert involvement.due_at == due or not slot
    rungs = [step for step in involvement.steps.all() if step.kind == StepKind.ESCALATED]
    next_at = looked(after(due, 0) if is_open(due) or not slot else after(due, 1) - MINUTE)
    over = over_at(involvement)
    for step in rungs:
        assert step.at == next_at
        assert over is None or step.at <= over
        assert step.data["told"] != []
        next_at = looked(after(step.at, 30))
    reached = rungs[-1].data["level"] if rungs else 0
    assert involvement.escalation_level == reached
    if reached < escalation.CIRCLE:
        assert (over or LAST_LOOK) <= next_at


def told_once(involvement: Involvement) -> None:
    """Nobody gets the same mail about the same request twice."""
    told = Counter(
        (letter.template, letter.email.to[0])
        for letter in involvement.letters.all()
        if letter.template != "told"
    )
    assert set(told.values()) <= {1}
    names = [name for step in involvement.steps.all() for name in step.data.get("told", [])]
    assert len(names) == len(set(names))


def nobody_is_lost(week: Week, rows: list[Involvement]) -> None:
    states = {
        "in time": {(State.IN_DIALOGUE, "")},
        "late": {(State.IN_DIALOGUE, "")},
        "withdrawn": {(State.CLOSED, "withdrawn")},
        "never": {(State.ESCALATED, "")},
    }
    found = defaultdict(set)
    for involvement in rows:
        found[week.fates[involvement.pk]].add((involvement.state, involvement.closed_reason))
    assert dict(found) == states
    waiting = [row for row in rows if row.state in UNANSWERED_STATES]
    assert {row.owner.active for row in waiting} == {True}
    in_vain = Letter.objects.filter(template="told").values_list("involvement", flat=True)
    assert sorted(in_vain) == sorted(row.pk for row in rows if row.closed_reason == "withdrawn")


def published(week: Week, rows: list[Involvement]) -> None:
    """The public median is the one that a recount gives, minute by minute."""
    with time_machine.travel(LAST_LOOK, tick=False):
        delay = published_delay(week.team["camille"].programme, LAST_LOOK)
    waits = []
    for involvement in rows:
        answered = involvement.first_human_reply_at
        if answered or (involvement.state in UNANSWERED_STATES and involvement.due_at <= LAST_LOOK):
            waits.append(worked(involvement.created_at, answered or LAST_LOOK))
    assert (delay.minutes, delay.count) == (round(median(waits)), len(waits))
