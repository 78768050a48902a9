"""The editor's form of an event, in the order in which a person thinks."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    PageChooserPanel,
    TitleFieldPanel,
)

CONTENT_PANELS = [
    MultiFieldPanel(
        [
            TitleFieldPanel("title"),
            FieldPanel("summary"),
            FieldPanel("status", help_text=_("That it is over follows from its dates by itself.")),
        ],
        heading=_("1. What one comes for"),
        icon="pilcrow",
    ),
    MultiFieldPanel(
        [
            InlinePanel(
                "dates",
                label=_("date"),
                panels=[
                    FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
                    FieldPanel("is_cancelled"),
                ],
                help_text=_(
                    "Enter hours as the clock in Paris shows them. The page tells them in the"
                    " time zone below."
                ),
            ),
            FieldPanel(
                "time_zone", help_text=_("The zone of the place, in which visitors read the hours.")
            ),
        ],
        heading=_("2. When"),
        icon="date",
        help_text=_("Several dates make one event; its page shows the next one first."),
    ),
    MultiFieldPanel(
        [
            FieldPanel("attendance"),
            FieldRowPanel([FieldPanel("place_name"), FieldPanel("address")]),
            FieldPanel("online_url"),
            FieldPanel("accessibility"),
            FieldPanel("accessibility_text"),
        ],
        heading=_("3. Where, and for whom it is suitable"),
        icon="site",
    ),
    MultiFieldPanel(
        [
            FieldPanel("registration_here"),
            FieldPanel(
                "registration_url",
                help_text=_(
                    "On another site, while the status is “registration open”. Without either of"
                    " them the page says that everybody may simply come."
                ),
            ),
            FieldPanel("capacity"),
            FieldRowPanel([FieldPanel("is_free"), FieldPanel("price")]),
            FieldPanel("contact", help_text=_("Whom visitors may ask.")),
        ],
        heading=_("4. How one takes part"),
        icon="group",
    ),
    MultiFieldPanel(
        [
            FieldPanel("body"),
            FieldPanel("schedule"),
            InlinePanel(
                "speakers",
                label=_("speaker"),
                panels=[FieldPanel("organisation"), FieldPanel("topic")],
            ),
            InlinePanel(
                "story_links",
                label=_("story shown"),
                panels=[PageChooserPanel("story", page_type="stories.StoryPage")],
            ),
        ],
        heading=_("5. What happens there"),
        icon="list-ul",
    ),
    MultiFieldPanel(
        [
            FieldPanel("cover"),
            FieldPanel("cover_alt"),
            FieldPanel("filming_notice"),
        ],
        heading=_("6. Pictures, and being filmed"),
        icon="image",
        help_text=_("Without a picture, the event shows its own half-timbered wall."),
    ),
    MultiFieldPanel(
        [
            InlinePanel("issue_links", label=_("issue"), heading=_("Issues"), max_num=3),
            InlinePanel("territory_links", label=_("territory"), heading=_("Territories")),
        ],
        heading=_("7. What about, and for which territory"),
        icon="globe",
        help_text=_("The first issue gives the event its colour."),
    ),
]

SETTINGS_PANELS = [
    FieldPanel("embargo_until"),
    FieldPanel("is_example"),
]
