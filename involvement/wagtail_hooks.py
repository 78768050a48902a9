"""Where Wagtail finds the desk."""

from collections.abc import Iterator
from typing import Any

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from .desk.viewset import Desk
from .follow_ups import menu


@hooks.register("register_admin_viewset")
def register_desk() -> Desk:
    return Desk()


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
