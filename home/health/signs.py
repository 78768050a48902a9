"""Signs of life: when something was last done, for those who look after the site.

A row per kind, in the database, because web processes, workers and commands share nothing else.
"""

from datetime import datetime
from typing import Any

from home.models import SignOfLife

WORKER, BACKUP, FAILED = "worker", "backup", "failed: "


def give(name: str, now: datetime, details: dict[str, Any] | None = None) -> None:
    """Say that something was just done.

    Args:
        name: what, such as "backup".
        now: when, aware.
        details: more, as JSON; never about people.
    """
    SignOfLife.objects.update_or_create(name=name, defaults={"at": now, "details": details or {}})


def last(name: str) -> SignOfLife | None:
    """The last sign of this kind."""
    return SignOfLife.objects.filter(name=name).first()
