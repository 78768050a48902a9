"""Where Wagtail finds the press room."""

from wagtail import hooks

from .viewsets import PressGroup


@hooks.register("register_admin_viewset")
def register_press_room() -> PressGroup:
    return PressGroup()
