"""The published delay equals a recount, minute by minute, over whatever there is."""

import random
from datetime import datetime, timedelta
from statistics import median

import pytest
from bs4 import BeautifulSoup

from involvement.measures import FEWEST, published_delay
from involvement.models import ClosedReason, Involvement, State
from tests.factories import make_facilitator, make_programme, make_request
from tests.involvement.recount import PARIS, worked
from tests.queries import queries

pytestmark = pytest.mark.django_db
NOW = datetime(2027, 1, 4, 11, tzinfo=PARIS)
# What becomes of a request, and whether it counts once it was answered or waits too long.
ENDS = [
    ({"state": State.IN_DIALOGUE}, True),
    ({"state": State.DORMANT}, True),
    ({"state": State.SUCCEEDED}, True),
    ({"state": State.CLOSED, "closed_reason": ClosedReason.ANSWERED}, True),
    ({"state": State.CLOSED, "closed_reason": ClosedReason.WITHDRAWN}, True),
    ({"state": State.ERASED}, True),
    ({"state": State.CLOSED, "closed_reason": ClosedReason.SPAM}, False),
    ({"state": State.CLOSED, "closed_reason": ClosedReason.DUPLICATE}, False),
    ({"state": State.SET_ASIDE}, False),
]
WAITING = [State.NEW, State.ASSIGNED, State.ESCALATED]


def store(owner, created_at: datetime, **fields) -> Involvement:
    involvement = make_request(owner, **fields)
    rows = Involvement.objects.filter(pk=involvement.pk)
    erased = {"person": None} if involvement.state == State.ERASED else {}
    rows.update(created_at=created_at, **erased)
    return rows.get()


@pytest.mark.parametrize("seed", range(4))
def test_equals_a_recount(camille, seed):
    chance = random.Random(seed)
    programme = camille.programme
    programme.holiday_region = "Alsace"
    programme.save()
    other = make_facilitator(make_programme("Bretagne"), "Nolwenn")
    waits = {camille: [], other: []}
    for _number in range(40):
        owner = chance.choice([camille, camille, other])
        created_at = NOW - timedelta(minutes=chance.randrange(20, 4 * 24 * 60))
        if chance.random() < 0.3:
            due_at = NOW + timedelta(minutes=chance.randrange(-90, 90))
            store(owner, created_at, state=chance.choice(WAITING), due_at=due_at)
            if due_at <= NOW:
                waits[owner].append(worked(created_at, NOW))
            continue
        fields, counts = chance.choice(ENDS)
        answered = chance.random() < 0.8
        answered_at = created_at + timedelta(minutes=chance.randrange(1, 2 * 24 * 60))
        answered_at = min(answered_at, NOW) if answered else None
        store(owner, created_at, first_human_reply_at=answered_at, **fields)
        if counts and answered:
            waits[owner].append(worked(created_at, answered_at))
    store(camille, NOW - timedelta(days=366), first_human_reply_at=NOW, state=State.IN_DIALOGUE)

    for asked, expected in (
        (programme, waits[camille]),
        (other.programme, waits[other]),
        (None, waits[camille] + waits[other]),
    ):
        delay = published_delay(asked, NOW)
        assert (delay and (delay.minutes, delay.count)) == (
            (round(median(expected)), len(expected)) if len(expected) >= FEWEST else None
        )


def test_costs_the_same_with_many(camille):
    def answer(count: int) -> int:
        for _ in range(count):
            moment = NOW - timedelta(hours=1)
            store(camille, moment, first_human_reply_at=NOW, state=State.IN_DIALOGUE)
        return queries(lambda: published_delay(camille.programme, NOW))

    assert answer(6) == answer(12)


@pytest.mark.parametrize(
    "path", ["/en/get-involved/", "/en/programmes/alsace/", "/en/"], ids=["form", "team", "home"]
)
def test_said_wherever_somebody_may_write(client, camille, monday, path):
    for minutes in (10, 20, 30, 40, 50):
        created_at = monday - timedelta(minutes=minutes)
        reply_at = monday - timedelta(minutes=5)
        store(camille, created_at, first_human_reply_at=reply_at, state=State.IN_DIALOGUE)
    page = BeautifulSoup(client.get(path).content, "html.parser")
    # From 9:00 to 9:25: what lies before nine does not count.
    assert [" ".join(line.text.split()) for line in page.select("main .delay")] == [
        "Half of those who wrote in the last twelve months had a human answer within 25 minutes of "
        "our opening hours."
    ]
