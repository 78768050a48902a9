"""The press room, at /fr/presse/."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.models import Page
from wagtail.search import index

from content import mains
from content.blocks import ContentBlocks
from content.digests import digest
from content.fields import BlocksField
from content.models import BasePage
from people.models import Programme


class PressRoomPage(BasePage):
    """What newsrooms come for: stories to take, somebody to call, pictures, figures, alerts."""

    introduction = models.TextField(_("introduction"), max_length=300, blank=True)
    body = BlocksField(ContentBlocks(), verbose_name=_("text"))
    programme = models.ForeignKey(
        Programme,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("team that answers the press"),
        help_text=_("Its opening hours are shown. Empty: the team that answers for the rest."),
    )

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    query_parameters = ("issue", "territory", "q", "page", "pictures")

    content_panels = [
        TitleFieldPanel("title"),
        FieldPanel("introduction", help_text=_("Two sentences that say what the page answers.")),
        FieldPanel("programme"),
        FieldPanel("body", help_text=_("Stands below what the page gathers by itself.")),
    ]

    search_fields = [
        *Page.search_fields,
        index.SearchField("introduction", boost=2),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("press room")

    @property
    def description(self) -> str:
        return self.search_description or self.introduction

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from press import room
        from press.media.forms import SubscriptionForm

        now, locale = timezone.now(), self.locale_id
        counts = room.counts(locale, request)

        def read(address: mains.Address) -> dict[str, Any]:
            return {"room": room.read(locale, address, counts, now)}

        context = super().get_context(request, *args, **kwargs)
        given = {"locale": locale, "counts": digest(counts)}
        return context | {
            "answers": room.team(self.programme_id),
            "gathered": mains.main("press/_gathered.html", request, given, read),
            "form": SubscriptionForm(now=now),
        }
