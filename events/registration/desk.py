"""Registrations in the admin: dates, who comes, the door, a spreadsheet."""

import json
import logging
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, Q, QuerySet, Sum, Value, When
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn

from content.admin_lists import MomentColumn
from content.spreadsheets import harmless
from involvement import access
from involvement.desk.base import DeskList, DeskMixin
from involvement.desk.exports import local
from involvement.law.erasure import erase
from involvement.timeline import Actor

from . import door, mails, places, signing_up
from .models import HOLDING, Occasion, Registration, RegistrationState

logger = logging.getLogger("involvement.exports")
S = RegistrationState
CONFIRMED, WAITING = Q(registrations__state=S.CONFIRMED), Q(registrations__state=S.WAITING)


class OccasionMixin(DeskMixin):
    """Finds the dates of one's own programme only."""

    def occasions(self) -> QuerySet[Occasion]:
        return access.visible(Occasion.objects.select_related("programme"), self.request.user)

    @cached_property
    def occasion(self) -> Occasion:
        return get_object_or_404(self.occasions(), pk=self.kwargs["pk"])


class OccasionsView(OccasionMixin, DeskList):
    """Dates with registrations: the next one first, those that are over last."""

    model = Occasion
    index_url_name = "registrations:index"
    index_results_url_name = "registrations:index_results"
    page_title = gettext_lazy("Registrations")
    header_icon = "date"
    search_fields = ["title"]
    columns = [
        TitleColumn(
            "title",
            label=gettext_lazy("Event"),
            get_url=lambda row: reverse("registrations:occasion", args=[row.pk]),
        ),
        Column("starts_at", label=gettext_lazy("When"), accessor=mails.when),
        Column(
            "confirmed", label=gettext_lazy("Places taken"), accessor=lambda row: row.confirmed or 0
        ),
        Column(
            "capacity", label=gettext_lazy("Capacity"), accessor=lambda row: row.capacity or "–"
        ),
        Column("waiting", label=gettext_lazy("Waiting"), accessor=lambda row: row.waiting),
        Column("arrived", label=gettext_lazy("Arrived"), accessor=lambda row: row.arrived or 0),
    ]

    def get_base_queryset(self) -> QuerySet[Occasion]:
        taken = Q(registrations__state__in=HOLDING)
        here = Q(registrations__arrived_at__isnull=False)
        return self.occasions().annotate(
            confirmed=Sum("registrations__places", filter=taken),
            waiting=Count("registrations", filter=WAITING),
            arrived=Sum("registrations__places", filter=here),
        )

    def order_queryset(self, queryset: QuerySet[Occasion]) -> QuerySet[Occasion]:
        over = Case(When(ends_at__lt=timezone.now(), then=Value(1)), default=Value(0))
        return queryset.order_by(over, "starts_at", "pk")


# Heading and value of each column of the spreadsheet, in order.
COLUMNS = {
    "code": (gettext_lazy("Code"), lambda row: row.code),
    "name": (gettext_lazy("Name"), lambda row: row.person.name),
    "email": (gettext_lazy("E-mail"), lambda row: row.person.email),
    "places": (gettext_lazy("Places"), lambda row: row.places),
    "state": (gettext_lazy("State"), lambda row: row.get_state_display()),
    "answer": (gettext_lazy("Comes"), lambda row: row.get_answer_display()),
    "needs": (gettext_lazy("Needs"), lambda row: row.needs),
    "registered": (gettext_lazy("Registered"), lambda row: row.created_at),
    "arrived": (gettext_lazy("Arrived"), lambda row: row.arrived_at),
}


