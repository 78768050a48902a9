"""Headers that tell browsers what an answer may do, and what others may do with it."""

from collections.abc import Callable

from csp.constants import SELF
from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

ADMIN, CROPPER = "/admin/", "/admin/images/"


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """Strict everywhere; where Wagtail writes inline scripts, relaxed for those who signed in."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if report_only:
            return parts
        if request.path_info.startswith(ADMIN):
            parts.replace = _admin_policy(request) | (parts.replace or {})
        elif getattr(request, "is_preview", False):
            # The editor shows a draft in a frame: as strict as the page, within our own host.
            parts.replace = (parts.replace or {}) | {"frame-ancestors": [SELF]}
        return parts


def _admin_policy(request: HttpRequest) -> dict[str, list[str]]:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}  # whoever is at the door needs nothing but a form
    policy = settings.ADMIN_CONTENT_SECURITY_POLICY
    if request.path_info.startswith(CROPPER):
        return policy | {"script-src-attr": None}
    return policy


class OwnHeadersMiddleware:
    """What neither Django nor django-csp sets. A view's own word stands."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        # Pictures stand in newsletters and in republished copies. What is served from static/ makes the
        # card of a story, which other sites lock into frames of no origin. Nothing else is for them.
        is_picture = response.headers.get("Content-Type", "").startswith("image/")
        for_others = is_picture or request.path_info.startswith(settings.STATIC_URL)
        response.headers.setdefault(
            "Cross-Origin-Resource-Policy", "cross-origin" if for_others else "same-origin"
        )
        permissions = settings.PERMISSIONS_POLICY
        if request.path_info.startswith(ADMIN):
            permissions = permissions | settings.ADMIN_PERMISSIONS_POLICY
        response.headers.setdefault(
            "Permissions-Policy", ", ".join(f"{name}={who}" for name, who in permissions.items())
        )
        return response
