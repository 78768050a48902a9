"""One story on the board: who was told, who promised, what appeared, and what may be done about it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views import View
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from content.visibility import under_embargo
from press import alerts, copies, links
from press.models import Alert, CoverageCommitment, Journalist, PressLink, PressPickup
from stories.models import StoryPage

from .board import may_see


class BoardMixin:
    """Closed to all but those who work with newsrooms."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class StoryView(BoardMixin, WagtailAdminTemplateMixin, TemplateView):
    """Everything about one story; buttons tell, ask again and take links back."""

    template_name = "press/admin/story.html"
    page_title = gettext_lazy("Press board")
    header_icon = "table"

    def get_page_subtitle(self) -> str:
        return self.story.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        board = {"url": reverse("press_board:index"), "label": _("Press board: stories")}
        return [*self.breadcrumbs_items, board, {"url": "", "label": self.story.title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.story = get_object_or_404(StoryPage.objects.live(), pk=kwargs["pk"])
        key = self.story.translation_key
        told = Alert.objects.filter(story_key=key).select_related("journalist__outlet")
        open_links = PressLink.objects.filter(story__translation_key=key)
        return super().get_context_data(**kwargs) | {
            "story": self.story,
            "embargo": under_embargo(self.story),
            "told": told,
            "unanswered": alerts.unanswered(self.story).count(),
            "sites": copies.sites_of(self.story),
            "links": open_links.select_related("journalist__outlet"),
            "commitments": CoverageCommitment.objects.filter(story_key=key).select_related(
                "journalist", "outlet"
            ),
            "pickups": PressPickup.objects.filter(story__translation_key=key).select_related(
                "outlet"
            ),
        }


class StoryActView(BoardMixin, View):
    """What the buttons do."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        story = get_object_or_404(StoryPage.objects.live().select_related("locale"), pk=pk)
        now = timezone.now()
        if "embargo" in request.POST:
            self._tell_under_embargo(story, now)
        elif "again" in request.POST:
            number = alerts.ask_again(story, now)
            words = ngettext(
                "%(number)d person will be asked once more.",
                "%(number)d people will be asked once more.",
                number,
            )
            messages.success(request, words % {"number": number})
        elif (journalist := self._whose("revoke")) and links.revoke(journalist, story, now):
            messages.success(request, _("The link opens nothing any more."))
        elif (journalist := self._whose("restore")) and links.restore(journalist, story):
            messages.success(request, _("The link that they have opens the story again."))
        return redirect("press_board:story", pk)

    def _whose(self, button: str) -> Journalist | None:
        """The journalist beside whose link a button was pressed."""
        key = self.request.POST.get(button, "")
        return Journalist.objects.filter(pk=int(key[:18])).first() if key.isdecimal() else None

    def _tell_under_embargo(self, story: StoryPage, now: Any) -> None:
        try:
            number = alerts.tell_under_embargo(story, now)
        except alerts.NotUnderEmbargoError:
            messages.error(self.request, _("This story is under no embargo."))
            return
        if not number:
            messages.info(
                self.request,
                _("Nobody is left to tell: whoever is accredited for this area has been told."),
            )
            return
        words = ngettext(
            "%(number)d accredited person was told under embargo.",
            "%(number)d accredited people were told under embargo.",
            number,
        )
        messages.success(self.request, words % {"number": number})
