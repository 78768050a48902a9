"""The editor's form of a call, in the order in which a person thinks."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    TitleFieldPanel,
)

CONTENT_PANELS = [
    MultiFieldPanel(
        [
            FieldPanel("direction"),
            TitleFieldPanel(
                "title", help_text=_("Name the thing itself: “A room of 80 m² in Sélestat”.")
            ),
            FieldPanel("summary"),
            FieldPanel("organisation"),
            FieldPanel("body"),
        ],
        heading=_("1. What, and for whom"),
        icon="pilcrow",
    ),
    MultiFieldPanel(
        [
            FieldPanel("time_needed"),
            FieldPanel("places_left"),
            FieldRowPanel(
                [
                    FieldPanel("opens_on", help_text=_("Empty: open at once.")),
                    FieldPanel("closes_on"),
                ]
            ),
        ],
        heading=_("2. How much, and until when"),
        icon="date",
    ),
    MultiFieldPanel(
        [FieldPanel("contact"), FieldPanel("fallback_contact")],
        heading=_("3. Who answers"),
        icon="user",
        help_text=_("The page shows the first person. The second one steps in."),
    ),
    MultiFieldPanel(
        [
            InlinePanel("issue_links", label=_("issue"), heading=_("Issues"), max_num=3),
            InlinePanel("territory_links", label=_("territory"), heading=_("Territories")),
        ],
        heading=_("4. What about, and for which territory"),
        icon="globe",
        help_text=_("The first issue gives the call its colour."),
    ),
]

SETTINGS_PANELS = [
    FieldPanel("embargo_until"),
    FieldPanel("is_example"),
]
