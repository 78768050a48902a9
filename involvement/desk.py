"""The desk: requests in the Wagtail admin. Listed, opened, moved on; never created or deleted."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Case, Q, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.defaultfilters import truncatechars
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from . import access, attention
from .claiming import AlreadyClaimedError, claim
from .models import OPEN_STATES, UNANSWERED_STATES, ClosedReason, Involvement, State
from .services import release
from .timeline import Actor
from .transitions import TRANSITIONS, TooEarlyError, TransitionRefusedError, locked, move
from .wording import deadline

# What the button of a transition says, by the states before and after.
BUTTONS = {
    **{(state, State.IN_DIALOGUE): gettext_lazy("I have answered") for state in UNANSWERED_STATES},
    **{(state, State.CLOSED): gettext_lazy("Close the request") for state in OPEN_STATES},
    (State.CLOSED, State.IN_DIALOGUE): gettext_lazy("Open again"),
    (State.SET_ASIDE, State.NEW): gettext_lazy("This is no spam"),
    (State.SET_ASIDE, State.CLOSED): gettext_lazy("This is spam: close"),
}


def due_in_words(involvement: Involvement) -> str:
    """By when a new request is to be answered, and whether that is over; else nothing."""
    if not waits(involvement):
        return ""
    words = deadline(involvement.due_at)
    return _("Late: %(deadline)s") % {"deadline": words} if is_late(involvement) else words


def is_late(involvement: Involvement) -> bool:
    """Whether the promise to the person has been broken."""
    return waits(involvement) and involvement.due_at < timezone.now()


def waits(involvement: Involvement) -> bool:
    """Whether somebody has to act by the due date."""
    return involvement.state in UNANSWERED_STATES or bool(involvement.attention)


class DeskMixin:
    """Closed to all but those who answer."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not access.may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def requests(self) -> QuerySet[Involvement]:
        """What the user sees, with what is shown of it."""
        return access.visible_to(self.request.user).select_related(
            "person__commune", "page", "programme", "owner"
        )


class QueueView(DeskMixin, generic.IndexView):
    """The requests of one's programme: what awaits an answer first, by the time left."""

    model = Involvement
    any_permission_required = None  # DeskMixin decides
    index_url_name = "involvement:index"
    index_results_url_name = "involvement:index_results"
    page_title = gettext_lazy("Requests")
    header_icon = "mail"
    list_filter = ["state"]
    search_fields = ["person__first_name", "person__email", "person__phone", "message"]
    search_backend_name = None
    paginate_by = 50
    list_export = []
    columns = [
        TitleColumn(
            "person.first_name",
            label=gettext_lazy("Who"),
            width="14%",
            get_url=lambda row: reverse("involvement:card", args=[row.pk]),
        ),
        StatusTagColumn(
            "due",
            label=gettext_lazy("Answer"),
            width="14%",
            accessor=due_in_words,
            primary=is_late,
        ),
        Column(
            "message",
            label=gettext_lazy("Their words"),
            width="28%",
            accessor=lambda row: truncatechars(row.message, 120),
        ),
        Column("place", label=gettext_lazy("Municipality"), accessor="person.place"),
        Column("page", label=gettext_lazy("What moved them"), accessor="page"),
        Column("owner", label=gettext_lazy("Who answers"), accessor="owner"),
        Column("state", label=gettext_lazy("State"), accessor="get_state_display"),
    ]

    def get_base_queryset(self) -> QuerySet[Involvement]:
        return self.requests()

    def order_queryset(self, queryset: QuerySet[Involvement]) -> QuerySet[Involvement]:
        waiting = Q(state__in=UNANSWERED_STATES) | ~Q(attention="")
        ranks = [
            When(waiting, then=Value(0)),
            When(state__in=OPEN_STATES, then=Value(1)),
            When(state=State.SET_ASIDE, then=Value(2)),
        ]
        return queryset.order_by(Case(*ranks, default=Value(3)), "due_at", "pk")

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        return []

    @cached_property
    def add_url(self) -> None:
        return None


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
        }


class StepView(DeskMixin, View):
    """Moves a request on. Only a button does that: fetching changes nothing."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not access.may_change(request.user):
            raise PermissionDenied
        involvement = get_object_or_404(self.requests(), pk=pk)
        to, reason = request.POST.get("to", ""), request.POST.get("reason", "")
        reason = reason if reason in ClosedReason.values else ""
        now = timezone.now()
        try:
            moved = move(involvement, to, now, Actor.of(request.user), reason=reason)
            if involvement.state == State.SET_ASIDE:
                release(moved, now)
        except TooEarlyError:
            messages.error(
                request, _("Silence is no reason yet: try three times, by mail and by telephone.")
            )
        except TransitionRefusedError:
            messages.error(request, _("Somebody was quicker: the request has moved on already."))
        else:
            messages.success(request, _("Done."))
        return redirect("involvement:card", pk)


class ClaimView(DeskMixin, View):
    """Takes a request; of two people who click at once one gets it, the other is told who."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        involvement = get_object_or_404(self.requests(), pk=pk)
        if not access.may_claim(request.user, involvement):
            raise PermissionDenied
        user = request.user
        try:
            claim(involvement, user.facilitator, timezone.now(), Actor.of(user))
        except AlreadyClaimedError as error:
            told = _("%(name)s has just taken it.") % {"name": error.by.name}
            messages.error(request, told)
        except TransitionRefusedError:
            messages.error(request, _("Somebody was quicker: the request has moved on already."))
        else:
            messages.success(request, _("It is yours."))
        return redirect("involvement:card", pk)


class SettleView(DeskMixin, View):
    """Says that what a request waited for is done."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not access.may_change(request.user):
            raise PermissionDenied
        involvement = get_object_or_404(self.requests(), pk=pk)
        with locked(involvement) as current:
            attention.settle(current, timezone.now(), Actor.of(request.user))
            current.save(update_fields=["attention"])
        messages.success(request, _("Done."))
        return redirect("involvement:card", pk)


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
        ]
