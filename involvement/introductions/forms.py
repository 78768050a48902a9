"""What a party fills in on their page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from involvement.models import Answer, Party, Usefulness

from .mails import moment

LONGEST_WORD = 1000
NO_ANSWER = _("Choose one of the answers before you send.")


class AnswerForm(forms.Form):
    """Yes or no, what the others may have, a word for the facilitator."""

    says = forms.ChoiceField(choices=Answer, error_messages={"required": NO_ANSWER})
    shares_email = forms.BooleanField(required=False)
    shares_phone = forms.BooleanField(required=False)
    word = forms.CharField(required=False, max_length=LONGEST_WORD)

    def __init__(self, data: Any = None, *, party: Party) -> None:
        names = ("shares_email", "shares_phone", "word")
        known = {name: getattr(party, name) for name in names} | {"says": party.answer}
        super().__init__(data, initial=known)


class TimesForm(forms.Form):
    """Which of the proposed times suit; none is an answer too."""

    possible = forms.MultipleChoiceField(required=False)

    def __init__(self, data: Any = None, *, party: Party) -> None:
        slots = list(party.introduction.slots.all())
        mine = [str(key) for key in party.possible_slots.values_list("pk", flat=True)]
        super().__init__(data, initial={"possible": mine})
        choices = [(str(slot.pk), moment(slot.starts_at)) for slot in slots]
        self.fields["possible"].choices = choices

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The times with their ticks."""
        ticked = self["possible"].value() or []
        return [
            {"value": value, "label": label, "checked": value in ticked}
            for value, label in self.fields["possible"].choices
        ]


class DebriefForm(forms.Form):
    """Was it useful, and what comes next?"""

    useful = forms.ChoiceField(choices=Usefulness, error_messages={"required": NO_ANSWER})
    next_step = forms.CharField(required=False, max_length=LONGEST_WORD)

    def __init__(self, data: Any = None, *, party: Party) -> None:
        super().__init__(data, initial={"useful": party.useful, "next_step": party.next_step})
