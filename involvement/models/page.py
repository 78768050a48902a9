"""The page with the form. What is sent with it are plain rows, never pages."""

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page

from content.models import BasePage
from content.page_cache import share


class InvolvementPage(RoutablePageMixin, BasePage):
    """The form, at /fr/agir/. Knows by `?page=ID` what moved the reader to come."""

    introduction = models.TextField(_("introduction"), max_length=400, blank=True)
    privacy_notice = models.TextField(
        _("privacy notice"),
        max_length=500,
        blank=True,
        help_text=_("Shown beside the button: who reads the request, why, and for how long."),
    )

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1

    content_panels = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("privacy_notice"),
    ]

    class Meta:
        verbose_name = _("get involved")

    @property
    def description(self) -> str:
        return self.search_description or self.introduction

    @property
    def notice_text(self) -> str:
        """The privacy notice beside the button, word for word."""
        return self.privacy_notice or gettext(
            "Only the team of your territory reads your words, to answer you and for nothing else."
            " Three years after our last exchange they are erased; earlier if you ask."
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from involvement.views import form_context

        return super().get_context(request, *args, **kwargs) | form_context(request, self)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        # The mixin's own preview knows neither light nor dark.
        return super(RoutablePageMixin, self).serve_preview(request, mode_name)

    @path("", name="form")
    def index_route(self, request: HttpRequest) -> HttpResponse:
        """The form."""
        # Free times to be called back, and who is there, change with every request of others.
        share(request, "page", seconds=60)
        from involvement.views import show_form

        return show_form(request, self)
