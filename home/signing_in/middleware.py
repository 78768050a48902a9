"""A session without its second factor, or past its time, is nobody's, on every path of the site."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from . import second_factor, sessions


class SecondFactorMiddleware:
    """After django-otp's. Asked only when somebody asks who the user is: public pages cost nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        user = request.user
        request.user = SimpleLazyObject(lambda: _known(request, user))
        return self.get_response(request)


def _known(request: HttpRequest, user: Any) -> Any:
    if user.is_authenticated and not sessions.goes_on(request.session, timezone.now()):
        return AnonymousUser()
    if user.is_authenticated and second_factor.is_missing(user):
        request.without_second_factor = user
        return AnonymousUser()
    return user
