"""A server does not start with a key that somebody could guess; it says what to do."""

import os
import secrets
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from config import required
from config.required import Env
from config.settings import dev, test


def told(monkeypatch, **values: str) -> Env:
    for name in ("SECRET_KEY", "ALLOWED_HOSTS", "BASE_URL", "METRICS_TOKEN", "CLAMD"):
        monkeypatch.delenv(name, raising=False)
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    return Env()


@pytest.mark.parametrize(
    "key",
    ["", "x" * 80, "short", "abc" * 30, dev.SECRET_KEY, test.SECRET_KEY,
     "django-insecure-" + "a8#kd91-zu" * 6, "please-change-me-" + "a8#kd91-zu" * 6],
)  # fmt: skip
def test_a_key_that_somebody_could_guess_is_refused(monkeypatch, key):
    with pytest.raises(ImproperlyConfigured, match=r"SECRET_KEY .*token_urlsafe\(64\)"):
        required.secret_key(told(monkeypatch, SECRET_KEY=key))


@pytest.mark.parametrize("hosts", ["", "*", "labo.example,*", ".", "labo.example,,.*"])
def test_hosts_are_named(monkeypatch, hosts):
    with pytest.raises(ImproperlyConfigured, match="ALLOWED_HOSTS must name"):
        required.hosts(told(monkeypatch, ALLOWED_HOSTS=hosts))


@pytest.mark.parametrize(
    "url",
    ["", "labo.example", "http://labo.example", "https://", "https://labo.example/",
     "https://labo.example/fr", "https://labo.example?a", "https://me@labo.example", "https://:443"],
)  # fmt: skip
def test_links_in_mails_have_an_address_to_begin_with(monkeypatch, url):
    with pytest.raises(ImproperlyConfigured, match=r"BASE_URL is “.*such as https://labo\.example"):
        required.address(told(monkeypatch, BASE_URL=url), ["labo.example"])


def test_links_in_mails_lead_to_a_host_that_answers(monkeypatch):
    env = told(monkeypatch, BASE_URL="https://labo.example")
    with pytest.raises(ImproperlyConfigured, match=r"ALLOWED_HOSTS does not hold labo\.example"):
        required.address(env, ["www.labo.example"])
    assert required.address(env, ["labo.example"]) == "https://labo.example"
    assert required.address(env, [".example"]) == "https://labo.example"
    port = told(monkeypatch, BASE_URL="https://labo.example:8443")
    assert required.address(port, ["labo.example"]) == "https://labo.example:8443"


@pytest.mark.parametrize("missing", ["SECRET_KEY", "ALLOWED_HOSTS", "BASE_URL"])
def test_a_server_that_was_told_too_little_does_not_start(missing):
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": "labo.example",
        "BASE_URL": "https://labo.example",
        missing: "",
    }
    manage = [sys.executable, settings.BASE_DIR / "manage.py", "doctor"]
    done = subprocess.run(manage, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    (said,) = done.stderr.splitlines()
    assert said.startswith(f"The site is not configured: {missing} ")


@pytest.mark.parametrize("token", ["prometheus", "x" * 40, "metrics-secret-" + "a8kd91zu" * 3])
def test_a_token_that_somebody_could_guess_is_refused(monkeypatch, token):
    with pytest.raises(ImproperlyConfigured, match="METRICS_TOKEN could be guessed"):
        required.token(told(monkeypatch, METRICS_TOKEN=token), "METRICS_TOKEN")


@pytest.mark.parametrize(
    "place",
    ["yes", "/run/clamav/clamd.ctl", "unix:clamd.ctl", "unix://clamd.ctl", "tcp://scanner",
     "tcp://:3310", "http://scanner:3310"],
)  # fmt: skip
def test_a_place_where_nothing_can_listen_is_refused(monkeypatch, place):
    with pytest.raises(
        ImproperlyConfigured, match=r"CLAMD is “.*such as unix:/run/clamav/clamd\.ctl"
    ):
        required.socket_address(told(monkeypatch, CLAMD=place), "CLAMD")


@pytest.mark.parametrize("place", ["", "unix:/run/clamav/clamd.ctl", "tcp://scanner:3310"])
def test_a_place_where_something_can_listen(monkeypatch, place):
    assert required.socket_address(told(monkeypatch, CLAMD=place), "CLAMD") == place


def test_what_the_sentence_prints_is_accepted(monkeypatch):
    key = secrets.token_urlsafe(64)
    env = told(monkeypatch, SECRET_KEY=key, ALLOWED_HOSTS="labo.example,www.labo.example")
    assert required.secret_key(env) == key
    assert required.hosts(env) == ["labo.example", "www.labo.example"]
    assert required.token(env, "METRICS_TOKEN") == ""
    token = secrets.token_urlsafe(32)
    assert required.token(told(monkeypatch, METRICS_TOKEN=token), "METRICS_TOKEN") == token


@pytest.mark.parametrize(
    ("kind", "value", "told"),
    [
        ("int", "8", 8),
        ("int", "", 3),
        ("float", "0.5", 0.5),
        ("bool", "True", True),
        ("bool", "off", False),
        ("bool", " ", 3),
    ],
)
def test_numbers_and_switches_are_read(monkeypatch, kind, value, told):
    monkeypatch.setenv("SOMETHING", value)
    assert getattr(Env(), kind)("SOMETHING", default=3) == told


@pytest.mark.parametrize(("kind", "value"), [("int", "two"), ("float", "-"), ("bool", "flase")])
def test_what_is_neither_a_number_nor_a_switch_is_said_and_not_guessed(monkeypatch, kind, value):
    monkeypatch.setenv("SOMETHING", value)
    with pytest.raises(ImproperlyConfigured, match=f"SOMETHING is “{value}”. Set it to (a|true)"):
        getattr(Env(), kind)("SOMETHING", default=3)


def test_only_databases_that_the_site_knows(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "mysql://me:geheim@host/site")
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL names no database") as refused:
        required.database_url(Env(), "sqlite:///x")
    assert "geheim" not in str(refused.value)
    monkeypatch.setenv("DATABASE_URL", "")
    assert required.database_url(Env(), "sqlite:///x") == "sqlite:///x"
