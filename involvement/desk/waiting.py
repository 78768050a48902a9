"""What waits, by when, in the words of the queue."""

from django.utils import timezone
from django.utils.translation import gettext as _

from involvement.models import UNANSWERED_STATES, Involvement
from involvement.wording import deadline


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
