"""The desk's place in the admin: its addresses and its entry in the side bar."""

from typing import Any

from django.http import HttpRequest
from django.urls import path
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.admin.viewsets.base import ViewSet

from involvement import access
from involvement.follow_ups.admin_urls import urlpatterns as follow_up_urls
from involvement.follow_ups.desk import FollowUpSection

from .acts import ClaimView, SettleView, StepView
from .card import CARD_SECTIONS, CardView
from .queue import QueueView

CARD_SECTIONS.append(FollowUpSection)


class DeskMenuItem(MenuItem):
    """The desk in the side bar, with the number of requests that await an answer."""

    def is_shown(self, request: HttpRequest) -> bool:
        return access.may_see(request.user)

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        waiting = access.awaiting(request.user).count()
        label = f"{self.label} ({waiting})" if waiting else self.label
        return LinkMenuItem(self.name, label, self.url, icon_name=self.icon_name)


class Desk(ViewSet):
    """Addresses of the desk below /admin/involvement/."""

    name = "involvement"
    icon = "mail"
    menu_label = gettext_lazy("Requests")
    menu_name = "requests"
    menu_order = 120
    menu_item_class = DeskMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", QueueView.as_view(), name="index"),
            path("results/", QueueView.as_view(results_only=True), name="index_results"),
            path("<int:pk>/", CardView.as_view(), name="card"),
            path("<int:pk>/claim/", ClaimView.as_view(), name="claim"),
            path("<int:pk>/settle/", SettleView.as_view(), name="settle"),
            path("<int:pk>/step/", StepView.as_view(), name="step"),
            *follow_up_urls,
        ]
