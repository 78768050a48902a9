"""The board: who was told, who promised, what came out, by story, outlet and territory."""

from typing import Any

import django_filters
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from press.choices import PickupState, Promise
from press.models import Alert, CoverageCommitment, MediaOutlet, PressPickup
from press.models.coverage import OPEN_PROMISES
from stories.models import StoryPage, StoryTerritory
from taxonomy.models import Territory, TerritoryKind

POLICY = ModelPermissionPolicy(CoverageCommitment)
MAY_SEE = ["view", "change"]
COUNTS = ["told", "running", "kept", "lapsed", "came_out"]
COUNT_LABELS = {
    "told": gettext_lazy("Told"),
    "running": gettext_lazy("Promises running"),
    "kept": gettext_lazy("Promises kept"),
    "lapsed": gettext_lazy("Promises lapsed"),
    "came_out": gettext_lazy("Came out"),
}


def may_see(user: Any) -> bool:
    """Whether the board is open to this user."""
    return POLICY.user_has_any_permission(user, MAY_SEE)


def with_counts(rows: QuerySet, alerts: Q, commitments: Q, pickups: Q) -> QuerySet:
    """Annotate the five numbers of the board; the queries do not grow with the rows.

    Args:
        alerts, commitments, pickups: conditions that tie those rows to one of `rows` (`OuterRef`).
    """
    promises = CoverageCommitment.objects.filter(commitments)
    verified = PressPickup.objects.filter(pickups, state=PickupState.VERIFIED)
    return rows.annotate(
        told=_number(Alert.objects.filter(alerts)),
        running=_number(promises.filter(state__in=OPEN_PROMISES)),
        kept=_number(promises.filter(state=Promise.KEPT)),
        lapsed=_number(promises.filter(state=Promise.LAPSED)),
        came_out=_number(verified),
    )


def _number(rows: QuerySet) -> Coalesce:
    counted = rows.order_by().annotate(one=F("pk") * 0).values("one").annotate(n=Count("pk"))
    return Coalesce(Subquery(counted.values("n")), 0)


def stories_with_counts() -> QuerySet[StoryPage]:
    """Each story once, in the language in which it was written."""
    older = StoryPage.objects.filter(
        translation_key=OuterRef("translation_key"), pk__lt=OuterRef("pk")
    )
    key = OuterRef("translation_key")
    return with_counts(
        StoryPage.objects.filter(~Exists(older), live=True),
        Q(story_key=key),
        Q(story_key=key),
        Q(story__translation_key=key),
    ).order_by("-first_published_at", "-pk")


def outlets_with_counts() -> QuerySet[MediaOutlet]:
    """Each outlet with what its people heard, promised and published."""
    return with_counts(
        MediaOutlet.objects.all(),
        Q(journalist__outlet=OuterRef("pk")),
        Q(outlet=OuterRef("pk")),
        Q(outlet=OuterRef("pk")),
    ).order_by("name")


def territories_with_counts() -> QuerySet[Territory]:
    """Areas above municipalities in which stories lie, with what those stories gave."""
    ties = StoryTerritory.objects.filter(
        territory__above__ancestor=OuterRef(OuterRef("pk"))
    ).order_by()
    keys = ties.values("page__translation_key")
    areas = Territory.objects.exclude(kind=TerritoryKind.COMMUNE).filter(
        Exists(StoryTerritory.objects.filter(territory__above__ancestor=OuterRef("pk")))
    )
    return with_counts(
        areas,
        Q(story_key__in=keys),
        Q(story_key__in=keys),
        Q(story__translation_key__in=keys),
    ).order_by("kind", "name_fr")


class BoardView(ReportView):
    """One way of looking at the board."""

    permission_policy = POLICY
    any_permission_required = MAY_SEE
    header_icon = "table"
    is_searchable = False
    first_columns: list[Column] = []
    template_name = "press/admin/board.html"
    names = ""

    @cached_property
    def columns(self) -> list[Column]:
        return [
            *self.first_columns,
            *(Column(name, label=COUNT_LABELS[name], accessor=name) for name in COUNTS),
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        views = [
            {"url": reverse(view.index_url_name), "label": view.names, "here": view is type(self)}
            for view in VIEWS
        ]
        return super().get_context_data(**kwargs) | {"views": views}


def _outlets(request: HttpRequest) -> QuerySet[MediaOutlet]:
    return MediaOutlet.objects.all()


def _areas(request: HttpRequest) -> QuerySet[Territory]:
    return Territory.objects.exclude(kind=TerritoryKind.COMMUNE).filter(
        Exists(StoryTerritory.objects.filter(territory__above__ancestor=OuterRef("pk")))
    )


class StoryFilters(WagtailFilterSet):
    """By outlet and by territory."""

    outlet = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Outlet"), method="by_outlet", queryset=_outlets
    )
    territory = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Territory"), method="by_territory", queryset=_areas
    )

    class Meta:
        model = StoryPage
        fields = ["outlet", "territory"]

    def by_outlet(self, stories: QuerySet, name: str, outlet: MediaOutlet) -> QuerySet:
        key = OuterRef("translation_key")
        return stories.filter(
            Exists(Alert.objects.filter(story_key=key, journalist__outlet=outlet))
            | Exists(CoverageCommitment.objects.filter(story_key=key, outlet=outlet))
            | Exists(PressPickup.objects.filter(story__translation_key=key, outlet=outlet))
        )

    def by_territory(self, stories: QuerySet, name: str, territory: Territory) -> QuerySet:
        ties = StoryTerritory.objects.filter(territory__above__ancestor=territory)
        return stories.filter(pk__in=ties.order_by().values("page"))


