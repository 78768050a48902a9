"""Files that somebody sent us are handed on as data: they never act as pages of this site."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase

POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


def as_data(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view whose files run no script, know no address of the site and are what they are called.

    The web server in front says the same of what it serves itself (`deploy/`).
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if response.status_code == 200:
            response["Content-Security-Policy"] = POLICY
            response["X-Content-Type-Options"] = "nosniff"
        return response

    return wrapped
