"""Who answers: from the municipality through the graph of territories to a named person at work."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from people.models import Facilitator, Programme
from taxonomy.models import Territory, TerritoryAncestry

from .duty import Roster


class NobodyAnswersError(Exception):
    """No facilitator exists at all, so a request would have no owner."""


@dataclass(frozen=True)
class Route:
    """The team that takes a request and the person who answers it."""

    programme: Programme
    owner: Facilitator


def route(commune: Territory | None, page: Any = None, now: datetime | None = None) -> Route:
    """Find who answers; never nobody.

    In this order, and each only if they are at work at the next open minute: the owner of a call,
    then its fallback; the contact of a story or an event, unless another team serves the
    municipality; the team with the nearest territory; the team that answers for every other
    territory. Where everybody is away, somebody who is away before nobody.

    Args:
        commune: where the person lives; None where it is not in the official list.
        page: the specific page that moved them, if any.
        now: when, aware; now by default.

    Raises:
        NobodyAnswersError: there is no facilitator at all.
    """
    roster = Roster(now or timezone.now())
    owner = _owner_of(page, roster) or _local(commune, page, roster) or _default(roster)
    if owner is None:
        raise NobodyAnswersError
    return Route(owner.programme, owner)


def nearest_programmes(places: Iterable[Territory]) -> list[int]:
    """Keys of the programmes that serve these places or what holds them, nearest first."""
    found = (
        TerritoryAncestry.objects.filter(
            descendant__in=list(places), ancestor__programmes__isnull=False
        )
        .order_by("distance", "ancestor__programmes")
        .values_list("ancestor__programmes", flat=True)
    )
    return list(dict.fromkeys(found))


def owns_its_requests(page: Any) -> bool:
    """Whether the people whom a page names answer wherever one lives: a page with a fallback."""
    return hasattr(page, "fallback_contact")


def _owner_of(page: Any, roster: Roster) -> Facilitator | None:
    if not owns_its_requests(page):
        return None
    return roster.first_present([page.contact, page.fallback_contact])


def _local(commune: Territory | None, page: Any, roster: Roster) -> Facilitator | None:
    contact = roster.first_present([getattr(page, "contact", None)])
    if contact and commune is None:
        return contact
    programmes = nearest_programmes([commune] if commune else getattr(page, "territories", []))
    if contact and programmes[:1] in ([], [contact.programme_id]):
        return contact
    active = Facilitator.objects.filter(active=True, programme__in=programmes)
    nearest_first = sorted(
        active.select_related("programme"),
        key=lambda person: (programmes.index(person.programme_id), person.sort_order, person.pk),
    )
    return roster.first_present(nearest_first) or contact


def _default(roster: Roster) -> Facilitator | None:
    """The first person at work of the default team; then anybody, before nobody."""
    rows = Facilitator.objects.select_related("programme")
    people = list(rows.order_by("-active", "-programme__is_default", "sort_order", "pk"))
    return roster.first_present(people) or next(iter(people), None)
