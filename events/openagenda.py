"""The agenda in the format of OpenAgenda, for whoever reads it as a source of data.

Names, limits and number codes are those of OpenAgenda's own description, “Structure d'un événement”
(developers.openagenda.com/evenements/structure, in the repository OpenAgenda/dev-doc
evenements/structure.md, read on 26 November 2026): `attendanceMode` 1 on site, 2 online, 3 mixed;
`status` 1 scheduled, 2 rescheduled, 3 moved online, 4 postponed, 5 full, 6 cancelled; `state` -1
refused, 0 to be moderated, 1 ready, 2 published; `accessibility` hi, vi, pi, mi, ii; at most 800
`timings` of at most 24 hours. Its limits are those of the editor's form, so nothing is ever cut off
here.

No code says that one date of several is cancelled: its hours are left out.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.http import HttpRequest
from django.utils.html import strip_tags

from content import addresses
from content.visibility import public
from taxonomy.facets import narrow

from . import agenda, listing
from .choices import Accessibility, Attendance, Status

if TYPE_CHECKING:
    from .models import EventDate, EventIndexPage, EventPage

TITLE, DESCRIPTION, LONG_DESCRIPTION, CONDITIONS = 140, 200, 10_000, 255
TIMINGS, LONGEST_TIMING = 800, timedelta(hours=24)
MOST_EVENTS = 300
MODES = {Attendance.ON_SITE: 1, Attendance.ONLINE: 2, Attendance.MIXED: 3}
STATUSES = {Status.POSTPONED: 4, Status.FULL: 5, Status.CANCELLED: 6}
SCHEDULED, PUBLISHED = 1, 2


def export(index: "EventIndexPage", request: HttpRequest, now: datetime) -> dict[str, Any]:
    """Events of the agenda, narrowed by the filters of the list, each in all its languages.

    Args:
        index: the agenda, which anybody may see.
        request: its query string holds the filters of the list.
        now: aware.
    """
    model = apps.get_model("events", "EventPage")
    events = public(model.objects.child_of(index))
    filters = listing.facets(now, any_time=False)
    found, _values = narrow(agenda.by_next_date(listing.for_cards(events), now), request, filters)
    shown = list(found.select_related("locale")[:MOST_EVENTS])
    keys = [event.translation_key for event in shown]
    versions: dict[Any, list] = {}
    for page in public(model.objects.filter(translation_key__in=keys)).select_related("locale"):
        versions.setdefault(page.translation_key, []).append(page)
    told = [_event(event, versions[event.translation_key], now) for event in shown]
    rows = [row for row in told if row["timings"]]  # without a date it is no event there
    return {"total": len(rows), "events": rows}


def timings(event: "EventPage") -> list[dict[str, str]]:
    """All dates as slots of at most 24 hours: what lasts for days opens each day at its hours.

    Dates that are cancelled are left out, unless all are: then the status says so.
    """
    rows = agenda.dates(event)
    return [
        {"begin": begin.isoformat(), "end": end.isoformat()}
        for row in [row for row in rows if not row.is_cancelled] or rows
        for begin, end in _slots(event, row)
    ]


def text_of(body: Any) -> str:
    """The description as plain text."""
    return "\n\n".join(
        " ".join(strip_tags(str(block.value.source).replace("<", " <")).split())
        for block in body
        if block.block_type == "text"
    )


def _event(event: "EventPage", versions: list, now: datetime) -> dict[str, Any]:
    def by_language(text: Any) -> dict[str, str]:
        return {page.locale.language_code: words for page in versions if (words := text(page))}

    row: dict[str, Any] = {
        "slug": event.slug,
        "extIds": [{"key": addresses.root(event), "value": event.translation_key.hex}],
        "title": by_language(lambda page: page.title),
        "description": by_language(lambda page: page.summary),
        "longDescription": by_language(lambda page: text_of(page.body)),
        "conditions": by_language(lambda page: page.accessibility_text),
        "keywords": {event.locale.language_code: [issue.name for issue in event.issues]},
        "timings": timings(event),
        "timezone": event.time_zone,
        "attendanceMode": MODES[Attendance(event.attendance)],
        "status": STATUSES.get(agenda.current_status(event, now), SCHEDULED),
        "state": PUBLISHED,
        "accessibility": {code: code in event.accessibility for code in Accessibility.values},
        "registration": [{"type": "link", "value": event.registration_url or event.full_url}],
        "links": [{"link": event.full_url}],
    }
    if event.attendance != Attendance.ONLINE:
        row["location"] = {"name": event.place_name, "address": event.address}
    if event.attendance != Attendance.ON_SITE:
        row["onlineAccessLink"] = event.online_url
    return row


def _slots(event: "EventPage", row: "EventDate") -> Iterator[tuple[datetime, datetime]]:
    start, end = row.starts_at.astimezone(event.zone), row.ends_at.astimezone(event.zone)
    if end - start <= LONGEST_TIMING:
        yield start, end
        return
    day = start.date()
    while day <= end.date():
        opens = datetime.combine(day, start.time(), tzinfo=event.zone)
        closes = datetime.combine(day, end.time(), tzinfo=event.zone)
        # Open through the night: from the hour at which it begins until midnight.
        if closes <= opens:
            closes = agenda.midnight(day + timedelta(days=1), event.zone)
        if opens < end:
            yield opens, min(closes, end)
        day += timedelta(days=1)
