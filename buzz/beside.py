"""The page of an event leads to its room while it is open, and afterwards to what remains of it."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from content.visibility import is_public
from events.beside import Beside
from events.models import EventPage

from .models import BuzzSession
from .visibility import has_page_that_remains


def of_event(event: EventPage, now: datetime) -> list[Beside]:
    """A link for each of its evenings that goes on or is over; a rehearsal is nobody's business.

    Args:
        event: its page in any language.
        now: unused; evenings are opened and ended by hand.
    """
    rows = BuzzSession.objects.filter(event__translation_key=event.translation_key)
    found = []
    for session in rows.select_related("event").order_by("pk"):
        if session.is_live and not session.is_rehearsal and is_public(session.event):
            url = reverse("buzz_room", args=[session.code])
            found.append(Beside(_("The evening is on."), _("Take part from your phone"), url))
        elif has_page_that_remains(session):
            url = reverse("buzz_remains", args=[session.code])
            found.append(Beside(_("What came of it:"), _("pitches, promises, offers"), url))
    return found
