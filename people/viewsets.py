"""Organisations, programmes and facilitators in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    TitleFieldPanel,
)
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from content.admin_lists import NeverChosen, field_column
from content.choosers import ChooserViewSet

from .models import Absence, Facilitator, Organisation, Programme
from .widgets import TerritoriesWidget


class OrganisationViewSet(SnippetViewSet):
    """Sides of partnerships. One that a page names cannot be deleted."""

    model = Organisation
    chooser_viewset_class = ChooserViewSet
    icon = "group"
    list_display = ["name", "universe", "territory"]
    list_filter = ["universe"]
    ordering = ["name"]
    copy_view_enabled = False
    panels = [
        MultiFieldPanel(
            [
                TitleFieldPanel("name", targets=["slug"], placeholder=False),
                FieldPanel(
                    "universe", help_text=_("The side of a partnership on which it stands.")
                ),
                FieldPanel("territory", help_text=_("Where it is at home.")),
            ],
            heading=_("1. Who it is"),
            icon="group",
        ),
        MultiFieldPanel(
            [
                FieldPanel(
                    "description_fr",
                    help_text=_("What it does, in two sentences. Shown in public."),
                ),
                FieldPanel("description_de"),
                FieldPanel("description_en"),
            ],
            heading=_("2. What it does"),
            icon="pilcrow",
        ),
        MultiFieldPanel(
            [FieldPanel("logo"), FieldPanel("website"), FieldPanel("slug")],
            heading=_("3. How one recognises it"),
            icon="image",
        ),
        FieldPanel("is_example"),
    ]


class ProgrammeViewSet(SnippetViewSet):
    """Teams. One to which people or requests belong cannot be deleted."""

    model = Programme
    chooser_viewset_class = ChooserViewSet
    icon = "site"
    list_display = ["name", "email", field_column(BooleanColumn, Programme, "is_default")]
    ordering = ["name"]
    copy_view_enabled = False
    panels = [
        MultiFieldPanel(
            [
                TitleFieldPanel("name", targets=["slug"], placeholder=False),
                FieldPanel("presentation_fr"),
                FieldPanel("presentation_de"),
                FieldPanel("presentation_en"),
                FieldPanel("slug"),
            ],
            heading=_("1. Who the team is"),
            icon="group",
        ),
        MultiFieldPanel(
            [
                FieldPanel(
                    "territories",
                    widget=TerritoriesWidget,
                    help_text=_(
                        "Type the beginning of a name and choose. A region holds its departments"
                        " and municipalities: they need not be listed."
                    ),
                ),
                FieldPanel("is_default"),
            ],
            heading=_("2. Which territories it serves"),
            icon="globe",
        ),
        MultiFieldPanel(
            [
                InlinePanel(
                    "opening_hours",
                    heading=_("Opening hours"),
                    label=_("opening time"),
                    panels=[
                        FieldRowPanel(
                            [
                                FieldPanel("weekday"),
                                FieldPanel("opens_at"),
                                FieldPanel("closes_at"),
                            ]
                        )
                    ],
                ),
                FieldRowPanel([FieldPanel("answer_minutes"), FieldPanel("holiday_region")]),
                FieldRowPanel([FieldPanel("owned_minutes"), FieldPanel("climb_minutes")]),
                FieldPanel("lead"),
                InlinePanel(
                    "circle",
                    heading=_("Circle"),
                    label=_("member of the circle"),
                    panels=[FieldRowPanel([FieldPanel("name"), FieldPanel("email")])],
                ),
            ],
            heading=_("3. When it answers"),
            icon="time",
            help_text=_("Promises to visitors are counted within these hours only."),
        ),
        MultiFieldPanel(
            [FieldPanel("email"), FieldPanel("phone")],
            heading=_("4. How one reaches it"),
            icon="mail",
        ),
        MultiFieldPanel(
            [
                InlinePanel(
                    "letter_moments",
                    label=_("letter"),
                    panels=[FieldRowPanel([FieldPanel("number"), FieldPanel("unit")])],
                ),
            ],
            heading=_("5. When it writes again"),
            icon="history",
            help_text=_(
                "How long after a person’s plan a letter brings it back. Without a row: after 7 days,"
                " 1, 3, 6 and 12 months. Letters leave on working days, when the team opens."
            ),
        ),
    ]


class FacilitatorViewSet(SnippetViewSet):
    """People who answer. One who owns requests or calls cannot be deleted, but can be inactive."""

    model = Facilitator
    chooser_viewset_class = ChooserViewSet
    icon = "user"
    list_display = [
        "name",
        "programme",
        field_column(BooleanColumn, Facilitator, "active"),
        "sort_order",
    ]
    list_filter = ["programme", "active"]
    search_fields = ["name", "email"]
    search_backend_name = None
    copy_view_enabled = False
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("name", help_text=_("As visitors read it.")),
                FieldPanel("role_fr"),
                FieldPanel("role_de"),
                FieldPanel("role_en"),
                FieldPanel("photo", help_text=_("A face that one recognises at the door.")),
            ],
            heading=_("1. Who it is"),
            icon="user",
        ),
        MultiFieldPanel(
            [FieldPanel("email"), FieldPanel("phone")],
            heading=_("2. How one reaches them"),
            icon="mail",
        ),
        MultiFieldPanel(
            [
                FieldPanel("programme"),
                FieldRowPanel([FieldPanel("active"), FieldPanel("sort_order")]),
                FieldPanel("user", help_text=_("With which they log in to answer requests.")),
            ],
            heading=_("3. For which team"),
            icon="group",
        ),
    ]


class AbsenceViewSet(NeverChosen, SnippetViewSet):
    """Days on which somebody is away: requests go to whoever is on duty."""

    model = Absence
    icon = "date"
    list_display = ["facilitator", "first_day", "last_day"]
    list_filter = ["facilitator"]
    copy_view_enabled = False
    panels = [
        FieldPanel("facilitator"),
        FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")]),
    ]


class PeopleViewSetGroup(SnippetViewSetGroup):
    """One entry of the menu for all of them."""

    items = (OrganisationViewSet, ProgrammeViewSet, FacilitatorViewSet, AbsenceViewSet)
    menu_label = _("Organisations and teams")
    menu_icon = "group"
    menu_order = 400
