"""The four fields with which somebody says: me too; or: call me."""

import uuid
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from . import spam
from .communes import match_commune
from .contact import clean_email, clean_phone, one_line
from .models import Wish
from .notices import digest_of, notice_shown
from .services import Enquiry
from .slots import parse_slot
from .wording import slot_in_words

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
    wish = forms.CharField(required=False)
    callback = forms.CharField(required=False)
    form_key = forms.CharField(required=False, widget=forms.HiddenInput)
    shown = forms.CharField(required=False, widget=forms.HiddenInput)
    notice = forms.CharField(required=False, widget=forms.HiddenInput)
    # For machines only: people neither see nor reach it. Named so that no browser fills it in.
    second_message = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(
        self,
        *args: Any,
        now: datetime,
        notice_text: str = "",
        slots: list[datetime] | None = None,
        wish: str = "",
        **kwargs: Any,
    ) -> None:
        """
        Args:
            now: when it is shown or sent, aware.
            notice_text: the privacy notice beside the button.
            slots: times at which somebody can call.
            wish: what the page that moved the person suggests.
        """
        kwargs["initial"] = {
            "form_key": uuid.uuid4(),
            "shown": spam.stamp(now),
            "notice": digest_of(notice_text),
            "wish": wish,
        } | (kwargs.get("initial") or {})
        super().__init__(*args, auto_id="%s", **kwargs)
        self.now = now
        self.notice_text = notice_text
        self.slots = slots or []
        self.commune_choices: list[dict[str, Any]] = []

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

    def offer_slots(self, slots: list[datetime]) -> None:
        """The chosen time is gone: say so and offer others; nothing else is lost."""
        self.slots = slots
        self.add_error(
            "callback",
            _("This time is no longer free. Choose another one, or none: we call when we can."),
        )

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

    def clean_wish(self) -> str:
        """A wish that nobody offered is none: what they wrote says enough."""
        wish = self.cleaned_data["wish"]
        return wish if wish in Wish.values else ""

    @property
    def wish_choices(self) -> list[dict[str, Any]]:
        """Wishes with their words; the one that was chosen or suggested is marked."""
        chosen = self["wish"].value()
        return [
            {"value": value, "label": label, "checked": value == chosen}
            for value, label in Wish.choices
        ]

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

    def enquiry(self, page: Page | None, network: str = "", via: str = "") -> Enquiry:
        """What was sent, ready to be received.

        Args:
            page: what moved the person, if anything.
            network: keyed hash of where it came from.
            via: the address of the form.
        """
        data = self.cleaned_data
        language = (get_language() or "fr")[:2]
        return Enquiry(
            form_key=data["form_key"],
            first_name=data["first_name"],
            email=data["email"],
            phone=data["phone"],
            commune=data["commune_found"],
            commune_text=data["commune"],
            message=data["message"],
            language=language,
            page=page,
            wish=data["wish"],
            callback_at=data["callback"],
            notice=notice_shown(data["notice"], self.notice_text, language),
            via=via,
            network=network,
            suspicious=spam.reason(
                trap=data["second_message"],
                shown=data["shown"],
                email=data["email"],
                phone=data["phone"],
                network=network,
                now=self.now,
            ),
        )
