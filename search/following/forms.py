"""The forms of following."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from involvement.fields import EmailField
from involvement.guarded import GuardedForm
from taxonomy import areas
from taxonomy.offered import issues_to_choose

from .filters import Choice
from .models import Cadence


class ChoiceForm(forms.Form):
    """Which issues, and where: the boxes and the line from which a `Choice` is made."""

    issue = forms.MultipleChoiceField(
        label=_("Issues"),
        help_text=_("None ticked: all of them."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    place = areas.AreasField(
        label=_("Where"),
        help_text=_(
            "Municipality, intercommunality, department; several with commas between them."
            " Empty: everywhere."
        ),
    )

    def __init__(self, *args: Any, choice: Choice | None = None, **kwargs: Any) -> None:
        """
        Args:
            choice: what is chosen now; an issue that was retired meanwhile can still be kept.
        """
        choice = choice or Choice()
        kwargs["initial"] = {
            "issue": [row.slug for row in choice.issues],
            "place": areas.in_words(list(choice.territories)),
        } | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        known = {issue.slug: issue for issue in issues_to_choose()}
        self.known = known | {issue.slug: issue for issue in choice.issues}
        self.fields["issue"].choices = [(row.slug, row.name) for row in self.known.values()]

    @property
    def choice(self) -> Choice:
        """What a valid form chooses."""
        data = self.cleaned_data
        issues = tuple(self.known[slug] for slug in data["issue"])
        return Choice(issues, tuple(data["place"]))


class OwnForm(ChoiceForm):
    """What a follower changes on their own page."""

    cadence = forms.ChoiceField(
        label=_("How often"), choices=Cadence, widget=forms.RadioSelect, initial=Cadence.WEEKLY
    )
    language = forms.ChoiceField(
        label=_("Language of our mails"),
        choices=[("fr", "Français"), ("de", "Deutsch"), ("en", "English")],
        widget=forms.RadioSelect,
    )


class FollowForm(GuardedForm):
    """By mail: an address and how often. What is followed stands in the address of the page."""

    email = EmailField(
        label=_("Your e-mail"),
        max_length=254,
        error_messages={"required": _("Tell us where to send the e-mails.")},
        widget=forms.EmailInput({"autocomplete": "email", "spellcheck": "false"}),
    )
    cadence = forms.ChoiceField(
        label=_("How often"), choices=Cadence, widget=forms.RadioSelect, initial=Cadence.WEEKLY
    )
    notice = forms.CharField(required=False, widget=forms.HiddenInput)
