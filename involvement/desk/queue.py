"""The queue: the requests of one's programme, what awaits an answer first."""

from typing import Any

from django.db.models import Case, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from wagtail.admin.views import generic

from involvement import access
from involvement.models import OPEN_STATES, Involvement, State

from . import saved
from .base import DeskMixin
from .exports import QueueExportMixin
from .filters import WAITS, QueueFilters
from .waiting import fixed_call, urgency


class QueueView(QueueExportMixin, DeskMixin, generic.IndexView):
    """The requests of one's programme: what awaits an answer first, by the time left."""

    model = Involvement
    any_permission_required = None  # DeskMixin decides
    index_url_name = "involvement:index"
    index_results_url_name = "involvement:index_results"
    template_name = "involvement/desk/queue.html"
    results_template_name = "involvement/desk/queue_results.html"
    page_title = gettext_lazy("Requests")
    header_icon = "mail"
    filterset_class = QueueFilters
    search_fields = ["person__first_name", "person__email", "person__phone", "message"]
    search_backend_name = None
    paginate_by = 50
    columns: list[Any] = []

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.GET and not self.results_only:
            first = saved.default_of(request.user)
            if first and first.query:
                return redirect(f"{self.index_url}?{first.query}")
        return super().get(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[Involvement]:
        return self.requests()

    def order_queryset(self, queryset: QuerySet[Involvement]) -> QuerySet[Involvement]:
        ranks = [
            When(WAITS, then=Value(0)),
            When(state__in=OPEN_STATES, then=Value(1)),
            When(state=State.SET_ASIDE, then=Value(2)),
        ]
        return queryset.order_by(Case(*ranks, default=Value(3)), "due_at", "pk")

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(*args, **kwargs)
        query = saved.cleaned(self.request.GET)
        views = saved.visible_to(self.request.user)
        return context | {
            "rows": [
                {"request": row, "urgency": urgency(row), "call": fixed_call(row)}
                for row in context["object_list"]
            ],
            "views": [{"view": view, "current": view.query == query} for view in views],
            "query": query,
            "may_share": getattr(self.request.user, "facilitator", None) is not None,
        }

    @cached_property
    def add_url(self) -> str | None:
        return reverse("involvement:intake") if access.may_change(self.request.user) else None

    @cached_property
    def header_buttons(self) -> list[Any]:
        return []  # on a phone it would leave no room for the title: it stands beside the views
