"""A password alone opens nothing where a second factor is needed or set up."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticToken
from wagtail.models import ModelLogEntry

from home.signing_in import second_factor

from .conftest import CODE, LOGIN, OWN, Somebody, shown

COOKIE = "sessionid"


def test_whoever_set_an_app_up_is_asked_for_its_code(karim: Somebody):
    paper = karim.set_up()
    half = karim.password(next="/admin/pages/")
    assert half.url == f"{CODE}?next=%2Fadmin%2Fpages%2F"
    half_key = karim.client.cookies[COOKIE].value
    # Nobody yet, on any path; the way leads to the code.
    assert not karim.is_in()
    assert karim.client.get(LOGIN).url.startswith(CODE)
    assert karim.client.get(OWN).url.startswith(LOGIN)

    wrong = karim.code("000000", next="/admin/pages/")
    page = BeautifulSoup(wrong.content, "html.parser")
    assert page.select_one(".error-message").text.strip().endswith("attendez le suivant.")
    with time_machine.travel(timezone.now() + timedelta(seconds=40)):  # django-otp waits a second
        right = shown(karim.user)
        assert karim.code(right, next="/admin/pages/").url == "/admin/pages/"
        assert karim.client.cookies[COOKIE].value != half_key
        assert karim.is_in()
        # No code works twice; a session that was seen halfway is worth nothing.
        other = Somebody(karim.user, Client())
        other.password()
        assert other.code(right).status_code == 200
        other.client.cookies[COOKIE] = half_key
        assert not other.is_in()
    with time_machine.travel(timezone.now() + timedelta(minutes=5)):
        other = Somebody(karim.user, Client())
        other.password()
        assert other.code(paper[0].upper().replace("-", " ")).url == "/admin/"
        assert second_factor.recovery_codes_left(karim.user) == 9
        again = Somebody(karim.user, Client())
        again.password()
        assert again.code(paper[0]).status_code == 200


def test_whoever_must_have_one_sets_it_up_first(must: Somebody):
    assert must.password().url == f"{OWN}?next=%2Fadmin%2F"
    assert not must.is_in()
    page = BeautifulSoup(must.client.get(OWN).content, "html.parser")
    assert page.select_one(".door__square svg") is not None
    assert page.select_one("a[href^='otpauth://totp/']") is not None
    assert "code" in must.code("123456", OWN).context["form"].errors
    with time_machine.travel(timezone.now() + timedelta(seconds=40)):
        answer = must.code(shown(must.user), OWN)
        codes = BeautifulSoup(answer.content, "html.parser").select(".door__codes code")
        assert len({code.text for code in codes}) == 10
        assert "no-store" in answer["Cache-Control"]
        assert must.is_in()
    stored = StaticToken.objects.values_list("token", flat=True)
    assert not {code.text.replace("-", "") for code in codes} & set(stored)
    # It cannot be given up, and somebody halfway cannot set up another.
    other = Somebody(must.user, Client())
    other.password()
    assert other.client.get(OWN).url.startswith(LOGIN)


def test_a_role_that_comes_to_need_one_ends_what_was_open(karim: Somebody, settings):
    karim.password()
    assert karim.is_in()
    get_user_model().objects.filter(pk=karim.user.pk).update(is_superuser=True)
    assert karim.is_in()  # nobody must, while the setting is off
    settings.SECOND_FACTOR = True
    assert not karim.is_in()
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert karim.client.get(OWN).url.startswith(LOGIN)  # the password was too long ago


def test_guesses_of_codes_count_as_guesses_of_passwords(karim: Somebody):
    karim.set_up()
    karim.password()
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _ in range(5):
            karim.code("12")
            karim.password()  # which does not begin the count anew
            clock.shift(timedelta(seconds=40))
        (error,) = karim.code(shown(karim.user)).context["form"].errors["code"]
        assert "minutes" in error


def test_new_codes_and_doing_without_take_a_code(karim: Somebody):
    old = karim.set_up()
    karim.password()
    karim.code(shown(karim.user))
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        answer = karim.code(shown(karim.user), OWN)
        assert len(answer.context["codes"]) == 10
        assert not set(answer.context["codes"]) & set(old)
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        assert "code" in karim.code(old[0], OWN, remove="1").context["form"].errors
    with time_machine.travel(timezone.now() + timedelta(minutes=3)):
        assert karim.code(shown(karim.user), OWN, remove="1").url == OWN
        assert second_factor.device_of(karim.user) is None
        assert karim.is_in()


def test_an_administrator_resets_what_was_lost(karim: Somebody, admin_client, admin_user):
    karim.set_up()
    address = f"/admin/second-factor/{karim.user.pk}/reset/"
    assert admin_client.get(address).status_code == 200
    assert second_factor.device_of(karim.user) is not None
    assert admin_client.post(address).url == "/admin/users/"
    assert second_factor.device_of(karim.user) is None
    assert ModelLogEntry.objects.filter(action="signing_in.reset").count() == 1
    assert address in admin_client.get("/admin/users/").content.decode()
    # Nobody else may, and administrators only by each other.
    karim.password()
    mine = f"/admin/second-factor/{admin_user.pk}/reset/"
    assert karim.client.post(mine).url == "/admin/"
    assert admin_client.get("/admin/second-factor/999999/reset/").status_code == 404


def test_a_command_resets_it_for_the_last_administrator(karim: Somebody):
    karim.set_up()
    out = StringIO()
    call_command("reset_second_factor", "karim", stdout=out)
    call_command("reset_second_factor", "karim", stdout=out)
    assert out.getvalue().splitlines() == [
        "karim signs in with the password again.",
        "karim had no second factor: nothing changed.",
    ]
    with pytest.raises(CommandError, match="no account “nobody”"):
        call_command("reset_second_factor", "nobody")


def test_sessions_rotate_and_end_with_the_password(karim: Somebody):
    before = karim.client.session
    before.save()
    karim.client.cookies[COOKIE] = before.session_key
    karim.password()
    assert karim.client.cookies[COOKIE].value != before.session_key
    elsewhere = Somebody(karim.user, Client())
    elsewhere.password(remember="on")
    assert elsewhere.client.cookies[COOKIE]["max-age"] == 7 * 24 * 3600
    assert karim.client.cookies[COOKIE]["max-age"] == ""  # until the browser is closed
    karim.user.set_password("un autre pont, plus long")
    karim.user.save()
    assert (karim.is_in(), elsewhere.is_in()) == (False, False)
