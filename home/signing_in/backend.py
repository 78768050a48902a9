"""Passwords, asked for no more often than the limits allow."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone

from . import limits


class LimitedBackend(ModelBackend):
    """Django's own; a request that comes too often is refused before a password is looked at."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **credentials: Any,
    ) -> Any:
        if request is not None and username is not None:
            closed = limits.closed_until(request, username, timezone.now())
            if closed:
                request.sign_in_closed_until = closed
                raise PermissionDenied
        return super().authenticate(request, username, password, **credentials)
