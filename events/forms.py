"""What an event needs before the public sees it, and the editor's form that asks for it."""

from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from content.publishing import PublishingForm, Text

from . import openagenda
from .choices import OFF, Attendance, Status

if TYPE_CHECKING:
    from .models import EventDate


def missing(value: Callable[[str], Any]) -> Iterator[tuple[str, Text]]:
    """What nobody can come without and is not there: what, when and where.

    Args:
        value: gives the value of a field, or the list of dates, by name, of a form or of an event.
    """
    # Other agendas take no more: nothing that was written is ever cut off there.
    if len(value("title") or "") > openagenda.TITLE:
        yield "title", _("Other agendas take titles of 140 characters at most.")
    told = openagenda.long_description(value("body") or [], value("accessibility_text") or "")
    if len(told) > openagenda.LONG_DESCRIPTION:
        yield "body", _("Other agendas take descriptions of 10,000 characters at most.")
    if not value("summary"):
        yield "summary", _("Say in one or two sentences what one comes for.")
    if not value("dates"):
        yield "dates", _("Give at least one date.")
    else:
        held = _held([getattr(row, "instance", row) for row in value("dates")])
        yield from _refused_elsewhere(held)
        yield from _gone_too_early(value, held)
    attendance = value("attendance")
    if attendance != Attendance.ONLINE and not value("place_name"):
        yield "place_name", _("Say where it takes place, or choose “online”.")
    if attendance != Attendance.ON_SITE and not value("online_url"):
        yield "online_url", _("Give the address online, or choose “on site”.")


def _held(dates: list["EventDate"]) -> list[tuple[datetime, datetime]]:
    """Beginnings and ends in order; half a date and a cancelled one do not count."""
    return sorted(
        (row.starts_at, row.ends_at)
        for row in dates
        if row.starts_at and row.ends_at and not row.is_cancelled
    )


def _refused_elsewhere(held: list[tuple[datetime, datetime]]) -> Iterator[tuple[str, Text]]:
    """For what other agendas refuse the whole event."""
    if any(later[0] < earlier[1] for earlier, later in pairwise(held)):
        yield "dates", _("Two of these dates overlap: give them as one, or change their hours.")
    if sum((end - start).days + 1 for start, end in held) > openagenda.TIMINGS:
        yield "dates", _("Other agendas take 800 days of an event at most: make several of it.")


def _gone_too_early(
    value: Callable[[str], Any], held: list[tuple[datetime, datetime]]
) -> Iterator[tuple[str, Text]]:
    """A page that goes at a set hour tells nobody: those who come would look for it in vain."""
    expires = value("expire_at")
    if expires and value("status") not in OFF and any(expires < end for _start, end in held):
        yield (
            "expire_at",
            _(
                "The page would go before the event is over, and who comes would look for it in vain."
                " Let it go later, or set the status to “cancelled” first."
            ),
        )


class EventPageForm(PublishingForm):
    """Publishing asks for what nobody can come without: what, when and where."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # That an event is over follows from its dates: nobody chooses it.
        status = self.fields.get("status")
        if status:
            status.choices = [choice for choice in Status.choices if choice[0] != Status.OVER]

    def missing(self) -> Iterator[tuple[str, Text]]:
        values = self.cleaned_data | {"dates": self.rows("dates")}
        yield from self.not_reported(missing(values.get))
