"""A journalist takes their seat: by a private link or a card, and only named if they agree."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from involvement import tokens
from press.choices import Agreement
from press.models import Journalist

from . import codes
from .acts import RefusedError, act
from .choices import ActKind
from .models import Buzz, BuzzSession, Seat

PURPOSE = "buzz-seat"
SEEN_EVERY = timedelta(seconds=5)  # a phone asks twice a second; writing that down would cost


class SeatClosedError(Exception):
    """The link is none of ours, of another evening, or was taken back."""


def path_of(seat: Seat) -> str:
    """The private address of a seat."""
    token = tokens.make(PURPOSE, seat.key.hex)
    return reverse("buzz_seat", args=[seat.session.code, token])


def url_of(seat: Seat) -> str:
    """The same with the site's name, for mails, cards and codes to scan."""
    return settings.WAGTAILADMIN_BASE_URL + path_of(seat)


def open_seat(session_number: int | None, token: str) -> Seat:
    """The seat behind a private link.

    Args:
        session_number: primary key of the evening whose room the link leads to.

    Raises:
        SeatClosedError: it opens nothing, whatever the reason.
    """
    try:
        key = uuid.UUID(tokens.read(PURPOSE, token))
    except (tokens.BadTokenError, ValueError, TypeError, AttributeError) as error:
        raise SeatClosedError from error
    seat = _rows(session_number).filter(key=key).first()
    if seat is None:
        raise SeatClosedError
    return seat


def by_card(session: BuzzSession, code: str) -> Seat:
    """The seat whose card holds this code.

    Raises:
        SeatClosedError: there is no such card.
    """
    seat = _rows(session.pk).filter(code=codes.clean(code)).first()
    if seat is None:
        raise SeatClosedError
    return seat


def new_card(session: BuzzSession, number: int, key: uuid.UUID, now: datetime, user: Any) -> None:
    """The link and the card of a seat open nothing any more; a new one can be printed.

    Raises:
        RefusedError: there is no such seat.
        AlreadyDoneError: as in `acts.act`; so in every function here.
    """
    with act(session, ActKind.NEW_CARD, key, now, user=user) as doing:
        seat = doing.session.seats.filter(pk=number).first()
        if seat is None:
            raise RefusedError(_("There is no such seat."))
        seat.key, seat.code = uuid.uuid4(), codes.seat_code()
        seat.save(update_fields=["key", "code"])


def arrive(session: BuzzSession, seat: Seat, email: str, key: uuid.UUID, now: datetime) -> Seat:
    """They agree that the room sees their name, their medium and what they press.

    Args:
        email: where the kit goes, where we do not know them yet; they become a journalist of the
            press room, or turn out to be one.

    Raises:
        RefusedError: without an address no kit could reach them.
    """
    with act(session, ActKind.ARRIVE, key, now, seat=seat) as doing:
        current = Seat.objects.get(pk=seat.pk)
        # In a rehearsal nobody is written down.
        if current.journalist is None and not doing.session.is_rehearsal:
            if not email:
                raise RefusedError(_("Leave your e-mail address: the kit goes there."))
            current.journalist = _journalist(current, email, doing.session, now)
        current.agreed_at = current.agreed_at or now
        current.save(update_fields=["journalist", "agreed_at"])
    return current


def seen(seat: Seat, now: datetime) -> None:
    """A phone has asked: noted every few seconds."""
    if seat.seen_at is None or now - seat.seen_at > SEEN_EVERY:
        Seat.objects.filter(pk=seat.pk).update(seen_at=now)


def forget_journalist(sender: object, instance: Journalist, **kwargs: Any) -> None:
    """Receiver: a journalist is erased. Their windows stay as their medium's, without a name."""
    with transaction.atomic():
        rows = Seat.objects.filter(journalist=instance)
        Buzz.objects.filter(seat__in=rows).update(angle="")
        # A medium that we list stays; one that only they had written goes with them.
        outlet = instance.outlet.name if instance.outlet else ""
        rows.update(name="", outlet=outlet, agreed_at=None)


def _rows(session_number: int | None) -> Any:
    rows = Seat.objects.filter(session=session_number)
    return rows.select_related("session", "journalist__outlet")


def _journalist(seat: Seat, email: str, session: BuzzSession, now: datetime) -> Journalist:
    known = Journalist.objects.filter(email__iexact=email).first()
    if known:
        return known
    return Journalist.objects.create(
        name=seat.name,
        email=email,
        outlet_text=seat.outlet,
        language=session.event.locale.language_code,
        agreement=Agreement.CONSENT,
        agreed_on=timezone.localdate(now),
        agreed_how=_("Took a seat on the evening %(code)s") % {"code": session.code},
        last_active_at=now,
    )
