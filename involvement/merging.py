"""The same person twice: found by what they left, merged into the older request, taken apart again."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Replace
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from . import attention
from .contact import dialled
from .models import (
    OPEN_STATES,
    UNANSWERED_STATES,
    Attention,
    ClosedReason,
    Involvement,
    Person,
    State,
    Step,
    StepKind,
)
from .timeline import Actor, record
from .transitions import TransitionRefusedError, apply

# Digits that two writings of one number share, whatever stands for the country before them.
SHARED_DIGITS = 8
WRITTEN_BETWEEN_DIGITS = " .-/()"
MOST = 20
# What a merge may change of a request, and what undoing it puts back.
KEPT = [
    "state",
    "attention",
    "due_at",
    "next_rung_at",
    "callback_at",
    "snoozed_until",
    "state_before",
    "closed_at",
    "closed_reason",
    "claimed_at",
]


class CannotMergeError(TransitionRefusedError):
    """The two are no pair: of two teams, the same, erased, or merged already."""


@dataclass
class Candidate:
    """Another request that may come from the same person.

    Attributes:
        involvement: the other request.
        reasons: why, in words.
    """

    involvement: Involvement
    reasons: list[str] = field(default_factory=list)


def national(phone: str) -> str:
    """A number as dialled within its country: +33 6 12… and 06 12… are one.

    >>> national("+33 (0)6 12 34 56 78")
    '0612345678'
    """
    number = dialled(phone)
    prefix = next((code for code in ("+33", "+49", "+41") if number.startswith(code)), "")
    return "0" + number.removeprefix(prefix) if prefix else number


def candidates(involvement: Involvement) -> list[Candidate]:
    """Other requests of the same person or of somebody who left the same address or number.

    Never of another team. The newest first, `MOST` at most.
    """
    person = involvement.person
    if person is None:
        return []
    same = Q(pk=person.pk)
    if person.email:
        same |= Q(email__iexact=person.email)
    if person.phone:
        same |= Q(digits__endswith=national(person.phone)[-SHARED_DIGITS:])
    alike = Person.objects.filter(programme=person.programme_id)
    alike = alike.annotate(digits=_digits()).filter(same)
    rows = (
        Involvement.objects.filter(programme=involvement.programme_id, person__in=alike)
        .exclude(pk=involvement.pk)
        .select_related("person", "owner")
        .order_by("-created_at", "-pk")
    )
    found = [Candidate(row, _reasons(person, row.person)) for row in rows[:MOST]]
    return [candidate for candidate in found if candidate.reasons]


def _digits() -> Any:
    expression: Any = F("phone")
    for sign in WRITTEN_BETWEEN_DIGITS:
        expression = Replace(expression, Value(sign), Value(""))
    return expression


def _reasons(person: Person, other: Person) -> list[str]:
    if person.pk == other.pk:
        return [_("the same person")]
    reasons = []
    if person.email and person.email.casefold() == other.email.casefold():
        reasons.append(_("the same e-mail address"))
    if person.phone and other.phone and national(person.phone) == national(other.phone):
        reasons.append(_("the same telephone number"))
    return reasons


def surviving(involvement: Involvement) -> Involvement:
    """The request in which this one lives on; itself where it was never merged."""
    seen = {involvement.pk}
    while involvement.duplicate_of_id and involvement.duplicate_of_id not in seen:
        involvement = involvement.duplicate_of
        seen.add(involvement.pk)
    return involvement


def family(involvement: Involvement) -> list[int]:
    """Keys of a request and of all that were merged into it."""
    keys = level = [involvement.pk]
    while level:
        found = Involvement.objects.filter(duplicate_of__in=level).exclude(pk__in=keys)
        level = list(found.values_list("pk", flat=True))
        keys = [*keys, *level]
    return keys


def timeline(involvement: Involvement) -> QuerySet[Step]:
    """What happened to a request and to those merged into it, in one order."""
    steps = Step.objects.filter(involvement__in=family(involvement))
    # A word on a merged request's page is there once already, where it was written.
    return steps.exclude(data__has_key="mirrors").select_related(
        "facilitator", "user", "involvement"
    )


@transaction.atomic
def merge(one: Involvement, other: Involvement, now: datetime, actor: Actor) -> Involvement:
    """Merge two requests: the older stays, the newer is closed as its duplicate, without a mail.

    What the person still waits for goes on in the older one: a closed one opens again, a sleeping
    one wakes, a fixed call moves over. `undo` puts everything back.

    Args:
        one: a request.
        other: another of the same team, in any order.
        now: when, aware.
        actor: who merges.

    Returns:
        The request that stays.

    Raises:
        CannotMergeError: they are no pair.
    """
    survivor, duplicate = _lock(one, other)
    if survivor.programme_id != duplicate.programme_id or survivor.pk == duplicate.pk:
        raise CannotMergeError
    if State.ERASED in (survivor.state, duplicate.state) or duplicate.duplicate_of_id:
        raise CannotMergeError
    if survivor.duplicate_of_id:
        raise CannotMergeError
    before = {"duplicate": _snapshot(duplicate), "survivor": _snapshot(survivor)}
    waits = duplicate.state in UNANSWERED_STATES or bool(duplicate.attention)
    call = duplicate.callback_at if duplicate.state in OPEN_STATES else None
    if duplicate.state == State.CLOSED:
        duplicate.closed_reason = ClosedReason.DUPLICATE
    else:
        apply(duplicate, State.CLOSED, now, actor, reason=ClosedReason.DUPLICATE)
    duplicate.state_before = before["duplicate"]["state"]
    duplicate.callback_at = None
    duplicate.duplicate_of = survivor
    duplicate.save()
    if waits:
        call_back_to_life(survivor, now, actor)
    if call and survivor.callback_at is None and _is_free(survivor, call):
        survivor.callback_at = call
    survivor.save()
    data = {"before": before, "after": _snapshot(survivor), "into": survivor.pk}
    record(duplicate, StepKind.MERGED, now, actor, data=data)
    record(survivor, StepKind.MERGED, now, actor, data={"from": duplicate.pk})
    return survivor


@transaction.atomic
def undo(duplicate: Involvement, now: datetime, actor: Actor) -> Involvement:
    """Take a merged request apart again: both stand as before, save what happened since.

    Whatever somebody changed of the older one in the meantime stays; a fixed call that was given
    away is not taken back.

    Args:
        duplicate: the request that was closed by `merge`.
        now: when, aware.
        actor: who does it.

    Returns:
        The request that lives again.

    Raises:
        TransitionRefusedError: it is not merged (any more).
    """
    if not duplicate.duplicate_of_id:
        raise TransitionRefusedError(duplicate.state)
    rows = {row.pk: row for row in _locked([duplicate.pk, duplicate.duplicate_of_id])}
    duplicate, survivor = rows[duplicate.pk], rows[duplicate.duplicate_of_id]
    merged = duplicate.steps.filter(kind=StepKind.MERGED, data__has_key="into").last()
    if merged is None or duplicate.duplicate_of_id != survivor.pk:
        raise TransitionRefusedError(duplicate.state)
    before = merged.data["before"]
    now_of_survivor = _snapshot(survivor)
    for name in KEPT:
        if now_of_survivor[name] == merged.data["after"][name]:
            _put_back(survivor, name, before["survivor"][name])
        _put_back(duplicate, name, before["duplicate"][name])
    if duplicate.callback_at and not _is_free(duplicate, duplicate.callback_at, survivor):
        duplicate.callback_at = None
    duplicate.duplicate_of = None
    survivor.save()
    duplicate.save()
    record(
        duplicate,
        StepKind.UNMERGED,
        now,
        actor,
        from_state=State.CLOSED,
        to_state=duplicate.state,
        data={"from": survivor.pk},
    )
    record(survivor, StepKind.UNMERGED, now, actor, data={"without": duplicate.pk})
    return duplicate


def call_back_to_life(current: Involvement, now: datetime, actor: Actor) -> None:
    """The person waits for something in this request again; the caller saves the locked row."""
    if current.state == State.CLOSED:
        answered = current.first_human_reply_at
        apply(current, State.IN_DIALOGUE if answered else State.NEW, now, actor)
    elif current.state == State.SET_ASIDE:
        apply(current, State.NEW, now, actor)
    elif current.state == State.DORMANT:
        apply(current, current.state_before or State.IN_DIALOGUE, now, actor)
        current.snoozed_until, current.state_before = None, ""
    if current.state in [*OPEN_STATES, State.SUCCEEDED] and current.state not in UNANSWERED_STATES:
        attention.call_for(current, Attention.WORD, now)


def _lock(one: Involvement, other: Involvement) -> tuple[Involvement, Involvement]:
    """Both rows locked in one order, the older first."""
    rows = _locked([one.pk, other.pk])
    if len(rows) != 2:
        raise CannotMergeError
    older, newer = sorted(rows, key=lambda row: (row.created_at, row.pk))
    return older, newer


def _locked(keys: Iterable[int]) -> list[Involvement]:
    rows = Involvement.objects.select_for_update(of=("self",)).filter(pk__in=keys)
    return list(rows.select_related("person", "owner", "programme").order_by("pk"))


def _is_free(
    involvement: Involvement, call: datetime, leaving_out: Involvement | None = None
) -> bool:
    taken = Involvement.objects.filter(
        owner=involvement.owner_id, callback_at=call, state__in=OPEN_STATES
    ).exclude(pk=involvement.pk)
    return not (taken.exclude(pk=leaving_out.pk) if leaving_out else taken).exists()


def _snapshot(involvement: Involvement) -> dict[str, str | None]:
    values = {name: getattr(involvement, name) for name in KEPT}
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
    }


def _put_back(involvement: Involvement, name: str, value: str | None) -> None:
    kind = Involvement._meta.get_field(name).get_internal_type()
    if value and kind == "DateTimeField":
        setattr(involvement, name, parse_datetime(value))
    elif value and kind == "DateField":
        setattr(involvement, name, parse_date(value))
    else:
        setattr(involvement, name, value)
