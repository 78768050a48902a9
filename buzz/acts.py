"""The one way in which anything is done in an evening: once per key, under lock, on record.

Whoever acts makes a key. An act that arrives again, because an answer was lost on the way, finds its
row and changes nothing. What an act changed is written down field by field, so that undoing is an
act like any other.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from .choices import ActKind
from .models import Act, BuzzSession, Seat

CHANGED_SINCE = _("Something else has happened since: this can no longer be undone.")
# So long a tap may have waited on a phone without a network.
LONGEST_WAIT = 600  # seconds


class RefusedError(Exception):
    """It cannot be done now. `reason` says why, for the person who tried."""

    def __init__(self, reason: object) -> None:
        super().__init__(reason)
        self.reason = str(reason)


class AlreadyDoneError(Exception):
    """The key is known: the act was done when it first arrived."""


@dataclass
class Doing:
    """An act under way, the row of its session locked.

    Attributes:
        session: as it is now.
        now: aware.
        changes: what was changed so far.
        undoes: the act that this one takes back.
    """

    session: BuzzSession
    now: datetime
    changes: list[dict[str, Any]] = field(default_factory=list)
    undoes: Act | None = None

    def change(self, row: models.Model, **values: Any) -> None:
        """Set fields of a row and save them; before and after are written down."""
        for name, value in values.items():
            column = row._meta.get_field(name)
            before = _plain(column, row)
            setattr(row, name, value)
            after = _plain(column, row)
            if before != after:
                self.changes.append(
                    {
                        "model": row._meta.label_lower,
                        "pk": row.pk,
                        "field": column.attname,
                        "before": before,
                        "after": after,
                    }
                )
        row.save(update_fields=list(values))

    def added(self, row: models.Model) -> None:
        """A row that was added stands until somebody takes it back: so undoing does."""
        self.changes.append(
            {
                "model": row._meta.label_lower,
                "pk": row.pk,
                "field": "withdrawn_at",
                "before": _as_json(self.now),
                "after": None,
            }
        )


@contextmanager
def act(
    session: BuzzSession,
    kind: str,
    key: UUID,
    now: datetime,
    *,
    user: Any = None,
    seat: Seat | None = None,
) -> Iterator[Doing]:
    """Do something once, alone, and on record; whoever looks sees a new version of the evening.

    Args:
        session: the evening; `Doing.session` is its row as it is now.
        kind: a value of `ActKind`.
        key: names the act.
        now: aware.
        user: who directs, if it was from the control.
        seat: whose phone, if it was a journalist's.

    Raises:
        AlreadyDoneError: the key is known; nothing was changed.
        RefusedError: by what is done inside; nothing was changed.
    """
    with transaction.atomic():
        current = BuzzSession.objects.select_for_update(of=("self",)).get(pk=session.pk)
        if Act.objects.filter(session=current, key=key).exists():
            raise AlreadyDoneError
        doing = Doing(current, now)
        yield doing
        Act.objects.create(
            session=current,
            kind=kind,
            at=now,
            key=key,
            user=user if getattr(user, "pk", None) else None,
            seat=seat,
            is_rehearsal=current.is_rehearsal,
            changes=doing.changes,
            undoes=doing.undoes,
        )
        BuzzSession.objects.filter(pk=current.pk).update(version=F("version") + 1)


def undo(
    session: BuzzSession,
    key: UUID,
    now: datetime,
    user: Any = None,
    *,
    decision: bool = False,
    number: int = 0,
) -> Act:
    """Take back what `undoable` names, as an act of its own; returns the act that was undone.

    Acts of journalists and of the room are theirs, and stay.

    Args:
        user: who takes it back.
        decision: whether it is their own last decision in the moderation; else what the stage did.
        number: primary key of the act that was the latest when the button was shown; 0 takes
            whichever is the latest now.

    Raises:
        RefusedError: there is none, somebody else has acted since, or what it changed has been
            changed again.
        AlreadyDoneError: as in `act`.
    """
    try:
        with act(session, ActKind.UNDO, key, now, user=user) as doing:
            last = doing.undoes = own_decision(session, user) if decision else undoable(session)
            if last is None:
                raise RefusedError(_("There is nothing to undo."))
            if number and last.pk != number:
                raise RefusedError(CHANGED_SINCE)
            for change in reversed(last.changes):
                _restore(doing, change)
    except IntegrityError as error:  # a journalist has pressed again since
        raise RefusedError(CHANGED_SINCE) from error
    return last


# Undoing these would bring back what was deleted, or what people have since acted upon.
FINAL = [ActKind.NEW_CARD, ActKind.ARCHIVE, ActKind.REHEARSE, ActKind.END_REHEARSAL]


# What moderators do while others direct: neither stands in the way of the other's undoing.
DECISIONS = [ActKind.APPROVE, ActKind.DISMISS, ActKind.SHOW, ActKind.HIDE]


def undoable(session: BuzzSession) -> Act | None:
    """The latest act of the control, whoever did it, that undoing would take back; None without one."""
    rows = Act.objects.filter(session=session, user__isnull=False, undone_by=None)
    rows = rows.exclude(kind__in=[ActKind.UNDO, ActKind.CAPTION, *DECISIONS])
    last = rows.order_by("pk").last()
    return None if last is None or last.kind in FINAL else last


def own_decision(session: BuzzSession, user: Any) -> Act | None:
    """What this user decided last in the moderation, which they alone take back; None without it."""
    rows = Act.objects.filter(session=session, is_rehearsal=session.is_rehearsal, undone_by=None)
    return rows.filter(user=user, kind__in=DECISIONS).order_by("pk").last()


def _restore(doing: Doing, change: dict[str, Any]) -> None:
    model = apps.get_model(change["model"])
    row = doing.session if model is BuzzSession else model.objects.filter(pk=change["pk"]).first()
    column = model._meta.get_field(change["field"])
    if row is None or _plain(column, row) != change["after"]:
        raise RefusedError(CHANGED_SINCE)
    value = change["before"]
    target = column.target_field if column.is_relation else column
    restored = target.to_python(value)
    if column.is_relation:
        restored = restored and column.related_model.objects.filter(pk=restored).first()
    doing.change(row, **{column.name: restored})
    if hasattr(row, "changed_at"):  # what was made of it has to follow
        doing.change(row, changed_at=doing.now)


def _plain(column: Any, row: models.Model) -> Any:
    """A value as JSON keeps it."""
    return _as_json(getattr(row, column.attname))


def _as_json(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value


def tapped_at(now: datetime, waited_ms: Any) -> datetime:
    """When a tap was made: the server's clock, less how long it waited on the phone.

    A phone's own clock may be wrong by hours; how much of it passed is told rightly. What claims to
    have waited longer than ten minutes counts as having waited that long.

    >>> from datetime import UTC
    >>> tapped_at(datetime(2026, 1, 1, 20, tzinfo=UTC), "1500")
    datetime.datetime(2026, 1, 1, 19, 59, 58, 500000, tzinfo=datetime.timezone.utc)
    """
    try:
        waited = float(str(waited_ms)[:12])
    except ValueError:
        waited = 0.0
    if waited != waited:  # not a number
        waited = 0.0
    return now - timedelta(milliseconds=min(max(waited, 0.0), LONGEST_WAIT * 1000))
