"""When a digest is due: arithmetic with days, so that neither a pause nor a clock change skips one."""

from datetime import date, datetime, timedelta

from django.utils import timezone

MORNING = 7  # o'clock, in the site's time zone


def day_of(now: datetime) -> date:
    """The day whose morning has come: before seven it is yesterday, where the worker slept."""
    local = timezone.localtime(now)
    return local.date() if local.hour >= MORNING else local.date() - timedelta(days=1)


def monday_of(day: date) -> date:
    """The Monday of the week: a weekly digest is due while its last one is older than that."""
    return day - timedelta(days=day.weekday())
