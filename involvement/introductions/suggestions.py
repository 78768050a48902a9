"""Who could have what somebody lacks: three suggestions at most, each with its reasons in words.

The rules are plain, so that a facilitator can say why: same kind 4, same issue 2, near 3 to 1,
fresh 1, has been waiting 1. They order; they decide nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from involvement.models import (
    OPEN_STATES,
    Ingredient,
    IngredientState,
    Party,
    Person,
    Side,
    State,
)
from taxonomy.models import Territory, TerritoryAncestry, TerritoryKind

from . import limits
from .reach import unreachable

MOST = 3
FRESH = timedelta(days=30)
LONG = timedelta(days=60)
NEAR = {
    TerritoryKind.COMMUNE: 3,
    TerritoryKind.EPCI: 2,
    TerritoryKind.KREIS: 2,
    TerritoryKind.VERBANDSGEMEINDE: 2,
    TerritoryKind.DEPARTMENT: 1,
    TerritoryKind.CANTON: 1,
    TerritoryKind.COLLECTIVITY: 1,
}


@dataclass(frozen=True)
class Suggestion:
    """An offer that could meet a need.

    Attributes:
        reasons: sentences, each made of fields that the facilitator sees.
        left: how often the person may still be asked in these thirty days.
        score: what it is ordered by.
    """

    offer: Ingredient
    person: Person
    reasons: tuple[str, ...]
    left: int
    score: int


def suggest(need: Ingredient, now: datetime) -> list[Suggestion]:
    """Offers that could meet a need, the best first; three at most.

    Each from another universe than the need and than those before it, as far as there are any.
    Never of somebody who is paused, asleep, gone or unreachable, who was asked for this need
    before, or who has been asked as often as they want. The number of queries is constant.

    Args:
        need: what is missing; its programme's offers are looked at.
        now: aware.
    """
    offers = _offers(need, now)
    asked = limits.asked_lately({offer.person.pk for offer in offers}, now)
    near = _nearest(need.territory, {offer.territory_id for offer in offers} - {None})
    found = []
    for offer in offers:
        left = limits.left(offer.person, asked)
        fits = _fits(need, offer)
        if left and fits:
            reasons = [*fits, *_place(near.get(offer.territory_id)), *_age(offer, asked, now)]
            score = sum(points for points, _reason in reasons)
            words = tuple(reason for _points, reason in reasons)
            found.append(Suggestion(offer, offer.person, words, left, score))
    found.sort(key=lambda suggestion: (-suggestion.score, suggestion.offer.pk))
    return _mixed(found, need.universe)


def _offers(need: Ingredient, now: datetime) -> list[Ingredient]:
    before = Party.objects.filter(introduction__need=need, asked_at__isnull=False)
    rows = Ingredient.objects.filter(
        programme=need.programme_id,
        side=Side.OFFER,
        state=IngredientState.OPEN,
        involvement__state__in=[state for state in OPEN_STATES if state != State.DORMANT],
        involvement__person__isnull=False,
    ).exclude(involvement__person__in=before.values("person"))
    if need.involvement_id:
        rows = rows.exclude(involvement__person=need.involvement.person_id)
    rows = list(rows.select_related("involvement__person", "issue", "territory"))
    lost = unreachable([offer.person for offer in rows])
    return [
        offer
        for offer in rows
        if offer.person.pk not in lost and not limits.is_paused(offer.person, now)
    ]


def _fits(need: Ingredient, offer: Ingredient) -> list[tuple[int, str]]:
    """Why it is about the same thing at all; nothing: it is not."""
    reasons = []
    if offer.kind and offer.kind == need.kind:
        kind = {"kind": offer.get_kind_display()}
        reasons.append((4, _("offers what is missing: %(kind)s") % kind))
    if offer.issue_id and offer.issue_id == need.issue_id:
        reasons.append((2, _("same issue: %(issue)s") % {"issue": offer.issue.name}))
    if reasons and offer.universe != need.universe:
        universe = {"universe": offer.get_universe_display()}
        reasons.append((0, _("another world: %(universe)s") % universe))
    return reasons


def _place(shared: Territory | None) -> list[tuple[int, str]]:
    if shared is None or shared.kind not in NEAR:
        return []
    name = {"name": shared.label}
    words = {
        TerritoryKind.COMMUNE: _("in the same municipality: %(name)s"),
        TerritoryKind.EPCI: _("in a municipality nearby, same intercommunality: %(name)s"),
    }
    sentence = words.get(shared.kind, _("in the same wider area: %(name)s"))
    return [(NEAR[shared.kind], sentence % name)]


def _age(offer: Ingredient, asked: dict[int, int], now: datetime) -> list[tuple[int, str]]:
    wrote = offer.person.last_active_at
    reasons = []
    if now - wrote < FRESH:
        since = {"time": timesince(wrote, now, depth=1)}
        reasons.append((1, _("last heard of %(time)s ago") % since))
    if now - offer.created_at > LONG and offer.person.pk not in asked:
        days = (now - offer.created_at).days
        sentence = ngettext(
            "has been waiting to be asked for %(days)d day",
            "has been waiting to be asked for %(days)d days",
            days,
        )
        reasons.append((1, sentence % {"days": days}))
    return reasons


def _nearest(place: Territory | None, others: Iterable[int]) -> dict[int, Territory]:
    """For each other territory the smallest one that holds it and `place` too; two queries."""
    if place is None or not others:
        return {}
    above = TerritoryAncestry.objects.filter(descendant=place)
    own = dict(above.values_list("ancestor", "distance"))
    rows = TerritoryAncestry.objects.filter(descendant__in=others, ancestor__in=own)
    nearest: dict[int, tuple[int, Territory]] = {}
    for row in rows.select_related("ancestor"):
        steps = row.distance + own[row.ancestor_id]
        known = nearest.get(row.descendant_id)
        if known is None or steps < known[0]:
            nearest[row.descendant_id] = (steps, row.ancestor)
    return {key: territory for key, (_steps, territory) in nearest.items()}


def _mixed(found: list[Suggestion], own: str) -> list[Suggestion]:
    """The best of each other universe first; only then what is left."""
    chosen: list[Suggestion] = []
    people: set[int] = set()
    for again in (False, True):
        for suggestion in found:
            seen = {own} | {other.offer.universe for other in chosen}
            fresh = again or suggestion.offer.universe not in seen
            if len(chosen) < MOST and suggestion.person.pk not in people and fresh:
                chosen.append(suggestion)
                people.add(suggestion.person.pk)
    return chosen
