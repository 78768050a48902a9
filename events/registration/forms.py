"""The form with which somebody signs up, and those of their own page."""

from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from involvement import spam
from involvement.fields import EmailField, LineField
from involvement.forms import GuardedForm

from .models import Coming, Registration
from .signing_up import MOST_PLACES, SignUp


class NeedsField(forms.CharField):
    """One open question: what somebody needs to take part."""

    def __init__(self) -> None:
        super().__init__(
            label=_("What do you need to take part well?"),
            help_text=_(
                "A ramp, an interpreter, a seat near the exit, a quiet place … Only those who welcome"
                " you read it; it is erased 30 days after the event."
            ),
            required=False,
            max_length=500,
            widget=forms.Textarea(attrs={"rows": 3}),
        )


class RegistrationForm(GuardedForm):
    """Name, e-mail, how many, and what one needs: nothing else is asked."""

    date = forms.ChoiceField(
        label=_("Which date?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose the date on which you are coming."),
            "invalid_choice": _("Choose one of these dates."),
        },
    )
    name = LineField(
        label=_("Your name"),
        max_length=80,
        error_messages={"required": _("Tell us your name: it stands on the list at the door.")},
        widget=forms.TextInput(attrs={"autocomplete": "name", "autocapitalize": "words"}),
    )
    email = EmailField(
        label=_("E-mail"),
        help_text=_("The confirmation goes there, with your code for the door."),
        max_length=254,
        error_messages={"required": _("Leave an e-mail address: the confirmation goes there.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )
    places = forms.TypedChoiceField(
        label=_("How many of you are coming?"),
        coerce=int,
        choices=[(number, number) for number in range(1, MOST_PLACES + 1)],
        error_messages={"invalid_choice": _("Choose how many places you need.")},
    )
    needs = NeedsField()
    field_order = ["date", "name", "email", "places", "needs"]

    def __init__(
        self, *args: Any, now: datetime, dates: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        """
        Args:
            now: when it is shown or sent, aware.
            dates: key and words of each date that one can choose.
        """
        kwargs["initial"] = self.guards(now) | {"places": 1} | (kwargs.get("initial") or {})
        super().__init__(*args, auto_id="%s", **kwargs)
        self.now = now
        self.fields["date"].choices = dates
        if len(dates) == 1:
            self.fields["date"].required = False
            self.fields["date"].widget = forms.HiddenInput()
            self.initial["date"] = dates[0][0]

    def clean_needs(self) -> str:
        return self.cleaned_data["needs"].replace("\r\n", "\n").replace("\r", "\n")

    def clean_date(self) -> str:
        return self.cleaned_data["date"] or self.fields["date"].choices[0][0]

    def wish(self, language: str, network: str) -> SignUp:
        """What was sent, ready to be received."""
        data = self.cleaned_data
        return SignUp(
            form_key=data["form_key"],
            name=data["name"],
            email=data["email"],
            language=language,
            places=data["places"],
            needs=data["needs"],
            network=network,
            suspicious=self._suspicion(network),
        )

    def _suspicion(self, network: str) -> str:
        data = self.cleaned_data
        why = spam.reason_in_form(trap=data["second_message"], shown=data["shown"], now=self.now)
        recent = Registration.objects.filter(created_at__gt=self.now - spam.WINDOW)
        if not why and network:
            same = recent.filter(network=network).count()
            why = "network" if same >= settings.REQUESTS_PER_NETWORK else ""
        if not why:
            same = recent.filter(person__email__iexact=data["email"]).count()
            why = "address" if same >= settings.REQUESTS_PER_ADDRESS else ""
        return why


class AnswerForm(forms.Form):
    """Yes, perhaps, no."""

    says = forms.ChoiceField(choices=Coming.choices)


class NeedsForm(forms.Form):
    """Changed until the day itself."""

    needs = NeedsField()

    def clean_needs(self) -> str:
        return self.cleaned_data["needs"].replace("\r\n", "\n").replace("\r", "\n")
