"""The editor's form of an event."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from content.publishing import PublishingForm, Text

from .choices import Attendance, Status


class EventPageForm(PublishingForm):
    """Publishing asks for what nobody can come without: what, when and where."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # That an event is over follows from its dates: nobody chooses it.
        status = self.fields.get("status")
        if status:
            status.choices = [choice for choice in Status.choices if choice[0] != Status.OVER]

    def missing(self) -> Iterator[tuple[str, Text]]:
        if self.absent("summary"):
            yield "summary", _("Say in one or two sentences what one comes for.")
        if not self.rows("dates"):
            yield "dates", _("Give at least one date.")
        attendance = self.cleaned_data.get("attendance")
        if attendance != Attendance.ONLINE and self.absent("place_name"):
            yield "place_name", _("Say where it takes place, or choose “online”.")
        if attendance != Attendance.ON_SITE and self.absent("online_url"):
            yield "online_url", _("Give the address online, or choose “on site”.")
