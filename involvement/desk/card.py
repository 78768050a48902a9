"""The card of one request: words, contact data, page, municipality, and the steps that are possible."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.ui.components import Component
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from involvement import access
from involvement.models import OPEN_STATES, UNANSWERED_STATES, ClosedReason, Involvement, State
from involvement.transitions import TRANSITIONS

from .base import DeskMixin
from .waiting import due_in_words, is_late

# What the button of a transition says, by the states before and after.
BUTTONS = {
    **{(state, State.IN_DIALOGUE): gettext_lazy("I have answered") for state in UNANSWERED_STATES},
    **{(state, State.CLOSED): gettext_lazy("Close the request") for state in OPEN_STATES},
    (State.CLOSED, State.IN_DIALOGUE): gettext_lazy("Open again"),
    (State.SET_ASIDE, State.NEW): gettext_lazy("This is no spam"),
    (State.SET_ASIDE, State.CLOSED): gettext_lazy("This is spam: close"),
}


class CardSection(Component):
    """A part of the card that another room of the app adds: introductions, plans.

    Subclasses set `template_name` and say in `values` what their template needs; `CARD_SECTIONS`
    lists them.

    Args:
        request: of the user.
        involvement: the request whose card it is.
    """

    def __init__(self, request: HttpRequest, involvement: Involvement) -> None:
        self.request = request
        self.involvement = involvement

    def values(self) -> dict[str, Any]:
        """What the template shows besides `request` and `involvement`."""
        raise NotImplementedError

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return {"request": self.request, "involvement": self.involvement} | self.values()


# In the order in which the card shows them.
CARD_SECTIONS: list[type[CardSection]] = []


class CardView(DeskMixin, WagtailAdminTemplateMixin, TemplateView):
    """One request: words, contact data, page, municipality, and the steps that are possible."""

    template_name = "involvement/desk/card.html"
    page_title = gettext_lazy("Request")
    header_icon = "mail"

    def get_page_subtitle(self) -> str:
        return str(self.involvement)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        queue = {"url": reverse("involvement:index"), "label": _("Requests")}
        return [*self.breadcrumbs_items, queue, {"url": "", "label": str(self.involvement)}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.involvement = get_object_or_404(self.requests(), pk=kwargs["pk"])
        state = self.involvement.state
        steps = TRANSITIONS[state] if access.may_change(self.request.user) else []
        return super().get_context_data(**kwargs) | {
            "involvement": self.involvement,
            "due": due_in_words(self.involvement),
            "late": is_late(self.involvement),
            "may_claim": state in UNANSWERED_STATES
            and not self.involvement.claimed_at
            and access.may_claim(self.request.user, self.involvement),
            "reasons": ClosedReason.choices,
            "may_settle": self.involvement.attention and access.may_change(self.request.user),
            "timeline": self.involvement.steps.select_related("facilitator", "user"),
            "steps": [
                {"to": to, "label": BUTTONS[state, to]} for to in steps if (state, to) in BUTTONS
            ],
            "sections": [section(self.request, self.involvement) for section in CARD_SECTIONS],
        }
