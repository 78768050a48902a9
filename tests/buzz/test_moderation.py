"""What the room sends reaches the screen only past a moderator."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from wagtail.models import PageViewRestriction

from buzz import acts, moderation, pitches, room
from buzz import session as evening
from buzz.acts import RefusedError
from buzz.choices import ActKind, InputKind, InputState
from buzz.models import Act
from buzz.state import state_of
from buzz.views.control import ACTS, DECISIONS
from home.roles import EDITORS, MODERATORS
from tests.factories import roles

from .conftest import EIGHT, ORIGIN, ROOM, key, logged_in, soup

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator(db, django_user_model):
    """Reads what the room sends, and nothing else."""
    user = django_user_model.objects.create_user("malik", first_name="Malik", password="x")
    user.user_permissions.add(Permission.objects.get(codename="moderate_buzzsession"))
    return user


def test_nothing_reaches_the_screen_without_a_moderator(opened, programme, director, moderator):
    other = moderator
    asked = room.send(opened, InputKind.QUESTION, "Combien ?", key(), key(), EIGHT)
    bad = room.send(opened, InputKind.NEED, "Grossier", key(), key(), EIGHT)
    opened.refresh_from_db()
    assert "Combien" not in str(state_of(opened))
    moderation.dismiss(opened, bad.pk, key(), EIGHT, director)
    # Two people read at once: the second one is told who was quicker.
    with pytest.raises(RefusedError, match="Solène"):
        moderation.approve(opened, bad.pk, key(), EIGHT, other)
    with pytest.raises(RefusedError):
        moderation.show(opened, bad.pk, key(), EIGHT, other)
    moderation.show(opened, asked.pk, key(), EIGHT, other)
    opened.refresh_from_db()
    assert state_of(opened)["shown"] == {"kind": "question", "text": "Combien\u202f?"}
    assert list(moderation.waiting(opened)) == []
    # Each takes back their own last decision, whatever the other has done since.
    acts.undo(opened, key(), EIGHT, other, decision=True)
    opened.refresh_from_db()
    asked.refresh_from_db()
    assert (state_of(opened)["shown"], asked.state) == (None, InputState.RECEIVED)
    moderation.approve(opened, asked.pk, key(), EIGHT, other)
    assert list(moderation.ready(opened)) == [asked]


def test_what_was_let_through_by_mistake_is_taken_back(opened, programme, director):
    asked = room.send(opened, InputKind.QUESTION, "Combien ?", key(), key(), EIGHT)
    with pytest.raises(RefusedError):
        moderation.revoke(opened, asked.pk, key(), EIGHT, director)
    moderation.show(opened, asked.pk, key(), EIGHT, director)
    moderation.revoke(opened, asked.pk, key(), EIGHT, director)
    opened.refresh_from_db()
    assert (state_of(opened)["shown"], list(moderation.ready(opened))) == (None, [])


def test_neither_stage_nor_moderators_stand_in_the_way_of_the_other_s_undoing(
    opened, programme, director, moderator
):
    asked = room.send(opened, InputKind.QUESTION, "Combien ?", key(), key(), EIGHT)
    other = room.send(opened, InputKind.HAVE, "Un four", key(), key(), EIGHT)
    pitches.stage(opened, programme[0].pk, key(), EIGHT, director)
    moderation.dismiss(opened, asked.pk, key(), EIGHT, moderator)
    moderation.approve(opened, other.pk, key(), EIGHT, director)
    assert acts.undo(opened, key(), EIGHT, director).kind == ActKind.STAGE
    assert acts.undo(opened, key(), EIGHT, moderator, decision=True).kind == ActKind.DISMISS
    assert list(moderation.waiting(opened)) == [asked]
    with pytest.raises(RefusedError):
        acts.undo(opened, key(), EIGHT, moderator, decision=True)
    assert list(moderation.ready(opened)) == [other]


def test_decisions_of_a_rehearsal_are_not_taken_back_on_the_evening(prepared, director):
    evening.rehearse(prepared, key(), EIGHT, director)
    prepared.refresh_from_db()
    tried = room.send(prepared, InputKind.NEED, "Un local", key(), key(), EIGHT)
    moderation.approve(prepared, tried.pk, key(), EIGHT, director)
    prepared.refresh_from_db()
    assert acts.own_decision(prepared, director).kind == ActKind.APPROVE
    evening.end_rehearsal(prepared, key(), EIGHT, director)
    prepared.refresh_from_db()
    assert acts.own_decision(prepared, director) is None


def test_a_moderator_sees_the_queue_and_decides_it(opened, programme, moderator):
    pitches.stage(opened, programme[0].pk, key(), EIGHT)
    client = logged_in(moderator)
    assert soup(client.get(f"{ROOM}regie/")).select_one("#h-queue").text == "Rien n’attend"
    asked = room.send(opened, InputKind.QUESTION, "Combien ?", key(), key(), EIGHT)
    page = soup(client.get(f"{ROOM}regie/"))
    assert {field["value"] for field in page.select("[name=act]")} == {"show", "approve", "dismiss"}
    assert page.select_one("#h-queue").text == "1 mot attend"
    assert page.select_one(".control-title").text == "La fosse du samedi"
    state = client.get(f"{ROOM}regie/etat.json").json()
    for act, values in (
        ("show", {"number": asked.pk}),
        ("hide", {}),
        ("revoke", {"number": asked.pk}),
        ("undo-decision", {}),
    ):
        sent = {"act": act, "key": str(key())} | values
        assert client.post(f"{ROOM}regie/", sent, **ORIGIN).status_code == 302
    assert client.get(f"{ROOM}regie/etat.json").json()["mark"] != state["mark"]
    asked.refresh_from_db()
    assert (asked.state, asked.decided_by) == (InputState.PROJECTED, moderator)


def test_a_moderator_directs_nothing(opened, programme, moderator):
    client, before = logged_in(moderator), Act.objects.count()
    assert ACTS.keys() & DECISIONS.keys() == set()
    for act in ACTS:
        sent = {"act": act, "key": str(key()), "number": programme[0].pk, "caption": "Oui"}
        answer = client.post(f"{ROOM}regie/", sent, HTTP_ACCEPT="application/json", **ORIGIN)
        assert (act, answer.status_code) == (act, 409)
    assert client.get(f"{ROOM}regie/cartes/").status_code == 404
    assert Act.objects.count() == before


def test_the_group_of_moderators_finds_its_way_and_editors_do_not(opened, django_user_model):
    roles_of = roles()
    found = {}
    for name in (MODERATORS, EDITORS):
        user = django_user_model.objects.create_user(name, password="x")
        user.groups.add(roles_of[name])
        client = logged_in(user)
        listed = client.get("/admin/evenings/")
        links = [link["href"] for link in soup(listed).select("main td a[href]")]
        found[name] = (listed.status_code, links, client.get(f"{ROOM}regie/").status_code)
    assert found == {MODERATORS: (200, [f"{ROOM}regie/"], 200), EDITORS: (302, [], 404)}


def test_moderators_enter_the_room_before_everybody_else(opened, moderator):
    PageViewRestriction.objects.create(page=opened.event, restriction_type="login")
    assert [who.get(ROOM).status_code for who in (Client(), logged_in(moderator))] == [404, 200]
