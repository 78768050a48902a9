"""The door: password, then the code where one is needed; and how somebody sets their app up."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.views import RedirectURLMixin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.account import LoginView as WagtailLoginView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from buzz import qr

from . import limits, second_factor, sessions
from .forms import CodeForm, too_often

RESET = "signing_in.reset"


class LoginView(WagtailLoginView):
    """Wagtail's page; whoever needs a code goes on to the next one."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        user = second_factor.halfway(request, timezone.now())
        return self._next_step(user) if user else super().get(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponseBase:
        response = super().form_valid(form)
        user = form.get_user()
        if second_factor.device_of(user) or second_factor.is_needed(user):
            second_factor.wait_for_it(self.request, timezone.now())
            return self._next_step(user)
        return response

    def _next_step(self, user: Any) -> HttpResponse:
        step = "signing_in_code" if second_factor.device_of(user) else "second_factor"
        return redirect(f"{reverse(step)}?{urlencode({'next': self.get_success_url()})}")


@method_decorator([never_cache, sensitive_post_parameters("code")], name="dispatch")
class CodeView(RedirectURLMixin, FormView):
    """Asks for a code of somebody who is halfway in, in their language, as often as passwords."""

    form_class = CodeForm
    template_name = "signing_in/code.html"
    person: Any = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.person = self.who_may(request)
        if self.person is None:
            return redirect(f"{reverse('wagtailadmin_login')}?{urlencode({'next': self.target()})}")
        with override(_language(self.person)):
            response = super().dispatch(request, *args, **kwargs)
            return response.render() if hasattr(response, "render") else response

    def who_may(self, request: HttpRequest) -> Any:
        """Whose code is asked for; None leads back to the password."""
        user = second_factor.halfway(request, timezone.now())
        return user if user and second_factor.device_of(user) else None

    def target(self) -> str:
        """Where somebody wanted to go."""
        return self.get_redirect_url() or reverse("wagtailadmin_home")

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"letters": "paper" in self.request.GET}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            next=self.target(), paper="paper" in self.request.GET, **kwargs
        )

    def form_valid(self, form: CodeForm) -> HttpResponseBase:
        name, now = self.person.get_username(), timezone.now()
        closed = limits.closed_until(self.request, name, now)
        if closed:
            form.add_error("code", too_often(closed))
            return self.form_invalid(form)
        answer = self.right(form.cleaned_data["code"])
        if answer is None:
            limits.count_failure(self.request, name, now)
            form.add_error("code", self.wrong())
            return self.form_invalid(form)
        limits.forgive(self.request, name)
        return answer

    def right(self, code: str) -> HttpResponseBase | None:
        """The answer to a right code; None for a wrong one."""
        device = second_factor.prove(self.person, code)
        if device is None:
            return None
        second_factor.let_in(self.request, self.person, device)
        return redirect(self.target())

    def wrong(self) -> str:
        """What somebody reads whose code does not fit."""
        return _(
            "This code does not fit. A code lives for half a minute and works once: wait for the next one."
        )


class SecondFactorView(CodeView):
    """Sets the app up, shows recovery codes once, and changes both for whoever shows a code."""

    template_name = "signing_in/second_factor.html"

    def who_may(self, request: HttpRequest) -> Any:
        halfway = second_factor.halfway(request, timezone.now())
        if halfway:  # only who has nothing to show yet may set something up
            return None if second_factor.device_of(halfway) else halfway
        return request.user if request.user.is_authenticated else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        device = second_factor.device_of(self.person)
        context: dict[str, Any] = {
            "device": device,
            "needed": second_factor.is_needed(self.person),
            "left": second_factor.recovery_codes_left(self.person),
        }
        if device is None:
            waiting = second_factor.begin(self.person)
            context |= {
                "link": waiting.config_url,
                "drawing": qr.inline(waiting.config_url),
                "key": second_factor.key_in_words(waiting),
            }
        return super().get_context_data(**kwargs, **context)

    def right(self, code: str) -> HttpResponseBase | None:
        if second_factor.device_of(self.person) is None:
            return self._set_up(code)
        device = second_factor.prove(self.person, code)
        if device is None:
            return None
        self._let_in_here_alone(device)
        if "remove" in self.request.POST and not second_factor.is_needed(self.person):
            second_factor.reset(self.person)
            return redirect(self.request.path)
        return self._show(second_factor.new_recovery_codes(self.person))

    def _set_up(self, code: str) -> HttpResponseBase | None:
        done = second_factor.confirm(self.person, code)
        if done is None:
            return None
        device, codes = done
        self._let_in_here_alone(device)
        return self._show(codes)

    def _let_in_here_alone(self, device: Any) -> None:
        """Whoever changes what lets them in may do so because somebody else is in."""
        second_factor.let_in(self.request, self.person, device)
        sessions.end(self.person, but=self.request.session.session_key)

    def _show(self, codes: list[str]) -> HttpResponse:
        context = {"codes": codes, "next": self.target()}
        return TemplateResponse(self.request, "signing_in/recovery_codes.html", context)


class SomebodyElseMixin(WagtailAdminTemplateMixin):
    """A page about an account, for administrators who may take its phone away."""

    def dispatch(
        self, request: HttpRequest, *args: Any, pk: int, **kwargs: Any
    ) -> HttpResponseBase:
        self.person = get_object_or_404(get_user_model(), pk=pk)
        if not may_reset(request.user, self.person):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        users = {"url": reverse("wagtailusers_users:index"), "label": _("Users")}
        items = WagtailAdminTemplateMixin.get_breadcrumbs_items(self)
        return [*items, users, {"url": "", "label": self.get_page_title()}]


class ResetView(SomebodyElseMixin, TemplateView):
    """An administrator takes a lost phone away from an account."""

    page_title = ""
    header_icon = "lock"
    template_name = "signing_in/reset.html"
    _show_breadcrumbs = True

    def get_page_title(self) -> str:
        return _("Reset the second factor of %(person)s") % {"person": self.person}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        has = second_factor.device_of(self.person) is not None
        return super().get_context_data(**kwargs) | {"person": self.person, "has": has}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if second_factor.reset(self.person):
            sessions.end(self.person, but=request.session.session_key)
            log(instance=self.person, action=RESET)
        done = _(
            "%(person)s signs in with the password, and sets up a new app where one is needed."
        )
        messages.success(request, done % {"person": self.person})
        return redirect("wagtailusers_users:index")


def may_reset(user: Any, person: Any) -> bool:
    """Whether somebody may take somebody else's phone away; administrators answer to each other."""
    return user.has_perm("auth.change_user") and (user.is_superuser or not person.is_superuser)


def _language(user: Any) -> str:
    profile = getattr(user, "wagtail_userprofile", None)
    return profile.get_preferred_language() if profile else settings.LANGUAGE_CODE
