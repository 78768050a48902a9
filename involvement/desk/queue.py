"""The queue: the requests of one's programme, what awaits an answer first."""

from typing import Any

from django.db.models import Case, Q, QuerySet, Value, When
from django.template.defaultfilters import truncatechars
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic

from involvement.models import OPEN_STATES, UNANSWERED_STATES, Involvement, State

from .base import DeskMixin
from .waiting import due_in_words, is_late


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
