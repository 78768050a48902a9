"""What looks like spam: set aside for a human, never dropped; people notice nothing."""

from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.db.models import Q
from django.http import HttpRequest

from content.visitors import NETWORK, hashed

from .contact import dialled
from .models import Involvement

SALT = "involvement.shown"
WINDOW = timedelta(hours=1)
KEEP_NETWORKS = timedelta(days=1)


def stamp(now: datetime) -> str:
    """When a form was shown, signed: a hidden field of it."""
    return signing.Signer(salt=SALT).sign(str(int(now.timestamp())))


def reason(*, trap: str, shown: str, email: str, phone: str, network: str, now: datetime) -> str:
    """Why a request looks like spam; empty for one that does not.

    Args:
        trap: what stands in the field that people do not see.
        shown: the stamp of the form. A page from a cache is old, and passes.
        email, phone: of the sender.
        network: keyed hash from `network_of`.
        now: aware.
    """
    if why := reason_in_form(trap=trap, shown=shown, now=now):
        return why
    recent = Involvement.objects.filter(created_at__gt=now - WINDOW)
    if network and recent.filter(network=network).count() >= settings.REQUESTS_PER_NETWORK:
        return "network"
    same = Q(person__email__iexact=email) if email else Q()
    if phone:
        same |= Q(person__phone=phone)
    if (email or dialled(phone)) and recent.filter(same).count() >= settings.REQUESTS_PER_ADDRESS:
        return "address"
    return ""


def reason_in_form(*, trap: str, shown: str, now: datetime) -> str:
    """What a form alone shows: the trap was filled in, or it came faster than anybody writes.

    Arguments as in `reason`.
    """
    if trap:
        return "trap"
    try:
        shown_at = int(signing.Signer(salt=SALT).unsign(shown))
    except (signing.BadSignature, ValueError):
        return "stamp"
    return "fast" if now.timestamp() - shown_at < settings.REQUEST_SECONDS else ""


def forget_networks(now: datetime) -> int:
    """Empty the hashes that are older than a day; the worker calls it. Returns how many."""
    old = Involvement.objects.filter(created_at__lt=now - KEEP_NETWORKS).exclude(network="")
    return old.update(network="")


def network_of(request: HttpRequest) -> str:
    """Keyed hash of the network that a request comes from: /24 of IPv4, /56 of IPv6.

    The address itself is never stored, and the hash is emptied after a day.
    """
    return hashed(request, NETWORK, "involvement.network")
