"""What the acts of a card ask for. Each form keeps what was typed whatever happens."""

import re
from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from involvement import calls, closing
from involvement.models import ClosedReason, Involvement
from involvement.replies import Reply
from people.models import Facilitator

LONGEST = 4000
# A line of two dashes would end the mail: what follows is its footer.
DASHES = re.compile(r"(?m)^--[ \t]*$")


def words(label: Any, rows: int, *, required: bool = True, help_text: Any = "") -> forms.CharField:
    """A field for some lines."""
    return forms.CharField(
        label=label,
        max_length=LONGEST,
        required=required,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class ActForm(forms.Form):
    """An act on a card. `seen` says up to which step its reader had read.

    Args:
        involvement: the request.
        colleagues: to whom it can be handed over.
    """

    key = ""
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        involvement: Involvement,
        colleagues: Any = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, auto_id=f"{self.key}-%s", **kwargs)
        self.involvement = involvement
        if "to" in self.fields:
            self.fields["to"].queryset = colleagues

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for name, value in data.items():
            if isinstance(value, str):
                data[name] = value.replace("\r\n", "\n").replace("\r", "\n")
        return data


class NoteForm(ActForm):
    """Words for the team."""

    key = "note"
    text = words(_("Note"), 3, help_text=_("Only the team reads it."))


class CallForm(ActForm):
    """Four prompts, and whether anybody answered."""

    key = "call"
    reached = forms.TypedChoiceField(
        label=_("Did you reach them?"),
        choices=[("yes", _("yes, we talked")), ("no", _("no answer"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether you reached them.")},
    )
    problem = words(calls.PROMPTS["problem"], 2, required=False)
    resource = words(calls.PROMPTS["resource"], 2, required=False)
    fear = words(calls.PROMPTS["fear"], 2, required=False)
    next_step = words(calls.PROMPTS["next_step"], 2, required=False)

    @property
    def call(self) -> calls.Call:
        """What was said, once the form is valid."""
        return calls.Call(
            reached=self.cleaned_data["reached"],
            **{name: self.cleaned_data[name].strip() for name in calls.PROMPTS},
        )


class LetterForm(ActForm):
    """An act that writes to the person."""

    subject = forms.CharField(label=_("Subject"), max_length=150)
    body = words(_("Mail"), 12, help_text=_("Their private link stands below it by itself."))

    def clean_body(self) -> str:
        return DASHES.sub("—", self.cleaned_data["body"])

    @property
    def letter(self) -> Reply:
        """The mail, once the form is valid."""
        return Reply(self.cleaned_data["subject"], self.cleaned_data["body"])


class ColleagueField(forms.ModelChoiceField):
    """Somebody of the same team."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Facilitator.objects.none(), **kwargs)


class ReplyForm(LetterForm):
    """A mail, and to whom the request goes in the same act."""

    key = "reply"
    to = ColleagueField(
        label=_("And hand over to"), required=False, empty_label=_("nobody: I go on")
    )
    word = words(_("A word for your colleague"), 2, required=False)

    field_order = ["subject", "body", "to", "word"]


class HandOverForm(ActForm):
    """Who goes on."""

    key = "handover"
    to = ColleagueField(
        label=_("Hand over to"),
        empty_label=_("Choose somebody"),
        error_messages={"required": _("Say who goes on.")},
    )
    word = words(_("A word for your colleague"), 2, required=False)


class SnoozeForm(ActForm):
    """Until which day it rests."""

    key = "snooze"
    until = forms.DateField(
        label=_("Asleep until"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("On that morning it is back in the queue by itself."),
    )
    text = words(_("Why"), 2, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        in_a_month = timezone.localdate() + timedelta(days=30)
        kwargs["initial"] = {"until": in_a_month} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)


class CloseForm(LetterForm):
    """Why it is closed, and the courteous mail that says so."""

    key = "close"
    reason = forms.ChoiceField(
        label=_("Why it is closed"),
        choices=[
            ("", _("Choose a reason")),
            *((reason.value, reason.label) for reason in closing.REASONS),
        ],
        error_messages={"required": _("Say why it is closed.")},
    )
    send = forms.BooleanField(label=_("Send them this mail"), required=False)

    field_order = ["reason", "send", "subject", "body"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("subject", "body"):
            self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("send"):
            if data.get("reason") == ClosedReason.SPAM:
                self.add_error("send", gettext("Spam gets no mail."))
            for name in ("subject", "body"):
                if not data.get(name) and name not in self.errors:
                    told = gettext("Write what you send, or do not send it.")
                    self.add_error(name, ValidationError(told, code="required"))
        return data
