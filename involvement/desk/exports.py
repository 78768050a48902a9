"""The queue as a spreadsheet: what the user sees, and a line in the log of who took it along."""

import logging
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from content.spreadsheets import harmless
from involvement.models import Involvement

logger = logging.getLogger("involvement.exports")
# The search may be somebody's name: the log says only that there was one.
UNTOLD = {"q", "export", "p", "ordering"}

# Heading and value of each column, in order.
COLUMNS: dict[str, tuple[Any, Callable[[Involvement], Any]]] = {
    "number": (_("Number"), lambda row: row.pk),
    "received": (_("Received"), lambda row: row.created_at),
    "state": (_("State"), lambda row: row.get_state_display()),
    "due": (_("Due"), lambda row: row.due_at),
    "first_name": (_("First name"), lambda row: row.person.first_name),
    "last_name": (_("Last name"), lambda row: row.person.last_name),
    "email": (_("E-mail"), lambda row: row.person.email),
    "phone": (_("Phone"), lambda row: row.person.phone),
    "place": (_("Municipality"), lambda row: row.person.place),
    "language": (_("Language"), lambda row: row.language),
    "wish": (_("Wish"), lambda row: row.get_wish_display()),
    "words": (_("Their words"), lambda row: row.message),
    "page": (_("What moved them"), lambda row: row.page.title if row.page else ""),
    "origin": (_("Came by"), lambda row: row.get_origin_display()),
    "call": (_("Wants to be called"), lambda row: row.callback_at),
    "owner": (_("Who answers"), lambda row: row.owner.name),
    "answered": (_("First human answer"), lambda row: row.first_human_reply_at),
    "snoozed": (_("Asleep until"), lambda row: row.snoozed_until),
    "closed": (_("Closed"), lambda row: row.closed_at),
    "reason": (_("Why it was closed"), lambda row: row.get_closed_reason_display()),
}


def local(moment: datetime) -> datetime:
    """A moment as the clock on the wall shows it, without its zone, which spreadsheets do not know."""
    return timezone.make_naive(moment)


class QueueExportMixin(SpreadsheetExportMixin):
    """CSV and XLSX of the queue as it is filtered."""

    list_export = list(COLUMNS)
    export_headings = {name: heading for name, (heading, _value) in COLUMNS.items()}
    export_filename = "demandes"
    custom_value_preprocess = {
        datetime: {
            "csv": lambda value: f"{local(value):%Y-%m-%d %H:%M}",
            "xlsx": local,
        },
        date: {"csv": date.isoformat, "xlsx": None},
        (str, type(None)): {"csv": harmless, "xlsx": lambda value: value or ""},
    }

    request: HttpRequest

    def get_filename(self) -> str:
        return f"{self.export_filename}-{timezone.localdate():%Y-%m-%d}"

    def to_row_dict(self, item: Involvement) -> dict[str, Any]:
        return {name: value(item) for name, (_heading, value) in COLUMNS.items()}

    def as_spreadsheet(
        self, queryset: QuerySet[Involvement], spreadsheet_format: str
    ) -> HttpResponse:
        filters = sorted(name for name, value in self.request.GET.items() if value)
        logger.info(
            "account %s exported %s requests as %s, filtered by %s",
            self.request.user.pk,
            queryset.count(),
            spreadsheet_format,
            ", ".join(name for name in filters if name not in UNTOLD) or "nothing",
        )
        return super().as_spreadsheet(queryset, spreadsheet_format)
