"""Middleware of the project."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.middleware.locale import LocaleMiddleware as BaseLocaleMiddleware
from django.utils import timezone, translation

from content import limits, lineage
from involvement.law import looking


class LocaleMiddleware(BaseLocaleMiddleware):
    """The address says the language of a page; the admin is French until its user says otherwise."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        if request.path_info.startswith("/admin/"):
            translation.activate(settings.LANGUAGE_CODE)
            request.LANGUAGE_CODE = settings.LANGUAGE_CODE

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if request.path_info.startswith("/admin/"):
            return response  # what does not exist there does not exist below a language either
        if response.status_code == 404 and self._answered_without_language(request):
            return response
        return super().process_response(request, response)

    @staticmethod
    def _answered_without_language(request: HttpRequest) -> bool:
        """Whether the address is one for machines: whoever asks there wants a plain "no such page"."""
        known = getattr(request, "resolver_match", None) is not None
        return known and not translation.get_language_from_path(request.path_info)


class CsrfMiddleware(CsrfViewMiddleware):
    """Let visitors who are nobody to us post without a token.

    A request without an account has no authority to abuse; the Origin header, which every browser
    sends with a POST and which `process_view` has verified before, is then proof enough. So public
    forms need no token, set no cookie and can be cached. Accounts need the token. A session alone
    does not make one: the password of a private page opens one, too, and so does half a sign-in.
    """

    def _check_token(self, request: HttpRequest) -> None:
        has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
        anonymous = not (has_session and request.user.is_authenticated)
        if anonymous and "HTTP_ORIGIN" in request.META:
            return
        super()._check_token(request)


class LimitsMiddleware:
    """Whoever sends or searches faster than a room full of people waits; the CMS asks for a login."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple, kwargs: dict[str, str]
    ) -> HttpResponseBase | None:
        limit = limits.limit_of(request, request.resolver_match)
        if limit and (wait := limits.seconds_to_wait(request, limit)):
            return limits.too_many(request, wait)
        return None


class LookingMiddleware:
    """Writes down which account of the CMS saw people's data."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.path_info.startswith("/admin/"):
            looking.note(request, response, timezone.now())
        return response


class PageMiddleware:
    """Find the site, the page that answers an address, and what it lies below, with one look."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith("/admin/"):  # which seldom asks which site this is
            lineage.find_site(request)
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple, kwargs: dict[str, str]
    ) -> None:
        if request.resolver_match.url_name == "wagtail_serve":
            lineage.find(request, kwargs.get("path") or (args[0] if args else ""))
