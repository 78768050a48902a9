"""Who somebody is, how and when to reach them: fields that the form and one's own page share."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from taxonomy.models import Territory

from .communes import match_commune
from .contact import clean_email, clean_phone, one_line
from .slots import parse_slot
from .wording import slot_in_words

# Choice of those whose municipality is none of those that the form proposes.
AS_WRITTEN = "as-written"


class LineField(forms.CharField):
    """Words on one line."""

    def clean(self, value: Any) -> str:
        return one_line(super().clean(value))


class EmailField(forms.CharField):
    """An e-mail address that names exactly one mailbox, or nothing."""

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        return clean_email(text) if text else ""


class PhoneField(forms.CharField):
    """A number that can be dialled, kept as written, or nothing."""

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        return clean_phone(text) if text else ""


class ContactForm(forms.Form):
    """First name, e-mail or phone, municipality."""

    first_name = LineField(
        label=_("Your first name"),
        max_length=80,
        error_messages={"required": _("Tell us your first name, so that we know whom to greet.")},
        widget=forms.TextInput(attrs={"autocomplete": "given-name", "autocapitalize": "words"}),
    )
    email = EmailField(
        label=_("E-mail"),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )
    phone = PhoneField(
        label=_("Phone"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    commune = LineField(
        label=_("Your municipality"),
        help_text=_("Name or postal code. It leads your words to the person who is near you."),
        max_length=120,
        error_messages={"required": _("Tell us where you live or work: a name or a postal code.")},
        widget=forms.TextInput(attrs={"autocomplete": "address-level2"}),
    )
    commune_choice = forms.CharField(required=False, max_length=100)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="%s", **kwargs)
        self.commune_choices: list[dict[str, Any]] = []

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        reachable = data.get("email") or data.get("phone")
        if not reachable and not {"email", "phone"} & set(self.errors):
            self.add_error(
                "email",
                _("Leave an e-mail address or a phone number, so that we can answer you."),
            )
        if "commune" in data:
            data["commune_found"] = self.find_commune(data)
        return data

    def find_commune(self, data: dict[str, Any]) -> Territory | None:
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


class SlotForm(forms.Form):
    """When to be called: one of the times that are offered, or none."""

    callback = forms.CharField(required=False)

    def __init__(
        self, *args: Any, now: datetime, slots: list[datetime] | None = None, **kwargs: Any
    ) -> None:
        """
        Args:
            now: when it is shown or sent, aware.
            slots: times at which somebody can call.
        """
        super().__init__(*args, **kwargs)
        self.now = now
        self.slots = slots or []

    @property
    def slot_choices(self) -> list[dict[str, Any]]:
        """Times of a call with their words; the one that was chosen is marked if it is left."""
        chosen = parse_slot(self["callback"].value() or "")
        return [
            {
                "value": slot.isoformat(),
                "label": slot_in_words(slot, self.now),
                "checked": slot == chosen,
            }
            for slot in self.slots
        ]

    def offer_slots(self, slots: list[datetime], answers: str = "") -> None:
        """The chosen time cannot be had: say why and offer others; nothing else is lost.

        Args:
            slots: times that can.
            answers: who answers, if it is somebody else than the form had shown.
        """
        self.slots = slots
        self.add_error(
            "callback",
            _("Where you live, %(name)s answers. Choose one of these times, or none.")
            % {"name": answers}
            if answers
            else _(
                "This time is no longer free. Choose another one, or none: we call when we can."
            ),
        )

    def clean_callback(self) -> datetime | None:
        text = self.cleaned_data["callback"]
        slot = parse_slot(text)
        if text and slot is None:
            raise ValidationError(_("Choose one of the times, or none."), code="slot")
        return slot

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("callback") and not data.get("phone") and "phone" not in self.errors:
            self.add_error("phone", _("Leave a number, so that we can call you at that time."))
        return data
