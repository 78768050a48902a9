"""Somebody at the door: an account with a password, and an app that shows codes."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.http import HttpResponse
from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from home.signing_in import second_factor

LOGIN, CODE, OWN = "/admin/login/", "/admin/login/code/", "/admin/second-factor/"
PASSWORD = "le pont de Sélestat"


@dataclass
class Somebody:
    """An account, and the browser of whoever uses it."""

    user: Any
    client: Client

    def password(self, password: str = PASSWORD, **extra: Any) -> HttpResponse:
        words = {"username": self.user.get_username(), "password": password}
        return self.client.post(LOGIN, words | extra)

    def code(self, code: str, address: str = CODE, **extra: Any) -> HttpResponse:
        return self.client.post(address, {"code": code} | extra)

    def is_in(self) -> bool:
        return self.client.get("/admin/").status_code == 200

    def set_up(self) -> list[str]:
        """Set an app up as if it had been a while ago; returns the recovery codes."""
        second_factor.begin(self.user)
        _device, codes = second_factor.confirm(self.user, shown(self.user)) or (None, [])
        TOTPDevice.objects.filter(user=self.user).update(last_t=-1)
        return codes


def shown(user: Any) -> str:
    """What the app on somebody's phone shows now."""
    device = TOTPDevice.objects.get(user=user)
    return f"{TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift).token():06}"


@pytest.fixture
def karim(tree) -> Somebody:
    """A facilitator's account, without a second factor."""
    user = get_user_model().objects.create_user("karim", password=PASSWORD)
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return Somebody(user, Client())


@pytest.fixture
def must(karim: Somebody, settings) -> Somebody:
    """The same, who must have one."""
    settings.SECOND_FACTOR = True
    karim.user.user_permissions.add(Permission.objects.get(codename="need_second_factor"))
    return karim
