"""How the CMS lists stories."""

from typing import Any

from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column

from content.admin_lists import DayColumn, PublicationList
from content.gate import PublicationViewSet

from .completeness import load_pictures, progress, with_rows
from .models import StoryPage


class StoryList(PublicationList):
    """Stories with their label, how complete they are, and when somebody looks again."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        # Wagtail's own rows lack the block fields, which the rule reads.
        numbers = [story.pk for story in context["object_list"]]
        whole = list(with_rows(StoryPage.objects.filter(pk__in=numbers)))
        library = load_pictures(whole)
        shares = {story.pk: progress(story, library=library) for story in whole}
        for story in context["object_list"]:
            story.completeness = f"{shares[story.pk]} %"
        return context


class StoryViewSet(PublicationViewSet):
    """Everything that the CMS does with stories."""

    model = StoryPage
    index_view_class = StoryList
    list_display = [
        *[column for column in PublicationList.base_columns if column.name != "type"],
        Column(
            "label",
            label=gettext_lazy("Label"),
            accessor="get_label_display",
            sort_key="label",
        ),
        Column("completeness", label=gettext_lazy("Complete"), accessor="completeness"),
        DayColumn("verify_by", label=gettext_lazy("Verify again by"), sort_key="verify_by"),
    ]
