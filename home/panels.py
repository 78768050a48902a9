"""The editor's forms of the home page, plain pages, legal pages and the site's identity."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
    TabbedInterface,
    TitleFieldPanel,
)

HOME_PANELS = [
    TitleFieldPanel("title"),
    MultiFieldPanel(
        [
            FieldPanel(
                "headline", help_text=_("One sentence that a neighbour would say. No slogan.")
            ),
            FieldPanel("lede", help_text=_("Who does what, for whom, where.")),
            PageChooserPanel("featured_story", page_type="stories.StoryPage"),
        ],
        heading=_("What one reads first"),
        icon="home",
    ),
    FieldPanel("body", help_text=_("Stands below stories, agenda and calls.")),
]
PLAIN_PANELS = [
    TitleFieldPanel("title"),
    FieldPanel("introduction", help_text=_("Two sentences that say what the page answers.")),
    FieldPanel("body"),
]
ACCESSIBILITY_PANELS = [
    TitleFieldPanel("title"),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("audited_on"), FieldPanel("audited_by")]),
            FieldPanel("compliance_rate"),
        ],
        heading=_("Audit"),
        help_text=_("Without an audit the page says “not compliant”, as the law asks."),
        icon="check",
    ),
    FieldPanel("known_gaps"),
]

IDENTITY_PANELS = [
    MultiFieldPanel(
        [
            FieldPanel("name"),
            FieldPanel("tagline_fr"),
            FieldRowPanel([FieldPanel("tagline_de"), FieldPanel("tagline_en")]),
        ],
        heading=_("Name"),
        icon="site",
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("email"), FieldPanel("phone")]),
            FieldPanel("postal_address"),
        ],
        heading=_("How to reach the team"),
        icon="mail",
    ),
    MultiFieldPanel(
        [
            FieldPanel("press_name"),
            FieldRowPanel([FieldPanel("press_email"), FieldPanel("press_phone")]),
        ],
        heading=_("For newsrooms"),
        help_text=_("A name, an address and a line that somebody answers."),
        icon="doc-full",
    ),
    MultiFieldPanel(
        [FieldPanel("publisher"), FieldPanel("host")],
        heading=_("Legal notice"),
        icon="clipboard-list",
    ),
]
NAVIGATION_PANELS = [
    InlinePanel(
        "links",
        heading=_("Navigation"),
        label=_("link"),
        panels=[FieldRowPanel([PageChooserPanel("page"), FieldPanel("place")])],
        help_text=_("Choose French pages: readers in German and English get their translation."),
    ),
    InlinePanel(
        "social_links",
        heading=_("Social networks"),
        label=_("social network"),
        panels=[FieldRowPanel([FieldPanel("label"), FieldPanel("url")])],
    ),
    InlinePanel(
        "partner_logos",
        heading=_("Supporters"),
        label=_("supporter"),
        panels=[FieldPanel("logo"), FieldRowPanel([FieldPanel("name"), FieldPanel("url")])],
    ),
]
IDENTITY_FORM = TabbedInterface(
    [
        ObjectList(IDENTITY_PANELS, heading=_("Identity")),
        ObjectList(NAVIGATION_PANELS, heading=_("Navigation")),
    ]
)
