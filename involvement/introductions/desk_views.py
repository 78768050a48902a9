"""Introductions in the admin: composing one, following it, and what its buttons do."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Case, QuerySet, Value, When
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from content.admin_lists import DayColumn, MomentColumn
from involvement import access
from involvement.desk.base import DeskList, DeskMixin
from involvement.models import (
    Answer,
    Ingredient,
    IngredientState,
    Introduction,
    IntroductionState,
    Side,
)
from involvement.timeline import Actor

from . import asking, debrief, limits, mails, meeting, states
from .desk_board import FormPage
from .desk_forms import ComposeForm, MeetingForm, ProposalForm
from .states import IntroductionMovedError

S = IntroductionState
REFUSALS = {
    "paused": gettext_lazy("%(name)s wants not to be asked at the moment."),
    "cap": gettext_lazy("%(name)s has been asked as often as they want in thirty days."),
    "unreachable": gettext_lazy("Mails to %(name)s come back, and there is no phone number."),
    "gone": gettext_lazy("The request of %(name)s is no longer open."),
}


class IntroductionsMixin(DeskMixin):
    """Finds the introductions of one's own programme only."""

    def introductions(self) -> QuerySet[Introduction]:
        rows = access.visible(Introduction.objects.all(), self.request.user)
        return rows.select_related("programme", "owner", "need__involvement")


class IntroductionsView(IntroductionsMixin, DeskList):
    """The introductions of one's programme: those under way first."""

    model = Introduction
    index_url_name = "involvement:introductions"
    index_results_url_name = "involvement:introductions_results"
    page_title = gettext_lazy("Introductions")
    header_icon = "group"
    list_filter = ["state"]
    search_fields = ["subject"]
    columns = [
        TitleColumn(
            "subject",
            label=gettext_lazy("What it is about"),
            accessor=lambda row: row.subject or str(row),
            get_url=lambda row: reverse("involvement:introduction", args=[row.pk]),
        ),
        StatusTagColumn(
            "state",
            label=gettext_lazy("State"),
            accessor="get_state_display",
            primary=lambda row: row.state in states.RUNNING,
        ),
        Column("owner", label=gettext_lazy("Who introduces"), accessor="owner"),
        DayColumn("asked_at", label=gettext_lazy("Asked")),
        MomentColumn("meeting_at", label=gettext_lazy("Meeting")),
    ]

    def get_base_queryset(self) -> QuerySet[Introduction]:
        return self.introductions()

    def order_queryset(self, queryset: QuerySet[Introduction]) -> QuerySet[Introduction]:
        running = Case(When(state__in=states.RUNNING, then=Value(0)), default=Value(1))
        return queryset.order_by(running, "-created_at", "-pk")


