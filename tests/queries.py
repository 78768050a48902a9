"""Counting queries."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext


def queries(action: Callable[[], Any]) -> int:
    """Queries that an action costs once what Django and Wagtail keep in memory is there."""
    action()
    with CaptureQueriesContext(connection) as captured:
        action()
    return len(captured)
