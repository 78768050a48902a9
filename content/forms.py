"""The editors' forms of a picture and of a document."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from .uploads import documents
from .uploads.pictures import clean


class PictureUpload(WagtailImageField):
    """Writes the picture anew instead of looking at it only: what is too large is never unpacked."""

    def to_python(self, data: Any) -> Any:
        file = forms.FileField.to_python(self, data)
        if file is None:
            return None
        self.run_validators(file)  # the ending that it came with; it may get another one
        self.check_image_file_size(file)
        return clean(file, file.name)


class PictureForm(BaseImageForm):
    """Says what an alternative text is, lets the browser offer a calendar for the consent, and
    takes nothing of a file but the picture."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if description := self.fields.get("description"):
            description.label = _("What the picture shows")
            description.help_text = _(
                "For people who cannot see it: who does what, where. Neither “photo of” nor the"
                " file’s name. Empty only for mere decoration."
            )
        if consent := self.fields.get("consent_until"):
            # A native field also works in the window where a picture is chosen.
            consent.widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        if file := self.fields.get("file"):
            self.fields["file"] = PictureUpload(
                label=file.label, required=file.required, widget=file.widget
            )


class DocumentForm(BaseDocumentForm):
    """Looks into the file, whose name alone proves nothing, and takes bare pictures of it."""

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file and "file" in self.changed_data:
            return documents.clean(file, file.name)
        return file
