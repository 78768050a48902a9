"""How the CMS lists stories, and the two ways to publish that pass by the form."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.views.pages.workflow import WorkflowActionView
from wagtail.admin.viewsets.pages import PageViewSet

from .completeness import load_pictures, missing_to_publish, progress, with_rows
from .models import StoryPage


def refuse(request: HttpRequest, story: StoryPage) -> HttpResponse | None:
    """Lead to the form, with a message that says what is missing; None when nothing is.

    Args:
        request: of the person who wants to publish.
        story: its newest revision.
    """
    missing = missing_to_publish(story)
    if not missing:
        return None
    messages.error(
        request,
        _("“%(title)s” cannot be published yet.") % {"title": story.title}
        + format_html_join("", " {}", ((r.hint,) for r in missing)),
    )
    return redirect(reverse("wagtailadmin_pages:edit", args=[story.pk]))


class StoryWorkflowAction(WorkflowActionView):
    """Approving from the dashboard or the toolbar passes the same gate as the form."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.action_name != "reject":
            refused = refuse(request, self.object.get_latest_revision_as_object())
            if refused is not None and request.headers.get("x-requested-with"):
                outcome = {"step": "success", "redirect": refused.url}
                return self.render_modal_json(request, outcome)
            if refused is not None:
                return refused
        return super().post(request, *args, **kwargs)


class StoryList(ExplorableIndexView):
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


class StoryViewSet(PageViewSet):
    """Everything that the CMS does with stories."""

    model = StoryPage
    index_view_class = StoryList
    workflow_action_view_class = StoryWorkflowAction
    list_display = [
        *[column for column in ExplorableIndexView.base_columns if column.name != "type"],
        Column(
            "label",
            label=gettext_lazy("Label"),
            accessor="get_label_display",
            sort_key="label",
        ),
        Column("completeness", label=gettext_lazy("Complete"), accessor="completeness"),
        DateColumn("verify_by", label=gettext_lazy("Verify again by"), sort_key="verify_by"),
    ]
