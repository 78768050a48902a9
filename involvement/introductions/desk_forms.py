"""What a facilitator fills in: a need or an offer, an introduction, times, limits."""

import uuid
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page

from involvement.communes import match_commune
from involvement.models import (
    Ingredient,
    IngredientState,
    Introduction,
    Involvement,
    Kind,
    Person,
    Side,
    Wish,
)
from involvement.slots import free_slots
from taxonomy.models import Issue

from .asking import ASKABLE_STATES, Betrayal, Invitee, betrayals
from .board import says_too_much
from .mails import moment
from .meeting import MOST_TIMES, common_times

LOCAL = "%Y-%m-%dT%H:%M"
SAYS_TOO_MUCH = gettext_lazy(
    "Write it so that it names nobody, and without an address or a number."
)


def day_input() -> forms.DateInput:
    """A day, chosen with what the browser offers."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def moment_input() -> forms.DateTimeInput:
    """A day and an hour, chosen with what the browser offers."""
    return forms.DateTimeInput(attrs={"type": "datetime-local"}, format=LOCAL)


class IngredientForm(forms.ModelForm):
    """What is missing or offered, in one sentence that names nobody.

    Args:
        involvement: the request that it comes from; None for a call or a story.
    """

    kind = forms.ChoiceField(
        label=gettext_lazy("What it is"),
        choices=[("", gettext_lazy("Choose what it is")), *Kind.choices],
        error_messages={"required": gettext_lazy("Say what it is.")},
    )
    commune = forms.CharField(label=gettext_lazy("Municipality"), required=False, max_length=120)

    class Meta:
        model = Ingredient
        fields = ["side", "kind", "description", "universe", "issue", "until"]
        widgets = {"until": day_input(), "side": forms.RadioSelect}

    def __init__(self, *args: Any, involvement: Involvement | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.involvement = involvement
        self.fields["side"].choices = Side.choices
        if involvement and not self.instance.pk:
            offers = involvement.wish == Wish.OFFER
            self.fields["side"].initial = Side.OFFER if offers else Side.NEED
        self.fields["issue"].queryset = Issue.objects.filter(retired_on=None)
        place = self.instance.territory or (involvement and involvement.person.commune)
        self.place = place
        self.fields["commune"].initial = place.label if place else ""

    def clean_description(self) -> str:
        """One that tells who it is about is refused."""
        description = " ".join(self.cleaned_data["description"].split())
        if says_too_much(description, self.involvement):
            raise forms.ValidationError(SAYS_TOO_MUCH)
        return description

    def clean_commune(self) -> str:
        """A municipality of the official list; what stood there before may stay."""
        written = self.cleaned_data["commune"].strip()
        if not written or (self.place and written == self.place.label):
            self.instance.territory = self.place if written else None
            return written
        match = match_commune(written)
        if match.commune is None:
            names = ", ".join(choice.label for choice in match.choices[:5])
            if names:
                raise forms.ValidationError(_("Which one: %(names)s?") % {"names": names})
            raise forms.ValidationError(_("This municipality is not in the official list."))
        self.instance.territory = match.commune
        return written


class StoryNeedForm(IngredientForm):
    """A need or an offer that a story tells of; who speaks for it may be said later."""

    page = forms.ModelChoiceField(
        label=gettext_lazy("Story"),
        queryset=Page.objects.filter(depth__gt=2),
        widget=AdminPageChooser,
    )

    class Meta(IngredientForm.Meta):
        fields = ["page", *IngredientForm.Meta.fields]


class EditForm(IngredientForm):
    """Change a need or an offer, and say who speaks for it."""

    speaker = forms.IntegerField(
        label=gettext_lazy("Number of the request of who speaks for it"),
        required=False,
        help_text=gettext_lazy("They are asked first when you introduce people for it."),
    )

    class Meta(IngredientForm.Meta):
        fields = [*IngredientForm.Meta.fields, "state"]

    def __init__(self, *args: Any, requests: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.requests = requests.filter(programme=self.instance.programme_id)
        self.fields["speaker"].initial = self.instance.involvement_id
        if self.instance.follows_call:
            for name in ("side", "description", "universe", "issue", "until", "commune"):
                self.fields[name].disabled = True
        if self.instance.page_id is None:
            del self.fields["speaker"]

    def clean_speaker(self) -> int | None:
        """A request of the same programme that is open."""
        number = self.cleaned_data["speaker"]
        request = self.requests.filter(pk=number, state__in=ASKABLE_STATES).first()
        if number and request is None:
            raise forms.ValidationError(_("There is no open request of this number."))
        self.instance.involvement = request
        return number

    def clean_description(self) -> str:
        """What a call says in public may be repeated."""
        if self.instance.follows_call:
            return self.instance.description
        return super().clean_description()

    def clean(self) -> dict[str, Any]:
        """One whose day is over cannot be opened without another day."""
        cleaned = super().clean()
        until = cleaned.get("until")
        is_open = cleaned.get("state") == IngredientState.OPEN
        if is_open and until and until < timezone.localdate():
            self.add_error("until", _("This day is over."))
        return cleaned


class ComposeForm(forms.Form):
    """What each party is told. Fields of the party with number N end in _N.

    Args:
        need: what is missing.
        requests: of the people to be asked, who speaks for the need first.
        offers: by request, what they offer.
    """

    key = forms.UUIDField(widget=forms.HiddenInput)
    subject = forms.CharField(
        label=gettext_lazy("What it is about"),
        max_length=120,
        help_text=gettext_lazy("Every party reads it before anybody has said yes: name nobody."),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        need: Ingredient,
        requests: list[Involvement],
        offers: dict[int, Ingredient],
    ) -> None:
        super().__init__(data, initial={"key": uuid.uuid4(), "subject": need.description[:120]})
        self.requests = requests
        for number, request in enumerate(requests):
            offer = offers.get(request.pk)
            gives = offer.description if offer else ""
            gets = next(iter(offers.values())).description if number == 0 and offers else ""
            for name, label, known in (
                ("gives", gettext_lazy("Gives"), gives),
                ("gets", gettext_lazy("Gets"), gets),
            ):
                field = forms.CharField(label=label, max_length=200, initial=known)
                self.fields[f"{name}_{number}"] = field

    @property
    def seats(self) -> list[dict[str, Any]]:
        """The parties with their two fields."""
        return [
            {"request": request, "gives": self[f"gives_{number}"], "gets": self[f"gets_{number}"]}
            for number, request in enumerate(self.requests)
        ]

    def clean(self) -> dict[str, Any]:
        """Say at each field what would tell a party who the others are."""
        cleaned = super().clean()
        for betrayal in betrayals(cleaned.get("subject", ""), self.invitees()):
            self.add_error(self._field_of(betrayal), self._words(betrayal))
        return cleaned

    def invitees(self) -> list[Invitee]:
        """Whom to ask, with what they are told."""
        values = self.cleaned_data
        return [
            Invitee(request, values.get(f"gives_{number}", ""), values.get(f"gets_{number}", ""))
            for number, request in enumerate(self.requests)
        ]

    def _field_of(self, betrayal: Betrayal) -> str:
        if betrayal.invitee is None:
            return betrayal.field
        return f"{betrayal.field}_{self.requests.index(betrayal.invitee.involvement)}"

    def _words(self, betrayal: Betrayal) -> str:
        if betrayal.name:
            told = _("This tells that it is about %(name)s. Nobody may know before all said yes.")
            return told % {"name": betrayal.name}
        return _("No address and no number before all have said yes.")


class ProposalForm(forms.Form):
    """Up to five times; the facilitator's own free ones are filled in already."""

    def __init__(self, data: Any = None, *, introduction: Introduction, now: datetime) -> None:
        super().__init__(data)
        times = list(introduction.slots.values_list("starts_at", flat=True))
        times = times or free_slots(introduction.owner, now, MOST_TIMES)
        for number in range(MOST_TIMES):
            label = _("Time %(number)d") % {"number": number + 1}
            self.fields[f"time_{number}"] = forms.DateTimeField(
                label=label,
                required=False,
                widget=moment_input(),
                initial=times[number] if number < len(times) else None,
            )

    def times(self) -> list[datetime]:
        """Those that were filled in."""
        return [value for value in self.cleaned_data.values() if value]

    def clean(self) -> dict[str, Any]:
        """At least one, and none that is over."""
        cleaned = super().clean()
        now = timezone.now()
        for name, value in list(cleaned.items()):
            if value and value <= now:
                self.add_error(name, _("This time is over."))
        if not self.errors and not any(cleaned.values()):
            self.add_error("time_0", _("Propose at least one time."))
        return cleaned


class MeetingForm(forms.Form):
    """When and where. A time that suits everybody is filled in already."""

    starts_at = forms.DateTimeField(label=gettext_lazy("Begins"), widget=moment_input())
    minutes = forms.IntegerField(label=gettext_lazy("Minutes"), min_value=5, max_value=600)
    place = forms.CharField(label=gettext_lazy("Where, or how"), max_length=200)

    def __init__(self, data: Any = None, *, introduction: Introduction, now: datetime) -> None:
        common = common_times(introduction, now)
        self.common = [moment(slot.starts_at) for slot in common]
        first = common[0].starts_at if common else None
        super().__init__(
            data,
            initial={
                "starts_at": introduction.meeting_at or first,
                "minutes": introduction.meeting_minutes,
                "place": introduction.place,
            },
        )

    def clean_starts_at(self) -> datetime:
        """Still to come."""
        if self.cleaned_data["starts_at"] <= timezone.now():
            raise forms.ValidationError(_("This time is over."))
        return self.cleaned_data["starts_at"]


class LimitsForm(forms.ModelForm):
    """How often somebody wants to be asked, and until when not at all."""

    class Meta:
        model = Person
        fields = ["solicitation_cap", "paused_until"]
        widgets = {"paused_until": day_input()}
