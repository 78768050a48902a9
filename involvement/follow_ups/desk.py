"""The card's part for plans, and what its buttons do."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from involvement import access
from involvement.desk.base import DeskMixin
from involvement.desk.card import CardSection
from involvement.models import FollowUpState, Involvement
from involvement.timeline import Actor
from involvement.transitions import TransitionRefusedError, locked

from . import plans
from .forms import DatesForm, TeamPlanForm
from .partnerships import MAY_END_WELL


class FollowUpSection(CardSection):
    """The plan in the person's words, its letters, and what came of the request."""

    template_name = "involvement/follow_ups/section.html"

    def values(self) -> dict[str, Any]:
        row = self.involvement
        plan = plans.current_plan(row)
        letters = list(plan.follow_ups.all()) if plan else []
        agrees = plans.agrees(row.person)
        return {
            "plan": plan,
            "letters": letters,
            "has_planned": any(letter.state == FollowUpState.PLANNED for letter in letters),
            "agrees": agrees,
            "reachable": plans.is_reachable(row.person),
            "partnerships": row.partnerships.all(),
            "may_change": access.may_change(self.request.user),
            "may_plan": plans.may_plan(row),
            "may_end_well": row.state in MAY_END_WELL,
        }


class RequestForm(DeskMixin, WagtailAdminTemplateMixin, TemplateView):
    """A page of the admin with a form about one request that the user may change.

    Subclasses build their form in `form` and do what it says in `act`.
    """

    header_icon = "mail"
    refused = gettext_lazy("First say that you have answered: a plan comes after a talk.")

    def form(self, data: Any = None) -> Form:
        """The form, empty or with what was sent."""
        raise NotImplementedError

    def act(self, form: Any) -> HttpResponse:
        """Do what a valid form says, and lead on.

        Raises:
            TransitionRefusedError: the request is in no state for it.
        """
        raise NotImplementedError

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not access.may_change(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=self.form()))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = self.form(request.POST)
        if form.is_valid():
            try:
                return self.act(form)
            except TransitionRefusedError:
                form.add_error(None, self.refused)
        return self.render_to_response(self.get_context_data(form=form), status=422)

    @cached_property
    def involvement(self) -> Involvement:
        """The request, found among those that the user sees."""
        return get_object_or_404(self.requests(), pk=self.kwargs["pk"])

    @cached_property
    def now(self) -> datetime:
        """When the page is shown or sent."""
        return timezone.now()

    def get_page_subtitle(self) -> str:
        return str(self.involvement)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        card = reverse("involvement:card", args=[self.involvement.pk])
        return [
            *self.breadcrumbs_items,
            {"url": reverse("involvement:index"), "label": _("Requests")},
            {"url": card, "label": str(self.involvement)},
            {"url": "", "label": str(self.page_title)},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(involvement=self.involvement, **kwargs)

    def done(self, text: str) -> HttpResponse:
        """Say what was done and go back to the card."""
        messages.success(self.request, text)
        return redirect("involvement:card", self.involvement.pk)


class PlanView(RequestForm):
    """The plan, written down in the person's words."""

    template_name = "involvement/follow_ups/plan_form.html"
    page_title = gettext_lazy("Plan")

    def form(self, data: Any = None) -> TeamPlanForm:
        plan = plans.current_plan(self.involvement)
        agreed = plans.agrees(self.involvement.person)
        return TeamPlanForm(data, now=self.now, plan=plan, agreed=agreed)

    def act(self, form: TeamPlanForm) -> HttpResponse:
        agreement = form.agreement(form.cleaned_data.get("how", ""))
        actor = Actor.of(self.request.user)
        plan = plans.write(self.involvement, form.words, self.now, actor, agreement)
        if plan.follow_ups.exists():
            return self.done(_("The plan is noted, its letters are planned."))
        return self.done(_("The plan is noted. No letter leaves: the step comes back to you."))


class DatesView(RequestForm):
    """The days on which the planned letters leave."""

    template_name = "involvement/follow_ups/dates_form.html"
    page_title = gettext_lazy("Dates of the letters")

    def form(self, data: Any = None) -> DatesForm:
        plan = plans.current_plan(self.involvement)
        rows = plan.follow_ups.filter(state=FollowUpState.PLANNED) if plan else []
        return DatesForm(data, letters=list(rows), now=self.now)

    def act(self, form: DatesForm) -> HttpResponse:
        plans.move_letters(self.involvement, form.changed())
        return self.done(_("The dates are changed. A letter leaves on the next working morning."))


class PlanLinkView(DeskMixin, View):
    """Sends the person the link with which they write their plan themselves."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        try:
            plans.send_link(changeable(self, pk), timezone.now())
        except TransitionRefusedError:
            messages.error(
                request, _("First say that you have answered: a plan comes after a talk.")
            )
        except plans.UnreachableError:
            messages.error(request, _("There is no address that takes mail: please call."))
        else:
            messages.success(request, _("The link is on its way."))
        return redirect("involvement:card", pk)


class StopLettersView(DeskMixin, View):
    """Ends the letters because the person said so to the team."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        with locked(changeable(self, pk)) as current:
            plans.stop(current.person, timezone.now(), Actor.of(request.user), current)
        messages.success(request, _("No letter leaves any more."))
        return redirect("involvement:card", pk)


def changeable(view: DeskMixin, pk: int) -> Involvement:
    """A request that the view's user sees and may change.

    Raises:
        PermissionDenied: they may only look.
        Http404: it does not exist for them.
    """
    if not access.may_change(view.request.user):
        raise PermissionDenied
    return get_object_or_404(view.requests(), pk=pk)
