"""Where people find their second factor, and administrators everybody's."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry

from .models import NEED_SECOND_FACTOR
from .session_views import ENDED, SessionsOfView, SessionsView
from .views import RESET, ResetView, may_reset


@hooks.register("register_admin_urls")
def urls_of_accounts() -> list[URLPattern]:
    return [
        path("second-factor/<int:pk>/reset/", ResetView.as_view(), name="second_factor_reset"),
        path("sessions/", SessionsView.as_view(), name="sessions"),
        path("sessions/<int:pk>/", SessionsOfView.as_view(), name="sessions_of"),
    ]


@hooks.register("register_account_menu_item")
def second_factor_of_mine(request: HttpRequest) -> dict[str, str]:
    return {
        "url": reverse("second_factor"),
        "label": _("Second factor"),
        "help_text": _("A code of your phone besides the password, and codes on paper."),
    }


@hooks.register("register_account_menu_item")
def sessions_of_mine(request: HttpRequest) -> dict[str, str]:
    return {
        "url": reverse("sessions"),
        "label": _("Where you are signed in"),
        "help_text": _("Your browsers, and how to sign out of one that is not in front of you."),
    }


@hooks.register("register_user_listing_buttons")
def buttons_of_accounts(user: Any, request_user: Any) -> Iterator[Button]:
    if may_reset(request_user, user):
        url = reverse("sessions_of", args=[user.pk])
        yield Button(_("Where they are signed in"), url=url, icon_name="key", priority=35)
        url = reverse("second_factor_reset", args=[user.pk])
        yield Button(_("Reset the second factor"), url=url, icon_name="lock", priority=40)


@hooks.register("register_permissions")
def for_groups() -> QuerySet[Permission]:
    """Ticked in a group, its members must have one."""
    app, codename = NEED_SECOND_FACTOR.split(".")
    return Permission.objects.filter(content_type__app_label=app, codename=codename)


@hooks.register("register_log_actions")
def acts(actions: LogActionRegistry) -> None:
    actions.register_action(
        RESET,
        gettext_lazy("Reset the second factor"),
        gettext_lazy("The second factor was reset"),
    )
    actions.register_action(
        ENDED,
        gettext_lazy("End sessions"),
        gettext_lazy("Sessions were ended by an administrator"),
    )
