"""What waits, by when, in the words of the queue."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from content import dates
from involvement.models import OPEN_STATES, UNANSWERED_STATES, Involvement, State
from involvement.wording import deadline, slot_in_words


@dataclass(frozen=True)
class Urgency:
    """How much something presses: never by colour alone.

    Attributes:
        key: "late", "today", "later", "asleep" or "calm"; names the colour.
        icon: of Wagtail.
        words: by when, or nothing.
    """

    key: str
    icon: str
    words: str


def urgency(involvement: Involvement) -> Urgency:
    """How much a request presses, as row and card show it."""
    if waits(involvement):
        words = due_in_words(involvement)
        if is_late(involvement):
            return Urgency("late", "warning", words)
        today = timezone.localdate(involvement.due_at) == timezone.localdate()
        return Urgency("today", "time", words) if today else Urgency("later", "date", words)
    if involvement.state == State.DORMANT and involvement.snoozed_until:
        words = _("asleep until %(day)s") % {"day": dates.day(involvement.snoozed_until)}
        return Urgency("asleep", "history", words)
    return Urgency("calm", "check", "")


def due_in_words(involvement: Involvement) -> str:
    """By when a new request is to be answered, and whether that is over; else nothing."""
    if not waits(involvement):
        return ""
    words = deadline(involvement.due_at)
    return _("Late: %(deadline)s") % {"deadline": words} if is_late(involvement) else words


def is_late(involvement: Involvement) -> bool:
    """Whether the promise to the person has been broken."""
    return waits(involvement) and involvement.due_at < timezone.now()


def waits(involvement: Involvement) -> bool:
    """Whether somebody has to act by the due date."""
    return involvement.state in UNANSWERED_STATES or bool(involvement.attention)


def fixed_call(involvement: Involvement) -> str:
    """When the person expects a call: “tomorrow at 10am”; nothing once it is over."""
    fixed = involvement.callback_at and involvement.state in OPEN_STATES
    if not fixed or timezone.localdate(involvement.callback_at) < timezone.localdate():
        return ""
    return slot_in_words(involvement.callback_at)
