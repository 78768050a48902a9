"""The events at which an organisation speaks, for its public page."""

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from content.visibility import public
from people.activity import Activity
from people.models import Organisation

from . import agenda, listing
from .models import EventPage

SHOWN = 12


def of_organisation(organisation: Organisation) -> list[EventPage]:
    """Public events of the active language: those to come first, then the latest that are over."""
    events = listing.for_cards(
        public(
            EventPage.objects.filter(
                locale__language_code=get_language(),
                pk__in=organisation.event_roles.order_by().values("page"),
            )
        )
    )
    now = timezone.now()
    found = [*agenda.not_past(events, now)[:SHOWN], *agenda.past(events, now)[:SHOWN]]
    return found[:SHOWN]


EVENTS = Activity("events", _("Events"), "events/_of_organisation.html", of_organisation, order=30)
