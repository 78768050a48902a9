"""A journalist presses: one window lights. Who was first is of no interest; the promise is.

The server's clock decides whether a tap fell into the round, less the time for which the phone kept
it (`acts.tapped_at`): a tap that was made in time counts although the network was away.
"""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from .acts import RefusedError, act
from .choices import ActKind, PitchState
from .models import Buzz, BuzzSession, Pitch, Seat

MOST_WEEKS = 26


def buzz(
    session: BuzzSession,
    seat: Seat,
    pitch_number: int,
    key: UUID,
    now: datetime,
    *,
    tapped_at: datetime | None = None,
) -> Buzz:
    """Note that a journalist wants this story. Pressing again while it stands changes nothing.

    Args:
        pitch_number: primary key of the pitch that the phone showed, whatever is on stage by now.
        tapped_at: when the button was pressed; now by default.

    Raises:
        RefusedError: the button was not open at that moment, or they have not yet agreed to be
            named.
        AlreadyDoneError: as in `acts.act`; so in every function here.
    """
    at = tapped_at or now
    with act(session, ActKind.BUZZ, key, now, seat=seat) as doing:
        pitch = doing.session.pitches.filter(pk=pitch_number).first()
        if seat.agreed_at is None:
            raise RefusedError(_("Take your seat first: we show your name only if you agree."))
        if pitch is None or not _fell_into_round(pitch, at):
            raise RefusedError(_("Buzzing is not open for this pitch."))
        row, created = _stand(pitch, seat, at, now)
        if created:
            doing.added(row)
    return row


def enter_by_hand(
    session: BuzzSession,
    seat_number: int,
    pitch_number: int,
    key: UUID,
    now: datetime,
    user: Any = None,
) -> Buzz:
    """A hand that was raised, a card that was held up: the control enters it for them.

    Raises:
        RefusedError: seat or pitch are not of this evening, or the pitch was never on stage.
    """
    with act(session, ActKind.BUZZ_BY_HAND, key, now, user=user) as doing:
        current = doing.session
        seat = current.seats.filter(pk=seat_number).first()
        pitch = current.pitches.filter(pk=pitch_number).first()
        if seat is None or pitch is None or pitch.staged_at is None:
            raise RefusedError(_("Choose a seat, and a pitch that was on stage."))
        row, created = _stand(pitch, seat, now, now, by_hand=True)
        if created:
            doing.added(row)
    return row


def withdraw(
    session: BuzzSession,
    seat_number: int,
    pitch_number: int,
    key: UUID,
    now: datetime,
    *,
    seat: Seat | None = None,
    user: Any = None,
) -> None:
    """Take a buzz back: its window goes dark. A promise that was made of it is withdrawn too.

    Args:
        seat_number, pitch_number: primary keys; whose buzz, for what.
        seat: who takes it back, if it was from a journalist's phone.
        user: who directs, if it was from the control.

    Raises:
        RefusedError: there is none that stands.
    """
    with act(session, ActKind.WITHDRAW, key, now, seat=seat, user=user) as doing:
        row = _standing(doing.session, seat_number, pitch_number)
        doing.change(row, withdrawn_at=now, changed_at=now)


def promise(
    session: BuzzSession,
    seat: Seat,
    pitch_number: int,
    key: UUID,
    now: datetime,
    *,
    angle: str | None = None,
    format: str | None = None,
    week: date | None = None,
) -> Buzz:
    """What a journalist promises with their buzz, tap by tap; each can be changed later.

    Args:
        angle, format: a value of `Angle`, of `press.choices.Format`; None leaves it.
        week: any day of the week; None leaves it.

    Raises:
        RefusedError: their buzz was taken back, or no newspaper plans that far.
    """
    with act(session, ActKind.PROMISE, key, now, seat=seat) as doing:
        row = _standing(doing.session, seat.pk, pitch_number)
        values: dict[str, Any] = {"changed_at": now}
        if angle is not None:
            values["angle"] = angle
        if format is not None:
            values["format"] = format
        if week is not None:
            values["week"] = _monday(week, now)
        doing.change(row, **values)
    return row


def standing(rows: QuerySet[Buzz]) -> QuerySet[Buzz]:
    """Those that nobody took back."""
    return rows.filter(withdrawn_at=None)


def monday_of(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def _standing(session: BuzzSession, seat_number: int, pitch_number: int) -> Buzz:
    rows = Buzz.objects.filter(pitch__session=session, pitch=pitch_number, seat=seat_number)
    row = standing(rows).first()
    if row is None:
        raise RefusedError(_("This buzz has been taken back already."))
    return row


def _monday(week: date, now: datetime) -> date:
    monday, this_week = monday_of(week), monday_of(timezone.localdate(now))
    if not this_week <= monday <= this_week + timedelta(weeks=MOST_WEEKS):
        raise RefusedError(_("Choose one of the weeks offered."))
    return monday


def _fell_into_round(pitch: Pitch, at: datetime) -> bool:
    if pitch.opened_at is None or at < pitch.opened_at:
        return False
    if pitch.closed_at is None:
        return pitch.state == PitchState.BUZZING
    return at <= pitch.closed_at


def _stand(
    pitch: Pitch, seat: Seat, at: datetime, now: datetime, *, by_hand: bool = False
) -> tuple[Buzz, bool]:
    return Buzz.objects.get_or_create(
        pitch=pitch,
        seat=seat,
        withdrawn_at=None,
        defaults={"at": at, "received_at": now, "changed_at": now, "by_hand": by_hand},
    )
