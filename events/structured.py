"""An event in the words of schema.org."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest

from content.metadata import site_root
from content.social import page_social_picture

from . import agenda
from .choices import Attendance, Status
from .registration import pages

if TYPE_CHECKING:
    from .models import EventDate, EventPage

SCHEDULED = "https://schema.org/EventScheduled"
STATUS = {
    Status.CANCELLED: "https://schema.org/EventCancelled",
    Status.POSTPONED: "https://schema.org/EventPostponed",
}
MODE = {
    Attendance.ON_SITE: "https://schema.org/OfflineEventAttendanceMode",
    Attendance.ONLINE: "https://schema.org/OnlineEventAttendanceMode",
    Attendance.MIXED: "https://schema.org/MixedEventAttendanceMode",
}


def event(page: "EventPage", request: HttpRequest, now: datetime) -> dict[str, Any]:
    """schema.org Event of the next date, or of the last one; further dates are its `subEvent`.

    Args:
        page: the event.
        request: says under which host the page is shown.
        now: the moment from which the next date is counted.
    """
    url = page.get_full_url(request)
    status = agenda.current_status(page, now)
    whole = STATUS.get(Status(page.status), SCHEDULED)
    thing: dict[str, Any] = {
        "@type": "Event",
        "@id": url,
        "url": url,
        "name": page.title,
        "description": page.description,
        "inLanguage": page.locale.language_code,
        "eventStatus": STATUS.get(status, SCHEDULED),
        "eventAttendanceMode": MODE[Attendance(page.attendance)],
        "location": _location(page),
        "organizer": _organizer(page, request),
        "about": [{"@type": "Thing", "name": issue.name} for issue in page.issues],
    }
    if picture := page_social_picture(page, request)[0]:
        thing["image"] = [picture]
    dates = agenda.dates(page)
    shown = agenda.next_date(page, now) or agenda.last_date(page)
    if shown:
        thing |= _when(page, shown)
    if len(dates) > 1:
        common = {key: thing[key] for key in ("name", "location")}
        thing["subEvent"] = [
            {
                "@type": "Event",
                **common,
                "url": url,
                "eventStatus": STATUS[Status.CANCELLED] if row.is_cancelled else whole,
                **_when(page, row),
            }
            for row in dates
        ]
    if page.capacity:
        thing["maximumAttendeeCapacity"] = page.capacity
    if page.is_free or page.price:
        thing["isAccessibleForFree"] = page.is_free
    if offer := _offer(page, request, now):
        thing |= offer
    if speakers := [row.organisation for row in page.speakers.all() if row.organisation]:
        thing["performer"] = [
            {
                "@type": "Organization",
                "name": organisation.name,
                "url": f"{site_root(request)}{organisation.get_absolute_url()}",
            }
            for organisation in speakers
        ]
    return thing


def _when(page: "EventPage", row: "EventDate") -> dict[str, str]:
    """Beginning and end with the offset that the event's zone has on that day."""
    return {
        "startDate": row.starts_at.astimezone(page.zone).isoformat(timespec="seconds"),
        "endDate": row.ends_at.astimezone(page.zone).isoformat(timespec="seconds"),
    }


def _location(page: "EventPage") -> Any:
    places: list[dict[str, Any]] = []
    if page.attendance != Attendance.ONLINE:
        place: dict[str, Any] = {"@type": "Place", "name": page.place_name or page.address}
        if page.address:
            place["address"] = page.address
        places.append(place)
    if page.attendance != Attendance.ON_SITE:
        places.append({"@type": "VirtualLocation", "url": page.online_url})
    return places[0] if len(places) == 1 else places


def _organizer(page: "EventPage", request: HttpRequest) -> dict[str, str]:
    if page.contact:
        programme = page.contact.programme
        url = f"{site_root(request)}{programme.get_absolute_url()}"
        return {"@type": "Organization", "name": programme.name, "url": url}
    name = settings.WAGTAIL_SITE_NAME
    return {"@type": "Organization", "name": name, "url": f"{site_root(request)}/"}


def _offer(page: "EventPage", request: HttpRequest, now: datetime) -> dict[str, Any]:
    """Where one signs up, as long as one can, what it costs, and how many places the next date has
    left."""
    here = pages.sign_up_path(page, now)
    elsewhere = page.registration_url if agenda.registration_is_possible(page, now) else ""
    if not here and not elsewhere:
        return {}
    left = pages.places_left(page, now) if here else None
    availability = "https://schema.org/SoldOut" if left == 0 else "https://schema.org/InStock"
    url = f"{site_root(request)}{here}" if here else elsewhere
    offer = {"@type": "Offer", "url": url, "availability": availability}
    if page.is_free:
        offer |= {"price": 0, "priceCurrency": "EUR"}
    if page.price:
        offer["description"] = page.price
    return {"offers": offer} | ({} if left is None else {"remainingAttendeeCapacity": left})
