"""What the room sends passes two people who read at once; nothing reaches the screen without them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from .acts import Doing, RefusedError, act
from .choices import ActKind, InputState
from .models import BuzzSession, RoomInput

SEEN = [InputState.APPROVED, InputState.PROJECTED]


def approve(session: BuzzSession, number: int, key: UUID, now: datetime, user: Any = None) -> None:
    """Let something through: it may be shown, and stands on the page that remains.

    Raises:
        RefusedError: the other moderator was quicker.
        AlreadyDoneError: as in `acts.act`; so in every function here.
    """
    with act(session, ActKind.APPROVE, key, now, user=user) as doing:
        _decide(doing, number, InputState.APPROVED, user)


def dismiss(session: BuzzSession, number: int, key: UUID, now: datetime, user: Any = None) -> None:
    """Keep something away from the screen. Raises as `approve`."""
    with act(session, ActKind.DISMISS, key, now, user=user) as doing:
        _decide(doing, number, InputState.DISMISSED, user)


def revoke(session: BuzzSession, number: int, key: UUID, now: datetime, user: Any = None) -> None:
    """Take back what was let through, by mistake for instance: it leaves screen and record.

    Raises:
        RefusedError: it is not among what was let through.
    """
    with act(session, ActKind.DISMISS, key, now, user=user) as doing:
        row = _row(doing, number)
        if row.state not in SEEN:
            raise RefusedError(_("Somebody has dismissed it."))
        doing.change(row, state=InputState.DISMISSED, decided_at=now, decided_by=user)
        if doing.session.shown == row:
            doing.change(doing.session, shown=None)


def show(session: BuzzSession, number: int, key: UUID, now: datetime, user: Any = None) -> None:
    """Show something on the screen, instead of what stands there; letting it through first.

    Raises:
        RefusedError: it was dismissed.
    """
    with act(session, ActKind.SHOW, key, now, user=user) as doing:
        row = _row(doing, number)
        if row.state == InputState.DISMISSED:
            raise RefusedError(_("Somebody has dismissed it."))
        if row.state == InputState.RECEIVED:
            doing.change(row, decided_at=now, decided_by=user)
        doing.change(row, state=InputState.PROJECTED)
        doing.change(doing.session, shown=row)


def hide(session: BuzzSession, key: UUID, now: datetime, user: Any = None) -> None:
    """Take off the screen what the room sent; the pitch stays."""
    with act(session, ActKind.HIDE, key, now, user=user) as doing:
        doing.change(doing.session, shown=None)


def waiting(session: BuzzSession) -> QuerySet[RoomInput]:
    """What nobody has decided, the oldest first."""
    return RoomInput.objects.filter(session=session, state=InputState.RECEIVED)


def ready(session: BuzzSession) -> QuerySet[RoomInput]:
    """What was let through, the latest first."""
    return RoomInput.objects.filter(session=session, state__in=SEEN).order_by("-decided_at", "-pk")


def _decide(doing: Doing, number: int, to: str, user: Any) -> None:
    row = _row(doing, number)
    if row.state != InputState.RECEIVED:
        by = row.decided_by.get_short_name() if row.decided_by else ""
        raise RefusedError(
            _("%(name)s has decided already.") % {"name": by} if by else _("Decided already.")
        )
    doing.change(row, state=to, decided_at=doing.now, decided_by=user)


def _row(doing: Doing, number: int) -> RoomInput:
    row = doing.session.inputs.select_related("decided_by").filter(pk=number).first()
    if row is None:
        raise RefusedError(_("It is no longer there."))
    return row
