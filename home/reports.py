"""Reports of the CMS: what to look at again, with filters and export to a spreadsheet."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import PageReportView, ReportView
from wagtail.models import Locale, Page
from wagtail.permissions import policy_registry

from content.admin_lists import DayColumn
from content.models import Licence, Picture
from home.pictures import without_rights
from involvement.models import DataAccess
from stories.choices import Label
from stories.models import StoryPage
from taxonomy.models import Issue


def _locales(request: Any) -> QuerySet:
    return Locale.objects.all()


class StoriesToVerifyFilters(WagtailFilterSet):
    """By label, issue and language."""

    label = django_filters.ChoiceFilter(label=_("Label"), choices=Label)
    issue = django_filters.ModelChoiceFilter(
        label=_("Issue"), field_name="issue_links__issue", queryset=lambda r: Issue.objects.all()
    )
    locale = django_filters.ModelChoiceFilter(label=_("Language"), queryset=_locales)

    class Meta:
        model = StoryPage
        fields = ["label", "issue", "locale"]


class StoriesToVerify(PageReportView):
    """Published stories whose day of verification has passed, the oldest first."""

    page_title = _("Stories to verify again")
    header_icon = "calendar-check"
    model = StoryPage
    filterset_class = StoriesToVerifyFilters
    index_url_name = "stories_to_verify"
    index_results_url_name = "stories_to_verify_results"
    results_template_name = "home/admin/stories_to_verify.html"
    any_permission_required = ["add", "change", "publish"]
    list_export = ["title", "verify_by", "verified_on", "get_label_display", "full_url"]
    export_headings = {
        "title": _("Title"),
        "verify_by": _("Verify again by"),
        "verified_on": _("Verified on"),
        "get_label_display": _("Label"),
        "full_url": _("Address"),
    }

    def get_queryset(self) -> QuerySet:
        mine = policy_registry.get_by_type(Page).instances_user_has_any_permission_for(
            self.request.user, ["change", "publish"]
        )
        self.queryset = (
            StoryPage.objects.live()
            .filter(verify_by__lt=timezone.localdate(), pk__in=mine.values("pk"))
            .select_related("locale", "content_type")
            .prefetch_workflow_states()
            .annotate_approved_schedule()
            .order_by("verify_by", "pk")
        )
        return super().get_queryset()


class PicturesFilters(WagtailFilterSet):
    """By what is wrong, and by licence."""

    wrong = django_filters.ChoiceFilter(
        label=_("What is wrong"),
        method="filter_wrong",
        choices=[("credit", _("no credit")), ("consent", _("consent ended"))],
    )
    licence = django_filters.ChoiceFilter(label=_("Licence"), choices=Licence)
    press_use = django_filters.BooleanFilter(label=_("Newsrooms may use it"))

    class Meta:
        model = Picture
        fields = ["wrong", "licence", "press_use"]

    def filter_wrong(self, pictures: QuerySet, name: str, value: str) -> QuerySet:
        if value == "credit":
            return pictures.filter(credit="")
        return pictures.filter(consent_until__lt=timezone.localdate())


class PicturesWithoutRights(ReportView):
    """Pictures that may not be shown: no credit, or a consent that has ended."""

    page_title = _("Pictures without credit")
    header_icon = "image"
    model = Picture
    filterset_class = PicturesFilters
    index_url_name = "pictures_without_rights"
    index_results_url_name = "pictures_without_rights_results"
    any_permission_required = ["add", "change"]
    is_searchable = False
    columns = [
        TitleColumn("title", label=_("Title"), url_name="wagtailimages:edit"),
        Column("credit", label=_("Credit")),
        Column("licence", label=_("Licence"), accessor="get_licence_display"),
        DayColumn("consent_until", label=_("Consent ends on")),
    ]
    list_export = ["title", "credit", "get_licence_display", "consent_until", "press_use"]
    export_headings = {
        "title": _("Title"),
        "credit": _("Credit"),
        "get_licence_display": _("Licence"),
        "consent_until": _("Consent ends on"),
        "press_use": _("Newsrooms may use it"),
    }

    def get_queryset(self) -> QuerySet:
        mine = policy_registry.get_by_type(Picture).instances_user_has_any_permission_for(
            self.request.user, ["change"]
        )
        self.queryset = without_rights(timezone.localdate()).filter(pk__in=mine.values("pk"))
        return super().get_queryset()


class LooksFilters(WagtailFilterSet):
    """By account, by what happened, and by screen."""

    class Meta:
        model = DataAccess
        fields = ["user", "act", "place"]


class LooksAtData(ReportView):
    """Which account saw people's data, or took them away; for administrators."""

    page_title = _("Who saw people’s data")
    header_icon = "view"
    model = DataAccess
    filterset_class = LooksFilters
    index_url_name = "looks_at_data"
    index_results_url_name = "looks_at_data_results"
    any_permission_required = ["view"]
    is_searchable = False
    columns = [
        DateColumn("at", label=_("When")),
        Column("user", label=_("Account")),
        Column("act", label=_("What happened"), accessor="get_act_display"),
        Column("place", label=_("Screen")),
        Column("number", label=_("Number")),
    ]
    list_export = ["at", "user", "get_act_display", "place", "number"]
    export_headings = {
        "at": _("When"),
        "user": _("Account"),
        "get_act_display": _("What happened"),
        "place": _("Screen"),
        "number": _("Number"),
    }

    def get_queryset(self) -> QuerySet[DataAccess]:
        self.queryset = DataAccess.objects.select_related("user")
        return super().get_queryset()
