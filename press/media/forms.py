"""The forms of the press room."""

from datetime import date, timedelta
from functools import partial
from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from content import dates
from content.identifiers import page_id
from content.languages import active
from content.visibility import public
from involvement.contact import clean_email, clean_phone, one_line
from involvement.guarded import GuardedForm
from press.choices import Cadence, Format, PickupKind
from press.models.coverage import LONGEST_QUOTE
from stories.lists import newest_first
from stories.models import StoryPage
from taxonomy.areas import AreasField
from taxonomy.models import Issue
from taxonomy.offered import issues_to_choose

WEEKS = 26
NAMELESS = {"required": _("Tell us your name, so that we know whom to greet.")}
OFFERED_STORIES = 60


class AlertsForm(forms.Form):
    """What somebody wants to hear of, and how often."""

    areas = AreasField(
        label=_("Your area"),
        help_text=_(
            "Department, intercommunality or municipality; several with commas between them."
            " Empty: everywhere."
        ),
    )
    beats = forms.MultipleChoiceField(
        label=_("Your beats"),
        help_text=_("None ticked: all of them."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    cadence = forms.ChoiceField(
        label=_("How often"),
        choices=Cadence,
        initial=Cadence.AT_ONCE,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, issues: list[Issue] | None = None, **kwargs: Any) -> None:
        """
        Args:
            issues: what may be ticked; read once by whoever shows several of these forms.
        """
        super().__init__(*args, **kwargs)
        self.issues = open_issues() if issues is None else issues
        self.fields["beats"].choices = [(str(issue.pk), issue.name) for issue in self.issues]

    def clean_beats(self) -> list[Issue]:
        chosen = set(self.cleaned_data["beats"])
        return [issue for issue in self.issues if str(issue.pk) in chosen]


def open_issues() -> list[Issue]:
    """The issues that may be ticked."""
    return list(issues_to_choose())


class SubscriptionForm(AlertsForm, GuardedForm):
    """Any journalist may subscribe; a mail asks them to confirm."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        error_messages=NAMELESS,
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    email = forms.CharField(
        label=_("Your e-mail"),
        max_length=254,
        error_messages={"required": _("Leave an e-mail address: the stories arrive there.")},
        widget=forms.EmailInput({"autocomplete": "email", "spellcheck": "false"}),
    )
    outlet = forms.CharField(
        label=_("Your medium"),
        max_length=120,
        required=False,
        widget=forms.TextInput({"autocomplete": "organization"}),
    )
    field_order = ["name", "email", "outlet", "areas", "beats", "cadence"]

    def clean_name(self) -> str:
        return one_line(self.cleaned_data["name"])

    def clean_outlet(self) -> str:
        return one_line(self.cleaned_data["outlet"])

    def clean_email(self) -> str:
        return clean_email(self.cleaned_data["email"])


class DetailsForm(forms.Form):
    """One's own data. The address is changed by the team: whoever holds a link may not move it."""

    name = forms.CharField(label=_("Your name"), max_length=120, error_messages=NAMELESS)
    phone = forms.CharField(label=_("Phone"), max_length=30, required=False)
    outlet = forms.CharField(label=_("Your medium"), max_length=120, required=False)
    language = forms.ChoiceField(
        label=_("Language of our mails"),
        choices=[("fr", "Français"), ("de", "Deutsch"), ("en", "English")],
    )

    def clean_name(self) -> str:
        return one_line(self.cleaned_data["name"])

    def clean_phone(self) -> str:
        phone = self.cleaned_data["phone"]
        return clean_phone(phone) if phone else ""


class WeekField(forms.TypedChoiceField):
    """A week to come, by its Monday; empty: not decided yet."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            choices=week_choices, coerce=date.fromisoformat, empty_value=None, **kwargs
        )

    def of(self, story: Page) -> Self:
        """Offer no week that ends before the embargo of the story."""
        self.choices = partial(week_choices, story)
        return self


def week_choices(page: Page | None = None) -> list[tuple[str, str]]:
    """Six months of weeks, this one first, or the first in which a story may appear."""
    first = timezone.localdate()
    # A promise points to pages; one that is no story has no embargo that concerns newsrooms.
    story = page if isinstance(page, StoryPage) else getattr(page, "storypage", None)
    if story and story.embargo_until:
        first = max(first, timezone.localdate(story.embargo_until))
    monday = first - timedelta(days=first.weekday())
    weeks = [monday + timedelta(weeks=number) for number in range(WEEKS)]
    return [("", _("not decided yet"))] + [
        (week.isoformat(), _("week of %(day)s") % {"day": dates.day(week)}) for week in weeks
    ]


class ClaimForm(forms.Form):
    """For which edition, in which week, in which form."""

    week = WeekField(label=_("When is it to appear?"), required=False)
    edition = forms.CharField(
        label=_("For which edition or programme?"), max_length=80, required=False
    )
    angle = forms.CharField(label=_("Your angle, in a few words"), max_length=200, required=False)
    format = forms.ChoiceField(
        label=_("In which form?"),
        choices=[("", _("not decided yet")), *Format.choices],
        required=False,
    )
    wants_exclusive = forms.BooleanField(
        label=_("I would like to be the first"),
        help_text=_("We call you back: it needs our agreement, until a day."),
        required=False,
    )

    def __init__(self, *args: Any, story: StoryPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["week"].of(story)


class StoryField(forms.ModelChoiceField):
    """A story by its number; one that no database takes is the number of none."""

    def to_python(self, value: Any) -> Any:
        if value not in self.empty_values and page_id(str(value)) is None:
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return super().to_python(value)


class ReportForm(GuardedForm):
    """A link to what was published."""

    story = StoryField(
        label=_("About which story?"),
        queryset=None,
        empty_label=_("Choose a story"),
        error_messages={"required": _("Choose the story that it is about.")},
    )
    url = forms.URLField(
        label=_("Address of the article or programme"),
        max_length=500,
        required=False,
        assume_scheme="https",
        error_messages={
            "invalid": _("This is no address of a page. Copy it from the top of your browser.")
        },
        help_text=_("Empty for radio or print: then tell us title, medium and day."),
    )
    title = forms.CharField(label=_("Its title"), max_length=200, required=False)
    medium = forms.CharField(label=_("Medium"), max_length=120, required=False)
    published_on = forms.DateField(
        label=_("Published on"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    kind = forms.ChoiceField(label=_("What is it?"), choices=PickupKind, initial=PickupKind.ARTICLE)
    quote = forms.CharField(
        label=_("A short quote, if you like"),
        max_length=LONGEST_QUOTE,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )

    # What finds a report that has no address.
    needed = {
        "title": _("Without an address we need its title to find it."),
        "medium": _("Without an address we need the medium to find it."),
        "published_on": _("Without an address we need the day to find it."),
    }

    def __init__(self, *args: Any, stories: QuerySet | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = page_id(str(self["story"].value() or ""))
        self.fields["story"].queryset = newest_stories(asked) if stories is None else stories
        self.fields["published_on"].widget.attrs["max"] = timezone.localdate().isoformat()

    def clean_published_on(self) -> date | None:
        day = self.cleaned_data["published_on"]
        if day and day > timezone.localdate():
            raise ValidationError(_("This day is still to come."), code="future")
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not data.get("url") and "url" not in self.errors:
            for name, sentence in self.needed.items():
                if name in self.fields and not data.get(name) and name not in self.errors:
                    self.add_error(name, sentence)
        return data

    def report_values(self) -> dict[str, Any]:
        """What was sent, as `coverage.report` takes it."""
        data = self.cleaned_data
        values = {name: data[name] for name in ("url", "title", "published_on", "kind", "quote")}
        return values | {"outlet_name": one_line(data.get("medium", ""))}


class OwnReportForm(ReportForm):
    """The same for a journalist behind their own link: the medium is theirs."""

    medium = None


def newest_stories(asked: int | None) -> QuerySet[Page]:
    """The public stories of the reader's language that a form offers, and the one they came from."""
    offered = Q(pk__in=newest_keys())
    if asked:
        offered |= Q(pk__in=public(StoryPage.objects.filter(pk=asked)).order_by().values("pk"))
    return newest_first(StoryPage.objects.filter(offered))


def newest_keys() -> list[int]:
    """Their primary keys: a list to choose from must not grow with the site."""
    stories = public(StoryPage.objects.filter(locale__language_code=active()))
    return list(newest_first(stories).values_list("pk", flat=True)[:OFFERED_STORIES])
