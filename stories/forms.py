"""The editor's form of a story: a draft saves in any state, publishing says what is missing."""

import copy
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, Form
from django.forms.formsets import ORDERING_FIELD_NAME
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks import StreamBlockValidationError
from wagtail.models import Page

from .completeness import Requirement, missing_to_publish

if TYPE_CHECKING:
    from .models import StoryPage

# The buttons of Wagtail's editor that put a page before readers, or before those who decide on it.
PUBLISHING = ("action-publish", "action-submit", "action-restart-workflow")
ROWS = ("issue_links", "territory_links", "partners", "claims", "quotes")


class StoryPageForm(WagtailAdminPageForm):
    """Gate between draft and publication.

    Wagtail calls `defer_required_fields` before it validates a draft, an autosave or a preview;
    what is left is a publication, at once or scheduled, or a step of the moderation. Only then does
    the form ask `stories.completeness`. It answers at the field concerned; where that is a list of
    rows or of blocks, in the form's own list of errors too, so that the message at the top of the
    page holds everything that is missing.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_bound:
            for formset in self.formsets.values():
                for row in formset.extra_forms:
                    _ignore_order(row)

    def clean(self) -> dict[str, Any]:
        slug = self.cleaned_data.get("slug")
        if slug and (self.instance.pk is None or not self.instance.live):
            self.cleaned_data["slug"] = self._free_slug(slug)
        return super().clean()

    def is_valid(self) -> bool:
        valid = super().is_valid()
        for formset in self.formsets.values():
            formset.is_valid()  # the form stops at the first list that is wrong
            for row in formset.extra_forms if formset.is_bound else []:
                _remember_order(row)
        if self.is_deferred_validation or not self._publishes():
            return valid
        missing = missing_to_publish(self.story())
        for requirement in missing:
            self._explain(requirement)
        return valid and not missing

    def story(self) -> "StoryPage":
        """The story as the form tells it, valid or not, not to be saved; after `is_valid`."""
        story = copy.copy(self.instance)
        # The copy's rows are its own, so that the instance that is saved keeps those it had.
        story._cluster_related_objects = {}
        for name in ROWS:
            setattr(story, name, _rows(self.formsets[name]) if name in self.formsets else [])
        return story

    def _free_slug(self, slug: str) -> str:
        """A second draft of the same title is saved too: its address gets a number."""
        candidate, number = slug, 2
        while not Page._slug_is_available(candidate, self.parent_page, self.instance):
            candidate, number = f"{slug}-{number}", number + 1
        return candidate

    def _publishes(self) -> bool:
        if any(self.data.get(action) for action in PUBLISHING):
            return True
        step = self.data.get("workflow-action-name")
        return bool(self.data.get("action-workflow-action")) and step != "reject"

    def _explain(self, requirement: Requirement) -> None:
        words = str(requirement.hint)
        formset = self.formsets.get(requirement.field)
        if formset is not None:
            self.add_error(None, words)
            formset.non_form_errors().append(words)
            if requirement.key == "proof":
                _explain_claims(formset)
        elif requirement.field == "body":
            self.add_error(None, words)
            self.add_error("body", StreamBlockValidationError(non_block_errors=[words]))
        else:
            self.add_error(requirement.field, words)


def _explain_claims(formset: BaseFormSet) -> None:
    """Say at each claim which of source, method and date it lacks."""
    for row in _filled(formset):
        for name, words in (
            ("source", _("Say where it comes from.")),
            ("method", _("Say how it came about.")),
            ("checked_on", _("Say of which day it is.")),
        ):
            if not row.cleaned_data.get(name) and name not in row.errors:
                row.add_error(name, ValidationError(words))


def _ignore_order(row: Form) -> None:
    """Let a row in which nothing but its place was written count as empty, so that it is dropped."""
    if ORDERING_FIELD_NAME in row.fields:
        place = row[ORDERING_FIELD_NAME].data or ""
        row.initial[ORDERING_FIELD_NAME] = int(place) if place.isdecimal() else None


def _remember_order(row: Form) -> None:
    """Wagtail sorts the rows that it shows again by a place that Django drops from empty ones."""
    if hasattr(row, "cleaned_data"):
        row.cleaned_data.setdefault(ORDERING_FIELD_NAME, row.initial.get(ORDERING_FIELD_NAME))


def _filled(formset: BaseFormSet) -> list[Form]:
    """Rows that somebody wrote in and did not delete."""
    return [
        row
        for row in formset.forms
        if hasattr(row, "cleaned_data")
        and not formset._should_delete_form(row)
        and (row.instance.pk or row.has_changed())
    ]


def _rows(formset: BaseFormSet) -> list[Any]:
    return [row.instance for row in _filled(formset)]
