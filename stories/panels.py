"""The editor's form of a story, in the order in which a person thinks."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.forms import Media
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    PageChooserPanel,
    Panel,
    PublishingPanel,
    TitleFieldPanel,
)

from .completeness import MAX_ISSUES, percentage, requirements

if TYPE_CHECKING:
    from .models import StoryPage


def meter(story: "StoryPage") -> dict[str, Any]:
    """What the meter shows, for `stories/admin/_completeness.html`."""
    found = requirements(story)
    return {
        "percentage": percentage(found),
        "blocking": [r for r in found if r.required_to_publish and not r.done],
        "welcome": [r for r in found if not r.required_to_publish and not r.done],
        "done": [r for r in found if r.done],
    }


class CompletenessPanel(Panel):
    """The live meter: what the story has, and what publishing still waits for."""

    def clean_name(self) -> str:
        return "completeness"

    class BoundPanel(Panel.BoundPanel):
        template_name = "stories/admin/completeness_panel.html"

        @property
        def media(self) -> Media:
            return Media(js=["js/admin-completeness.js"])

        def get_context_data(
            self, parent_context: Mapping[str, Any] | None = None
        ) -> dict[str, Any]:
            context = super().get_context_data(parent_context) or {}
            story = self.form.story() if self.form.is_bound else self.instance
            parent = getattr(self.form, "parent_page", None)
            return {
                **context,
                **meter(story),
                "url": reverse("story_completeness"),
                "page_id": self.instance.pk or "",
                "parent_id": parent.pk if parent else "",
            }


def _title() -> TitleFieldPanel:
    return TitleFieldPanel(
        "title",
        help_text=_("At most 90 characters. Say who did what, not what the story is about."),
    )


CONTENT_PANELS = [
    CompletenessPanel(heading=_("What is still missing"), icon="list-ul"),
    MultiFieldPanel(
        [
            _title(),
            FieldPanel("summary"),
            FieldPanel("label"),
            FieldPanel("problem"),
            FieldPanel("affected"),
        ],
        heading=_("1. What happened"),
        icon="pilcrow",
        help_text=_("Begin with what did not work. The rest of the story answers it."),
    ),
    MultiFieldPanel(
        [
            InlinePanel(
                "partners",
                label=_("partner"),
                panels=[
                    FieldPanel("organisation"),
                    FieldPanel("role", help_text=_("What it does in the partnership.")),
                    FieldRowPanel([FieldPanel("gives"), FieldPanel("gets")]),
                ],
            ),
        ],
        heading=_("2. Who got together"),
        icon="group",
        help_text=_(
            "At least two partners from two universes: a company and an association, a town hall"
            " and residents … What each one gets matters as much as what it gives."
        ),
    ),
    MultiFieldPanel(
        [
            FieldPanel("steps"),
            FieldRowPanel([FieldPanel("stage"), FieldPanel("started_on")]),
        ],
        heading=_("3. How it works"),
        icon="list-ol",
        help_text=_("Write for somebody who wants to do the same next month."),
    ),
    MultiFieldPanel(
        [
            InlinePanel(
                "claims",
                label=_("figure or claim"),
                panels=[
                    FieldRowPanel([FieldPanel("value"), FieldPanel("unit")]),
                    FieldPanel("statement"),
                    FieldRowPanel([FieldPanel("method"), FieldPanel("period")]),
                    FieldPanel("source", help_text=_("Who says so, and where.")),
                    FieldRowPanel([FieldPanel("checked_on"), FieldPanel("source_url")]),
                ],
            ),
            FieldRowPanel([FieldPanel("verified_on"), FieldPanel("verify_by")]),
        ],
        heading=_("4. What proves it"),
        icon="check",
        help_text=_(
            "One honest figure is worth more than five round ones. The first one stands on the"
            " story's card."
        ),
    ),
    MultiFieldPanel(
        [
            FieldPanel("limits"),
            FieldPanel("conditions"),
            FieldPanel("lessons"),
            FieldPanel("levers"),
        ],
        heading=_("5. What resisted, what helped"),
        icon="warning",
        help_text=_("Readers trust a story that says what went wrong."),
    ),
    MultiFieldPanel(
        [
            FieldPanel("cover"),
            FieldPanel("cover_alt"),
            InlinePanel(
                "quotes",
                label=_("quote"),
                panels=[
                    FieldPanel("text"),
                    FieldRowPanel([FieldPanel("speaker"), FieldPanel("role")]),
                    FieldRowPanel([FieldPanel("agreed_on"), FieldPanel("agreed_until")]),
                ],
            ),
            FieldPanel("body"),
        ],
        heading=_("6. Words and pictures"),
        icon="image",
        help_text=_(
            "Each picture needs a credit, a licence and the agreement of those it shows; you write"
            " them once, in the picture's own form."
        ),
    ),
    MultiFieldPanel(
        [
            InlinePanel("issue_links", label=_("issue"), heading=_("Issues"), max_num=MAX_ISSUES),
            InlinePanel("territory_links", label=_("territory"), heading=_("Territories")),
            FieldPanel("sdgs"),
        ],
        heading=_("7. Where, and what about"),
        icon="globe",
        help_text=_("The first issue gives the story its colour."),
    ),
    MultiFieldPanel(
        [
            FieldPanel("action_text"),
            PageChooserPanel("action_call", page_type="calls.CallPage"),
            FieldPanel("contact"),
        ],
        heading=_("8. What next"),
        icon="arrow-right-full",
        help_text=_(
            "A story that moves somebody must tell them what to do tonight, and with whom."
        ),
    ),
    MultiFieldPanel(
        [
            InlinePanel(
                "corrections",
                label=_("correction"),
                panels=[FieldPanel("corrected_on"), FieldPanel("text")],
            ),
        ],
        heading=_("9. Corrections"),
        icon="edit",
        help_text=_(
            "Once a story is published, what was wrong is not only changed but said. The page shows"
            " it, and newsrooms that take the story up are told."
        ),
    ),
    CommentPanel(),
]

SETTINGS_PANELS = [
    PublishingPanel(),
    MultiFieldPanel(
        [FieldPanel("embargo_until"), FieldPanel("licence"), FieldPanel("authors")],
        heading=_("Embargo and rights"),
        icon="lock",
    ),
    FieldPanel("is_example"),
]
