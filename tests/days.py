"""Days: no test sees two of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta

import time_machine
from django.utils import timezone


@contextmanager
def one_day(longest: timedelta) -> Iterator[None]:
    """What would begin shortly before midnight begins right after it: "today" stays the same day.

    Args:
        longest: how long it may take.
    """
    now = timezone.localtime()
    midnight = datetime.combine(now.date() + timedelta(days=1), time(), now.tzinfo)
    if midnight - now > longest:
        yield
        return
    with time_machine.travel(midnight + timedelta(seconds=1)):
        yield
