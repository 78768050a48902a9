"""Who types something wrong too often waits a while; nobody learns which names exist."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client, RequestFactory
from django.utils import timezone

from home.signing_in import limits
from home.signing_in.models import FailedSignIn

from .conftest import LOGIN, PASSWORD, Somebody, shown

HERE, ELSEWHERE = "192.0.2.7", "198.51.100.7"


def request_from(address: str):
    return RequestFactory().post(LOGIN, REMOTE_ADDR=address)


def said(answer) -> str:
    """What the form says, by the code of its only error."""
    (error,) = answer.context["form"].errors.as_data()["__all__"]
    return error.code


def test_five_wrong_passwords_close_the_door_to_that_name_from_there(karim: Somebody):
    with time_machine.travel("2026-11-26 10:00:00+01:00", tick=False) as clock:
        for _ in range(5):
            assert said(karim.password("faux")) == "invalid_login"
        closed = karim.password()
        assert said(closed) == "too_often"
        assert "15 minutes" in closed.content.decode()
        assert FailedSignIn.objects.count() == 5  # a refusal is no try
        # Another name is treated alike, known or not; from elsewhere the owner comes in.
        for expected in ["invalid_login"] * 5 + ["too_often"]:
            assert said(Client().post(LOGIN, {"username": "nobody", "password": "x"})) == expected
        there = Client(REMOTE_ADDR=ELSEWHERE)
        words = {"username": "KARIM", "password": "faux"}
        assert said(there.post(LOGIN, words)) == "invalid_login"
        assert (
            there.post(LOGIN, words | {"username": "karim", "password": PASSWORD}).url == "/admin/"
        )
        clock.shift(timedelta(minutes=15, seconds=1))
        assert karim.password().url == "/admin/"
        assert FailedSignIn.objects.filter(account=hash_of("karim", "127.0.0.1")).count() == 0


def test_the_log_says_who_came_in_and_that_somebody_did_not(karim: Somebody, caplog):
    caplog.set_level("INFO", "site.signing_in")
    for _ in range(5):
        karim.password("faux")
    karim.password()
    Client().post(LOGIN, {"username": "odile@example.org", "password": "x"})
    elsewhere = Somebody(karim.user, Client(REMOTE_ADDR=ELSEWHERE))
    elsewhere.set_up()
    elsewhere.password()
    elsewhere.code(shown(karim.user))
    told = [record.getMessage() for record in caplog.records if record.name == "site.signing_in"]
    assert told == [
        *["a password or a code was wrong"] * 5,
        "a sign-in was refused after too many tries",
        "a password or a code was wrong",
        f"account {karim.user.pk} gave its password",
        f"account {karim.user.pk} gave its second factor",
    ]


def hash_of(name: str, address: str) -> str:
    return limits._hashes(request_from(address), name)["account"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("failures", "asked", "closed"),
    [
        ([("karim", HERE)] * 4, ("karim", HERE), False),
        ([("karim", HERE)] * 5, ("Karim", HERE), True),
        ([("karim", HERE)] * 5, ("karim", ELSEWHERE), False),
        ([("karim", HERE)] * 5, ("odile", HERE), False),
        ([("karim", f"10.0.{n}.1") for n in range(30)], ("karim", ELSEWHERE), True),
        ([("karim", f"10.0.{n}.1") for n in range(29)], ("karim", ELSEWHERE), False),
        ([(f"name{n}", HERE) for n in range(60)], ("odile", "192.0.2.200"), True),
        ([(f"name{n}", HERE) for n in range(60)], ("odile", ELSEWHERE), False),
        ([(f"name{n}", "unix:") for n in range(60)], ("odile", "unix:"), False),
    ],
)
def test_what_counts_together(failures, asked, closed):
    now = timezone.now()
    FailedSignIn.objects.bulk_create(
        FailedSignIn(**limits._hashes(request_from(address), name), at=now)
        for name, address in failures
    )
    until = limits.closed_until(request_from(asked[1]), asked[0], now + timedelta(minutes=5))
    assert until == (now + limits.WINDOW if closed else None)


def test_names_and_networks_are_hashed_and_forgotten_after_a_day(karim: Somebody):
    karim.password("faux")
    row = FailedSignIn.objects.get()
    assert (len(row.account), len(row.network)) == (64, 64)
    assert limits.forget(timezone.now()) == 0
    assert limits.forget(timezone.now() + timedelta(days=1, seconds=1)) == 1


def test_the_second_door_leads_to_the_first(tree):
    answer = Client().get("/fr/_util/login/?next=/fr/recits/")
    assert (answer.status_code, answer.url) == (302, f"{LOGIN}?next=/fr/recits/")
