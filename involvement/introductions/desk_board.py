"""The board "for want of …" in the admin: needs and offers of one's programme, noted and changed."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Case, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from content.admin_lists import DayColumn
from involvement import access
from involvement.desk.base import DeskList, DeskMixin
from involvement.models import Ingredient, IngredientState, Involvement, Side
from involvement.timeline import Actor
from people.models import Programme

from . import board
from .desk_forms import EditForm, IngredientForm, LimitsForm, StoryNeedForm


def may_note(user: Any) -> bool:
    """Whether somebody may write what stories lack: facilitators and those who write stories."""
    return access.may_change(user) or user.has_perm("involvement.add_ingredient")


def visible_ingredients(user: Any) -> QuerySet[Ingredient]:
    """A facilitator sees those of their programme; who only writes stories, those of pages."""
    rows = Ingredient.objects.all()
    if access.may_see(user):
        return access.visible(rows, user)
    return rows.filter(involvement=None) if may_note(user) else rows.none()


class BoardMixin:
    """Closed to all but those who may note needs and offers."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_note(request.user) and not access.may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


def _origin(row: Ingredient) -> str:
    if row.involvement_id:
        return str(row.involvement)
    return row.page.title if row.page else ""


class BoardView(BoardMixin, DeskList):
    """Needs and offers: the open ones first, the longest waiting at the top."""

    model = Ingredient
    index_url_name = "involvement:board"
    index_results_url_name = "involvement:board_results"
    page_title = gettext_lazy("Needs and offers")
    header_icon = "list-ul"
    list_filter = ["side", "state", "kind", "universe", "issue"]
    search_fields = ["description"]
    columns = [
        TitleColumn(
            "description",
            label=gettext_lazy("In one sentence"),
            width="30%",
            get_url=lambda row: reverse("involvement:ingredient", args=[row.pk]),
        ),
        Column("side", label=gettext_lazy("Side"), accessor="get_side_display"),
        Column("kind", label=gettext_lazy("What it is"), accessor="get_kind_display"),
        Column("universe", label=gettext_lazy("Universe"), accessor="get_universe_display"),
        Column("territory", label=gettext_lazy("Municipality"), accessor="territory"),
        Column("origin", label=gettext_lazy("From"), accessor=_origin),
        Column(
            "age",
            label=gettext_lazy("Waiting for"),
            accessor=lambda row: timesince(row.created_at, depth=1),
        ),
        DayColumn("until", label=gettext_lazy("Until")),
        StatusTagColumn(
            "state",
            label=gettext_lazy("State"),
            accessor="get_state_display",
            primary=lambda row: row.state == IngredientState.OPEN,
        ),
    ]

    def get_base_queryset(self) -> QuerySet[Ingredient]:
        rows = visible_ingredients(self.request.user)
        return rows.select_related("territory", "involvement", "page", "issue")

    def order_queryset(self, queryset: QuerySet[Ingredient]) -> QuerySet[Ingredient]:
        open_first = Case(When(state=IngredientState.OPEN, then=Value(0)), default=Value(1))
        return queryset.order_by(open_first, "created_at", "pk")

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        if not may_note(self.request.user):
            return []
        url = reverse("involvement:ingredient_add")
        label = _("Note what a story lacks")
        return [HeaderButton(label, url=url, icon_name="plus")]


class FormPage(WagtailAdminTemplateMixin, TemplateView):
    """A page of the admin with one form; errors stand at their fields, and nothing is lost."""

    template_name = "involvement/introductions/desk/form.html"
    header_icon = "list-ul"
    button: Any = gettext_lazy("Keep it")

    def get_form(self, data: Any = None) -> forms.Form:
        """The form, empty or with what was sent. Raises Http404 where there is no such row."""
        raise NotImplementedError

    def save(self, form: forms.Form) -> str:
        """Do what the form says and return where to go next."""
        raise NotImplementedError

    def may_save(self) -> bool:
        """Whether the user may change anything here."""
        return access.may_change(self.request.user)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        listed = {"url": reverse("involvement:board"), "label": _("Needs and offers")}
        return [*self.breadcrumbs_items, listed, {"url": "", "label": self.get_page_title()}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=self.get_form()))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.get_form(request.POST)
        if not self.may_save():
            raise PermissionDenied
        if not form.is_valid():
            context = self.get_context_data(form=form)
            return self.render_to_response(context, status=422)
        url = self.save(form)
        messages.success(request, _("Done."))
        return redirect(url)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "media": kwargs["form"].media,
            "button": self.button,
        }


