"""Where Wagtail finds the desk."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern
from wagtail import hooks, permissions
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.snippets.models import register_snippet

from .desk.leads import POLICY
from .desk.viewset import Desk
from .follow_ups import menu
from .introductions.menu import BoardMenuItem, IntroductionsMenuItem
from .models import Involvement, ReplyTemplate
from .outbox.report import UndeliveredMenuItem, urlpatterns
from .policies import TeamPolicy
from .viewsets import ReplyTemplateViewSet

# Wagtail 8 wants to know them; 7.4 asks the viewset and has no such registry.
if hasattr(permissions, "register_permission_policy"):
    permissions.register_permission_policy(ReplyTemplate, POLICY)
    permissions.register_permission_policy(Involvement, TeamPolicy(Involvement))
register_snippet(ReplyTemplateViewSet)


@hooks.register("register_admin_viewset")
def register_desk() -> Desk:
    return Desk()


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern]:
    return urlpatterns


@hooks.register("register_reports_menu_item")
def report() -> UndeliveredMenuItem:
    return UndeliveredMenuItem()


@hooks.register("register_admin_menu_item")
def register_board() -> MenuItem:
    return BoardMenuItem()


@hooks.register("register_admin_menu_item")
def register_introductions() -> MenuItem:
    return IntroductionsMenuItem()


@hooks.register("register_admin_menu_item")
def due_follow_ups() -> MenuItem:
    return menu.due_item()


@hooks.register("register_admin_menu_item")
def partnerships() -> MenuItem:
    return menu.partnerships_item()


@hooks.register("register_page_header_buttons")
def lead_to_origin(
    page: Any, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    yield from menu.origin_button(page, user)
