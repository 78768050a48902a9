"""Signing up for a date of an event, and what people do with their place."""

import json
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from involvement.contact import one_line
from involvement.models import Person

from . import mails, places
from .models import HOLDING, LIVE, Coming, Occasion, Registration, RegistrationState

# Without those that are taken for one another when read aloud or from a phone.
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
MOST_PLACES = 6
# Whoever signs up again gets the mail again, but nobody fills a stranger's mailbox.
PATIENCE = timedelta(minutes=10)


class RegistrationClosedError(Exception):
    """The date has begun, is cancelled or postponed, or what somebody wants is no longer possible."""


@dataclass(frozen=True)
class SignUp:
    """What a person sent, already cleaned.

    Attributes:
        form_key: made when the form was rendered.
        places: for how many people, the person included.
        needs: what they need to take part, in their words.
        network: keyed hash of where it came from.
        suspicious: why it looks like spam; stored, but set aside for a human.
    """

    form_key: UUID
    name: str
    email: str
    language: str
    places: int = 1
    needs: str = ""
    network: str = ""
    suspicious: str = ""

    def key(self, occasion: Occasion) -> UUID:
        """One key per form, date and person: a double click is one registration."""
        who = [one_line(self.name).casefold(), self.email.casefold(), occasion.pk]
        return uuid5(self.form_key, json.dumps(who, ensure_ascii=False))


def register(occasion: Occasion, wish: SignUp, now: datetime) -> Registration:
    """Give somebody a place, or the next turn on the waiting list, and queue the mail that says so.

    All or nothing, with the row of the date held. Who has signed up already, under this name and
    address, gets what they have, and the mail again.

    Args:
        occasion: for which date.
        wish: what the person sent.
        now: aware.

    Raises:
        RegistrationClosedError: the date has begun or does not take place.
    """
    with places.locked(occasion.pk) as held:
        if held.is_off or held.starts_at <= now:
            raise RegistrationClosedError
        key = _free_key(wish.key(held))
        sent = Registration.objects.filter(key=key).select_related("person", "occasion__programme")
        if known := sent.first() or _known(held, wish):
            mails.again(known, now, PATIENCE)
            return known
        places.promote(held, now)
        registration = Registration(
            key=key,
            occasion=held,
            person=_person(held, wish, now),
            language=wish.language,
            places=wish.places,
            needs=wish.needs,
            code=_code(held),
            created_at=now,
            network=wish.network,
            suspicious=wish.suspicious,
            state=_state(held, wish),
        )
        registration.save()
        if not wish.suspicious:
            mails.received(registration, now)
    return registration


def admit(registration: Registration, now: datetime) -> None:
    """What was set aside is no spam: it gets its place, or its turn, as if it came now.

    Raises:
        RegistrationClosedError: the date has begun or does not take place.
    """
    with places.locked(registration.occasion_id) as held:
        current = _current(registration)
        if current.state != RegistrationState.SET_ASIDE:
            return
        if held.is_off or held.starts_at <= now:
            raise RegistrationClosedError
        fits = places.fits(places.left(held), current.places)
        current.state = RegistrationState.CONFIRMED if fits else RegistrationState.WAITING
        current.suspicious = ""
        current.save(update_fields=["state", "suspicious"])
        mails.received(current, now)


def accept(registration: Registration, now: datetime) -> Registration:
    """Take the place that was offered.

    Raises:
        RegistrationClosedError: the offer has ended.
    """
    with places.locked(registration.occasion_id):
        current = _current(registration)
        if current.state == RegistrationState.CONFIRMED:
            return current
        if current.state != RegistrationState.OFFERED or current.offered_until <= now:
            raise RegistrationClosedError
        current.state, current.offered_until = RegistrationState.CONFIRMED, None
        current.save(update_fields=["state", "offered_until"])
        _active(current, now)
        mails.received(current, now)
    return current


