"""Calls to action: something sought or offered, with an owner and an end."""

from functools import partial
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Page
from wagtail.search import index

from content import mains, visibility
from content.blocks import ContentBlocks
from content.fields import BlocksField
from content.models import BasePage, ListPage, Publication
from people.models import Facilitator, Organisation
from taxonomy.links import IssueLink, TerritoryLink

from . import lists, panels
from .choices import Direction
from .forms import CallPageForm, missing


class CallIndexPage(ListPage):
    """The list of calls, at /fr/appels/."""

    subpage_types = ["calls.CallPage"]
    query_parameters = ("state", "direction", "issue", "territory", "q", "page")

    class Meta:
        verbose_name = _("list of calls")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        locale = self.locale_id

        def read(address: mains.Address) -> dict[str, Any]:
            calls = visibility.public(CallPage.objects.filter(locale=locale))
            return {"calls": lists.read(calls, address, timezone.localdate())}

        given = self.shown_above | {"locale": locale}
        return super().get_context(request, *args, **kwargs) | {
            "main": mains.main("calls/_main.html", request, given, read)
        }


class CallPage(Publication):
    """Something sought or offered."""

    direction = models.CharField(
        _("sought or offered"), max_length=8, choices=Direction, default=Direction.SOUGHT
    )
    summary = models.CharField(
        _("what"),
        max_length=200,
        blank=True,
        help_text=_("What exactly, how much, for whom. Two sentences."),
    )
    body = BlocksField(ContentBlocks(), verbose_name=_("more about it"))
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="calls",
        verbose_name=_("who asks or offers"),
    )
    time_needed = models.CharField(
        _("time needed"),
        max_length=80,
        blank=True,
        help_text=_("For instance: two evenings a month."),
    )
    places_left = models.PositiveSmallIntegerField(
        _("places left"),
        null=True,
        blank=True,
        help_text=_("Empty: no limit. At zero the call is full."),
    )
    opens_on = models.DateField(_("opens on"), null=True, blank=True)
    closes_on = models.DateField(
        _("closes on"), null=True, blank=True, help_text=_("Last day; it closes by itself.")
    )
    contact = models.ForeignKey(
        Facilitator,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="calls_owned",
        verbose_name=_("who answers"),
    )
    fallback_contact = models.ForeignKey(
        Facilitator,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who answers otherwise"),
    )
    is_example = models.BooleanField(
        _("example"), default=False, help_text=_("Says on the page that the call is invented.")
    )

    base_form_class = CallPageForm
    content_panels = panels.CONTENT_PANELS
    settings_panels = [*BasePage.settings_panels, *panels.SETTINGS_PANELS]

    parent_page_types = ["calls.CallIndexPage"]
    subpage_types: list[str] = []
    read_along = ("organisation", "social_picture")

    search_fields = [
        *Page.search_fields,
        index.SearchField("summary", boost=2),
        index.SearchField("body"),
        index.FilterField("embargo_until"),
    ]

    class Meta:
        verbose_name = _("call")
        verbose_name_plural = _("calls")

    def missing_to_publish(self) -> list[str]:
        return [str(sentence) for _name, sentence in missing(partial(getattr, self))]

    @property
    def description(self) -> str:
        return self.search_description or self.summary

    def read_rows(self) -> None:
        lists.fetch_rows(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | lists.facts(self, timezone.localdate())


class CallIssue(IssueLink):
    """An issue of a call."""

    page = ParentalKey(CallPage, on_delete=models.CASCADE, related_name="issue_links")


class CallTerritory(TerritoryLink):
    """A territory of a call."""

    page = ParentalKey(CallPage, on_delete=models.CASCADE, related_name="territory_links")
