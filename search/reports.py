"""What people looked for in vain, for editors."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView

from content.admin_lists import DayColumn

from . import missed
from .models import LANGUAGES, MissedSearch


class MissedSearchesFilters(WagtailFilterSet):
    """By language."""

    language = django_filters.ChoiceFilter(label=_("Language"), choices=LANGUAGES)

    class Meta:
        model = MissedSearch
        fields = ["language"]


class MissedSearches(ReportView):
    """Words that found nothing, the most searched first: a story, a synonym or a page may be missing."""

    page_title = _("Searches that found nothing")
    header_icon = "search"
    model = MissedSearch
    filterset_class = MissedSearchesFilters
    results_template_name = "search/admin/missed_searches.html"
    index_url_name = "missed_searches"
    index_results_url_name = "missed_searches_results"
    any_permission_required = ["view"]
    is_searchable = False
    columns = [
        Column("words", label=_("searched words")),
        Column("language", label=_("Language"), accessor="get_language_display"),
        Column("count", label=_("times")),
        DayColumn("last_on", label=_("last time")),
    ]
    list_export = ["words", "language", "count", "last_on"]
    export_headings = {
        "words": _("searched words"),
        "language": _("Language"),
        "count": _("times"),
        "last_on": _("last time"),
    }

    def get_queryset(self) -> QuerySet[MissedSearch]:
        self.queryset = missed.shown()
        return super().get_queryset()

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        told = {"fewest": missed.FEWEST, "days": missed.KEEP.days}
        return super().get_context_data(*args, **kwargs) | told
