"""Outlets, journalists, subscriptions, promises and coverage in the admin."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.permission_policies import ModelPermissionPolicy

from content.admin_lists import DayColumn, MomentColumn, field_column
from people.widgets import TerritoriesWidget
from press import coverage, subscribing
from press.choices import PickupState, Proof
from press.models import (
    CoverageCommitment,
    Journalist,
    MediaOutlet,
    PressPickup,
    PressSubscription,
    Spokesperson,
)

from .board import Board

AREAS_HELP = _(
    "Type the beginning of a name and choose. A department holds its municipalities. Empty:"
    " everywhere, or for a subscription those of the outlet."
)


class YesNoPanel(FieldPanel):
    """A box that the team only reads, in words."""

    def format_value_for_display(self, value: bool) -> str:
        return str(_("yes") if value else _("no"))


class PressIndexView(generic.IndexView):
    """A list whose spreadsheet names what is no column of its table."""

    export_headings = {
        "medium": _("Outlet"),
        "newsroom": _("Outlet"),
        "get_kind_display": _("Kind"),
        "get_state_display": _("State"),
    }

    def get_base_queryset(self) -> QuerySet:
        """With the rows that are named in a line: the queries do not grow with the lines."""
        fields = (field for field in self.model._meta.fields if field.many_to_one)
        named = {"story", "outlet", "journalist"}
        return (
            super()
            .get_base_queryset()
            .select_related(*(field.name for field in fields if field.name in named))
        )


class PressModelViewSet(ModelViewSet):
    """What they share: no copies, no index of references, spreadsheets of every list."""

    index_view_class = PressIndexView
    copy_view_enabled = False
    add_to_reference_index = False
    search_backend_name = None


class OutletViewSet(PressModelViewSet):
    """Media with their area, beats, formats and lead time."""

    model = MediaOutlet
    icon = "doc-full"
    list_display = [
        "name",
        Column("kind", label=_("Kind"), accessor="get_kind_display"),
        "lead_days",
    ]
    list_filter = ["kind", "language"]
    search_fields = ["name"]
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldRowPanel([FieldPanel("kind"), FieldPanel("language")]),
                FieldPanel("website"),
                FieldPanel("organisation"),
            ],
            heading=_("1. Which medium"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("areas", widget=TerritoriesWidget, help_text=AREAS_HELP),
                FieldPanel("beats"),
                FieldPanel("formats"),
                FieldPanel("lead_days"),
            ],
            heading=_("2. What it covers"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("ingest"),
                FieldPanel("may_reproduce"),
                FieldPanel("reproduction_terms"),
                FieldPanel("is_example"),
            ],
            heading=_("3. What goes to and fro"),
        ),
    ]


class JournalistDeleteView(generic.DeleteView):
    """Deleting somebody is erasing them: mails and traces of their name go along."""

    def delete_action(self) -> None:
        subscribing.erase(self.object, by="team")


class JournalistViewSet(PressModelViewSet):
    """People of newsrooms, and why the lab may write to them."""

    model = Journalist
    icon = "user"
    delete_view_class = JournalistDeleteView
    list_display = [
        "name",
        Column("medium", label=_("Outlet"), accessor="medium"),
        field_column(BooleanColumn, Journalist, "accredited"),
        field_column(DayColumn, Journalist, "agreed_on"),
        field_column(DayColumn, Journalist, "stopped_at"),
        field_column(DayColumn, Journalist, "bounced_at"),
    ]
    list_filter = ["accredited", "outlet", "language"]
    list_export = ["name", "email", "phone", "medium", "language", "accredited", "agreed_on"]
    search_fields = ["name", "email", "outlet_text"]
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldRowPanel([FieldPanel("email"), FieldPanel("phone")]),
                FieldRowPanel([FieldPanel("outlet"), FieldPanel("outlet_text")]),
                FieldPanel("language"),
            ],
            heading=_("1. Who it is"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("agreement"),
                FieldRowPanel([FieldPanel("agreed_on"), FieldPanel("agreed_how")]),
                FieldRowPanel([FieldPanel("stopped_at"), FieldPanel("bounced_at")]),
            ],
            heading=_("2. Why we may write"),
            help_text=_(
                "Without a day nothing is sent. Whoever objects is never written to again."
            ),
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("accredited"), FieldPanel("accredited_until")])],
            heading=_("3. Embargoes"),
            help_text=_("Accredited: by a card, a call to the newsroom, or known to the team."),
        ),
        FieldPanel("is_example"),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Journalist]:
        return Journalist.objects.select_related("outlet")


class SubscriptionViewSet(PressModelViewSet):
    """Who hears of what. The team subscribes nobody who did not agree."""

    model = PressSubscription
    icon = "mail"
    list_display = [
        "journalist",
        Column("cadence", label=_("How often"), accessor="get_cadence_display"),
        field_column(BooleanColumn, PressSubscription, "under_embargo"),
        field_column(MomentColumn, PressSubscription, "confirmed_at"),
    ]
    list_filter = ["cadence", "journalist"]
    panels = [
        FieldPanel("journalist"),
        FieldPanel("areas", widget=TerritoriesWidget, help_text=AREAS_HELP),
        FieldPanel("beats"),
        FieldPanel("cadence"),
        FieldPanel("under_embargo"),
        FieldPanel("confirmed_at", help_text=_("When they said yes. Empty: nothing is sent.")),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[PressSubscription]:
        return PressSubscription.objects.select_related("journalist")


class SpokespersonViewSet(PressModelViewSet):
    """People of stories who agreed to be called by newsrooms."""

    model = Spokesperson
    icon = "group"
    list_display = [
        "name",
        Column("story", label=_("Story"), accessor="story.title"),
        "hours",
        field_column(DayColumn, Spokesperson, "agreed_on"),
        field_column(DayColumn, Spokesperson, "agreed_until"),
    ]
    search_fields = ["name", "role", "story__title"]
    panels = [
        PageChooserPanel("story", "stories.StoryPage"),
        FieldRowPanel([FieldPanel("name"), FieldPanel("role")]),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
        FieldPanel("hours"),
        FieldRowPanel([FieldPanel("agreed_on"), FieldPanel("agreed_until")]),
        FieldPanel("is_example"),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Spokesperson]:
        return Spokesperson.objects.select_related("story")


class SaidByJournalists(ModelPermissionPolicy):
    """Nobody of the team promises in a newsroom's name."""

    def user_has_permission(self, user: AbstractBaseUser, action: str) -> bool:
        return action != "add" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: AbstractBaseUser, actions: list[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


class CommitmentViewSet(PressModelViewSet):
    """Promises: only agreements of the team are written here; the rest says the journalist."""

    model = CoverageCommitment
    icon = "calendar-check"
    list_display = [
        "story",
        Column("newsroom", label=_("Outlet"), accessor="newsroom"),
        Column("journalist", label=_("Journalist"), accessor="journalist"),
        "week",
        Column("state", label=_("State"), accessor="get_state_display"),
        "exclusive_until",
    ]
    list_filter = ["state", "outlet", "wants_exclusive"]
    list_export = [
        "story",
        "newsroom",
        "journalist",
        "edition",
        "angle",
        "week",
        "get_state_display",
        "exclusive_until",
    ]
    search_fields = ["story__title", "edition", "angle"]
    panels = [
        FieldPanel("story", read_only=True),
        FieldPanel("journalist", read_only=True),
        FieldRowPanel([FieldPanel("state", read_only=True), FieldPanel("week", read_only=True)]),
        FieldPanel("edition"),
        FieldPanel("angle"),
        FieldPanel("format"),
        FieldRowPanel(
            [YesNoPanel("wants_exclusive", read_only=True), FieldPanel("exclusive_until")]
        ),
        FieldPanel("reason", read_only=True),
        FieldPanel("is_example"),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[CoverageCommitment]:
        return CoverageCommitment.objects.select_related("story", "outlet", "journalist")


class PickupSaving:
    """Verified by hand is verified by the one function, which keeps the promise behind it."""

    def save_instance(self) -> PressPickup:
        wanted = self.form.instance.state
        before = PressPickup.objects.filter(pk=self.form.instance.pk).first()
        if before is None:
            self.form.instance.reported_at = timezone.now()
        self.form.instance.state = before.state if before else PickupState.REPORTED
        row = super().save_instance()
        now, user = timezone.now(), self.request.user
        if wanted == PickupState.VERIFIED:
            return coverage.verify(row, now, Proof.BY_HAND, user)
        if wanted == PickupState.REJECTED:
            coverage.reject(row, now, user)
        return row


class PickupCreateView(PickupSaving, generic.CreateView):
    """The press officer reports."""


class PickupEditView(PickupSaving, generic.EditView):
    """The press officer verifies."""


class PickupViewSet(PressModelViewSet):
    """What appeared: reported, verified or none of ours."""

    model = PressPickup
    icon = "link"
    add_view_class = PickupCreateView
    edit_view_class = PickupEditView
    list_display = [
        "__str__",
        Column("medium", label=_("Outlet"), accessor="medium"),
        field_column(DayColumn, PressPickup, "published_on"),
        Column("state", label=_("State"), accessor="get_state_display"),
        BooleanColumn("suspicious", label=_("Looks like spam")),
        field_column(DayColumn, PressPickup, "dead_since"),
    ]
    list_filter = ["state", "outlet", "kind"]
    list_export = [
        "story",
        "medium",
        "title",
        "url",
        "published_on",
        "get_kind_display",
        "get_state_display",
        "dead_since",
    ]
    search_fields = ["title", "url", "outlet_name", "story__title"]
    panels = [
        PageChooserPanel("story", "stories.StoryPage"),
        FieldPanel("url"),
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("outlet"), FieldPanel("outlet_name")]),
        FieldRowPanel([FieldPanel("published_on"), FieldPanel("kind")]),
        FieldPanel("quote"),
        FieldPanel("state", help_text=_("Verified: it is shown, and its promise is kept.")),
        FieldPanel("is_example"),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[PressPickup]:
        return PressPickup.objects.select_related("story", "outlet")


class PressGroup(ModelViewSetGroup):
    """One entry of the menu for the press room."""

    menu_label = _("Press room")
    menu_icon = "doc-full-inverse"
    menu_order = 130
    items: tuple[Any, ...] = (
        Board,
        CommitmentViewSet,
        PickupViewSet,
        JournalistViewSet,
        SubscriptionViewSet,
        OutletViewSet,
        SpokespersonViewSet,
    )
