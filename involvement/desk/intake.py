"""A request that somebody spoke instead of writing: on the telephone, by mail, at the market."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page

from content.languages import active
from content.visibility import public
from involvement import access, claiming, slots
from involvement.forms import InvolvementForm
from involvement.models import InvolvementPage, Origin, Wish
from involvement.routing import NobodyAnswersError
from involvement.services import Enquiry, receive
from involvement.timeline import Actor
from people.models import Facilitator

from .base import DeskMixin

# How the notice reached them, as it stands beside what they agreed to.
VIA = {Origin.PHONE: "telephone", Origin.MAIL: "mail", Origin.ROOM: "in the room"}


class IntakeForm(InvolvementForm):
    """The fields of the public form in the words of the team, and how the request came."""

    origin = forms.ChoiceField(
        label=gettext_lazy("Came by"),
        choices=[choice for choice in Origin.choices if choice[0] != Origin.WEB],
    )
    language = forms.ChoiceField(
        label=gettext_lazy("In which language we answer"), choices=settings.LANGUAGES
    )
    page = forms.ModelChoiceField(
        label=gettext_lazy("What moved them"),
        queryset=Page.objects.filter(depth__gt=2),
        required=False,
        widget=AdminPageChooser,
    )
    wish = forms.ChoiceField(
        label=gettext_lazy("Wish"), choices=[("", "—"), *Wish.choices], required=False
    )
    callback = forms.ChoiceField(
        label=gettext_lazy("Wants to be called"),
        choices=[],
        required=False,
        error_messages={"invalid_choice": gettext_lazy("This time is no longer free.")},
    )
    notice_read = forms.BooleanField(
        label=gettext_lazy("I told them what we keep and why"),
        error_messages={
            "required": gettext_lazy("Read them the notice first, then tick that you did.")
        },
    )
    take = forms.BooleanField(
        label=gettext_lazy("I answer it myself"), required=False, initial=True
    )

    LABELS = {
        "first_name": gettext_lazy("First name"),
        "message": gettext_lazy("Their words"),
        "commune": gettext_lazy("Municipality"),
    }
    REQUIRED = {
        "first_name": gettext_lazy("Note their first name."),
        "message": gettext_lazy("Note in one sentence what they have in mind."),
        "commune": gettext_lazy("Note where they live or work: a name or a postal code."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in self.LABELS.items():
            self.fields[name].label = label
            self.fields[name].error_messages["required"] = self.REQUIRED[name]
            # The browser shall not fill in the facilitator's own name.
            self.fields[name].widget.attrs["autocomplete"] = "off"
        for name in ("email", "phone"):
            self.fields[name].widget.attrs["autocomplete"] = "off"
        self.fields["message"].help_text = self.fields["commune"].help_text = ""
        self.offer_slots_of(self.slots)

    def offer_slots_of(self, offered: list[datetime]) -> None:
        """Show these times of a call."""
        self.slots = offered
        choices = [(choice["value"], choice["label"]) for choice in self.slot_choices]
        self.fields["callback"].choices = [("", _("at any time")), *choices]

    def enquiry_of(self, taken_by: Facilitator | None) -> Enquiry:
        """What was noted, ready to be received; never taken for spam."""
        data = self.cleaned_data
        noted = self.enquiry(data["page"], via=VIA[data["origin"]])
        return replace(
            noted,
            language=data["language"],
            origin=data["origin"],
            suspicious="",
            taken_by=taken_by if data["take"] else None,
        )


class IntakeView(DeskMixin, WagtailAdminTemplateMixin, TemplateView):
    """The form, and its receipt through the same door as the public one."""

    template_name = "involvement/desk/intake.html"
    page_title = gettext_lazy("Add a request by hand")
    header_icon = "plus"
    http_method_names = ["get", "head", "post"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not access.may_change(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        queue = {"url": reverse("involvement:index"), "label": _("Requests")}
        return [*self.breadcrumbs_items, queue, {"url": "", "label": str(self.page_title)}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.get("form") or self._form()
        context = super().get_context_data(**kwargs)
        return context | {
            "form": form,
            "media": form.media,
            "notice": form.notice_text,
            "may_take": self._facilitator is not None,
        }

    @property
    def _facilitator(self) -> Facilitator | None:
        return getattr(self.request.user, "facilitator", None)

    def _form(self, data: Any = None) -> IntakeForm:
        now, facilitator = timezone.now(), self._facilitator
        offered = slots.free_slots(facilitator, now) if facilitator else []
        if facilitator and data:
            chosen = slots.parse_slot(data.get("callback", ""))
            offered = slots.with_chosen(offered, chosen, facilitator, now)
        form = public(InvolvementPage.objects.filter(locale__language_code=active())).first()
        notice_text = (form or InvolvementPage()).notice_text
        initial = {"language": active(), "origin": Origin.PHONE}
        return IntakeForm(data, now=now, notice_text=notice_text, slots=offered, initial=initial)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = self._form(request.POST)
        if not form.is_valid():
            return self._again(form)
        now = timezone.now()
        try:
            involvement = receive(form.enquiry_of(self._facilitator), now)
        except slots.SlotUnavailableError as error:
            form.offer_slots(slots.free_slots(error.owner, now))
            form.offer_slots_of(form.slots)
            return self._again(form)
        except NobodyAnswersError:
            form.add_error(None, _("There is no facilitator yet: nothing could be stored."))
            return self._again(form)
        if not self.requests().filter(pk=involvement.pk).exists():
            told = _("It went to %(programme)s: %(name)s answers.")
            values = {"programme": involvement.programme, "name": involvement.owner.name}
            messages.success(request, told % values)
            return redirect("involvement:index")
        if form.cleaned_data["take"] and involvement.owner == self._facilitator:
            claiming.claim(involvement, involvement.owner, now, Actor.of(request.user))
        messages.success(request, _("Kept. %(name)s answers.") % {"name": involvement.owner.name})
        return redirect("involvement:card", involvement.pk)

    def _again(self, form: IntakeForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)
