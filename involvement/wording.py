"""By when somebody answers, in words, as a person would promise it: “today before 11am”."""

from datetime import UTC, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from content import dates

STEP_SECONDS = 5 * 60


def deadline(due_at: datetime, now: datetime | None = None) -> str:
    """Say by when somebody answers, in the active language and the site's time zone.

    Rounded up to five minutes: nobody promises “before 10:07”.

    Args:
        due_at: the moment, aware.
        now: what “today” is counted from; now by default.
    """
    local = timezone.localtime(_round_up(due_at))
    today = timezone.localdate(now)
    time = dates.hour(local)
    if local.date() == today:
        return _("today before %(time)s") % {"time": time}
    if local.date() == today + timedelta(days=1):
        return _("tomorrow before %(time)s") % {"time": time}
    day = dates.day(local, weekday=True, year=local.year != today.year)
    return _("%(day)s before %(time)s") % {"day": day, "time": time}


def slot_in_words(starts_at: datetime | None, now: datetime | None = None) -> str:
    """A moment, such as that of a call: “tomorrow at 10am”, “yesterday at 5pm”; empty without one.

    Args:
        starts_at: the moment, aware.
        now: what “today” is counted from; now by default.
    """
    if starts_at is None:
        return ""
    local = timezone.localtime(starts_at)
    today = timezone.localdate(now)
    time = dates.hour(local)
    if local.date() == today:
        return _("today at %(time)s") % {"time": time}
    if local.date() == today + timedelta(days=1):
        return _("tomorrow at %(time)s") % {"time": time}
    if local.date() == today - timedelta(days=1):
        return _("yesterday at %(time)s") % {"time": time}
    day = dates.day(local, weekday=True, year=local.year != today.year)
    return _("%(day)s at %(time)s") % {"day": day, "time": time}


def _round_up(moment: datetime) -> datetime:
    return datetime.fromtimestamp(-(-moment.timestamp() // STEP_SECONDS) * STEP_SECONDS, UTC)
