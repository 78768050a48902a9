"""Whether a call can still be answered."""

from datetime import date

import pytest

from calls.models import CallPage
from calls.state import State, in_state, open_calls, state
from tests.factories import make_call

TODAY = date(2027, 3, 28)  # the clock changes in the night
YESTERDAY, TOMORROW = date(2027, 3, 27), date(2027, 3, 29)

# opens, closes, places, state
CASES = [
    (None, None, None, "open"),
    (None, TODAY, None, "open"),
    (None, TOMORROW, 3, "open"),
    (TODAY, TODAY, 1, "open"),
    (YESTERDAY, None, None, "open"),
    (TOMORROW, None, None, "coming"),
    (TOMORROW, TOMORROW, 0, "coming"),
    (None, None, 0, "full"),
    (YESTERDAY, TODAY, 0, "full"),
    (None, YESTERDAY, None, "closed"),
    (None, YESTERDAY, 0, "closed"),
    (YESTERDAY, YESTERDAY, 2, "closed"),
    (TOMORROW, YESTERDAY, 2, "closed"),
]


def test_a_call_is_in_exactly_one_state_by_the_function_and_by_the_database(tree):
    told, found = [], []
    for number, (opens, closes, places, _expected) in enumerate(CASES):
        call = make_call(f"Appel {number}", opens_on=opens, closes_on=closes, places_left=places)
        told.append(state(call, TODAY))
        calls = CallPage.objects.filter(pk=call.pk)
        found.append([which for which in State if in_state(calls, which, TODAY).exists()])

    assert told == [expected for *_, expected in CASES]
    assert found == [[expected] for *_, expected in CASES]


def test_the_call_that_closes_first_stands_first(tree):
    endless = make_call("Sans fin")
    later = make_call("Plus tard", closes_on=date(2027, 5, 1))
    soon = make_call("Bientôt", closes_on=TODAY)
    make_call("Clos", closes_on=YESTERDAY)
    make_call("Complet", places_left=0)

    assert list(open_calls(CallPage.objects.all(), TODAY)) == [soon, later, endless]


@pytest.mark.parametrize(("day", "expected"), [(TODAY, "open"), (TOMORROW, "closed")])
def test_it_closes_by_itself(tree, day, expected):
    assert state(make_call(closes_on=TODAY), day) == expected
