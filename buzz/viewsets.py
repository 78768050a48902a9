"""Evenings in the admin: their programme, their seats, and the ways to control and cards."""

from typing import Any

from django.db import transaction
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton

from .models import BuzzSession
from .visibility import may_direct


class EveningEditView(generic.EditView):
    """The programme can be changed while it runs: the form waits for whoever presses a button."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with transaction.atomic():
            rows = BuzzSession.objects.filter(pk=self.get_object().pk)
            rows.select_for_update(of=("self",)).get()
            response = super().post(request, *args, **kwargs)
            rows.update(version=F("version") + 1)
        return response

    @property
    def header_buttons(self) -> list[HeaderButton]:
        buttons = list(super().header_buttons)
        if may_direct(self.request.user):
            ways = [
                (_("Control"), "buzz_control", "desktop"),
                (_("Cards"), "buzz_cards", "doc-full"),
            ]
            for label, name, icon in ways:
                url = reverse(name, args=[self.object.code])
                buttons.append(HeaderButton(label, url=url, icon_name=icon))
        return buttons


class EveningViewSet(ModelViewSet):
    """Evenings below /admin/evenings/."""

    model = BuzzSession
    name = "evenings"
    url_prefix = "evenings"
    icon = "radio-full"
    menu_label = gettext_lazy("Evenings")
    menu_order = 260
    add_to_admin_menu = True
    copy_view_enabled = False
    add_to_reference_index = False
    search_backend_name = None
    inspect_view_enabled = False
    edit_view_class = EveningEditView
    list_display = [
        "event",
        # Where those who may not change an evening go in, too.
        TitleColumn(
            "code",
            label=gettext_lazy("Control"),
            accessor="code",
            get_url=lambda row: reverse("buzz_control", args=[row.code]),
        ),
        Column("state", label=gettext_lazy("state"), accessor="get_state_display"),
    ]
    panels = [
        MultiFieldPanel(
            [
                PageChooserPanel("event", "events.EventPage"),
                FieldPanel("meeting_point"),
                FieldPanel("is_example"),
            ],
            heading=gettext_lazy("1. Which evening"),
        ),
        InlinePanel(
            "pitches",
            [
                PageChooserPanel("story", "stories.StoryPage"),
                FieldPanel("title"),
                FieldPanel("presenter"),
                FieldPanel("seconds"),
            ],
            heading=gettext_lazy("2. Pitches, in their order"),
            label=gettext_lazy("pitch"),
        ),
        InlinePanel(
            "seats",
            [FieldPanel("journalist"), FieldPanel("name"), FieldPanel("outlet")],
            heading=gettext_lazy("3. Seats: a window each"),
            label=gettext_lazy("seat"),
        ),
        InlinePanel(
            "photos",
            [FieldPanel("picture")],
            heading=gettext_lazy("4. Photographs, afterwards"),
            label=gettext_lazy("photograph"),
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> Any:
        return BuzzSession.objects.select_related("event")
