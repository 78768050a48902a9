"""What a person can fill in on their own page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from involvement.fields import ContactForm, EmailField, LineField, PhoneField, SlotForm
from involvement.models import Person
from taxonomy.models import Territory

from .correction import Details

LONGEST_WORD = 2000


class WordForm(forms.Form):
    """A word more."""

    word = forms.CharField(
        label=_("A word more"),
        max_length=LONGEST_WORD,
        error_messages={
            "required": _("Write a word before you send it, and no more than 2,000 characters."),
            "max_length": _("Write a word before you send it, and no more than 2,000 characters."),
        },
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="%s", **kwargs)

    def clean_word(self) -> str:
        return self.cleaned_data["word"].replace("\r\n", "\n").replace("\r", "\n")


class CallForm(SlotForm):
    """Another time for the call, or none."""

    phone = PhoneField(
        label=_("The number at which we reach you"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        """
        Args:
            person: who wants to be called; a known number is not asked again.
            kwargs: of `SlotForm`.
        """
        super().__init__(*args, auto_id="call_%s", **kwargs)
        self.person = person

    def clean_phone(self) -> str:
        return self.cleaned_data["phone"] or self.person.phone


class CorrectionForm(ContactForm):
    """Everything that we hold of how somebody is called and reached."""

    last_name = LineField(
        label=_("Your last name, if you like"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "family-name", "autocapitalize": "words"}),
    )
    field_order = ["first_name", "last_name"]

    def __init__(self, *args: Any, person: Person, needs_phone: bool, **kwargs: Any) -> None:
        """
        Args:
            person: whose details they are.
            needs_phone: whether a call is planned.
        """
        known = {
            name: getattr(person, name) for name in ("first_name", "last_name", "email", "phone")
        }
        super().__init__(*args, initial=known | {"commune": person.place}, **kwargs)
        self.person = person
        self.needs_phone = needs_phone
        self.fields["commune"].help_text = _("Name or postal code.")

    def clean_phone(self) -> str:
        phone = self.cleaned_data["phone"]
        if self.needs_phone and not phone:
            raise forms.ValidationError(
                _("You want to be called: leave a number, or give up the call first.")
            )
        return phone

    def find_commune(self, data: dict[str, Any]) -> Territory | None:
        if self._same_place(data):
            return self.person.commune
        return super().find_commune(data)

    def details(self) -> Details:
        """What was sent, ready to be corrected."""
        data = self.cleaned_data
        text = self.person.commune_text if self._same_place(data) else data["commune"]
        return Details(
            first_name=data["first_name"],
            last_name=data["last_name"],
            email=data["email"],
            phone=data["phone"],
            commune=data["commune_found"],
            commune_text=text,
        )

    def _same_place(self, data: dict[str, Any]) -> bool:
        return data["commune"] == self.person.place


class LinkForm(forms.Form):
    """The address to which a new link goes."""

    link_email = EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        error_messages={"required": _("Write the address with which you wrote to us.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="%s", **kwargs)
