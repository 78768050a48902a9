"""What must be there before the public sees a page. A draft may be saved in any state."""

from collections.abc import Iterator
from typing import Any

from django.forms.formsets import DELETION_FIELD_NAME, ORDERING_FIELD_NAME
from django.utils.functional import Promise
from wagtail.admin.forms import WagtailAdminPageForm

Text = str | Promise


class PublishingForm(WagtailAdminPageForm):
    """A page's form that asks for completeness only when the page is to be seen by others.

    Wagtail defers validation while a draft is saved or previewed; publishing, scheduling and
    handing over to moderators validate in full, as does an approval. Subclasses say in `missing`
    what is not there.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_bound:
            # A row in which nothing but its place is written is empty, and is dropped.
            for formset in self.formsets.values():
                for row in formset.extra_forms:
                    place = row[ORDERING_FIELD_NAME].data if formset.can_order else None
                    if place and place.isdecimal():
                        row.initial[ORDERING_FIELD_NAME] = int(place)

    def missing(self) -> Iterator[tuple[str, Text]]:
        """Names of fields or of rows, each with a sentence that says what is missing."""
        yield from ()

    def clean(self) -> dict:
        data = super().clean()
        if not self.is_deferred_validation and not self._is_sent_back():
            for name, sentence in self.missing():
                if name in self.formsets:
                    self.formsets[name].non_form_errors().append(str(sentence))
                else:
                    self.add_error(name if name in self.fields else None, sentence)
        return data

    def _is_sent_back(self) -> bool:
        """Whether a moderator rejects it, which needs nothing to be complete."""
        return self.data.get("workflow-action-name") == "reject"

    def rows(self, name: str) -> list:
        """The rows of an inline panel that stay when the form is saved."""
        self.formsets[name].is_valid()  # fills in what each row was cleaned to
        return [
            form
            for form in self.formsets[name].forms
            if (form.has_changed() or form.instance.pk)
            and not getattr(form, "cleaned_data", {}).get(DELETION_FIELD_NAME)
        ]

    def not_reported(self, missing: Iterator[tuple[str, Text]]) -> Iterator[tuple[str, Text]]:
        """Leave out fields that have an error of their own."""
        reported = set(self.errors)
        return (found for found in missing if found[0] not in reported)
