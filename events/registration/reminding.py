"""Reminders at seven days, one day and that morning, and thanks afterwards."""

import logging
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.apps import apps
from django.db import transaction
from django.utils import translation

from calls.models import CallPage
from calls.state import by_urgency, open_calls
from content.visibility import public
from events import agenda

from . import mails, pages
from .models import Coming, Occasion, Registration, RegistrationState, Reminder

logger = logging.getLogger(__name__)
# When each leaves: days before the event, and the hour of its own clock.
STAGES = {
    Reminder.WEEK: (7, time(9)),
    Reminder.DAY: (1, time(9)),
    Reminder.MORNING: (0, time(7)),
}
LOOK_AHEAD = timedelta(days=8)
# Thanks leave on the day after, from this hour on; after a pause of the worker no later than this.
# What ends in the night belongs to the evening in which it began.
THANKS_HOUR = time(10)
NIGHT_ENDS = timedelta(hours=6)
THANKS_WITHIN = timedelta(days=4)
SHOWN = 3


def due_at(occasion: Occasion, stage: int) -> datetime:
    """The moment from which a reminder of an occasion leaves."""
    days, hour = STAGES[Reminder(stage)]
    zone = ZoneInfo(occasion.time_zone)
    day = occasion.starts_at.astimezone(zone).date() - timedelta(days=days)
    return datetime.combine(day, hour, tzinfo=zone)


def stage_at(occasion: Occasion, now: datetime) -> int:
    """The reminder that fits this moment: the latest that is due, none once it has begun."""
    if occasion.is_off or now >= occasion.starts_at:
        return Reminder.NONE
    due = [stage for stage in STAGES if due_at(occasion, stage) <= now]
    return max(due, default=Reminder.NONE)


def remind(now: datetime) -> int:
    """Send what is due, each once; after a pause of the worker only the latest. Returns how many.

    Who signed up after a reminder was due does not get that one, and nobody gets one after its day.
    """
    rows = Registration.objects.filter(
        state=RegistrationState.CONFIRMED,
        occasion__is_off=False,
        occasion__starts_at__gt=now,
        occasion__starts_at__lt=now + LOOK_AHEAD,
    ).select_related("occasion")
    sent = 0
    for registration in rows:
        stage = stage_at(registration.occasion, now)
        if stage > registration.reminded:
            try:
                sent += _remind(registration.pk, stage, now)
            except Exception:
                logger.exception("registration %s could not be reminded", registration.pk)
    return sent


def _remind(key: int, stage: int, now: datetime) -> bool:
    with transaction.atomic():
        current = _locked(key, state=RegistrationState.CONFIRMED, reminded__lt=stage)
        if current is None:
            return False
        current.reminded = stage
        current.save(update_fields=["reminded"])
        due = due_at(current.occasion, stage)
        # “In a week” is true on that day only, whoever took a place or was not reached since.
        if current.created_at >= due or now.astimezone(due.tzinfo).date() > due.date():
            return False
        return mails.remind(current, stage, now) is not None


def thank(now: datetime) -> int:
    """Thank those who came, on the day after. Where nobody was ticked at the door, all who had a
    place. Returns how many."""
    occasions = Occasion.objects.filter(
        is_off=False, ends_at__lt=now, ends_at__gt=now - THANKS_WITHIN
    )
    return sum(_thank_all(occasion, now) for occasion in occasions if _thanks_due(occasion, now))


def _thanks_due(occasion: Occasion, now: datetime) -> bool:
    zone = ZoneInfo(occasion.time_zone)
    began, ended = (moment.astimezone(zone) for moment in (occasion.starts_at, occasion.ends_at))
    last_day: date = max(began.date(), (ended - NIGHT_ENDS).date())
    return now >= datetime.combine(last_day + timedelta(days=1), THANKS_HOUR, tzinfo=zone)


def _thank_all(occasion: Occasion, now: datetime) -> int:
    rows = occasion.registrations.filter(state=RegistrationState.CONFIRMED)
    if rows.filter(arrived_at__isnull=False).exists():
        rows = rows.filter(arrived_at__isnull=False)
    else:
        rows = rows.exclude(answer=Coming.NO)
    following: dict[str, dict] = {}
    sent = 0
    for key, language in rows.filter(thanked_at=None).values_list("pk", "language"):
        if language not in following:
            following[language] = what_comes_next(occasion, language, now)
        with transaction.atomic():
            current = _locked(key, thanked_at=None)
            if current:
                current.thanked_at = now
                current.save(update_fields=["thanked_at"])
                sent += mails.thank(current, now, following[language]) is not None
    return sent


def what_comes_next(occasion: Occasion, language: str, now: datetime) -> dict:
    """Events and calls of the same issues, in a language, for whoever came: at most three each."""
    page = pages.page_of(occasion, language)
    issues = [link.issue_id for link in page.issue_links.all()] if page else []
    events = public(
        apps.get_model("events", "EventPage").objects.filter(
            locale__language_code=language, issue_links__issue__in=issues
        )
    )
    events = events.exclude(translation_key=occasion.event_key).exclude(
        status__in=["cancelled", "postponed"]
    )
    calls = public(
        CallPage.objects.filter(locale__language_code=language, issue_links__issue__in=issues)
    )
    today = now.astimezone(ZoneInfo(occasion.time_zone)).date()
    with translation.override(language):
        return {
            "next_events": list(agenda.not_past(events.distinct(), now)[:SHOWN]),
            "next_calls": list(by_urgency(open_calls(calls.distinct(), today))[:SHOWN]),
        }


def _locked(key: int, **still: object) -> Registration | None:
    """A registration whose row is held, if it is still as it was."""
    rows = Registration.objects.select_for_update(of=("self",))
    return rows.select_related("person", "occasion__programme").filter(pk=key, **still).first()
