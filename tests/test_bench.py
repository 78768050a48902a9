"""What `make bench-live` fails for."""

from dataclasses import replace

import pytest

from tests.bench.aims import Measured, Restarted, missed, p95

GOOD = Measured("steady", 250, [0.1] * 40 + [0.29] * 2, lost=0, twice=0)
BACK = Restarted(250, 250, is_same=True)


@pytest.mark.parametrize(
    ("row", "lines"),
    [
        (GOOD, []),
        (BACK, []),
        # Four of a hundred may be slow; ten may not.
        (replace(GOOD, buzzes=[0.1] * 96 + [9.0] * 4), []),
        (
            replace(GOOD, buzzes=[0.1] * 90 + [0.3] * 10),
            ["250 phones, steady: buzz to projection 300 ms, aim below 300 ms"],
        ),
        (replace(GOOD, phones=1000, buzzes=[0.999]), []),
        (
            replace(GOOD, phones=1000, buzzes=[1.2]),
            ["1000 phones, steady: buzz to projection 1200 ms, aim below 1000 ms"],
        ),
        (
            replace(GOOD, phones=2000, buzzes=[1.2]),
            ["2000 phones, steady: buzz to projection 1200 ms, aim below 1000 ms"],
        ),
        # Without a network nothing arrives in time; it has to arrive, once.
        (replace(GOOD, name="60 s cut", buzzes=[61.0], is_timed=False), []),
        (
            replace(GOOD, name="60 s cut", buzzes=[], lost=2, twice=1, is_timed=False),
            [
                "250 phones, 60 s cut: taps lost: 2",
                "250 phones, 60 s cut: taps kept twice: 1",
                "250 phones, 60 s cut: no buzz reached the projection",
            ],
        ),
        (
            replace(BACK, back=248, is_same=False),
            [
                "250 phones, server killed: 2 did not come back within a minute",
                "250 phones, server killed: the projection shows something else than before",
            ],
        ),
    ],
)
def test_each_missed_aim_of_an_evening_is_one_line(row, lines):
    assert missed([GOOD, row, BACK]) == lines


def test_95_of_100_do_not_exceed_it():
    assert p95([float(number) for number in range(100, 0, -1)]) == 96.0
    assert p95([2.0, 1.0]) == 2.0
