"""The agenda in the format of OpenAgenda, for whoever reads it as a source of data.

Names, limits and number codes are those of OpenAgenda's own description, “Structure d'un événement”
(developers.openagenda.com/evenements/structure, in the repository OpenAgenda/dev-doc
evenements/structure.md, read on 26 November 2026): `attendanceMode` 1 on site, 2 online, 3 mixed;
`status` 1 scheduled, 2 rescheduled, 3 moved online, 4 postponed, 5 full, 6 cancelled; `state` -1
refused, 0 to be moderated, 1 ready, 2 published; `accessibility` hi, vi, pi, mi, ii; at most 800
`timings` of at most 24 hours. Its limits are those of the editor's form, so nothing is ever cut off
here.

`conditions` (255 characters) is what taking part asks of people: whether they must sign up, how many
have room, what it costs. `accessibility` has five codes and no words, so what the event says of its access ends the
long description.

No code says that one date of several is cancelled: its hours are left out.

Read in pages as OpenAgenda's own lists are (“Lecture d'événements”, evenements/lecture.md, read on
27 November 2026): `size` at most 300, `after` to be sent back as `after[]` for what follows, null at
the end; in the order of `lastTiming.asc`, which no passing hour changes between two pages.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from django.apps import apps
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone, translation
from django.utils.html import strip_tags
from django.utils.translation import gettext, ngettext
from wagtail.images.models import SourceImageIOError

from content import addresses, social
from content.models import Licence
from content.visibility import public
from taxonomy.facets import narrow

from . import agenda, listing
from .choices import OFF, Accessibility, Attendance, Status
from .price import price

if TYPE_CHECKING:
    from .models import EventDate, EventIndexPage, EventPage

TITLE, DESCRIPTION, LONG_DESCRIPTION = 140, 200, 10_000
TIMINGS, LONGEST_TIMING = 800, timedelta(hours=24)
MOST_EVENTS = 300
PAGING = ("size", "after[]")  # parameters besides the filters of the list
MODES = {Attendance.ON_SITE: 1, Attendance.ONLINE: 2, Attendance.MIXED: 3}
STATUSES = {Status.POSTPONED: 4, Status.FULL: 5, Status.CANCELLED: 6}
SCHEDULED, PUBLISHED = 1, 2
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# Without ND, which forbids to cut.
OPEN = (Licence.CC_BY, Licence.CC_BY_SA, Licence.CC0)


def export(index: "EventIndexPage", request: HttpRequest, now: datetime) -> dict[str, Any]:
    """Events of the agenda, narrowed by the filters of the list, each in all its languages.

    Args:
        index: the agenda, which anybody may see.
        request: its query string holds the filters of the list, `size`, and `after[]` as the page
            before gave it.
        now: aware.
    """
    model = apps.get_model("events", "EventPage")
    events = public(model.objects.child_of(index))
    found, _values = narrow(listing.for_cards(events), request, listing.facets(now, "not-past"))
    # Without a date it is no event there; one that everybody may see has no half ones.
    found = agenda.with_next_date(found, now).exclude(last_end=None).order_by("last_end", "pk")
    size = _size(request)
    rows = list(_following(found, request).select_related("locale")[: size + 1])
    shown, more = rows[:size], len(rows) > size
    keys = [event.translation_key for event in shown]
    versions: dict[Any, list] = {}
    for page in public(model.objects.filter(translation_key__in=keys)).select_related("locale"):
        versions.setdefault(page.translation_key, []).append(page)
    return {
        "total": found.count(),
        "events": [_event(event, versions[event.translation_key], now) for event in shown],
        "sort": "lastTiming.asc",
        "after": _place(shown[-1]) if more else None,
    }


def _size(request: HttpRequest) -> int:
    asked = request.GET.get("size", "")
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 5 else MOST_EVENTS
    return min(max(number, 1), MOST_EVENTS)


def _following(events: QuerySet, request: HttpRequest) -> QuerySet:
    """What comes after the last event of the page before. Nothing after a place that is none: the
    first page once more would be read for ever."""
    after = request.GET.getlist("after[]")
    if not after:
        return events
    try:
        moment, key = map(int, after)
        end = EPOCH + timedelta(microseconds=moment)
    except (ValueError, OverflowError):
        return events.none()
    if not 0 <= key < 2**31:
        return events.none()
    return events.filter(Q(last_end__gt=end) | Q(last_end=end, pk__gt=key))


def _place(event: "EventPage") -> list[str]:
    """Where the event stands in the order of the export, in whole microseconds."""
    return [str((event.last_end - EPOCH) // timedelta(microseconds=1)), str(event.pk)]


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


def long_description(body: Any, access: str) -> str:
    """The description as plain text; its last paragraph is what the event says of its access."""
    texts = [
        " ".join(strip_tags(str(block.value.source).replace("<", " <")).split())
        for block in body
        if block.block_type == "text"
    ]
    return "\n\n".join(filter(None, [*texts, access]))


def conditions(event: "EventPage", version: "EventPage", now: datetime) -> str:
    """What taking part asks of people; empty where nobody takes part.

    Args:
        event: says whether and how one takes part.
        version: the event in the language of the words.
        now: aware.
    """
    status = agenda.current_status(event, now)
    if status in OFF or status == Status.OVER:
        return ""
    with translation.override(version.locale.language_code):
        if status == Status.FULL:
            return gettext("There is no place left.")
        if not event.registration_here and not event.registration_url:
            words = [gettext("No need to register: just come.")]
        elif agenda.registration_is_possible(event, now):
            words = [gettext("Please register beforehand.")]
        else:
            words = [gettext("Registration opens soon.")]
        if places := event.capacity:
            words.append(
                ngettext("%(places)s place.", "%(places)s places.", places) % {"places": places}
            )
        return " ".join(filter(None, [*words, price(version)]))


def _event(event: "EventPage", versions: list, now: datetime) -> dict[str, Any]:
    def by_language(text: Any) -> dict[str, str]:
        return {page.locale.language_code: words for page in versions if (words := text(page))}

    row: dict[str, Any] = {
        "slug": event.slug,
        "extIds": [{"key": addresses.root(event), "value": event.translation_key.hex}],
        "title": by_language(lambda page: page.title),
        "description": by_language(lambda page: page.summary),
        "longDescription": by_language(
            lambda page: long_description(page.body, page.accessibility_text)
        ),
        "conditions": by_language(lambda page: conditions(event, page, now)),
        "keywords": {event.locale.language_code: [issue.name for issue in event.issues]},
        **_image(event, now),
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


def _image(event: "EventPage", now: datetime) -> dict[str, Any]:
    """The picture with who made it and the licence, where others may show it, too: OpenAgenda cuts it
    in three sizes and keeps it, and those it shows must have agreed until the event is over.

    `url` is what OpenAgenda takes in, the other names are those under which it gives a picture out.
    """
    picture, last = event.cover, agenda.last_date(event)
    until = timezone.localdate(max(now, last.ends_at) if last else now)
    if not picture or picture.licence not in OPEN or not picture.rights_are_clear(until):
        return {}
    try:
        rendition = picture.get_rendition(social.RENDITION)
    except (SourceImageIOError, OSError):
        return {}  # the file is gone; the event must not go with it
    base, name = urljoin(addresses.root(event), rendition.url).rsplit("/", 1)
    credits = f"{picture.credit} – {Licence(picture.licence).label}"
    return {
        "image": {
            "url": f"{base}/{name}",
            "base": f"{base}/",
            "filename": name,
            "size": {"width": rendition.width, "height": rendition.height},
        },
        "imageCredits": credits,
    }


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
