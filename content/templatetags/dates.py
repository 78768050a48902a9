"""Dates in templates, in the reader's language; `content.dates` holds the rules."""

from datetime import date, datetime, time

from django import template
from django.utils import timezone

from content import dates

register = template.Library()


@register.filter
def day(value: date | datetime | None) -> str:
    """“12 mars 2027”; a moment is told in the site's time zone. Nothing for no date."""
    return dates.day(_local(value)) if value else ""


@register.filter
def weekday_and_day(value: date | datetime | None) -> str:
    """“jeudi 11 mars 2027”."""
    return dates.day(_local(value), weekday=True) if value else ""


@register.filter
def month(value: date | None) -> str:
    """“mars 2027”."""
    return dates.month(value) if value else ""


@register.filter
def until(value: date | None) -> str:
    """“jusqu’au 30 avril 2027”."""
    return dates.until(value) if value else ""


@register.filter
def hour(value: time | datetime | None) -> str:
    """“18 h 30”."""
    return dates.hour(_local(value)) if value else ""


def _local(value: date | datetime | time) -> date | datetime | time:
    is_moment = isinstance(value, datetime) and timezone.is_aware(value)
    return timezone.localtime(value) if is_moment else value