class RegistrationsView(OccasionMixin, DeskList):
    """Who comes to a date, who waits, in order."""

    model = Registration
    page_title = gettext_lazy("Who comes")
    header_icon = "group"
    template_name = "events/registration/desk/occasion.html"
    list_filter = ["state", "answer"]
    search_fields = ["person__first_name", "person__email", "code"]
    list_export = list(COLUMNS)
    export_headings = {name: heading for name, (heading, _value) in COLUMNS.items()}
    custom_value_preprocess = {
        datetime: {"csv": lambda value: f"{local(value):%Y-%m-%d %H:%M}", "xlsx": local},
        date: {"csv": date.isoformat, "xlsx": None},
        (str, type(None)): {"csv": harmless, "xlsx": lambda value: value or ""},
    }

    def get_page_subtitle(self) -> str:
        return f"{self.occasion.title}, {mails.when(self.occasion)}"

    def get_index_url(self) -> str:
        return reverse("registrations:occasion", args=[self.occasion.pk])

    def get_index_results_url(self) -> str:
        return reverse("registrations:occasion_results", args=[self.occasion.pk])

    @cached_property
    def columns(self) -> list[Column]:
        return [
            TitleColumn(
                "name",
                label=gettext_lazy("Name"),
                accessor=lambda row: row.person.name,
                get_url=lambda row: reverse("registrations:one", args=[row.pk]),
            ),
            Column("places", label=gettext_lazy("Places"), accessor="places"),
            StatusTagColumn(
                "state",
                label=gettext_lazy("State"),
                accessor="get_state_display",
                primary=lambda row: row.state in HOLDING,
            ),
            Column("answer", label=gettext_lazy("Comes"), accessor="get_answer_display"),
            Column("needs", label=gettext_lazy("Needs"), accessor="needs"),
            MomentColumn("arrived_at", label=gettext_lazy("Arrived")),
        ]

    def get_base_queryset(self) -> QuerySet[Registration]:
        rows = Registration.objects.filter(occasion=self.occasion, person__isnull=False)
        return rows.select_related("person")

    def order_queryset(self, queryset: QuerySet[Registration]) -> QuerySet[Registration]:
        order = [S.OFFERED, S.CONFIRMED, S.WAITING]
        whens = [When(state=state, then=Value(number)) for number, state in enumerate(order)]
        return queryset.order_by(Case(*whens, default=Value(9)), "pk")

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        numbers = self.occasion.registrations.aggregate(
            waiting=Count("pk", filter=Q(state=S.WAITING)),
            arrived=Sum("places", filter=Q(arrived_at__isnull=False)),
        )
        return super().get_context_data(*args, **kwargs) | {
            "occasion": self.occasion,
            "taken": places.taken(self.occasion),
            "waiting": numbers["waiting"],
            "arrived": numbers["arrived"] or 0,
        }

    def get_filename(self) -> str:
        return f"inscriptions-{self.occasion.pk}-{timezone.localdate():%Y-%m-%d}"

    def to_row_dict(self, item: Registration) -> dict[str, Any]:
        return {name: value(item) for name, (_heading, value) in COLUMNS.items()}

    def as_spreadsheet(self, queryset: QuerySet[Registration], spreadsheet_format: str) -> Any:
        logger.info(
            "account %s exported %s registrations of date %s as %s",
            self.request.user.pk, queryset.count(), self.occasion.pk, spreadsheet_format,
        )  # fmt: skip
        return super().as_spreadsheet(queryset, spreadsheet_format)


