"""The second factor: a code of an app on somebody's phone, or one of ten codes on paper.

The codes of the app and the tables are django-otp's (RFC 6238). Who has a device is asked for it;
whose group says so, and administrators, must have one wherever the setting SECOND_FACTOR is on.
"""

import logging
import secrets
from base64 import b32encode
from datetime import datetime, timedelta
from typing import Any

import django_otp
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.middleware.csrf import rotate_token
from django.utils.crypto import salted_hmac
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from .models import NEED_SECOND_FACTOR

logger = logging.getLogger("site.signing_in")
RECOVERY_CODES = 10
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another
# Between password and code; whoever finds the session later begins again.
PATIENCE = timedelta(minutes=15)
PASSWORD_AT = "password_at"  # noqa: S105  (a moment)


def is_needed(user: Any) -> bool:
    """Whether somebody must have a second factor."""
    return settings.SECOND_FACTOR and user.has_perm(NEED_SECOND_FACTOR)


def device_of(user: Any) -> TOTPDevice | None:
    """The app that somebody set up."""
    return TOTPDevice.objects.devices_for_user(user, confirmed=True).first()


def is_missing(user: Any) -> bool:
    """Whether a password alone does not let this session in.

    Args:
        user: as django-otp's middleware knows it.
    """
    return not user.is_verified() and (device_of(user) is not None or is_needed(user))


def wait_for_it(request: HttpRequest, now: datetime) -> None:
    """The password was right: a code may follow for a while."""
    request.session[PASSWORD_AT] = now.timestamp()


def halfway(request: HttpRequest, now: datetime) -> Any:
    """Who gave the password in this session not long ago, and no code yet; None if nobody did."""
    bool(request.user.is_authenticated)  # the middleware looks when it is asked
    user = getattr(request, "without_second_factor", None)
    since = now.timestamp() - request.session.get(PASSWORD_AT, 0)
    return user if user and since < PATIENCE.total_seconds() else None


def let_in(request: HttpRequest, user: Any, device: Any) -> None:
    """Somebody gave both: a new session key, so that one which was seen before is worth nothing."""
    request.user = user
    django_otp.login(request, device)
    request.session.pop(PASSWORD_AT, None)
    request.session.cycle_key()
    rotate_token(request)
    logger.info("account %s gave its second factor", user.pk)


def begin(user: Any) -> TOTPDevice:
    """An app to be set up: the same until it is, so that a page may be opened twice."""
    found = TOTPDevice.objects.devices_for_user(user, confirmed=False).first()
    return found or TOTPDevice.objects.create(user=user, name="app", confirmed=False)


def key_in_words(device: TOTPDevice) -> str:
    """What is typed where no camera sees the drawing: the key in groups of four letters."""
    letters = b32encode(device.bin_key).decode()
    return " ".join(letters[start : start + 4] for start in range(0, len(letters), 4))


@transaction.atomic
def confirm(user: Any, code: str) -> tuple[TOTPDevice, list[str]] | None:
    """Set the app up if it shows the right code; returns it and the recovery codes, or None."""
    waiting = TOTPDevice.objects.devices_for_user(user, confirmed=False).select_for_update().first()
    if waiting is None or not waiting.verify_token(_plain(code)):
        return None
    waiting.confirmed = True
    waiting.save()
    return waiting, new_recovery_codes(user)


@transaction.atomic
def prove(user: Any, code: str) -> Any:
    """The device that a code belongs to, or None. No code works twice.

    Args:
        code: six digits of the app, or a recovery code, with or without spaces and hyphens.
    """
    plain = _plain(code)
    app = plain.isascii() and plain.isdecimal()
    model, word = (TOTPDevice, plain) if app else (StaticDevice, _digest(plain))
    device = model.objects.devices_for_user(user, confirmed=True).select_for_update().first()
    return device if device and device.verify_token(word) else None


@transaction.atomic
def new_recovery_codes(user: Any) -> list[str]:
    """Ten codes, to be shown once: the database keeps keyed hashes. Older ones end."""
    StaticDevice.objects.filter(user=user).delete()
    paper = StaticDevice.objects.create(user=user, name="paper")
    plain = ["".join(secrets.choice(LETTERS) for _ in range(10)) for _ in range(RECOVERY_CODES)]
    StaticToken.objects.bulk_create(
        StaticToken(device=paper, token=_digest(code)) for code in plain
    )
    return [f"{code[:5]}-{code[5:]}" for code in plain]


def recovery_codes_left(user: Any) -> int:
    """How many recovery codes somebody has not used yet."""
    return StaticToken.objects.filter(device__user=user).count()


@transaction.atomic
def reset(user: Any) -> bool:
    """Take a lost phone and its paper away; returns whether there was something."""
    deleted = [model.objects.filter(user=user).delete()[0] for model in (TOTPDevice, StaticDevice)]
    return any(deleted)


def _plain(code: str) -> str:
    return "".join(code.split()).replace("-", "").lower()


def _digest(code: str) -> str:
    digest = salted_hmac("signing_in.recovery", code, algorithm="sha256").digest()
    return b32encode(digest).decode()[:16].lower()
