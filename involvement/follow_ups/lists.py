"""The team's lists: due follow-ups with what a call needs, partnerships with where they began."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import ListView, TemplateView
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from content.admin_lists import DayColumn
from content.choosers import SnippetChooser
from involvement import access
from involvement.desk.base import DeskList, DeskMixin
from involvement.models import FollowUp, Involvement, Partnership, Plan
from involvement.timeline import Actor
from people.models import Organisation

from . import partnerships, proposals
from .desk import RequestForm
from .forms import DayInput

PARTIES = 4


class DueView(DeskMixin, WagtailAdminTemplateMixin, ListView):
    """Whom to call: those who are stuck, silent, or whose step was due, each with their words."""

    template_name = "involvement/follow_ups/due.html"
    page_title = gettext_lazy("Due follow-ups")
    header_icon = "history"
    paginate_by = 50
    context_object_name = "rows"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": str(self.page_title)}]

    def get_queryset(self) -> QuerySet[Involvement]:
        answered = FollowUp.objects.exclude(answered_at=None).order_by("answered_at")
        living = Plan.objects.filter(ended_at=None).prefetch_related(
            Prefetch("follow_ups", answered, to_attr="answered")
        )
        return proposals.due_follow_ups(self.requests()).prefetch_related(
            Prefetch("plans", living, to_attr="living")
        )


class PartnershipForm(forms.ModelForm):
    """What came of a request."""

    class Meta:
        model = Partnership
        fields = ["title", "category", "begun_on"]
        widgets = {"begun_on": DayInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, PARTIES + 1):
            self.fields[f"party_{number}"] = forms.ModelChoiceField(
                Organisation.objects.all(),
                label=_("Organisation %(number)s") % {"number": number},
                required=number == 1,
                widget=SnippetChooser(Organisation),
            )

    @property
    def outcome(self) -> partnerships.Outcome:
        """What was noted, once the form is valid."""
        data = self.cleaned_data
        parties = [data[f"party_{number}"] for number in range(1, PARTIES + 1)]
        return partnerships.Outcome(
            data["title"], data["category"], [party for party in parties if party], data["begun_on"]
        )


class NotePartnershipView(RequestForm):
    """The form with which a request ends well."""

    template_name = "involvement/follow_ups/partnership_form.html"
    page_title = gettext_lazy("Partnership")
    refused = gettext_lazy("First say that you have answered, or open the request again.")

    def form(self, data: Any = None) -> PartnershipForm:
        return PartnershipForm(data, initial={"begun_on": timezone.localdate(self.now)})

    def act(self, form: PartnershipForm) -> HttpResponse:
        actor = Actor.of(self.request.user)
        row = partnerships.note(self.involvement, form.outcome, self.now, actor)
        messages.success(self.request, _("Noted. Now it can become a story."))
        return redirect("involvement:partnership", row.pk)


class PartnershipsView(DeskMixin, DeskList):
    """The partnerships of one's programme."""

    model = Partnership
    index_url_name = "involvement:partnerships"
    index_results_url_name = "involvement:partnerships_results"
    page_title = gettext_lazy("Partnerships")
    header_icon = "group"
    list_filter = ["category"]
    search_fields = ["title", "organisations__name"]
    default_ordering = "-begun_on"
    columns = [
        TitleColumn(
            "title",
            label=gettext_lazy("What they do together"),
            get_url=lambda row: reverse("involvement:partnership", args=[row.pk]),
        ),
        Column("category", label=gettext_lazy("What they share"), accessor="get_category_display"),
        DayColumn("begun_on", label=gettext_lazy("Begun on")),
        Column("origin_page", label=gettext_lazy("Where it began"), accessor="origin_page"),
    ]

    def get_base_queryset(self) -> QuerySet[Partnership]:
        rows = access.visible(Partnership.objects.all(), self.request.user)
        return rows.select_related("origin_page")


class PartnershipView(DeskMixin, WagtailAdminTemplateMixin, TemplateView):
    """One partnership: its parties, and the way that led to it."""

    template_name = "involvement/follow_ups/partnership.html"
    page_title = gettext_lazy("Partnership")
    header_icon = "group"

    def get_page_subtitle(self) -> str:
        return self.partnership.title

    @cached_property
    def partnership(self) -> Partnership:
        """The partnership, found among those of the user's programme."""
        return find(self.request.user, self.kwargs["pk"])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        every = {"url": reverse("involvement:partnerships"), "label": _("Partnerships")}
        return [*self.breadcrumbs_items, every, {"url": "", "label": self.partnership.title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        return super().get_context_data(**kwargs) | {
            "partnership": self.partnership,
            "organisations": self.partnership.organisations.all(),
            "chain": partnerships.chain(self.partnership, user),
            "may_seed": access.may_change(user) and self.partnership.story is None,
        }


class SeedView(DeskMixin, View):
    """Plants the draft of a story."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not access.may_change(request.user):
            raise PermissionDenied
        partnerships.make_seed(find(request.user, pk), request.user)
        messages.success(
            request, _("The seed is planted. The editors find it on their first page and write it.")
        )
        return redirect("involvement:partnership", pk)


def find(user: Any, pk: int) -> Partnership:
    """A partnership of the user's programme, with what is shown of it.

    Raises:
        Http404: it does not exist for them.
    """
    rows = access.visible(Partnership.objects.all(), user)
    return get_object_or_404(
        rows.select_related("origin_page", "story", "involvement", "programme"), pk=pk
    )