class NoteView(DeskMixin, FormPage):
    """Notes what a request lacks or offers. The card holds the same form."""

    page_title = gettext_lazy("Note what is missing or offered")

    @cached_property
    def involvement(self) -> Involvement:
        return get_object_or_404(self.requests().exclude(person=None), pk=self.kwargs["pk"])

    def get_form(self, data: Any = None) -> IngredientForm:
        return IngredientForm(data, involvement=self.involvement)

    def save(self, form: IngredientForm) -> str:
        row = form.save(commit=False)
        board.note(self.involvement, row, timezone.now(), Actor.of(self.request.user))
        return reverse("involvement:card", args=[self.involvement.pk])


class LimitsView(DeskMixin, FormPage):
    """How often the person behind a request wants to be asked."""

    page_title = gettext_lazy("How often may we ask?")
    header_icon = "user"

    @cached_property
    def involvement(self) -> Involvement:
        return get_object_or_404(self.requests().exclude(person=None), pk=self.kwargs["pk"])

    def get_form(self, data: Any = None) -> LimitsForm:
        return LimitsForm(data, instance=self.involvement.person)

    def save(self, form: LimitsForm) -> str:
        # Only these two: what the person changed meanwhile on their own page stays.
        form.instance.save(update_fields=form.Meta.fields)
        return reverse("involvement:card", args=[self.involvement.pk])


class StoryNeedView(BoardMixin, FormPage):
    """Notes what a story lacks."""

    page_title = gettext_lazy("Note what a story lacks")

    def may_save(self) -> bool:
        return may_note(self.request.user)

    def get_form(self, data: Any = None) -> StoryNeedForm:
        form = StoryNeedForm(data, initial={"side": Side.NEED, "page": self._chosen()})
        if form.is_bound and form.is_valid() and self._programme(form) is None:
            form.add_error("page", _("This page names nobody who answers for it."))
        return form

    def save(self, form: StoryNeedForm) -> str:
        row = form.save(commit=False)
        row.programme, row.created_at = self._programme(form), timezone.now()
        row.save()
        return reverse("involvement:board")

    def _chosen(self) -> str | None:
        number = self.request.GET.get("page", "")
        return number if number.isdecimal() and len(number) < 10 else None

    def _programme(self, form: StoryNeedForm) -> Programme | None:
        """The facilitator's own; for others that of whoever answers for the page."""
        facilitator = getattr(self.request.user, "facilitator", None)
        if facilitator:
            return facilitator.programme
        contact = getattr(form.cleaned_data["page"].specific, "contact", None)
        return contact.programme if contact else None


class EditView(BoardMixin, FormPage):
    """Changes a need or an offer, or says that it is met or withdrawn."""

    page_title = gettext_lazy("Need or offer")

    def may_save(self) -> bool:
        return may_note(self.request.user)

    @cached_property
    def row(self) -> Ingredient:
        rows = visible_ingredients(self.request.user)
        related = rows.select_related("involvement__person", "territory", "page")
        return get_object_or_404(related, pk=self.kwargs["pk"])

    def get_form(self, data: Any = None) -> EditForm:
        requests = access.visible_to(self.request.user)
        return EditForm(
            data, instance=self.row, involvement=self.row.involvement, requests=requests
        )

    def save(self, form: EditForm) -> str:
        form.save()
        return reverse("involvement:board")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"row": self.row}
