"""What people agreed to: given, withdrawn, asked for before anything is sent."""

from datetime import datetime

from .models import Consent, Involvement, Person, PrivacyNotice, StepKind
from .timeline import THE_PERSON, Actor, record


def give(
    person: Person,
    purpose: str,
    now: datetime,
    notice: PrivacyNotice | None = None,
    via: str = "",
    *,
    involvement: Involvement | None = None,
    actor: Actor = THE_PERSON,
) -> Consent:
    """Note that a person agrees. Agreeing twice is agreeing once.

    Args:
        person: who agrees.
        purpose: a key of `purposes`.
        now: when, aware.
        notice: the text that they read.
        via: where: the address of a form, or "telephone".
        involvement: the request on whose timeline it is written.
        actor: who noted it.
    """
    standing = _standing(person, purpose).first()
    if standing:
        return standing
    consent = Consent.objects.create(
        person=person, purpose=purpose, notice=notice, given_at=now, via=via[:120]
    )
    _record(involvement, now, actor, purpose, given=True)
    return consent


def withdraw(
    person: Person,
    purpose: str,
    now: datetime,
    *,
    involvement: Involvement | None = None,
    actor: Actor = THE_PERSON,
) -> bool:
    """Note that a person no longer agrees. Returns whether they had."""
    withdrawn = _standing(person, purpose).update(withdrawn_at=now) > 0
    if withdrawn:
        _record(involvement, now, actor, purpose, given=False)
    return withdrawn


def has(person: Person, purpose: str) -> bool:
    """Whether a person agrees today."""
    return _standing(person, purpose).exists()


def _standing(person: Person, purpose: str):
    return Consent.objects.filter(person=person, purpose=purpose, withdrawn_at=None)


def _record(involvement, now: datetime, actor: Actor, purpose: str, *, given: bool) -> None:
    if involvement:
        data = {"purpose": purpose, "given": given}
        record(involvement, StepKind.CONSENT, now, actor, data=data, private=False)
