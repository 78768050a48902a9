"""Needs and offers: noted from a request, followed from a call, over by themselves."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from calls.choices import Direction
from calls.models import CallPage
from calls.state import State as CallState
from calls.state import state as call_state
from content.visibility import public
from involvement.models import Ingredient, IngredientState, Involvement, Side, State, StepKind
from involvement.timeline import CLOCK, Actor, record
from people.models import Universe

from . import secrecy
from .states import move_along

SIDES = {Direction.SOUGHT: Side.NEED, Direction.OFFERED: Side.OFFER}
FOLLOWED = [CallState.OPEN, CallState.COMING]
LONGEST = Ingredient._meta.get_field("description").max_length


def says_too_much(description: str, involvement: Involvement | None) -> bool:
    """Whether a sentence names the person it comes from, or holds an address or a number."""
    person = involvement.person if involvement else None
    named = secrecy.named_in(description, [person]) if person else []
    return bool(named) or secrecy.has_contact_data(description)


@transaction.atomic
def note(involvement: Involvement, row: Ingredient, now: datetime, actor: Actor = CLOCK) -> None:
    """Note what a request lacks or offers; the request counts as understood from then on.

    The same sentence twice, as by a double click, is one row.

    Args:
        involvement: the request.
        row: not stored yet; request, programme and time are filled in here.
        now: when, aware.
        actor: who notes it.
    """
    Involvement.objects.select_for_update().get(pk=involvement.pk)
    twins = involvement.ingredients.filter(side=row.side, description=row.description)
    if twins.filter(state=IngredientState.OPEN).exists():
        return
    row.involvement, row.programme, row.created_at = involvement, involvement.programme, now
    row.save()
    data = {"side": row.side, "ingredient": row.pk}
    record(involvement, StepKind.INGREDIENT, now, actor, text=row.description, data=data)
    move_along(involvement, State.ORIENTED, now, actor)


def expire(now: datetime) -> int:
    """Close what was needed or offered until a day that is over; the worker calls it."""
    over = Q(until__lt=timezone.localdate(now), state=IngredientState.OPEN)
    return Ingredient.objects.filter(over).update(state=IngredientState.EXPIRED)


def follow_calls(now: datetime) -> int:
    """Bring what calls seek and offer up to date; the worker calls it.

    A live public call is a need or an offer of the programme that answers it; when it is full,
    closed or no longer public, it is over. One of several translations counts, the original first.

    Returns:
        How many rows were written.
    """
    known = {row.page_id: row for row in Ingredient.objects.filter(follows_call=True)}
    today = timezone.localdate(now)
    written, seen, translations = 0, set(), set()
    for call in _calls(now):
        if call.translation_key in translations:
            continue
        translations.add(call.translation_key)
        seen.add(call.pk)
        row = known.get(call.pk) or Ingredient(page_id=call.pk, follows_call=True, created_at=now)
        written += _bring_up_to_date(row, call, call_state(call, today) in FOLLOWED)
    gone = [row.pk for key, row in known.items() if key not in seen]
    rows = Ingredient.objects.filter(pk__in=gone, state=IngredientState.OPEN)
    return written + rows.update(state=IngredientState.EXPIRED)


def _calls(now: datetime) -> list[CallPage]:
    calls = public(CallPage.objects.exclude(contact=None), now)
    rows = calls.select_related("contact", "organisation")
    return list(rows.prefetch_related("issue_links", "territory_links").order_by("pk"))


def _bring_up_to_date(row: Ingredient, call: CallPage, is_open: bool) -> bool:
    """Write what differs. What a facilitator decided (kind, who speaks for it, found) stays."""
    issues = [link.issue_id for link in call.issue_links.all()]
    territories = [link.territory_id for link in call.territory_links.all()]
    values = {
        "programme_id": call.contact.programme_id,
        "side": SIDES[call.direction],
        "description": (call.summary or call.title)[:LONGEST],
        "organisation_id": call.organisation_id,
        "universe": call.organisation.universe if call.organisation else Universe.CITIZENS,
        "issue_id": issues[0] if issues else None,
        "territory_id": territories[0] if territories else None,
        "until": call.closes_on,
    }
    if not is_open and row.state == IngredientState.OPEN:
        values["state"] = IngredientState.EXPIRED
    elif is_open and row.state == IngredientState.EXPIRED:
        values["state"] = IngredientState.OPEN
    if row.pk is None and not is_open:
        return False
    if row.pk and all(getattr(row, name) == value for name, value in values.items()):
        return False
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    return True
