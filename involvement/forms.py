"""The four fields with which somebody says: me too."""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from .communes import match_commune
from .contact import clean_email, clean_phone, one_line
from .services import Enquiry

# Choice of those whose municipality is none of those that the form proposes.
AS_WRITTEN = "as-written"


class InvolvementForm(forms.Form):
    """First name, e-mail or phone, municipality, one sentence: nothing else is asked."""

    first_name = forms.CharField(
        label=_("Your first name"),
        max_length=80,
        error_messages={"required": _("Tell us your first name, so that we know whom to greet.")},
        widget=forms.TextInput(attrs={"autocomplete": "given-name", "autocapitalize": "words"}),
    )
    email = forms.CharField(
        label=_("E-mail"),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )
    phone = forms.CharField(
        label=_("Phone"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    commune = forms.CharField(
        label=_("Your municipality"),
        help_text=_("Name or postal code. It leads your words to the person who is near you."),
        max_length=120,
        error_messages={"required": _("Tell us where you live or work: a name or a postal code.")},
        widget=forms.TextInput(attrs={"autocomplete": "address-level2"}),
    )
    commune_choice = forms.CharField(required=False, max_length=100)
    message = forms.CharField(
        label=_("What would you like to do, offer or find?"),
        help_text=_("One sentence is enough."),
        max_length=2000,
        error_messages={"required": _("Tell us in one sentence what you have in mind.")},
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    form_key = forms.CharField(required=False, widget=forms.HiddenInput)
    # For machines only: people neither see nor reach it. Named so that no browser fills it in.
    second_message = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    order_of_fields = ("first_name", "email", "phone", "commune", "message")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {}).setdefault("form_key", uuid.uuid4())
        super().__init__(*args, auto_id="%s", **kwargs)
        self.commune_choices: list[dict[str, Any]] = []

    def clean_first_name(self) -> str:
        return one_line(self.cleaned_data["first_name"])

    def clean_email(self) -> str:
        email = self.cleaned_data["email"]
        return clean_email(email) if email else ""

    def clean_phone(self) -> str:
        phone = self.cleaned_data["phone"]
        return clean_phone(phone) if phone else ""

    def clean_commune(self) -> str:
        return one_line(self.cleaned_data["commune"])

    def clean_message(self) -> str:
        return self.cleaned_data["message"].replace("\r\n", "\n").replace("\r", "\n")

    def clean_form_key(self) -> uuid.UUID:
        """The key that came with the form; one for everybody where it was lost on the way."""
        try:
            return uuid.UUID(self.cleaned_data["form_key"])
        except ValueError:
            return uuid.NAMESPACE_URL

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        reachable = data.get("email") or data.get("phone")
        if not reachable and not {"email", "phone"} & set(self.errors):
            self.add_error(
                "email",
                _("Leave an e-mail address or a phone number, so that we can answer you."),
            )
        if "commune" in data:
            data["commune_found"] = self._find_commune(data)
        return data

    def _find_commune(self, data: dict[str, Any]) -> Any:
        """The municipality in the official list; asks back where several could be meant."""
        match = match_commune(data["commune"])
        if not match.choices:
            return match.commune
        choice = data.get("commune_choice", "")
        if choice == AS_WRITTEN:
            return None
        for commune in match.choices:
            if commune.slug == choice:
                return commune
        self.commune_choices = [
            {"value": commune.slug, "label": commune.label} for commune in match.choices
        ]
        self.add_error(
            "commune",
            ValidationError(_("Several places could be meant. Which one is yours?"), code="choose"),
        )
        return None

    def enquiry(self, page: Page | None) -> Enquiry:
        """What was sent, ready to be received.

        Args:
            page: what moved the person, if anything.
        """
        data = self.cleaned_data
        return Enquiry(
            form_key=data["form_key"],
            first_name=data["first_name"],
            email=data["email"],
            phone=data["phone"],
            commune=data["commune_found"],
            commune_text=data["commune"],
            message=data["message"],
            language=(get_language() or "fr")[:2],
            page=page,
            suspicious=bool(data["second_message"]),
        )
