"""Get involved: one person's request, from the first word on.

People and their requests are never pages: no public address, no search index.
"""

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page

from content.models import BasePage
from people.models import Facilitator, Programme
from taxonomy.models import Territory


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

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from .views import form_context

        return super().get_context(request, *args, **kwargs) | form_context(request, self)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        # The mixin's own preview knows neither light nor dark.
        return super(RoutablePageMixin, self).serve_preview(request, mode_name)

    @path("", name="form")
    def index_route(self, request: HttpRequest) -> HttpResponse:
        """The form."""
        from .views import show_form

        return show_form(request, self)

    @path("merci/<path:token>/", name="thanks_fr")
    @path("danke/<path:token>/", name="thanks_de")
    @path("thanks/<path:token>/", name="thanks_en")
    def thanks(self, request: HttpRequest, token: str) -> HttpResponse:
        """The page that thanks, at an address that only the sender of the form gets."""
        from .views import show_thanks

        return show_thanks(request, self, token)


class State(models.TextChoices):
    """Where a request stands."""

    NEW = "new", _("new")
    IN_DIALOGUE = "in-dialogue", _("in dialogue")
    CLOSED = "closed", _("closed")
    SET_ASIDE = "set-aside", _("set aside: looks like spam")


OPEN_STATES = [State.NEW, State.IN_DIALOGUE]


class Involvement(models.Model):
    """What a person wrote, who answers, and by when."""

    key = models.UUIDField(
        unique=True,
        editable=False,
        help_text="Sent with the form: the same form twice is one request.",
    )
    first_name = models.CharField(_("first name"), max_length=80)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    commune = models.ForeignKey(
        Territory,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("municipality"),
    )
    commune_text = models.CharField(_("municipality as written"), max_length=120, blank=True)
    message = models.TextField(_("their words"), max_length=2000)
    language = models.CharField(_("language"), max_length=2)
    page = models.ForeignKey(
        Page,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("page that moved them"),
    )
    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="involvements", verbose_name=_("programme")
    )
    owner = models.ForeignKey(
        Facilitator, models.PROTECT, related_name="involvements", verbose_name=_("who answers")
    )
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.NEW)
    created_at = models.DateTimeField(_("received"), auto_now_add=True)
    due_at = models.DateTimeField(_("answer due"))
    acknowledged_at = models.DateTimeField(
        _("acknowledgement queued"),
        null=True,
        blank=True,
        help_text="Empty for people without e-mail, and until the mail could be queued.",
    )
    owner_told_at = models.DateTimeField(_("owner told"), null=True, blank=True)
    first_human_reply_at = models.DateTimeField(_("first human answer"), null=True, blank=True)

    # People are no content: their requests must not show up in the usage of pages.
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["due_at", "pk"]
        verbose_name = _("request")
        verbose_name_plural = _("requests")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(email="", phone=""), name="involvement_can_be_answered"
            )
        ]
        indexes = [models.Index(fields=["programme", "state", "due_at"])]

    def __str__(self) -> str:
        # Without the name: this text goes into logs, messages and titles of windows.
        return str(_("Request %(number)s") % {"number": self.pk})

    @property
    def place(self) -> str:
        """The municipality: its official name where it has one, else as it was written."""
        return self.commune.label if self.commune else self.commune_text