class ComposeView(DeskMixin, FormPage):
    """Writes what each party is told, and asks them. `?offer=ID`, repeated, says whom."""

    template_name = "involvement/introductions/desk/compose.html"
    page_title = gettext_lazy("Introduce people to each other")
    header_icon = "group"

    @cached_property
    def need(self) -> Ingredient:
        needs = access.visible(Ingredient.objects.filter(side=Side.NEED), self.request.user)
        rows = needs.select_related("involvement__person", "programme")
        return get_object_or_404(rows, pk=self.kwargs["pk"], state=IngredientState.OPEN)

    @cached_property
    def offers(self) -> list[Ingredient]:
        chosen = {key for key in self.request.GET.getlist("offer") if key.isdecimal()}
        rows = Ingredient.objects.filter(
            programme=self.need.programme_id, side=Side.OFFER, involvement__person__isnull=False
        ).exclude(involvement__person=self.need.person)
        keys = sorted(int(key) for key in chosen if len(key) < 10)
        rows = rows.filter(pk__in=keys).select_related("involvement__person").order_by("pk")
        people: dict[int, Ingredient] = {}
        for row in rows:
            people.setdefault(row.involvement.person_id, row)
        return list(people.values())[: asking.MOST - 1]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # Before anything is shown: without who speaks for the need, there is nobody to ask.
        if access.may_see(request.user) and self.need.person is None:
            messages.error(request, _("Say first who speaks for this need."))
            return redirect("involvement:ingredient", self.need.pk)
        return super().dispatch(request, *args, **kwargs)

    def get_form(self, data: Any = None) -> ComposeForm:
        if not self.offers:
            raise Http404
        requests = [self.need.involvement, *(offer.involvement for offer in self.offers)]
        offers = {offer.involvement_id: offer for offer in self.offers}
        return ComposeForm(data, need=self.need, requests=requests, offers=offers)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.get_form(request.POST)
        if not self.may_save():
            raise PermissionDenied
        if form.is_valid():
            try:
                introduction = self._ask(form)
            except limits.NotToBeAskedError as error:
                name = {"name": error.person.name}
                form.add_error(None, REFUSALS[error.why] % name)
            else:
                messages.success(request, _("Each of them is asked, on their own."))
                return redirect("involvement:introduction", introduction.pk)
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def _ask(self, form: ComposeForm) -> Introduction:
        user = self.request.user
        owner = getattr(user, "facilitator", None) or self.need.involvement.owner
        subject = form.cleaned_data["subject"]
        return asking.ask(
            form.cleaned_data["key"],
            self.need,
            owner,
            subject,
            form.invitees(),
            timezone.now(),
            Actor.of(user),
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        now = timezone.now()
        people = [request.person for request in context["form"].requests]
        asked = limits.asked_lately([person.pk for person in people], now)
        seats = [
            seat | {"limit": limits.may_be_asked(person, limits.left(person, asked), now)}
            for seat, person in zip(context["form"].seats, people, strict=True)
        ]
        return context | {"need": self.need, "seats": seats}


class IntroductionView(IntroductionsMixin, WagtailAdminTemplateMixin, TemplateView):
    """Where one introduction stands: who answered what, the times, the meeting, how it went."""

    template_name = "involvement/introductions/desk/introduction.html"
    page_title = gettext_lazy("Introduction")
    header_icon = "group"

    @cached_property
    def introduction(self) -> Introduction:
        return get_object_or_404(self.introductions(), pk=self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        return str(self.introduction)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        listed = {"url": reverse("involvement:introductions"), "label": _("Introductions")}
        return [*self.breadcrumbs_items, listed, {"url": "", "label": str(self.introduction)}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now, it = timezone.now(), self.introduction
        may_change = access.may_change(self.request.user)
        looking = it.state in meeting.LOOKING
        begun = it.meeting_at is not None and it.meeting_at <= now
        slots = it.slots.prefetch_related("possible_for__person")
        reachable = states.TRANSITIONS[it.state]
        defaults = {
            "proposal": ProposalForm(introduction=it, now=now) if looking else None,
            "meeting_form": MeetingForm(introduction=it, now=now)
            if S.SCHEDULED in reachable
            else None,
        }
        return (
            super().get_context_data(**kwargs)
            | defaults
            | {
                "introduction": it,
                "parties": mails.parties_of(it),
                "slots": [{"words": mails.moment(slot.starts_at), "slot": slot} for slot in slots],
                "when": mails.when(it) if it.meeting_at else "",
                "asks": it.state == S.ASKED,
                "may_change": may_change,
                "may_drop": it.state == S.SCHEDULED and not begun,
                "may_conclude": [
                    (to, label)
                    for to, label in CONCLUSIONS.items()
                    if to in reachable and (begun or to not in (S.HELD, S.MISSED))
                ],
                "may_cancel": S.CANCELLED in reachable,
            }
            | kwargs
        )


CONCLUSIONS = {
    S.HELD: gettext_lazy("They have met"),
    S.MISSED: gettext_lazy("It did not take place"),
    S.CONTINUES: gettext_lazy("They go on together"),
    S.ENDED: gettext_lazy("Nothing follows"),
}


class ActView(IntroductionView):
    """What the buttons do. A form with an error comes back with it, and with what was written."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, act: str) -> HttpResponse:
        it = self.introduction
        if act not in ACTS:
            raise Http404
        if not access.may_change(request.user):
            raise PermissionDenied
        try:
            broken = ACTS[act](it, request.POST, timezone.now(), Actor.of(request.user))
        except IntroductionMovedError:
            messages.error(request, _("Somebody was quicker: the introduction has moved on."))
        else:
            if broken:
                return self.render_to_response(self.get_context_data(**broken), status=422)
            messages.success(request, _("Done."))
        return redirect("involvement:introduction", pk)


Broken = dict[str, forms.Form] | None


def _propose(it: Introduction, data: Any, now: datetime, actor: Actor) -> Broken:
    form = ProposalForm(data, introduction=it, now=now)
    if not form.is_valid():
        return {"proposal": form}
    meeting.propose_times(it, form.times(), now, actor)
    return None


def _fix(it: Introduction, data: Any, now: datetime, actor: Actor) -> Broken:
    form = MeetingForm(data, introduction=it, now=now)
    if not form.is_valid():
        return {"meeting_form": form}
    values = form.cleaned_data
    meeting.fix(it, values["starts_at"], values["minutes"], values["place"], now, actor)
    return None


def _drop(it: Introduction, data: Any, now: datetime, actor: Actor) -> Broken:
    meeting.drop(it, now, actor)
    return None


def _cancel(it: Introduction, data: Any, now: datetime, actor: Actor) -> Broken:
    asking.call_off(it, now, actor)
    return None


def _conclude(it: Introduction, data: Any, now: datetime, actor: Actor) -> Broken:
    to = data.get("to", "")
    if to not in CONCLUSIONS:
        raise IntroductionMovedError(it.state)
    debrief.conclude(it, to, now, actor)
    return None


def _answer(it: Introduction, data: Any, now: datetime, actor: Actor) -> Broken:
    """What somebody said on the phone."""
    number, says = data.get("party", ""), data.get("says", "")
    party = (
        it.parties.filter(pk=number).first() if number.isdecimal() and len(number) < 10 else None
    )
    if party is None or says not in Answer.values:
        raise IntroductionMovedError(it.state)
    shares = {f"shares_{name}": f"shares_{name}" in data for name in ("email", "phone")}
    asking.answer(party, says, now, word=party.word, actor=actor, **shares)
    return None


ACTS: dict[str, Callable[[Introduction, Any, datetime, Actor], Broken]] = {
    "propose": _propose,
    "fix": _fix,
    "drop": _drop,
    "cancel": _cancel,
    "conclude": _conclude,
    "answer": _answer,
}
