"""The four fields with which somebody says: me too; or: call me."""

import uuid
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from . import agreements, spam
from .fields import ContactForm, SlotForm
from .models import Wish
from .notices import digest_of, notice_shown
from .services import Enquiry


class GuardedForm(forms.Form):
    """What keeps double clicks and machines away: a key, when it was shown, and a trap."""

    form_key = forms.CharField(required=False, widget=forms.HiddenInput)
    shown = forms.CharField(required=False, widget=forms.HiddenInput)
    # For machines only: people neither see nor reach it. Named so that no browser fills it in.
    second_message = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    @staticmethod
    def guards(now: datetime) -> dict[str, Any]:
        """Initial values of the form that is shown at this moment."""
        return {"form_key": uuid.uuid4(), "shown": spam.stamp(now)}

    def clean_form_key(self) -> uuid.UUID:
        """The key that came with the form; one for everybody where it was lost on the way."""
        try:
            return uuid.UUID(self.cleaned_data["form_key"])
        except ValueError:
            return uuid.NAMESPACE_URL


class InvolvementForm(ContactForm, SlotForm, GuardedForm):
    """First name, e-mail or phone, municipality, one sentence: nothing else is asked."""

    message = forms.CharField(
        label=_("What would you like to do, offer or find?"),
        help_text=_("One sentence is enough."),
        max_length=2000,
        error_messages={"required": _("Tell us in one sentence what you have in mind.")},
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    wish = forms.CharField(required=False)
    notice = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = ["first_name", "email", "phone", "callback", "commune", "commune_choice"]

    def __init__(
        self,
        *args: Any,
        now: datetime,
        notice_text: str = "",
        wish: str = "",
        **kwargs: Any,
    ) -> None:
        """
        Args:
            now: when it is shown or sent, aware.
            notice_text: the privacy notice beside the button.
            wish: what the page that moved the person suggests.
            kwargs: of `ContactForm` and `SlotForm`.
        """
        own = {"notice": digest_of(notice_text), "wish": wish}
        kwargs["initial"] = self.guards(now) | own | (kwargs.get("initial") or {})
        super().__init__(*args, now=now, **kwargs)
        self.notice_text = notice_text

    @property
    def boxes(self) -> list[agreements.Box]:
        """What one may agree to beyond the answer."""
        return agreements.boxes(self.data)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        wants_mail = any(
            box.ticked and box.purpose in agreements.BY_MAIL_ONLY for box in self.boxes
        )
        if wants_mail and not data.get("email") and "email" not in self.errors:
            self.add_error("email", _("Leave an e-mail address, so that news can reach you."))
        return data

    def clean_message(self) -> str:
        return self.cleaned_data["message"].replace("\r\n", "\n").replace("\r", "\n")

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
            agrees_to=agreements.agreed(self.data, language),
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
