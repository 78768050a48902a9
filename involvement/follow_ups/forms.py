"""A plan in four fields, and the days of letters."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from involvement.contact import one_line
from involvement.models import FollowUp, Plan
from involvement.notices import digest_of, notice_shown

from .answers import LATEST_DAY
from .plans import Agreement, Words

NOTICE = _(
    "Yes, send my plan back to me by e-mail now and then over the next year, with news of what moved"
    " me. One tap ends it, at any moment."
)


class DayInput(forms.DateInput):
    """A day as browsers let one choose it."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class HourInput(forms.TimeInput):
    """An hour as browsers let one choose it."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class PlanForm(forms.Form):
    """When …, then I …, on which day, at which hour; and whether letters are welcome."""

    when = forms.CharField(
        label=_("When …"),
        help_text=_("What has to come first? For instance: the barn is free."),
        max_length=200,
        error_messages={"required": _("Say what has to come first.")},
    )
    then = forms.CharField(
        label=_("then I …"),
        help_text=_("What you do then. For instance: show it to the two carpenters."),
        max_length=200,
        error_messages={"required": _("Say what you do then: a small step is enough.")},
    )
    day = forms.DateField(
        label=_("Day of this step"),
        widget=DayInput,
        error_messages={
            "required": _("Choose a day: a step with a date is taken more often."),
            "invalid": _("Choose a day, for instance 30/03/2027."),
        },
    )
    hour = forms.TimeField(
        label=_("Hour"),
        widget=HourInput,
        error_messages={
            "required": _("Choose an hour."),
            "invalid": _("Choose an hour, for instance 9:30."),
        },
    )
    agrees = forms.BooleanField(label=NOTICE, required=False)
    notice = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        now: datetime,
        plan: Plan | None = None,
        agreed: bool = False,
        **kwargs: Any,
    ) -> None:
        """
        Args:
            now: when it is shown or sent, aware.
            plan: the plan so far; its words are shown again, its day is asked anew.
            agreed: whether the person agrees to letters already: then nothing is asked.
        """
        words = {"when": plan.when_words, "then": plan.then_words} if plan else {}
        if plan and plan.next_step_at > now:
            local = timezone.localtime(plan.next_step_at)
            words |= {"day": local.date(), "hour": local.time()}
        kwargs["initial"] = words | {"notice": digest_of(str(NOTICE))}
        super().__init__(*args, auto_id="%s", **kwargs)
        self.now = now
        if agreed:
            del self.fields["agrees"]

    def clean_when(self) -> str:
        return one_line(self.cleaned_data["when"])

    def clean_then(self) -> str:
        return one_line(self.cleaned_data["then"])

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("day") and data.get("hour"):
            data["next_step_at"] = self._next_step_at(data)
        return data

    def _next_step_at(self, data: dict[str, Any]) -> datetime | None:
        today = timezone.localdate(self.now)
        if data["day"] > today + LATEST_DAY:
            self.add_error("day", _("That is far away. Choose a first step within two years."))
            return None
        zone = ZoneInfo(settings.TIME_ZONE)
        moment = datetime.combine(data["day"], data["hour"], zone).astimezone(UTC)
        if moment <= self.now:
            field = "day" if data["day"] < today else "hour"
            self.add_error(field, _("This is over already. Choose a moment that is still to come."))
        return moment

    @property
    def words(self) -> Words:
        """The plan, once the form is valid."""
        data = self.cleaned_data
        return Words(data["when"], data["then"], data["next_step_at"])

    def agreement(self, via: str) -> Agreement | None:
        """What was agreed to, with the text that stood beside the box; None where it was not ticked.

        Args:
            via: the address of the form.
        """
        if not self.cleaned_data.get("agrees"):
            return None
        language = (get_language() or settings.LANGUAGE_CODE)[:2]
        notice = notice_shown(self.cleaned_data["notice"], str(NOTICE), language)
        return Agreement(notice, via)


class TeamPlanForm(PlanForm):
    """The same, written down by the team in the person's words."""

    HOW = [
        ("telephone", _("on the telephone")),
        ("meeting", _("face to face")),
        ("mail", _("by e-mail")),
    ]
    how = forms.ChoiceField(label=_("How they said so"), choices=HOW, required=False)

    def __init__(self, *args: Any, agreed: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, agreed=agreed, **kwargs)
        if agreed:
            del self.fields["how"]
        else:
            self.fields["agrees"].label = _(
                "They agree to get their plan back by e-mail now and then, and know that one tap ends it."
            )

    def clean_how(self) -> str:
        return self.cleaned_data["how"] or self.HOW[0][0]


class LaterForm(forms.Form):
    """Until when the letters wait."""

    day = forms.DateField(
        widget=DayInput,
        error_messages={
            "required": _("Choose a day."),
            "invalid": _("Choose a day, for instance 30/03/2027."),
        },
    )


class DatesForm(forms.Form):
    """The days on which the planned letters of a plan leave."""

    def __init__(self, *args: Any, letters: list[FollowUp], now: datetime, **kwargs: Any) -> None:
        """
        Args:
            letters: those that are planned.
            now: aware.
        """
        super().__init__(*args, **kwargs)
        self.letters = letters
        self.today = timezone.localdate(now)
        for letter in letters:
            self.fields[f"letter-{letter.pk}"] = forms.DateField(
                label=str(letter), widget=DayInput, initial=timezone.localdate(letter.due_at)
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for name, day in list(data.items()):
            if not self.today < day <= self.today + LATEST_DAY:
                self.add_error(name, _("Choose a day between tomorrow and two years from now."))
        return data

    def changed(self) -> list[tuple[FollowUp, Any]]:
        """Letters with another day than before."""
        found = [(letter, self.cleaned_data[f"letter-{letter.pk}"]) for letter in self.letters]
        return [(row, day) for row, day in found if day != timezone.localdate(row.due_at)]
