"""The gate in front of the public: ways to publish that pass by a publication's form."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.models import get_all_child_relations
from wagtail.admin import messages
from wagtail.admin.views.pages.workflow import CollectWorkflowActionDataView, WorkflowActionView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.forms import TaskStateCommentForm
from wagtail.models import Page

from .admin_lists import PublicationList
from .models import Publication


def refuse(request: HttpRequest, publication: Publication) -> HttpResponse | None:
    """Lead to the form, with a message that says what is missing; None when nothing is.

    Args:
        request: of the person who wants to publish.
        publication: its newest revision.
    """
    missing = [*publication.missing_to_publish(), *_half_rows(publication)]
    if not missing:
        return None
    messages.error(
        request,
        _("“%(title)s” cannot be published yet.") % {"title": publication.title}
        + format_html_join("", " {}", ((sentence,) for sentence in missing)),
    )
    return redirect(reverse("wagtailadmin_pages:edit", args=[publication.pk]))


def refuse_several(
    request: HttpRequest, action_type: str, pages: list[Page], action: Any
) -> HttpResponse | None:
    """Publishing several pages at once publishes none as long as one of them is incomplete."""
    if request.method != "POST" or action_type != "publish":
        return None
    below = bool(request.POST.get("include_descendants"))
    for page in pages:
        drafts = Page.objects.descendant_of(page).not_live().type(Publication) if below else []
        for chosen in [*drafts, page]:
            publication = chosen.get_latest_revision_as_object()
            if isinstance(publication, Publication):
                refused = refuse(request, publication)
                if refused is not None:
                    return refused
    return None


def decide_nothing_unasked(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A form that saves by itself decides nothing; None for whatever else is asked of a page.

    A moderator's decision makes the form look changed, so that it saves itself beside the decision,
    which it carries too. It knows the page as it was before, and took back what was just published.
    """
    if "workflow-action-name" in request.POST and not request.accepts("text/html"):
        return HttpResponse(status=409)
    return None


class RefusalForm(TaskStateCommentForm):
    """What a moderator tells the author, who reads it above the form until the page comes again."""

    comment = forms.CharField(
        label=gettext_lazy("What is to be changed"),
        widget=forms.Textarea({"rows": 3}),
        error_messages={
            "required": gettext_lazy("Say what is to be changed: the author reads it.")
        },
    )


class ReasonedRefusal:
    """For views of moderation: nobody is sent back to work without a word."""

    def get_form_class(self) -> type[forms.Form]:
        return RefusalForm if self.action_name == "reject" else super().get_form_class()


class CollectedDecision(ReasonedRefusal, CollectWorkflowActionDataView):
    """Asks for the words of a decision that is taken in the form of the page."""


class GatedWorkflowAction(ReasonedRefusal, WorkflowActionView):
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


class PublicationViewSet(PageViewSet):
    """What the CMS does with a kind of publication; subclasses name the model."""

    index_view_class = PublicationList
    workflow_action_view_class = GatedWorkflowAction
    collect_workflow_action_data_view_class = CollectedDecision


def _half_rows(publication: Publication) -> Iterator[str]:
    """What a draft may leave open in a row of the form, for instance when a date ends."""
    for relation in get_all_child_relations(publication):
        for row in getattr(publication, relation.get_accessor_name()).all():
            try:
                # Only what is empty: a row that points elsewhere was checked when it was saved.
                row.clean_fields(
                    exclude={
                        field.name
                        for field in row._meta.fields
                        if not field.editable
                        or field.name in (relation.field.name, "locale")
                        or (field.remote_field and getattr(row, field.attname) is not None)
                    }
                )
            except ValidationError as error:
                for name, words in error.message_dict.items():
                    label = capfirst(row._meta.get_field(name).verbose_name)
                    yield f"{' '.join(words)} ({label})"
