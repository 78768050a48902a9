"""Where Wagtail finds the desk."""

from django.urls import URLPattern
from wagtail import hooks

from .desk.viewset import Desk
from .outbox.report import UndeliveredMenuItem, urlpatterns


@hooks.register("register_admin_viewset")
def register_desk() -> Desk:
    return Desk()


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern]:
    return urlpatterns


@hooks.register("register_reports_menu_item")
def report() -> UndeliveredMenuItem:
    return UndeliveredMenuItem()
