"""Where Wagtail finds the desk."""

from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .desk.viewset import Desk
from .introductions.menu import BoardMenuItem, IntroductionsMenuItem


@hooks.register("register_admin_viewset")
def register_desk() -> Desk:
    return Desk()


@hooks.register("register_admin_menu_item")
def register_board() -> MenuItem:
    return BoardMenuItem()


@hooks.register("register_admin_menu_item")
def register_introductions() -> MenuItem:
    return IntroductionsMenuItem()
