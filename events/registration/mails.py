"""The mails of a registration, in the person's language, the hours in the event's time zone."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.core.files.base import ContentFile
from django.utils import translation
from django.utils.translation import gettext as _

from content import calendars, dates
from events import calendar
from events.telling import zone_in_words
from involvement import letters, purposes
from involvement.letters import AddressBouncesError
from involvement.models import Letter

from . import links, pages
from .models import Occasion, Registration, RegistrationState, Reminder

FILE = "invitation.ics"
RECEIVED = "event_received"


def when(occasion: Occasion) -> str:
    """Day and hours in the event's time zone, in the active language."""
    zone = ZoneInfo(occasion.time_zone)
    told = dates.span(occasion.starts_at.astimezone(zone), occasion.ends_at.astimezone(zone))
    words = zone_in_words(occasion.time_zone)
    return f"{told} ({words})" if words else told


def received(registration: Registration, now: datetime) -> Letter | None:
    """Tell that there is a place, with the invitation; or which turn it is on the waiting list."""
    with translation.override(registration.language):
        if registration.state == RegistrationState.CONFIRMED:
            subject = _("Your place: %(title)s")
            return _post(registration, RECEIVED, subject, now, method=calendars.REQUEST)
        return _post(registration, RECEIVED, _("On the waiting list: %(title)s"), now)


def again(registration: Registration, now: datetime, patience: timedelta) -> Letter | None:
    """The first mail once more, for somebody who signs up again; None if one left a moment ago."""
    person = registration.person
    if person is None or registration.state not in (
        RegistrationState.CONFIRMED, RegistrationState.WAITING
    ):  # fmt: skip
        return None
    if person.letters.filter(template=RECEIVED, queued_at__gt=now - patience).exists():
        return None
    return received(registration, now)


def offer(registration: Registration, now: datetime) -> Letter | None:
    """Offer the place that became free, for as long as it is kept."""
    with translation.override(registration.language):
        context = {"until": kept_until(registration)}
        return _post(registration, "event_offer", _("A place for you: %(title)s"), now, context)


def kept_until(registration: Registration) -> str:
    """The moment at which an offer ends, in the event's time zone, in the active language."""
    until = registration.offered_until.astimezone(ZoneInfo(registration.occasion.time_zone))
    moment = {"day": dates.day(until, weekday=True, year=False), "time": dates.hour(until)}
    return _("%(day)s at %(time)s") % moment


def lapsed(registration: Registration, now: datetime) -> Letter | None:
    """Tell that the offer ended."""
    with translation.override(registration.language):
        subject = _("The place was passed on: %(title)s")
        return _post(registration, "event_lapsed", subject, now)


def released(registration: Registration, now: datetime, *, had_place: bool) -> Letter | None:
    """Confirm that the place is free again, and take the date out of the calendar."""
    with translation.override(registration.language):
        return _post(
            registration,
            "event_released",
            _("Your place is free again: %(title)s"),
            now,
            {"had_place": had_place},
            method=calendars.CANCEL if had_place else "",
        )


def remind(registration: Registration, stage: int, now: datetime) -> Letter | None:
    """Remind, and ask whether they come."""
    with translation.override(registration.language):
        subject = {
            Reminder.WEEK: _("In a week: %(title)s"),
            Reminder.DAY: _("Tomorrow: %(title)s"),
            Reminder.MORNING: _("Today: %(title)s"),
        }[Reminder(stage)]
        return _post(
            registration, "event_reminder", subject, now, {"asks": stage < Reminder.MORNING}
        )


def changed(registration: Registration, now: datetime) -> Letter | None:
    """Tell the new day, hour or place, with a new invitation for those who have a place."""
    with translation.override(registration.language):
        has_place = registration.state == RegistrationState.CONFIRMED
        method = calendars.REQUEST if has_place else ""
        return _post(registration, "event_changed", _("Changed: %(title)s"), now, method=method)


def off(registration: Registration, now: datetime, *, postponed: bool) -> Letter | None:
    """Tell that it does not take place, and take the date out of the calendar."""
    with translation.override(registration.language):
        subject = _("Postponed: %(title)s") if postponed else _("Cancelled: %(title)s")
        has_place = registration.state == RegistrationState.CONFIRMED
        method = calendars.CANCEL if has_place else ""
        context = {"postponed": postponed}
        return _post(registration, "event_off", subject, now, context, method=method)


def thank(registration: Registration, now: datetime, following: dict[str, Any]) -> Letter | None:
    """Thank for coming, with what comes next."""
    with translation.override(registration.language):
        return _post(registration, "event_thanks", _("Thank you: %(title)s"), now, following)


def invitation(registration: Registration, method: str, now: datetime) -> bytes:
    """The date for the person's calendar (RFC 5546).

    The UID is that of the public calendars; the newest of two files counts by SEQUENCE, then by
    the moment at which it was written.

    Args:
        method: of `content.calendars`; none for a file that they take by themselves.
    """
    occasion, person = registration.occasion, registration.person
    page = pages.page_of(occasion, registration.language)
    programme = occasion.programme
    entry = calendars.Entry(
        uid=calendar.uid(occasion.event_key, occasion.date_key),
        summary=pages.title_of(occasion, page),
        starts_at=occasion.starts_at,
        ends_at=occasion.ends_at,
        changed_at=now,
        sequence=calendar.latest_sequence(occasion.event_key),
        description=links.full_url_for(registration),
        place=occasion.place,
        url=page.full_url or "" if page else "",
        organizer=calendars.Address(programme.name, programme.email),
        attendee=calendars.Address(person.name, person.email),
        status="CANCELLED" if method == calendars.CANCEL else "CONFIRMED",
    )
    return calendars.calendar([entry], method)


def _post(
    registration: Registration,
    template: str,
    subject: str,
    now: datetime,
    context: dict[str, Any] | None = None,
    *,
    method: str = "",
) -> Letter | None:
    """Queue a mail; None for somebody who was erased or whose address does not work."""
    person, occasion = registration.person, registration.occasion
    if person is None:
        return None
    page = pages.page_of(occasion, registration.language)
    title = pages.title_of(occasion, page)
    values = {
        "registration": registration,
        "person": person,
        "occasion": occasion,
        "title": title,
        "when": when(occasion),
        "url": links.full_url_for(registration),
        "event_url": page.full_url if page else "",
        "online_url": page.online_url if page else "",
    }
    files = None
    if method:
        content = ContentFile(invitation(registration, method, now))
        files = {FILE: {"file": content, "mimetype": f"{calendars.MIMETYPE}; method={method}"}}
    try:
        return letters.post(
            person.email,
            template=template,
            subject=subject % {"title": title},
            context=values | (context or {}),
            programme=occasion.programme,
            language=registration.language,
            purpose=purposes.EVENT,
            about=[person],
            now=now,
            attachments=files,
        )
    except AddressBouncesError:
        return None
