"""Where Wagtail finds the desk."""

from wagtail import hooks

from .desk.viewset import Desk


@hooks.register("register_admin_viewset")
def register_desk() -> Desk:
    return Desk()
