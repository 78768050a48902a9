"""Where Wagtail finds the desk."""

from django.urls import URLPattern
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from .desk.viewset import Desk
from .models import Involvement
from .outbox.report import UndeliveredMenuItem, urlpatterns
from .policies import TeamPolicy

register_permission_policy(Involvement, TeamPolicy(Involvement))


@hooks.register("register_admin_viewset")
def register_desk() -> Desk:
    return Desk()


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern]:
    return urlpatterns


@hooks.register("register_reports_menu_item")
def report() -> UndeliveredMenuItem:
    return UndeliveredMenuItem()
