"""What an event costs, in words: for its page, other agendas and machines."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from .models import EventPage


def price(event: "EventPage") -> str:
    """“Free of charge. Soup included”, in the active language; empty where nobody said anything."""
    free = _("Free of charge.") if event.is_free else ""
    return " ".join(filter(None, [free, event.price]))
