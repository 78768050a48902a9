"""How often somebody may try. Quiet: names that exist and names that do not are treated alike."""

import logging
import unicodedata
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from involvement.spam import network_of

from . import second_factor
from .models import FailedSignIn

logger = logging.getLogger("site.signing_in")
WINDOW = timedelta(minutes=15)
KEPT = timedelta(days=1)
# Failures within the window, by what they have in common. From elsewhere nobody shuts somebody out
# with five tries; a whole office shares one network.
LIMITS: tuple[tuple[tuple[str, ...], int], ...] = (
    (("account", "network"), 5),
    (("account",), 30),
    (("network",), 60),
)


def closed_until(request: HttpRequest, username: str, now: datetime) -> datetime | None:
    """Until when nobody may try this name from here; None while somebody may.

    Args:
        username: what was typed; it need not exist.
        now: aware.
    """
    tried = _hashes(request, username)
    ends = []
    for columns, most in LIMITS:
        same = {column: tried[column] for column in columns}
        if "" in same.values():
            continue  # the network is unknown
        failures = FailedSignIn.objects.filter(at__gt=now - WINDOW, **same).order_by("-at")
        ends += failures.values_list("at", flat=True)[most - 1 : most]
    return max(ends) + WINDOW if ends else None


def count_failure(request: HttpRequest, username: str, now: datetime) -> None:
    """Remember that somebody typed something wrong."""
    logger.warning("a password or a code was wrong")
    FailedSignIn.objects.create(**_hashes(request, username), at=now)


def forgive(request: HttpRequest, username: str) -> None:
    """Forget the failures before somebody got it right, from here."""
    FailedSignIn.objects.filter(**_hashes(request, username)).delete()


def forget(now: datetime) -> int:
    """Delete what is older than a day; the worker calls it. Returns how many rows."""
    return FailedSignIn.objects.filter(at__lt=now - KEPT).delete()[0]


def connect() -> None:
    """Count whatever way a password takes: each ends in one of Django's signals."""
    user_login_failed.connect(_failed, dispatch_uid="signing_in.failed")
    user_logged_in.connect(_succeeded, dispatch_uid="signing_in.succeeded")


def _failed(credentials: dict[str, Any], request: HttpRequest | None, **_signal: Any) -> None:
    # A refusal is no try: it would never end for somebody who is impatient.
    if hasattr(request, "sign_in_closed_until"):
        logger.warning("a sign-in was refused after too many tries")
    elif request is not None:
        count_failure(request, str(credentials.get("username", "")), timezone.now())


def _succeeded(request: HttpRequest | None, user: Any, **_signal: Any) -> None:
    logger.info("account %s gave its password", user.pk)
    # Whoever knows a password could else guess codes for ever.
    if request is not None and second_factor.device_of(user) is None:
        forgive(request, user.get_username())


def _hashes(request: HttpRequest, username: str) -> dict[str, str]:
    name = unicodedata.normalize("NFKC", username).casefold()
    account = salted_hmac("signing_in.account", name, algorithm="sha256").hexdigest()
    return {"account": account, "network": network_of(request)}
