"""Calls in lists, and what surrounds one of them."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet, prefetch_related_objects
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from content.visibility import public
from people.contacts import answering
from taxonomy.facets import ISSUES, TERRITORIES, ChoiceFacet, Listing, listing
from taxonomy.facets.listing import ShownFacet
from taxonomy.facets.parts import Part, PartsFacet, take_tabs
from taxonomy.links import tag_rows

from .choices import Direction
from .state import State, by_urgency, in_state, open_calls, state

if TYPE_CHECKING:
    from .models import CallPage

DIRECTIONS = ChoiceFacet("direction", _("Sought or offered"), "direction", Direction)
OTHERS_SHOWN = 3


@dataclass
class Calls:
    """What the list of calls shows.

    `listing` with its facets, `tabs`, one per state, and `kept`, what the form of filters must
    send along.
    """

    listing: Listing
    tabs: ShownFacet
    kept: list[tuple[str, str]]


def for_cards(calls: QuerySet) -> QuerySet:
    """Fetch with the calls all that a card shows."""
    return calls.select_related("organisation").prefetch_related(*tag_rows(calls.model))


def read(calls: QuerySet, request: HttpRequest, today: date) -> Calls:
    """Narrow public calls as the request asks; without a word about it, those that are open.

    Args:
        calls: public calls of one language.
        request: its query string may hold `state`, `direction`, `issue`, `territory`, `q`, `page`.
        today: the day on which calls are open or not.
    """
    facets = [_state_facet(today), DIRECTIONS, ISSUES, TERRITORIES]
    found = listing(by_urgency(for_cards(calls)), request, facets)
    return Calls(found, *take_tabs(found))


def _state_facet(today: date) -> PartsFacet:
    def part(which: State, label: Any) -> Part:
        return Part(which.value, label, lambda calls: in_state(calls, which, today))

    parts = [
        part(State.OPEN, _("Open")),
        part(State.COMING, _("Soon")),
        part(State.FULL, _("Full")),
        part(State.CLOSED, _("Closed")),
    ]
    return PartsFacet("state", _("State"), parts, default=parts[0])


def fetch_rows(call: "CallPage") -> None:
    """Fetch what the page shows, each kind of row with one query."""
    if call.pk:
        prefetch_related_objects([call], *tag_rows(type(call)))


def facts(call: "CallPage", today: date) -> dict[str, Any]:
    """Context of the call's page; one that cannot be answered offers others on the same issues."""
    fetch_rows(call)
    standing = state(call, today)
    return {
        "call": call,
        "state": standing,
        "contact": answering(call.contact_id, call.fallback_contact_id),
        "others": [] if standing is State.OPEN else list(others(call, today)),
    }


def others(call: "CallPage", today: date) -> QuerySet:
    """Other open calls that the public may see on one of the call's issues, a few."""
    calls = type(call)._default_manager.filter(locale=call.locale).exclude(pk=call.pk)
    links = type(call).issue_links.rel.related_model.objects
    same = links.filter(issue__in=[issue.pk for issue in call.issues]).order_by().values("page")
    return for_cards(open_calls(public(calls.filter(pk__in=same)), today))[:OTHERS_SHOWN]
