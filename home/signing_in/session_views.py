"""Where somebody is signed in, and how that ends: for themselves, and for administrators."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.account import LogoutView as WagtailLogoutView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from . import sessions
from .views import SomebodyElseMixin

ENDED = "signing_in.sessions_ended"


class LogoutView(WagtailLogoutView):
    """Wagtail's; what the browser kept of the workshop goes with the session."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return forgotten(super().dispatch(request, *args, **kwargs))


def forgotten(response: HttpResponseBase) -> HttpResponseBase:
    """Tell the browser to forget pages and stored lists, such as the one at the door.

    Not its cookies: those of other sites of the same domain would go, too (W3C Clear Site Data).
    """
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


class SessionsView(WagtailAdminTemplateMixin, TemplateView):
    """One's own sessions, each with a button that ends it, and one for all."""

    page_title = gettext_lazy("Where you are signed in")
    header_icon = "key"
    template_name = "signing_in/sessions.html"
    _show_breadcrumbs = True
    person: Any = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.person = self.person or request.user
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        account = {"url": reverse("wagtailadmin_account"), "label": _("Account")}
        return [
            *super().get_breadcrumbs_items(),
            account,
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = sessions.of(self.person, self.request.session.session_key)
        return super().get_context_data(**kwargs) | {"sessions": found, "person": self.person}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        name, everywhere = request.POST.get("session", ""), "everywhere" in request.POST
        if not name and not everywhere:
            return redirect(request.path)
        # The one that asks ends by signing out.
        ended = sessions.end(self.person, name=name, but=request.session.session_key)
        done = ngettext("%(number)d session was ended.", "%(number)d sessions were ended.", ended)
        messages.success(request, done % {"number": ended})
        self.note(ended)
        if everywhere and self.person == request.user:
            return LogoutView.as_view()(request)
        return redirect(request.path)

    def note(self, ended: int) -> None:
        """One's own sessions are nobody else's business."""


class SessionsOfView(SomebodyElseMixin, SessionsView):
    """Those of somebody else, for who may reset their second factor, too."""

    def get_page_title(self) -> str:
        return _("Where %(person)s is signed in") % {"person": self.person}

    def note(self, ended: int) -> None:
        if ended:
            log(instance=self.person, action=ENDED)
