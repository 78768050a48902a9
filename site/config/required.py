"""What a server must be told before it starts; each refusal says how to mend it."""

import os
from collections.abc import Collection
from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured
from django.http.request import validate_host

# Django warns of fewer; private links and sessions are signed with the key.
SIGNS, DIFFERENT_SIGNS = 50, 10
SHORTEST_TOKEN = 20
# Words of examples, of generators' defaults, of what people type to get on.
EXAMPLES = ("only-for-", "django-insecure", "change", "example", "secret", "password")
NOTSET = environ.Env.NOTSET
ON_OR_OFF = {*environ.Env.BOOLEAN_TRUE_STRINGS, "false", "off", "n", "no", "0"}
EXPECTED = {int: "a number", float: "a number", bool: "true or false"}


class Env(environ.Env):
    """Reads numbers and switches; where they are set but empty, that means the same as not set."""

    def get_value(self, var: str, cast: Any = None, default: Any = NOTSET, **kwargs: Any) -> Any:
        """
        Raises:
            ImproperlyConfigured: it is neither a number nor a word for on and off, as it should be:
                what is guessed could open a door that somebody thinks is closed.
        """
        told = os.environ.get(var, "").strip()
        if cast not in EXPECTED:
            return super().get_value(var, cast, default, **kwargs)
        if not told and default is not NOTSET:
            return default
        try:
            if cast is bool and told.lower() not in ON_OR_OFF:
                raise ValueError
            return super().get_value(var, cast, default, **kwargs)
        except ValueError as error:
            raise ImproperlyConfigured(
                f"{var} is “{told}”. Set it to {EXPECTED[cast]}, or leave it empty."
            ) from error


def secret_key(env: Env) -> str:
    """The key that everything is signed with.

    Raises:
        ImproperlyConfigured: it is missing, short, monotonous, or stands in somebody's example.
    """
    key = env("SECRET_KEY", default="")
    weak = len(key) < SIGNS or len(set(key)) < DIFFERENT_SIGNS
    if weak or any(word in key.lower() for word in EXAMPLES):
        raise ImproperlyConfigured(
            f"SECRET_KEY is missing, or somebody could guess it: it takes {SIGNS} random signs. "
            'Set it to what this prints: python3 -c "import secrets; print(secrets.token_urlsafe(64))"'
        )
    return key


def token(env: Env, name: str) -> str:
    """A token that lets machines in; empty where nobody is let in.

    Raises:
        ImproperlyConfigured: it is set, and somebody could guess it.
    """
    value = env(name, default="")
    weak = len(value) < SHORTEST_TOKEN or len(set(value)) < DIFFERENT_SIGNS
    if value and (weak or any(word in value.lower() for word in EXAMPLES)):
        raise ImproperlyConfigured(
            f"{name} could be guessed: it takes {SHORTEST_TOKEN} random signs. Leave it empty, or set "
            'it to what this prints: python3 -c "import secrets; print(secrets.token_urlsafe(32))"'
        )
    return value


def one_of(env: Env, name: str, allowed: Collection[str]) -> str:
    """One of a few words; empty where none is chosen.

    Raises:
        ImproperlyConfigured: it is another word.
    """
    value = env(name, default="")
    if value and value not in allowed:
        raise ImproperlyConfigured(
            f"{name} is “{value}”, which the site does not know. Set it to {' or '.join(allowed)}, or "
            "leave it empty."
        )
    return value


def socket_address(env: Env, name: str) -> str:
    """Where a service of this machine or network listens; empty where there is none.

    Raises:
        ImproperlyConfigured: it is set to something else.
    """
    value = env(name, default="")
    place = urlsplit(value)
    by_path = place.scheme == "unix" and place.path.startswith("/") and not place.netloc
    by_port = place.scheme == "tcp" and place.hostname and place.port
    if value and not by_path and not by_port:
        raise ImproperlyConfigured(
            f"{name} is “{value}”. Set it to unix:/path or tcp://host:port, such as "
            "unix:/run/clamav/clamd.ctl, or leave it empty."
        )
    return value


def database_url(env: Env, default: str) -> str:
    """The address of the database; `default` where none is named.

    Raises:
        ImproperlyConfigured: it is one of a kind that the site was not made for.
    """
    url = env("DATABASE_URL", default="") or default
    if urlsplit(url).scheme not in ("postgres", "postgresql", "sqlite"):
        raise ImproperlyConfigured(
            "DATABASE_URL names no database that the site knows. Set it to something like "
            "postgres://name:password@host:5432/database."
        )
    return url


def hosts(env: Env) -> list[str]:
    """The names under which the site answers.

    Raises:
        ImproperlyConfigured: none is named, or any would do.
    """
    names = env.list("ALLOWED_HOSTS", default=[])
    if not names or any(name.strip(".") in ("", "*") for name in names):
        raise ImproperlyConfigured(
            "ALLOWED_HOSTS must name the hosts of the site, and “*” is none: with it, links in mails "
            "could be made to lead elsewhere. Set it to the host of BASE_URL, such as labo.example."
        )
    return names


def address(env: Env, allowed: list[str]) -> str:
    """The address that people type, which links in mails begin with.

    Args:
        allowed: names under which the site answers.

    Raises:
        ImproperlyConfigured: it is missing, is more or less than `https://host`, or no page would
            answer there.
    """
    url = env("BASE_URL", default="")
    parts = urlsplit(url)
    if not parts.hostname or url != f"https://{parts.netloc}" or "@" in parts.netloc:
        raise ImproperlyConfigured(
            f"BASE_URL is “{url}”: links in mails begin with it, and would lead nowhere. Set it to the "
            "address that people type, with https:// and nothing behind the host, such as "
            "https://labo.example."
        )
    if not validate_host(parts.hostname, allowed):
        raise ImproperlyConfigured(
            f"ALLOWED_HOSTS does not hold {parts.hostname}, the host of BASE_URL: every page would "
            "answer 400. Add it to ALLOWED_HOSTS."
        )
    return url
