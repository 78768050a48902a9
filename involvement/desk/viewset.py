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
from involvement.introductions import desk as introductions

from .acts import (
    CallLogView,
    ClaimView,
    CloseView,
    HandOverView,
    LinkView,
    NoteView,
    ReplyView,
    SettleView,
    SnoozeView,
    StepView,
    WakeView,
)
from .card import CARD_SECTIONS, CardView
from .intake import IntakeView
from .merge import MergeView, UnmergeView
from .people import ErasePersonView, ExportPersonView, PersonSection
from .presence import PresenceView
from .queue import QueueView
from .saved import SavedViewsView

# What can be done to one request, by the last part of its address and of its name.
ACTS = {
    "claim": ClaimView,
    "settle": SettleView,
    "step": StepView,
    "note": NoteView,
    "call": CallLogView,
    "reply": ReplyView,
    "handover": HandOverView,
    "snooze": SnoozeView,
    "wake": WakeView,
    "close": CloseView,
    "link": LinkView,
    "merge": MergeView,
    "unmerge": UnmergeView,
    "presence": PresenceView,
}

CARD_SECTIONS += [introductions.IntroductionsSection, FollowUpSection, PersonSection]


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
            path("<int:pk>/person.json", ExportPersonView.as_view(), name="export_person"),
            path("<int:pk>/erase/", ErasePersonView.as_view(), name="erase_person"),
            path("new/", IntakeView.as_view(), name="intake"),
            path("views/", SavedViewsView.as_view(), name="views"),
            *(path(f"<int:pk>/{key}/", view.as_view(), name=key) for key, view in ACTS.items()),
            *introductions.urlpatterns,
            *follow_up_urls,
        ]