class ByStory(BoardView):
    """A story in each line; its title leads to those who were told."""

    page_title = gettext_lazy("Press board: stories")
    names = gettext_lazy("Stories")
    model = StoryPage
    filterset_class = StoryFilters
    index_url_name = "press_board:index"
    index_results_url_name = "press_board:index_results"
    first_columns = [
        TitleColumn(
            "title",
            label=gettext_lazy("Story"),
            get_url=lambda row: reverse("press_board:story", args=[row.pk]),
        )
    ]
    list_export = ["title", *COUNTS]
    export_headings = COUNT_LABELS | {"title": gettext_lazy("Story")}

    def get_queryset(self) -> QuerySet:
        self.queryset = stories_with_counts().defer("body", "steps", "lessons")
        return super().get_queryset()


class OutletFilters(WagtailFilterSet):
    """By kind of medium."""

    class Meta:
        model = MediaOutlet
        fields = ["kind", "language"]


class ByOutlet(BoardView):
    """An outlet in each line."""

    page_title = gettext_lazy("Press board: outlets")
    names = gettext_lazy("Outlets")
    model = MediaOutlet
    filterset_class = OutletFilters
    index_url_name = "press_board:outlets"
    index_results_url_name = "press_board:outlets_results"
    first_columns = [Column("name", label=gettext_lazy("Outlet"))]
    list_export = ["name", *COUNTS]
    export_headings = COUNT_LABELS | {"name": gettext_lazy("Outlet")}

    def get_queryset(self) -> QuerySet:
        self.queryset = outlets_with_counts()
        return super().get_queryset()


class TerritoryFilters(WagtailFilterSet):
    """By kind of territory."""

    class Meta:
        model = Territory
        fields = ["kind"]


class ByTerritory(BoardView):
    """A territory above municipalities in each line."""

    page_title = gettext_lazy("Press board: territories")
    names = gettext_lazy("Territories")
    model = Territory
    filterset_class = TerritoryFilters
    index_url_name = "press_board:territories"
    index_results_url_name = "press_board:territories_results"
    first_columns = [
        Column("label", label=gettext_lazy("Territory")),
        Column("kind", label=gettext_lazy("Kind"), accessor="get_kind_display"),
    ]
    list_export = ["label", "get_kind_display", *COUNTS]
    export_headings = COUNT_LABELS | {
        "label": gettext_lazy("Territory"),
        "get_kind_display": gettext_lazy("Kind"),
    }

    def get_queryset(self) -> QuerySet:
        self.queryset = territories_with_counts()
        return super().get_queryset()


VIEWS = [ByStory, ByOutlet, ByTerritory]


class BoardMenuItem(MenuItem):
    """The board in the side bar, for those who may see it."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_see(request.user)


class Board(ViewSet):
    """Addresses of the board below /admin/press_board/."""

    name = "press_board"
    icon = "table"
    menu_label = gettext_lazy("Board")
    menu_name = "press-board"
    menu_item_class = BoardMenuItem

    def get_urlpatterns(self) -> list[Any]:
        from .story import StoryActView, StoryView

        patterns = []
        for view, address in zip(VIEWS, ["", "outlets/", "territories/"], strict=True):
            name = view.index_url_name.partition(":")[2]
            results = view.as_view(results_only=True)
            patterns += [
                path(address, view.as_view(), name=name),
                path(f"{address}results/", results, name=f"{name}_results"),
            ]
        return [
            *patterns,  # the first one is where the menu leads
            path("story/<int:pk>/", StoryView.as_view(), name="story"),
            path("story/<int:pk>/act/", StoryActView.as_view(), name="act"),
        ]
