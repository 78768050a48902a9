"""When the person wants to be called: moved or given up on their own page."""

from datetime import datetime

from django.db import IntegrityError, transaction

from involvement import slots
from involvement.models import (
    OPEN_STATES,
    Attention,
    Involvement,
    State,
    StepKind,
)
from involvement.timeline import THE_PERSON, record
from involvement.transitions import locked, reset_the_clock

from . import mails
from .acts import call_owner, touch


def may_move(involvement: Involvement) -> bool:
    """Whether a call can still be asked for: what sleeps or is closed takes a word first."""
    return involvement.state in [
        *(state for state in OPEN_STATES if state != State.DORMANT),
        State.SET_ASIDE,
    ]


def move_call(involvement: Involvement, at: datetime | None, phone: str, now: datetime) -> None:
    """Move the call, ask for one, or give it up. The time that stands already changes nothing.

    Args:
        involvement: the request; its row is locked and read again.
        at: beginning of the slot; None gives the call up.
        phone: a number, kept where none is known.
        now: when, aware.

    Raises:
        SlotUnavailableError: the owner cannot call at that time; nothing changed.
    """
    with locked(involvement) as current:
        if not may_move(current) or at == slots.wished(current):
            return
        if at:
            slots.check_slot(current.owner, at, now)
        if not current.person.phone:
            current.person.phone = phone
            current.person.save(update_fields=["phone"])
        data = {"callback": at.isoformat() if at else ""}
        record(current, StepKind.CALL_MOVED, now, THE_PERSON, data=data, private=False)
        if current.state != State.SET_ASIDE:
            _promise(current, at, now)
        touch(current, now)


def _promise(current: Involvement, at: datetime | None, now: datetime) -> None:
    """The call is moved: the clock follows, and the owner is told before the phone rings in vain."""
    before, current.callback_at = current.callback_at, at
    reset_the_clock(current, now)
    call_owner(current, Attention.CALL_MOVED, now)
    try:
        with transaction.atomic():
            current.save()
    except IntegrityError as error:
        raise slots.SlotUnavailableError(current.owner) from error
    mails.tell_owner(current, mails.CALL_MOVED if at else mails.CALL_GIVEN_UP, now, before=before)
