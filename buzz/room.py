"""What the room sends: questions, offers, needs, stars. No name, no account; a lane without locks.

A thousand phones may answer within two seconds: each of these is one insert. The key makes a tap
that is sent again the same tap; the number that a browser makes for the evening tells phones apart.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Avg, Count, Max
from django.utils.translation import gettext as _

from . import ballots
from .acts import RefusedError
from .choices import InputKind, InputState
from .models import LONGEST_INPUT, BuzzSession, Pitch, RoomInput, Star

MOST_STARS = 5
# Quiet limits: never by network, since a whole room shares one.
PER_PHONE, WINDOW = 6, timedelta(minutes=5)
MOST_WAITING = 400  # more nobody reads in an evening


def send(
    session: BuzzSession,
    kind: str,
    text: str,
    key: UUID,
    phone: UUID,
    now: datetime,
    *,
    tapped_at: datetime | None = None,
) -> RoomInput:
    """Keep a question, an offer or a need for the moderators; sent again it is the same one.

    Args:
        kind: a value of `InputKind`.
        phone: which phone, by the number that its browser made.
        tapped_at: when it was sent; it counts although the evening may have ended since.

    Raises:
        RefusedError: nothing was written, too much was, or the room was not open.
    """
    known = RoomInput.objects.filter(session=session, key=key).first()
    if known:
        return known
    text = " ".join(text.split())
    if kind not in InputKind.values or not text:
        raise RefusedError(_("Write a few words first."))
    if len(text) > LONGEST_INPUT:
        raise RefusedError(
            _("At most %(number)s characters: it is read aloud.") % {"number": LONGEST_INPUT}
        )
    need_open(session, tapped_at or now)
    rows = RoomInput.objects.filter(session=session)
    if rows.filter(device=phone, at__gt=now - WINDOW).count() >= PER_PHONE:
        raise RefusedError(_("That is a lot at once. Wait five minutes, then send the next one."))
    if rows.filter(state=InputState.RECEIVED).count() >= MOST_WAITING:
        raise RefusedError(_("The moderators have their hands full. Try again in a minute."))
    values = {
        "pitch": session.current,
        "kind": kind,
        "text": text,
        "device": phone,
        "at": tapped_at or now,
    }
    try:
        with transaction.atomic():
            return RoomInput.objects.get_or_create(session=session, key=key, defaults=values)[0]
    except IntegrityError as error:  # the stage was changed at this very moment
        raise RefusedError(_("That did not work. Try again.")) from error


def give_stars(
    session: BuzzSession,
    pitch_number: int,
    number: int,
    key: UUID,
    phone: UUID,
    now: datetime,
    *,
    tapped_at: datetime | None = None,
) -> None:
    """Give a pitch one to five stars, hidden until it is revealed; the last word of a phone counts.

    Raises:
        RefusedError: the pitch is not, or no longer, to be judged.
    """
    at = tapped_at or now
    pitch = Pitch.objects.filter(session=session, pk=pitch_number).first()
    if pitch is None or not 1 <= number <= MOST_STARS or not takes_stars(session, pitch, at):
        raise RefusedError(_("The stars of this pitch have been counted."))
    keep_stars(session.pk, pitch.pk, number, key, phone, at)


def takes_stars(session: BuzzSession, pitch: Pitch, at: datetime) -> bool:
    """Whether stars that were tapped at this moment are kept, however late they arrive.

    They are if the room was open and the pitch had been called on stage and not yet revealed. That it
    has ended since, or that another one stands there, does not matter: a phone may have had no network,
    and nobody knows the stars of a pitch before they are revealed. What the reveal showed stays
    (`pitches.reveal` counts once): whoever sends stars after it with a tap that claims to be older
    changes nothing that anybody sees.

    Args:
        session, pitch: as they are now.
        at: when the button was pressed, by the server's clock (`acts.tapped_at`).
    """
    if not was_open(session, at) or pitch.staged_at is None or at < pitch.staged_at:
        return False
    return pitch.revealed_at is None or at <= pitch.revealed_at


def keep_stars(
    session_number: int, pitch_number: int, number: int, key: UUID, phone: UUID, at: datetime
) -> None:
    """One insert for stars of which it is known already that they count."""
    ballots.keep(
        Star(
            session_id=session_number,
            pitch_id=pitch_number,
            number=number,
            key=key,
            device=phone,
            at=at,
        )
    )


def stars_of(pitch: Pitch) -> dict[str, float | int]:
    """How many phones gave stars, and how many on average, to one decimal."""
    last = Star.objects.filter(pitch=pitch).values("device").annotate(last=Max("pk"))
    rows = Star.objects.filter(pk__in=last.values("last"))
    found = rows.aggregate(average=Avg("number"), number=Count("pk"))
    return {"average": round(float(found["average"] or 0), 1), "number": found["number"]}


def need_open(session: BuzzSession, at: datetime) -> None:
    """Refuse what was not tapped while the room was open.

    Raises:
        RefusedError: it was not.
    """
    if not was_open(session, at):
        raise RefusedError(_("The room is not open."))


def was_open(session: BuzzSession, at: datetime) -> bool:
    """Whether the room is open, or was at a moment before the evening ended."""
    return session.is_live or (session.closed_at is not None and at <= session.closed_at)
