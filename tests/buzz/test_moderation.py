"""What the room sends reaches the screen only past a moderator."""

import pytest

from buzz import acts, moderation, room
from buzz.acts import RefusedError
from buzz.choices import InputKind, InputState
from buzz.state import state_of

from .conftest import EIGHT, key

pytestmark = pytest.mark.django_db


def test_nothing_reaches_the_screen_without_a_moderator(
    opened, programme, director, django_user_model
):
    other = django_user_model.objects.create_user("malik", first_name="Malik")
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
    acts.undo(opened, key(), EIGHT, other)
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
