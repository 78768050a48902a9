"""A request goes from one state to the next as the table says, and no other way."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from involvement.models import Involvement, State
from involvement.services import receive
from involvement.transitions import TransitionRefusedError, move
from tests.involvement.conftest import MONDAY_MORNING

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "states"),
    [
        (["in-dialogue", "closed", "in-dialogue"], True),
        (["closed", "in-dialogue"], True),
        (["new"], False),
        (["in-dialogue", "new"], False),
        (["in-dialogue", "in-dialogue"], False),
        (["set-aside"], False),
        (["nonsense"], False),
        ([""], False),
    ],
)
def test_steps(monday, camille, enquiry, path, states):
    involvement = receive(enquiry)
    if states:
        for to in path:
            move(involvement, to, timezone.now())
        assert Involvement.objects.get().state == path[-1]
    else:
        for to in path[:-1]:
            move(involvement, to, timezone.now())
        with pytest.raises(TransitionRefusedError):
            move(involvement, path[-1], timezone.now())


def test_the_first_human_answer_is_remembered(monday, camille, enquiry):
    involvement = receive(enquiry)
    move(involvement, State.IN_DIALOGUE, timezone.now())
    with time_machine.travel(MONDAY_MORNING + timedelta(days=1), tick=False):
        move(involvement, State.CLOSED, timezone.now())
        move(involvement, State.IN_DIALOGUE, timezone.now())
    assert Involvement.objects.get().first_human_reply_at == MONDAY_MORNING
