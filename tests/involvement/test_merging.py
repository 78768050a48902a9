"""The same person twice: found, merged, taken apart exactly."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from involvement import merging
from involvement.models import Attention, Involvement, Letter, State
from involvement.private.acts import add_word
from involvement.private.wording import standing
from involvement.timeline import Actor
from involvement.transitions import TransitionRefusedError, tried_enough
from tests.factories import make_facilitator, make_person, make_programme, make_request

from .conftest import MONDAY_MORNING

NOW = MONDAY_MORNING
CALL = NOW + timedelta(days=1)


@pytest.fixture
def actor(camille) -> Actor:
    return Actor(facilitator=camille)


def fields(row: Involvement) -> dict:
    return Involvement.objects.filter(pk=row.pk).values().get()


def request_of(camille, first_name="Inès", hours_ago=0, **kwargs) -> Involvement:
    person = make_person(
        camille.programme,
        first_name,
        **{name: kwargs.pop(name) for name in ("email", "phone") if name in kwargs},
    )
    row = make_request(camille, person, **kwargs)
    created_at = NOW - timedelta(hours=hours_ago)
    Involvement.objects.filter(pk=row.pk).update(created_at=created_at)
    row.refresh_from_db()
    return row


@pytest.fixture
def pair(camille, monday) -> tuple[Involvement, Involvement]:
    older = request_of(
        camille, hours_ago=48, state=State.IN_DIALOGUE, first_human_reply_at=NOW, due_at=NOW
    )
    return older, request_of(camille, "Ines", email="INES@example.org")


def test_candidates_say_why(camille, monday):
    row = request_of(camille, email="ines@example.org", phone="06 12 34 56 78")
    again = make_request(camille, row.person)
    mail = request_of(camille, "I.", email="Ines@Example.org")
    phone = request_of(camille, "Papa", email="papa@example.org", phone="+33 (0)6.12.34.56.78")
    both = request_of(camille, "Inès", email="ines@example.org", phone="0033612345678")
    request_of(camille, "Léa", email="lea@example.org", phone="06 12 34 56 79")
    lyon = make_facilitator(make_programme("Lyon"), "Léa")
    make_request(lyon, make_person(lyon.programme, email="ines@example.org"))
    erased = request_of(camille, email="ines@example.org")
    Involvement.objects.filter(pk=erased.pk).update(state=State.ERASED, person=None)
    with translation.override("en"):
        found = {c.involvement.pk: c.reasons for c in merging.candidates(row)}
    assert found == {
        again.pk: ["the same person"],
        mail.pk: ["the same e-mail address"],
        phone.pk: ["the same telephone number"],
        both.pk: ["the same e-mail address", "the same telephone number"],
    }


@pytest.mark.parametrize(
    ("written", "dialled"),
    [
        ("+33 6 12 34 56 78", "0612345678"),
        ("0033 6 12 34 56 78", "0612345678"),
        ("+49 (0)761 123456", "0761123456"),
        ("06-12-34-56-78", "0612345678"),
        ("+1 212 555 0100", "+12125550100"),
    ],
)
def test_numbers_as_dialled_at_home(written, dialled):
    assert merging.national(written) == dialled


def test_the_older_stays_whoever_is_named_first(pair, actor):
    older, newer = pair
    assert merging.merge(newer, older, NOW, actor) == older
    newer.refresh_from_db()
    assert (newer.state, newer.closed_reason, newer.duplicate_of) == (
        State.CLOSED,
        "duplicate",
        older,
    )
    older.refresh_from_db()
    # The person waits for an answer to what they wrote last.
    assert (older.state, older.attention) == (State.IN_DIALOGUE, Attention.WORD)
    assert not Letter.objects.exists()


@pytest.mark.parametrize("state", [State.NEW, State.ASSIGNED, State.ESCALATED, State.ORIENTED,
                                   State.DORMANT, State.CLOSED, State.SET_ASIDE])  # fmt: skip
@pytest.mark.parametrize("survivor", [State.NEW, State.IN_DIALOGUE, State.DORMANT, State.CLOSED,
                                      State.SET_ASIDE])  # fmt: skip
def test_merged_and_taken_apart_both_stand_as_before(camille, monday, actor, survivor, state):
    told = {
        State.DORMANT: {"snoozed_until": date(2026, 12, 24), "state_before": State.MET},
        State.CLOSED: {"closed_at": NOW - timedelta(hours=1), "closed_reason": "wrong-desk"},
    }
    older = request_of(camille, hours_ago=9, state=survivor, **told.get(survivor, {}))
    newer = request_of(camille, state=state, callback_at=CALL, **told.get(state, {}))
    before = [fields(older), fields(newer)]
    merging.merge(older, newer, NOW, actor)
    assert fields(newer)["state"] == State.CLOSED
    newer.refresh_from_db()
    merging.undo(newer, NOW + timedelta(minutes=9), actor)
    assert [fields(older), fields(newer)] == before


def test_the_call_moves_over_and_back(pair, actor):
    older, newer = pair
    Involvement.objects.filter(pk=newer.pk).update(callback_at=CALL)
    merging.merge(older, newer, NOW, actor)
    assert [fields(row)["callback_at"] for row in pair] == [CALL, None]
    newer.refresh_from_db()
    merging.undo(newer, NOW, actor)
    assert [fields(row)["callback_at"] for row in pair] == [None, CALL]


def test_what_happened_since_stays(pair, actor, camille):
    older, newer = pair
    Involvement.objects.filter(pk=newer.pk).update(callback_at=CALL)
    merging.merge(older, newer, NOW, actor)
    other_time = datetime(2026, 11, 30, 9, tzinfo=UTC)
    Involvement.objects.filter(pk=older.pk).update(attention="", callback_at=other_time)
    request_of(camille, "Zoé", email="zoe@example.org", callback_at=CALL)
    newer.refresh_from_db()
    merging.undo(newer, NOW, actor)
    assert fields(older)["attention"] == ""
    assert fields(older)["callback_at"] == other_time
    assert fields(newer)["callback_at"] is None


def test_no_pair(pair, actor, camille):
    older, newer = pair
    lyon = make_facilitator(make_programme("Lyon"), "Léa")
    foreign = make_request(lyon, make_person(lyon.programme))
    third = request_of(camille, hours_ago=1)
    for one, other in ((older, older), (older, foreign)):
        with pytest.raises(merging.CannotMergeError):
            merging.merge(one, other, NOW, actor)
    with pytest.raises(TransitionRefusedError):
        merging.undo(newer, NOW, actor)
    merging.merge(older, newer, NOW, actor)
    for one, other in ((older, newer), (third, newer)):
        with pytest.raises(merging.CannotMergeError):
            merging.merge(one, other, NOW, actor)


def test_one_timeline_for_a_whole_family(pair, actor, camille):
    older, newer = pair
    oldest = request_of(camille, hours_ago=99)
    merging.merge(older, newer, NOW, actor)
    older.refresh_from_db()
    merging.merge(oldest, older, NOW, actor)
    assert sorted(merging.family(oldest)) == sorted([oldest.pk, older.pk, newer.pk])
    steps = merging.timeline(oldest)
    assert {step.involvement_id for step in steps} == {oldest.pk, older.pk, newer.pk}
    newer.refresh_from_db()
    assert merging.surviving(newer) == oldest


def test_a_word_on_the_merged_page_reaches_the_request_that_stays(pair, actor):
    older, newer = pair
    merging.merge(older, newer, NOW, actor)
    Involvement.objects.filter(pk=older.pk).update(attention="", state=State.CLOSED)
    newer.refresh_from_db()
    for _click in range(2):
        add_word(newer, "Toujours intéressée !", NOW + timedelta(minutes=5))
    older.refresh_from_db()
    newer.refresh_from_db()
    assert (older.state, older.attention) == (State.IN_DIALOGUE, Attention.WORD)
    assert newer.state == State.CLOSED
    told = [step for step in merging.timeline(older) if step.text]
    assert [(step.text, step.involvement) for step in told] == [("Toujours intéressée !", newer)]
    # On the page of the other person, if it is one, those words do not show.
    assert not older.steps.filter(private=False).exclude(text="").exists()
    assert not tried_enough(older)
    with translation.override("en"):
        assert standing(newer, NOW) == standing(older, NOW) == "You and Camille Roth are talking."
