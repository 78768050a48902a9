"""A journalist's own acts: subscribe, confirm, change, stop, disappear."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from post_office.models import Email
from wagtail.models import ModelLogEntry

from content import remembered
from involvement import guarded
from involvement.law import tombstones
from involvement.law.deletion import delete_for_good
from involvement.law.erasure import Why
from taxonomy.models import Issue, Territory

from . import letters, links
from .choices import Agreement
from .models import Journalist, PressPickup, PressSubscription, Spokesperson

# From the last act of their own on: CNIL, deliberation 2005-112, for people who answer nothing.
SILENCE = timedelta(days=3 * 365)


@dataclass(frozen=True)
class Wish:
    """What somebody filled in on the form.

    Attributes:
        via: where, for the record of their agreement.
        network: keyed hash of where it came from.
        suspicious: why it looks like spam; stored, but no mail leaves.
    """

    name: str
    email: str
    outlet: str
    language: str
    areas: tuple[Territory, ...]
    beats: tuple[Issue, ...]
    cadence: str
    via: str
    network: str = ""
    suspicious: str = ""


def subscribe(wish: Wish, now: datetime) -> PressSubscription:
    """Store a subscription that holds nothing until its owner confirms it, and ask them to.

    Somebody whom we know keeps their own data: a stranger could have typed their address.
    """
    with transaction.atomic():
        journalist = Journalist.objects.filter(email__iexact=wish.email).first()
        if journalist is None:
            journalist = Journalist.objects.create(
                name=wish.name,
                email=wish.email,
                outlet_text=wish.outlet,
                language=wish.language,
                agreement=Agreement.CONSENT,
                last_active_at=now,
            )
        waiting = journalist.subscriptions.filter(confirmed_at=None).last()
        subscription = waiting or PressSubscription(journalist=journalist)
        subscription.cadence = wish.cadence
        subscription.network, subscription.suspicious = wish.network, wish.suspicious
        subscription.save()
        subscription.areas.set(wish.areas)
        subscription.beats.set(wish.beats)
        if not wish.suspicious and guarded.may_be_asked_again(
            journalist.letters.all(), "confirm", now
        ):
            subscription.journalist = journalist
            context = {"confirm_url": links.confirm_url(subscription), "via": wish.via}
            letters.queue([letters.Draft(journalist, "confirm", context, answers=True)], now)
    return subscription


def confirm(subscription: PressSubscription, now: datetime, via: str) -> None:
    """Its owner pressed the button in their mail: from now on they hear of new stories.

    Whoever had stopped all mails begins again. Twice is once.
    """
    journalist = subscription.journalist
    with transaction.atomic():
        if subscription.confirmed_at is None:
            # Digests begin tomorrow: today's holds nothing that is newer than this act.
            subscription.confirmed_at, subscription.digest_on = now, timezone.localdate(now)
            subscription.save(update_fields=["confirmed_at", "digest_on"])
        journalist.stopped_at = journalist.bounced_at = None
        journalist.agreed_on = journalist.agreed_on or timezone.localdate(now)
        journalist.agreed_how = journalist.agreed_how or via[:200]
        journalist.last_active_at = now
        journalist.save()


def stop(journalist: Journalist, now: datetime) -> None:
    """No more alerts, digests, second mails and nudges, until they say otherwise. Twice is once."""
    if journalist.stopped_at is None:
        journalist.stopped_at = journalist.last_active_at = now
        journalist.save(update_fields=["stopped_at", "last_active_at"])


@transaction.atomic
def erase(journalist: Journalist, *, why: str = Why.WISH, by: str = "person") -> None:
    """Delete a journalist with every mail to them and every trace of their name, and log it.

    What their newsroom promised and published stays, with the outlet alone: it is about the medium.
    Old age and their own wish are this one function.

    Args:
        why: a value of `Why`.
        by: a role: "person", "team", "clock".

    Raises:
        OSError: the log of erasures cannot be written; then nothing is erased.
    """
    key = journalist.key
    _forget(journalist)
    tombstones.write(tombstones.Tombstone(key, timezone.now(), why, by))


def replay_erasures(sender: object, keys: Iterable[UUID], **kwargs: object) -> int:
    """Receiver of `replaying`: erase again whom a restored backup brought back; says how many."""
    back = list(Journalist.objects.filter(key__in=list(keys)))
    for journalist in back:
        _forget(journalist)
    return len(back)


@transaction.atomic
def _forget(journalist: Journalist) -> None:
    delete_for_good(Email.objects.filter(press_letter__journalist=journalist))
    PressPickup.objects.filter(journalist=journalist, outlet=None).update(outlet_name="")
    journalist.commitments.update(angle="", edition="", reason="")  # their own words
    remembered.forget(pages=())
    ModelLogEntry.objects.for_instance(journalist).delete()
    journalist.delete()


def forget(now: datetime) -> int:
    """What is not needed any more: the worker calls it once an hour.

    Returns:
        How many journalists were erased.
    """
    unconfirmed = PressSubscription.objects.filter(
        confirmed_at=None, created_at__lt=now - links.CONFIRM_WITHIN
    )
    unconfirmed.delete()
    guarded.forget_networks(PressSubscription.objects.all(), now)
    guarded.forget_networks(PressPickup.objects.all(), now, "reported_at")
    Spokesperson.objects.filter(agreed_until__lt=timezone.localdate(now)).delete()
    never = Journalist.objects.filter(
        agreed_on=None, subscriptions=None, created_at__lt=now - links.CONFIRM_WITHIN
    )
    silent = Journalist.objects.filter(last_active_at__lt=now - SILENCE)
    gone = list((never | silent).distinct())
    for journalist in gone:
        erase(journalist, why=Why.SILENCE, by="clock")
    return len(gone)


def mark_bounced(sender: object, addresses: Iterable[str], now: datetime, **kwargs: object) -> int:
    """Receiver of `bounced`: addresses that do not work get nothing more; says of how many."""
    rows = Journalist.objects.filter(bounced_at=None)
    return sum(rows.filter(email__iexact=address).update(bounced_at=now) for address in addresses)
