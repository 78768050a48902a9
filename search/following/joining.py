"""A follower's own acts: ask, confirm, change, stop, disappear."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from post_office.models import Email

from involvement import consents, digests, guarded, purposes
from involvement.law import retention, tombstones
from involvement.law.deletion import delete_for_good
from involvement.law.erasure import Why
from involvement.models import Person, PrivacyNotice

from . import letters, links
from .filters import Choice
from .models import Cadence, Follow, FollowLetter

# Where a consent was given; the address of the page would hold its key.
OWN_PAGE = "page of a follow"


@dataclass(frozen=True)
class Wish:
    """What somebody wants to follow.

    Attributes:
        language: in which they hear of it.
        notice: the text beside the button that they read.
        via: where, for the record of their agreement.
        person: who asked for it with a request, if it came from there.
        network: keyed hash of where it came from.
        suspicious: why it looks like spam; stored, but no mail leaves.
    """

    email: str
    language: str
    choice: Choice
    cadence: str = Cadence.WEEKLY
    notice: PrivacyNotice | None = None
    via: str = ""
    person: Person | None = None
    network: str = ""
    suspicious: str = ""


@transaction.atomic
def ask(wish: Wish, now: datetime) -> Follow:
    """Store a follow that does nothing until the mailbox's owner confirms it, and ask them to.

    What somebody follows already is left alone: a stranger could have typed their address. The same
    wish again before it was confirmed is the same row.

    Raises:
        letters.NobodyAnswersError: there is no team whose address a mail could come from.
    """
    email = wish.email.casefold()
    waiting = Follow.objects.filter(
        email=email, confirmed_at=None, stopped_at=None, person=wish.person
    )
    follow = next((row for row in waiting if is_same(row, wish.choice)), None)
    follow = follow or Follow(email=email, person=wish.person, created_at=now, last_active_at=now)
    follow.language, follow.cadence = wish.language, wish.cadence
    follow.notice, follow.via = wish.notice, wish.via[:120]
    follow.network, follow.suspicious = wish.network, wish.suspicious
    follow.save()
    follow.issues.set(wish.choice.issues)
    follow.territories.set(wish.choice.territories)
    lately = FollowLetter.objects.filter(follow__email=email)
    if not wish.suspicious and guarded.may_be_asked_again(lately, letters.CONFIRM, now):
        context = {"confirm_url": links.confirm_url(follow)}
        letters.queue([letters.Draft(follow, letters.CONFIRM, context)], now)
    return follow


@transaction.atomic
def confirm(follow: Follow, now: datetime) -> Follow:
    """The mailbox's owner pressed the button: from now on they hear of what is new. Twice is once.

    Where they follow the very same already, that goes on as they wish it now.

    Returns:
        The follow that stands.
    """
    mailbox = Follow.objects.filter(email=follow.email)
    mailbox.exclude(bounced_at=None).update(bounced_at=None)
    others = mailbox.exclude(pk=follow.pk).exclude(confirmed_at=None).filter(stopped_at=None)
    choice = letters.choice_of(follow)
    same = next((row for row in others if is_same(row, choice)), None)
    if same and follow.confirmed_at is None:
        same.cadence, same.language = follow.cadence, follow.language
        same.person = same.person or follow.person
        same.last_active_at = now
        same.save(update_fields=["cadence", "language", "person", "last_active_at"])
        FollowLetter.objects.filter(follow=follow).update(follow=same)
        follow.delete()
        return same
    follow.bounced_at = None
    if follow.confirmed_at is None:
        # Digests begin on the next Monday: today's holds nothing that is newer than this act.
        follow.confirmed_at = follow.since = now
        follow.digest_on = timezone.localdate(now)
    follow.last_active_at = now
    follow.save()
    return follow


@transaction.atomic
def change(follow: Follow, choice: Choice, cadence: str, language: str, now: datetime) -> None:
    """Follow something else, more or less often, in another language; begins again after a stop.

    What appeared since their last Monday and is new to them comes with the next one; what is older
    is no news.
    """
    follow.since = max(follow.since or now, _morning_of_last_digest(follow, now))
    if follow.stopped_at or follow.bounced_at:
        follow.stopped_at = follow.bounced_at = None
        follow.since, follow.digest_on = now, timezone.localdate(now)
        if follow.person:
            consents.give(follow.person, purposes.NEWS, now, follow.notice, OWN_PAGE)
    follow.cadence, follow.language, follow.last_active_at = cadence, language, now
    follow.save()
    follow.issues.set(choice.issues)
    follow.territories.set(choice.territories)


@transaction.atomic
def stop(follow: Follow, now: datetime) -> None:
    """No more mails to this mailbox, whatever it followed, until its owner begins again.

    Whoever agreed in the form of requests no longer does. Twice is once.
    """
    rows = Follow.objects.filter(email=follow.email, stopped_at=None)
    people = {row.person for row in rows.select_related("person") if row.person}
    rows.update(stopped_at=now, last_active_at=now)
    for person in people:
        consents.withdraw(person, purposes.NEWS, now)
    follow.refresh_from_db()


@transaction.atomic
def erase(follow: Follow, now: datetime, *, why: str = Why.WISH, by: str = "person") -> None:
    """Delete everything that is held of a mailbox as a follower, with its mails, and log it.

    Old age and their own wish are this one function.

    Args:
        why: a value of `Why`.
        by: a role: "person", "clock".

    Raises:
        OSError: the log of erasures cannot be written; then nothing is erased.
    """
    stop(follow, now)
    rows = list(Follow.objects.filter(email=follow.email))
    _forget(rows)
    for row in rows:
        tombstones.write(tombstones.Tombstone(row.key, now, why, by))


def replay_erasures(sender: object, keys: Iterable[UUID], **kwargs: object) -> int:
    """Receiver of `replaying`: erase again what a restored backup brought back; says how much."""
    rows = list(Follow.objects.filter(key__in=list(keys)))
    _forget(rows)
    return len(rows)


def mark_bounced(sender: object, addresses: Iterable[str], now: datetime, **kwargs: object) -> None:
    """Receiver of `bounced`: an address that does not work gets nothing more."""
    wanted = [address.casefold() for address in addresses]
    Follow.objects.filter(email__in=wanted, bounced_at=None).update(bounced_at=now)


def forget(now: datetime) -> int:
    """What is not needed any more: the worker calls it once an hour.

    Returns:
        How many follows were erased.
    """
    guarded.forget_networks(Follow.objects.all(), now)
    unconfirmed = Follow.objects.filter(
        confirmed_at=None, created_at__lt=now - links.CONFIRM_WITHIN
    )
    forgotten = list(unconfirmed)
    _forget(forgotten)
    over = Follow.objects.filter(last_active_at__lt=now - retention.SILENCE)
    for ended in ("stopped_at", "bounced_at"):
        over |= Follow.objects.filter(**{f"{ended}__lt": now - retention.MAILS})
    old = list(over)
    for follow in old:
        with transaction.atomic():
            _forget([follow])
            tombstones.write(tombstones.Tombstone(follow.key, now, Why.SILENCE, "clock"))
    return len(forgotten) + len(old)


@transaction.atomic
def _forget(follows: list[Follow]) -> None:
    keys = [row.pk for row in follows]
    delete_for_good(Email.objects.filter(follow_letter__follow__in=keys))
    Follow.objects.filter(pk__in=keys).delete()


def is_same(follow: Follow, choice: Choice) -> bool:
    """Whether somebody follows exactly this."""
    return letters.choice_of(follow).pairs == choice.pairs


def _morning_of_last_digest(follow: Follow, now: datetime) -> datetime:
    if follow.digest_on is None:
        return now
    return datetime.combine(
        follow.digest_on, time(digests.MORNING), ZoneInfo(settings.TIME_ZONE)
    ) - timedelta(seconds=1)
