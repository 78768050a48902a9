"""One tap as a phone sends it."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid4

from django.utils import timezone

from . import acts


def uuid_of(text: str | None) -> UUID | None:
    """A key as a phone sends it; None for what is none."""
    try:
        return UUID((text or "")[:40])
    except ValueError:
        return None


class Tap:
    """One POST: its key, the phone that made it, and the moment of the tap by the server's clock.

    Attributes:
        key: sent with the form; whoever sends none gets one, and is not protected from doubles.
        phone: the browser's number for this evening; without a script each tap is a phone.
    """

    def __init__(self, data: Mapping[str, str]) -> None:
        self.now: datetime = timezone.now()
        self.key = uuid_of(data.get("key")) or uuid4()
        self.phone = uuid_of(data.get("phone")) or self.key
        self.at = acts.tapped_at(self.now, data.get("waited", "0"))
