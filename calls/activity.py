"""The calls of an organisation, for its public page."""

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from content.visibility import public
from people.activity import Activity
from people.models import Organisation

from .lists import for_cards
from .models import CallPage
from .state import open_calls

SHOWN = 12


def of_organisation(organisation: Organisation) -> list[CallPage]:
    """Public calls of the active language that can be answered today."""
    calls = public(organisation.calls.filter(locale__language_code=get_language()))
    return list(for_cards(open_calls(calls, timezone.localdate()))[:SHOWN])


CALLS = Activity("calls", _("Open calls"), "calls/_of_organisation.html", of_organisation, order=20)
