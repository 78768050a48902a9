"""The desk: requests in the Wagtail admin. Listed, opened, moved on; never created or deleted."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Case, QuerySet, Value, When
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

from . import access
from .models import UNANSWERED_STATES, Involvement, State
from .timeline import Actor
from .transitions import TRANSITIONS, TransitionRefusedError, move
from .wording import deadline

ORDER_OF_STATES = [State.NEW, State.IN_DIALOGUE, State.SET_ASIDE, State.CLOSED]
# What the button of a transition says, by the states before and after.
BUTTONS = {
    (State.NEW, State.IN_DIALOGUE): gettext_lazy("I have answered"),
    (State.NEW, State.CLOSED): gettext_lazy("Close the request"),
    (State.IN_DIALOGUE, State.CLOSED): gettext_lazy("Close the request"),
    (State.CLOSED, State.IN_DIALOGUE): gettext_lazy("Open again"),
    (State.SET_ASIDE, State.NEW): gettext_lazy("This is no spam"),
    (State.SET_ASIDE, State.CLOSED): gettext_lazy("This is spam: close"),
}


def due_in_words(involvement: Involvement) -> str:
    """By when a new request is to be answered, and whether that is over; else nothing."""
    if involvement.state not in UNANSWERED_STATES:
        return ""
    words = deadline(involvement.due_at)
    return _("Late: %(deadline)s") % {"deadline": words} if is_late(involvement) else words


def is_late(involvement: Involvement) -> bool:
    """Whether the promise to the person has been broken."""
    return involvement.state in UNANSWERED_STATES and involvement.due_at < timezone.now()


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
        ranks = [When(state=state, then=Value(n)) for n, state in enumerate(ORDER_OF_STATES)]
        return queryset.order_by(Case(*ranks), "due_at", "pk")

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
        return self.involvement.person.first_name

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
        try:
            move(involvement, request.POST.get("to", ""), timezone.now(), Actor.of(request.user))
        except TransitionRefusedError:
            messages.error(request, _("Somebody was quicker: the request has moved on already."))
        else:
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
            path("<int:pk>/step/", StepView.as_view(), name="step"),
        ]
