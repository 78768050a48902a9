"""The screen on which an editor goes over the texts for newsrooms of one story."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from press import addresses
from stories.models import StoryPage

from .editing import PressTextsForm
from .material import Material, read, read_one
from .terms import may_be_republished


class PressTextsView(WagtailAdminTemplateMixin, TemplateView):
    """Every shorter text with its draft and its count; for whoever may edit the story."""

    template_name = "press/admin/texts.html"
    header_icon = "doc-full"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.story = get_object_or_404(StoryPage, pk=kwargs["pk"])
        if not self.story.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        self.material = material(self.story)
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return _("Texts for newsrooms")

    def get_page_subtitle(self) -> str:
        return self.story.get_admin_display_title()

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            *self.breadcrumbs_items,
            {
                "url": reverse("wagtailadmin_pages:edit", args=[self.story.pk]),
                "label": self.story.get_admin_display_title(),
            },
            {"url": "", "label": self.get_page_title(), "sublabel": ""},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.pop("form", None) or PressTextsForm(self.material)
        return super().get_context_data(**kwargs) | {
            "form": form,
            "lines": form.lines(),
            "story": self.story,
            "republish_url": addresses.below(self.story, "press-republish")
            if self.story.live
            else "",
            "reserved": not may_be_republished(self.story),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = PressTextsForm(self.material, request.POST)
        if not form.is_valid():
            messages.error(request, _("Nothing was saved yet: one text is too long."))
            return self.render_to_response(self.get_context_data(form=form))
        changed = form.save(request.user, timezone.now())
        if changed:
            messages.success(
                request,
                ngettext("%(number)s text saved.", "%(number)s texts saved.", changed)
                % {"number": changed},
            )
        else:
            messages.success(request, _("Nothing had changed."))
        return redirect("press_texts", self.story.pk)


def material(story: StoryPage) -> Material:
    """What texts are drafted from: the story as the public reads it, or its draft until then."""
    if story.live:
        return read_one(story)
    return read([story.get_latest_revision_as_object()])[0]
