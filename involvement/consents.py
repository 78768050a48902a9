"""What people agreed to: given, withdrawn, asked for before anything is sent."""

from datetime import datetime

from django.dispatch import Signal

from .models import Consent, Involvement, Person, PrivacyNotice, StepKind
from .timeline import THE_PERSON, Actor, record

# Sent within the transaction with `consent`, `now` and `involvement`, also where the person had
# agreed before: what moved them may be something else now. Rooms of higher floors begin then.
given = Signal()
# Sent within the transaction with `person`, `purpose`, `now`, once they no longer agree.
withdrawn = Signal()


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
    consent = _standing(person, purpose).first()
    if consent is None:
        consent = Consent.objects.create(
            person=person, purpose=purpose, notice=notice, given_at=now, via=via[:120]
        )
        _record(involvement, now, actor, purpose, given_now=True)
    given.send(sender=Consent, consent=consent, now=now, involvement=involvement)
    return consent


def say_again(involvement: Involvement, now: datetime) -> None:
    """Tell the rooms of what stands: a request that looked like spam turned out to be none."""
    for consent in Consent.objects.filter(person=involvement.person, withdrawn_at=None):
        given.send(sender=Consent, consent=consent, now=now, involvement=involvement)


def withdraw(
    person: Person,
    purpose: str,
    now: datetime,
    *,
    involvement: Involvement | None = None,
    actor: Actor = THE_PERSON,
) -> bool:
    """Note that a person no longer agrees. Returns whether they had."""
    had = _standing(person, purpose).update(withdrawn_at=now) > 0
    if had:
        _record(involvement, now, actor, purpose, given_now=False)
        withdrawn.send(sender=Consent, person=person, purpose=purpose, now=now)
    return had


def has(person: Person, purpose: str) -> bool:
    """Whether a person agrees today."""
    return _standing(person, purpose).exists()


def _standing(person: Person, purpose: str):
    return Consent.objects.filter(person=person, purpose=purpose, withdrawn_at=None)


def _record(involvement, now: datetime, actor: Actor, purpose: str, *, given_now: bool) -> None:
    if involvement:
        data = {"purpose": purpose, "given": given_now}
        record(involvement, StepKind.CONSENT, now, actor, data=data, private=False)
