"""A server does not start with a key that somebody could guess; it says what to do."""

import secrets

import pytest
from django.core.exceptions import ImproperlyConfigured
from environ import Env

from config import required
from config.settings import dev, test


def told(monkeypatch, **values: str) -> Env:
    for name in ("SECRET_KEY", "ALLOWED_HOSTS", "METRICS_TOKEN"):
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


@pytest.mark.parametrize("token", ["prometheus", "x" * 40, "metrics-secret-" + "a8kd91zu" * 3])
def test_a_token_that_somebody_could_guess_is_refused(monkeypatch, token):
    with pytest.raises(ImproperlyConfigured, match="METRICS_TOKEN could be guessed"):
        required.token(told(monkeypatch, METRICS_TOKEN=token), "METRICS_TOKEN")


def test_what_the_sentence_prints_is_accepted(monkeypatch):
    key = secrets.token_urlsafe(64)
    env = told(monkeypatch, SECRET_KEY=key, ALLOWED_HOSTS="labo.example,www.labo.example")
    assert required.secret_key(env) == key
    assert required.hosts(env) == ["labo.example", "www.labo.example"]
    assert required.token(env, "METRICS_TOKEN") == ""
    token = secrets.token_urlsafe(32)
    assert required.token(told(monkeypatch, METRICS_TOKEN=token), "METRICS_TOKEN") == token
