"""The person behind a request: their data as a file, and their erasure, with a question before it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import ChoiceField, Form, RadioSelect
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from involvement import access
from involvement.law.erasure import REASONS, erase
from involvement.law.export import as_download
from involvement.law.family import requests_of, same_human
from involvement.models import Involvement
from involvement.timeline import Actor

from .base import DeskMixin
from .card import CardSection


class PersonSection(CardSection):
    """The two buttons on the card, for whoever may change the request."""

    template_name = "involvement/desk/person_section.html"

    def values(self) -> dict[str, Any]:
        return {"may_change": access.may_change(self.request.user)}


class PersonMixin(DeskMixin):
    """Finds the request; closed to those who only look."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not access.may_change(request.user):
            raise PermissionDenied
        self.involvement: Involvement = get_object_or_404(self.requests(), pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)


class ExportPersonView(PersonMixin, View):
    """Everything that is held of the person, as a file to hand over."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return as_download(self.involvement.person, timezone.now())


class ErasureForm(Form):
    """Why, from a closed list: free words could name whom they are about."""

    why = ChoiceField(
        label=gettext_lazy("Why"), choices=REASONS, widget=RadioSelect, initial=REASONS[0][0]
    )


class ErasePersonView(PersonMixin, WagtailAdminTemplateMixin, FormView):
    """Says what goes and asks why; its button erases."""

    form_class = ErasureForm
    template_name = "involvement/desk/erase.html"
    page_title = gettext_lazy("Erase this person?")
    header_icon = "bin"

    def get_page_subtitle(self) -> str:
        return str(self.involvement)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        queue = {"url": reverse("involvement:index"), "label": _("Requests")}
        card = {"url": self.card_url, "label": str(self.involvement)}
        here = {"url": "", "label": _("Erase this person?")}
        return [*self.breadcrumbs_items, queue, card, here]

    @property
    def card_url(self) -> str:
        return reverse("involvement:card", args=[self.involvement.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "involvement": self.involvement,
            "requests": requests_of(same_human(self.involvement.person)),
            "card_url": self.card_url,
        }

    def form_valid(self, form: ErasureForm) -> HttpResponse:
        user = self.request.user
        person, why = self.involvement.person, form.cleaned_data["why"]
        erase(person, timezone.now(), Actor.of(user), why=why)
        messages.success(self.request, _("Erased: nothing of this person is left."))
        return redirect("involvement:index")
