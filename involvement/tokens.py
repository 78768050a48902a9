"""Signed words in addresses: who holds the link may see what it opens. Nothing is stored."""

from typing import Any

from django.core import signing


class BadTokenError(Exception):
    """Not signed by us, for another purpose, or too old."""


def make(purpose: str, value: Any) -> str:
    """A word for an address.

    Args:
        purpose: what the link opens; a token of one purpose opens nothing else.
        value: what JSON can hold.
    """
    # Addresses of pages know no colon, with which a signature's parts are held together.
    return signing.dumps(value, salt=f"involvement.{purpose}").replace(":", "~")


def read(purpose: str, token: str, seconds: float | None = None) -> Any:
    """The value of a token.

    Args:
        seconds: how old it may be; any age by default.

    Raises:
        BadTokenError: it is none of ours for this purpose, or too old.
    """
    try:
        salt = f"involvement.{purpose}"
        return signing.loads(token.replace("~", ":"), salt=salt, max_age=seconds)
    except signing.BadSignature as error:
        raise BadTokenError from error
