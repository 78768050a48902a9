"""Issues and territories in the admin."""

from typing import Any

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet, SnippetViewSetGroup

from content.choosers import ChooserViewSet

from .lookup import matching
from .models import Issue, Territory, TerritoryKind


class OfficialListPolicy(ModelPermissionPolicy):
    """Nobody adds or deletes a territory by hand: the official list does, by command."""

    def user_has_permission(self, user: AbstractBaseUser, action: str) -> bool:
        return action not in ("add", "delete") and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: AbstractBaseUser, actions: list[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


class IssueChooserViewSet(ChooserViewSet):
    """Choose among the issues in use."""

    def get_object_list(self) -> QuerySet[Issue]:
        return Issue.objects.filter(retired_on=None)


class IssueViewSet(SnippetViewSet):
    """A dozen issues, in an order that editors drag."""

    model = Issue
    icon = "tag"
    sort_order_field = "sort_order"
    ordering = ["sort_order"]
    list_display = [
        "__str__",
        Column("hue", label=_("hue"), accessor="get_hue_display"),
        "retired_on",
    ]
    search_fields = ["name_fr", "name_de", "name_en"]
    search_backend_name = None
    chooser_viewset_class = IssueChooserViewSet
    chooser_per_page = 25
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("name_fr"),
                FieldPanel("definition_fr"),
                FieldPanel("name_de"),
                FieldPanel("definition_de"),
                FieldPanel("name_en"),
                FieldPanel("definition_en"),
            ],
            heading=_("Names"),
        ),
        FieldRowPanel([FieldPanel("slug"), FieldPanel("hue"), FieldPanel("retired_on")]),
        FieldPanel("sdgs"),
        FieldPanel("iptc", read_only=True),
    ]


class TerritoryFilterForm(BaseFilterForm):
    """Search of the chooser: the list is too long to browse."""

    q = forms.CharField(
        label=_("Name or postal code"),
        widget=forms.TextInput(attrs={"placeholder": _("Mulhouse, 68100, Bas-Rhin …")}),
        required=False,
    )
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[("", _("All")), *TerritoryKind.choices],
        widget=forms.Select(attrs={"data-chooser-modal-search-filter": True}),
        required=False,
    )

    def filter(self, objects: QuerySet[Territory]) -> QuerySet[Territory]:
        kind, text = self.cleaned_data["kind"], self.cleaned_data["q"]
        if kind:
            objects = objects.filter(kind=kind)
        if text:
            self.is_searching, self.search_query = True, text
            return matching(objects, text)
        # Before anything is typed: the large areas, not the first of 34,875 municipalities.
        return (
            objects
            if kind
            else objects.exclude(kind__in=[TerritoryKind.COMMUNE, TerritoryKind.EPCI])
        )


class TerritoryColumns:
    """Columns that tell territories of the same name apart."""

    filter_form_class = TerritoryFilterForm

    @property
    def columns(self) -> list[Column]:
        return [
            *super().columns,
            Column("kind", label=_("Kind"), accessor="get_kind_display"),
            Column("main_parent", label=_("Mainly lies in")),
        ]


class TerritoryChooseView(TerritoryColumns, ChooseView):
    """The chooser with its search."""


class TerritoryChooseResultsView(TerritoryColumns, ChooseResultsView):
    """The results below the search."""


class TerritoryChooserViewSet(ChooserViewSet):
    """Choose among the territories that exist today."""

    choose_view_class = TerritoryChooseView
    choose_results_view_class = TerritoryChooseResultsView

    def get_object_list(self) -> QuerySet[Territory]:
        return Territory.objects.filter(retired=False).select_related("main_parent")


class TerritoryIndexView(IndexView):
    """The list of territories, searched as visitors search it."""

    def search_queryset(self, queryset: QuerySet[Territory]) -> QuerySet[Territory]:
        return matching(queryset, self.search_query) if self.is_searching else queryset


class TerritoryViewSet(SnippetViewSet):
    """The official list: read it, and give a territory its German or English name."""

    model = Territory
    icon = "site"
    index_view_class = TerritoryIndexView
    list_display = [
        "__str__",
        Column("kind", label=_("Kind"), accessor="get_kind_display"),
        "main_parent",
        "population",
        "key",
    ]
    list_filter = ["kind", "retired"]
    search_fields = ["folded_name"]
    search_backend_name = None
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = [
        "key",
        "kind",
        "code",
        "name_fr",
        "name_de",
        "name_en",
        "name_of",
        "parents",
        "population",
        "longitude",
        "latitude",
        "vintage",
        "retired",
    ]
    chooser_viewset_class = TerritoryChooserViewSet
    chooser_per_page = 25
    panels = [
        FieldPanel("name_fr", read_only=True),
        FieldPanel("name_de"),
        FieldPanel("name_en"),
        FieldRowPanel(
            [
                FieldPanel("key", read_only=True),
                FieldPanel("population", read_only=True),
                FieldPanel("vintage", read_only=True),
            ]
        ),
    ]

    def get_queryset(self, request: Any) -> QuerySet[Territory]:
        return Territory.objects.select_related("main_parent")


class TaxonomyViewSetGroup(SnippetViewSetGroup):
    """One entry of the menu for both."""

    items = (IssueViewSet, TerritoryViewSet)
    menu_label = _("Issues and territories")
    menu_icon = "tag"
    menu_order = 500