def release(registration: Registration, now: datetime, *, tell: bool = True) -> Registration:
    """Free the place, or leave the waiting list; the next in line is offered it at once.

    Args:
        tell: confirm it by mail, which takes the date out of the person's calendar.

    Raises:
        RegistrationClosedError: they have arrived, or the date is over.
    """
    with places.locked(registration.occasion_id) as held:
        current = _current(registration)
        if not current.is_live:
            return current
        if current.arrived_at or held.ends_at <= now:
            raise RegistrationClosedError
        had_place = current.state in HOLDING
        current.state, current.offered_until = RegistrationState.RELEASED, None
        current.answer = Coming.NO
        current.save(update_fields=["state", "offered_until", "answer"])
        if tell:
            _active(current, now)
            mails.released(current, now, had_place=had_place)
        places.promote(held, now)
    return current


def answer(registration: Registration, says: str, now: datetime) -> Registration:
    """Yes, perhaps, or no; a no frees the place.

    Raises:
        RegistrationClosedError: there is no place to say it of, or the date is over.
    """
    if says == Coming.NO:
        return release(registration, now)
    with places.locked(registration.occasion_id) as held:
        current = _current(registration)
        if current.state != RegistrationState.CONFIRMED or held.is_off or held.ends_at <= now:
            raise RegistrationClosedError
        current.answer = says
        current.save(update_fields=["answer"])
        _active(current, now)
    return current


def lapse(now: datetime) -> int:
    """End offers that nobody took within their time, and go on to whoever is next. The worker calls
    it. Returns how many ended."""
    over = Registration.objects.filter(state=RegistrationState.OFFERED, offered_until__lte=now)
    occasions = list(over.order_by("occasion").values_list("occasion", flat=True).distinct())
    ended = 0
    for key in occasions:
        with places.locked(key) as held:
            rows = over.filter(occasion=held).select_related("person", "occasion__programme")
            for registration in rows:
                registration.state = RegistrationState.LAPSED
                registration.save(update_fields=["state"])
                mails.lapsed(registration, now)
                ended += 1
            places.promote(held, now)
    return ended


def _current(registration: Registration) -> Registration:
    rows = Registration.objects.select_related("person", "occasion__programme")
    return rows.get(pk=registration.pk)


def _free_key(key: UUID) -> UUID:
    """Who freed the place and sends the same form again signs up anew."""
    over = Registration.objects.filter(
        state__in=[RegistrationState.RELEASED, RegistrationState.LAPSED]
    )
    while over.filter(key=key).exists():
        key = uuid5(key, "again")
    return key


def _known(occasion: Occasion, wish: SignUp) -> Registration | None:
    rows = occasion.registrations.filter(
        state__in=LIVE, person__email__iexact=wish.email, person__first_name__iexact=wish.name
    )
    return rows.select_related("person", "occasion__programme").first()


def _state(occasion: Occasion, wish: SignUp) -> str:
    if wish.suspicious:
        return RegistrationState.SET_ASIDE
    if places.fits(places.left(occasion), wish.places):
        return RegistrationState.CONFIRMED
    return RegistrationState.WAITING


def _person(occasion: Occasion, wish: SignUp, now: datetime) -> Person:
    """Known where a registration of this team said the same; a form never changes what is known."""
    known = Person.objects.filter(
        programme=occasion.programme,
        email__iexact=wish.email,
        first_name__iexact=wish.name,
        registrations__isnull=False,
        involvements__isnull=True,
    )
    person = known.order_by("pk").first() if not wish.suspicious else None
    if person is None:
        return Person.objects.create(
            programme=occasion.programme,
            first_name=wish.name,
            email=wish.email,
            language=wish.language,
            last_active_at=now,
        )
    _act(person, now)
    return person


def _active(registration: Registration, now: datetime) -> None:
    if registration.person:
        _act(registration.person, now)


def _act(person: Person, now: datetime) -> None:
    person.last_active_at = now
    person.save(update_fields=["last_active_at"])


def _code(occasion: Occasion) -> str:
    used = set(occasion.registrations.values_list("code", flat=True))
    while True:
        code = "".join(secrets.choice(LETTERS) for _letter in range(5))
        if code not in used:
            return code