class DoorView(OccasionMixin, View):
    """The list at the door, for a phone: it goes on without a network."""

    http_method_names = ["get", "post"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        context = {
            "occasion": self.occasion,
            "when": mails.when(self.occasion),
            "rows": door.rows_for_phone(self.occasion),
            "now": timezone.now(),
        }
        response = TemplateResponse(request, "events/registration/desk/door.html", context)
        response["Cache-Control"] = "private, no-store"
        return response

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Arrivals that a phone noted: JSON of a script, or one code from the form without one.

        Told again they change nothing. Answers the list as it is now.
        """
        try:
            told = self._told(request)
        except (ValueError, TypeError, AttributeError, KeyError):
            return JsonResponse({"error": "unreadable"}, status=400)
        now = timezone.now()
        by_code = {row.code: row for row in door.guests(self.occasion)}
        for code, at in told:
            if code in by_code:
                door.check_in(by_code[code], now, at)
        if request.content_type == "application/json":
            return JsonResponse({"rows": door.rows_for_phone(self.occasion)})
        if told and told[0][0] in by_code:
            name = by_code[told[0][0]].person.name
            messages.success(request, _("%(name)s has arrived.") % {"name": name})
        else:
            messages.error(request, _("Nobody on the list has this code."))
        return redirect("registrations:door", pk=pk)

    @staticmethod
    def _told(request: HttpRequest) -> list[tuple[str, datetime | None]]:
        if request.content_type != "application/json":
            return [(request.POST.get("code", "").strip().upper(), None)]
        told = []
        for item in json.loads(request.body)["arrivals"]:
            at = datetime.fromisoformat(str(item["at"]).replace("Z", "+00:00"))
            told.append((str(item["code"]).upper(), at if timezone.is_aware(at) else None))
        return told


class DoorWorker(DeskMixin, TemplateView):
    """The service worker, for the addresses below which it stands."""

    template_name = "events/registration/desk/door-worker.js"
    content_type = "text/javascript"


class OneMixin(DeskMixin):
    """Finds a registration of one's own programme."""

    def registrations(self) -> QuerySet[Registration]:
        occasions = access.visible(Occasion.objects.all(), self.request.user)
        rows = Registration.objects.filter(occasion__in=occasions, person__isnull=False)
        return rows.select_related("person", "occasion__programme")


class OneView(OneMixin, View):
    """One registration, and what the team can do with it. The door's QR code leads here."""

    http_method_names = ["get", "post"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.page(request, get_object_or_404(self.registrations(), pk=pk))

    def page(self, request: HttpRequest, registration: Registration) -> HttpResponse:
        context = {
            "registration": registration,
            "occasion": registration.occasion,
            "person": registration.person,
            "when": mails.when(registration.occasion),
            "turn": places.turn(registration),
        }
        return TemplateResponse(request, "events/registration/desk/one.html", context)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        registration = get_object_or_404(self.registrations(), pk=pk)
        now = timezone.now()
        acts = {
            "arrived": lambda: door.check_in(registration, now),
            "undo": lambda: door.undo(registration),
            "release": lambda: signing_up.release(registration, now),
            "admit": lambda: signing_up.admit(registration, now),
        }
        if request.POST.get("act") == "erase":
            erase(registration.person, now, Actor.of(request.user))
            messages.success(request, _("Everything that was held of this person is erased."))
            return redirect("registrations:occasion", pk=registration.occasion_id)
        act = acts.get(request.POST.get("act", ""))
        if act is None:
            raise Http404
        try:
            act()
        except signing_up.RegistrationClosedError:
            messages.error(
                request,
                _(
                    "This can no longer be changed: things have moved on meanwhile. This is where it"
                    " stands."
                ),
            )
        else:
            messages.success(request, _("Noted."))
        return redirect("registrations:one", pk=pk)


class ScanView(OneView):
    """What the QR code opens: GET shows who it is, the button notes the arrival."""

    def get(self, request: HttpRequest, link: UUID) -> HttpResponse:
        return self.page(request, get_object_or_404(self.registrations(), link=link))


urlpatterns = [
    path("", OccasionsView.as_view(), name="index"),
    path("results/", OccasionsView.as_view(results_only=True), name="index_results"),
    path("<int:pk>/", RegistrationsView.as_view(), name="occasion"),
    path(
        "<int:pk>/results/", RegistrationsView.as_view(results_only=True), name="occasion_results"
    ),
    path("<int:pk>/door/", DoorView.as_view(), name="door"),
    path("door-worker.js", DoorWorker.as_view(), name="door_worker"),
    path("one/<int:pk>/", OneView.as_view(), name="one"),
    path("scan/<uuid:link>/", ScanView.as_view(), name="scan"),
]


class RegistrationsMenuItem(MenuItem):
    """For those who answer."""

    def __init__(self) -> None:
        label = gettext_lazy("Registrations")
        super().__init__(label, reverse("registrations:index"), icon_name="date", order=126)

    def is_shown(self, request: HttpRequest) -> bool:
        return access.may_see(request.user)
