"""The card of one request: words, contact data, page, municipality, and the acts that are possible."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.ui.components import Component
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from content.identifiers import page_id
from involvement import access, freshness, merging, reply_texts
from involvement.models import OPEN_STATES, UNANSWERED_STATES, Involvement, State
from involvement.transitions import TALK, TRANSITIONS
from people.models import Facilitator

from . import forms, history
from .base import DeskMixin
from .waiting import fixed_call, urgency

# Acts of the card with a form, in their order: what their button says, and the key that opens them.
ACTS = {
    "note": (forms.NoteForm, gettext_lazy("Note"), "n"),
    "call": (forms.CallForm, gettext_lazy("Call"), "c"),
    "reply": (forms.ReplyForm, gettext_lazy("Reply by mail"), "r"),
    "handover": (forms.HandOverForm, gettext_lazy("Hand over"), "h"),
    "snooze": (forms.SnoozeForm, gettext_lazy("Put to sleep"), "z"),
    "close": (forms.CloseForm, gettext_lazy("Close"), "x"),
}
# What the button of a transition says where it is more than the name of the next state.
BUTTONS = {
    **{(state, State.IN_DIALOGUE): gettext_lazy("I have answered") for state in UNANSWERED_STATES},
    (State.CLOSED, State.IN_DIALOGUE): gettext_lazy("Open again"),
    (State.SET_ASIDE, State.NEW): gettext_lazy("This is no spam"),
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
        # A component is not set with the request: without its token no form of a section could be sent.
        shared = {"request": self.request, "csrf_token": get_token(self.request)}
        return shared | {"involvement": self.involvement} | self.values()


# In the order in which the card shows them.
CARD_SECTIONS: list[type[CardSection]] = []


class CardView(DeskMixin, WagtailAdminTemplateMixin, TemplateView):
    """One request: words, contact data, page, municipality, and the acts that are possible."""

    template_name = "involvement/desk/card.html"
    page_title = gettext_lazy("Request")
    header_icon = "mail"
    bound: forms.ActForm | None = None  # an act that was refused, with what was typed

    def get_page_subtitle(self) -> str:
        return str(self.involvement)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        queue = {"url": reverse("involvement:index"), "label": _("Requests")}
        return [*self.breadcrumbs_items, queue, {"url": "", "label": str(self.involvement)}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = self.requests().select_related("duplicate_of")
        self.involvement = involvement = get_object_or_404(rows, pk=kwargs["pk"])
        state = involvement.state
        may_change = access.may_change(self.request.user)
        found = merging.candidates(involvement)
        return (
            super().get_context_data(**kwargs)
            | {
                "involvement": involvement,
                "urgency": urgency(involvement),
                "call": fixed_call(involvement),
                "seen": freshness.last_step(involvement),
                "may_change": may_change,
                "may_claim": state in UNANSWERED_STATES
                and not involvement.claimed_at
                and access.may_claim(self.request.user, involvement),
                "may_settle": involvement.attention and may_change,
                "may_wake": state == State.DORMANT and may_change,
                "is_spam": state == State.SET_ASIDE and may_change,
                "moves": self._moves() if may_change else [],
                "history": found,
                "merged": [
                    one.involvement for one in found if self._is_merged_here(one.involvement)
                ],
                "may_merge": may_change and not involvement.duplicate_of_id,
                "link": involvement.links.filter(
                    revoked_at=None, expires_at__gt=timezone.now()
                ).last(),
                "timeline": history.lines(involvement, history.team_of(involvement)),
                "sections": [section(self.request, involvement) for section in CARD_SECTIONS],
            }
            | (self._acts() if may_change else {})
        )

    def colleagues(self, involvement: Involvement) -> Any:
        """To whom the request can go."""
        people = Facilitator.objects.filter(programme=involvement.programme_id, active=True)
        return people.exclude(pk=involvement.owner_id)

    def _is_merged_here(self, other: Involvement) -> bool:
        return other.duplicate_of_id == self.involvement.pk

    def _moves(self) -> list[dict[str, Any]]:
        """Where the request can go by a simple button."""
        state = self.involvement.state
        if self.involvement.duplicate_of_id or state == State.DORMANT:
            return []
        named = [to for to in TRANSITIONS[state] if (state, to) in BUTTONS]
        stages = [to for to in TRANSITIONS[state] if to in [*TALK, State.SUCCEEDED]]
        offered = named or (stages if state in [*TALK, State.SUCCEEDED] else [])
        return [{"to": to, "label": BUTTONS.get((state, to), State(to).label)} for to in offered]

    def _possible(self, key: str) -> bool:
        involvement = self.involvement
        state, open_ = involvement.state, involvement.state in [*OPEN_STATES, State.SUCCEEDED]
        match key:
            case "reply":
                return open_ and bool(involvement.person.email)
            case "handover":
                return state in OPEN_STATES
            case "snooze":
                return State.DORMANT in TRANSITIONS[state] or state == State.DORMANT
            case "close":
                return open_ and State.CLOSED in TRANSITIONS[state]
        return True

    def _acts(self) -> dict[str, Any]:
        """The forms of the card, the refused one as it was sent, and the texts that begin a mail."""
        involvement, asked = self.involvement, self.request.GET
        templates = list(reply_texts.templates_for(involvement))
        who = getattr(self.request.user, "facilitator", None)
        if who is None or who.programme_id != involvement.programme_id:
            who = involvement.owner
        filled = reply_texts.fill(templates, involvement, who, timezone.now())
        farewells = {template.closes: filled[template.pk] for template in reversed(templates)}
        chosen = page_id(asked.get("template"))
        begun = filled.get(chosen)
        reason = asked.get("reason")
        farewell = farewells.get(reason) if reason else None
        initial = {
            "reply": vars(begun) if begun else {},
            "close": {"reason": reason} | (vars(farewell) if farewell else {}),
        }
        colleagues = self.colleagues(involvement)
        acts = []
        for key, (form_class, label, shortcut) in ACTS.items():
            refused = self.bound if self.bound and self.bound.key == key else None
            if not refused and not self._possible(key):
                continue
            form = refused or form_class(
                involvement=involvement, colleagues=colleagues, initial=initial.get(key)
            )
            begins = (key == "reply" and begun) or (key == "close" and "reason" in asked)
            acts.append(
                {
                    "key": key,
                    "form": form,
                    "label": label,
                    "shortcut": shortcut,
                    "open": bool(refused or begins),
                    "url": reverse(f"involvement:{key}", args=[involvement.pk]),
                }
            )
        return {
            "acts": acts,
            "templates": templates,
            "chosen": chosen,
            "texts": {
                "reply": {str(key): vars(text) for key, text in filled.items()},
                "close": {key: vars(text) for key, text in farewells.items() if key},
            },
        }
