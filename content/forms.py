"""The editors' forms of a picture, of a document, and of their own face."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.forms.account import AvatarPreferencesForm
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from . import limits
from .uploads import documents
from .uploads.pictures import clean


def count_file_of(user: Any) -> None:
    """Count a file that an account sends.

    Args:
        user: None where no account stands behind the form.

    Raises:
        ValidationError: those were enough for an hour.
    """
    wait = limits.seconds_to_wait_of(user.pk, limits.FILES) if user else 0
    if wait:
        minutes = -(-wait // 60)
        raise ValidationError(
            ngettext(
                "Those were many files within an hour. Send this one again in %(minutes)d minute.",
                "Those were many files within an hour. Send this one again in %(minutes)d minutes.",
                minutes,
            )
            % {"minutes": minutes},
            code="too_many_files",
        )


class PictureUpload(WagtailImageField):
    """Writes the picture anew instead of looking at it only: what is too large is never unpacked.

    Args:
        user: whose file it is.
    """

    def __init__(self, *args: Any, user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def to_python(self, data: Any) -> Any:
        file = forms.FileField.to_python(self, data)
        if file is None:
            return None
        self.run_validators(file)  # the ending that it came with; it may get another one
        self.check_image_file_size(file)
        count_file_of(self.user)
        return clean(file, file.name)


class PictureForm(BaseImageForm):
    """Says what an alternative text is, lets the browser offer a calendar for the consent, and
    takes nothing of a file but the picture."""

    def __init__(self, *args: Any, user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
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
                label=file.label, required=file.required, widget=file.widget, user=user
            )


class DocumentForm(BaseDocumentForm):
    """Looks into the file, whose name alone proves nothing, and takes bare pictures of it."""

    def __init__(self, *args: Any, user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        self.user = user

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file and "file" in self.changed_data:
            count_file_of(self.user)
            return documents.clean(file, file.name)
        return file


class FaceForm(AvatarPreferencesForm):
    """The picture of an account, which passes where all pictures pass."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = self.fields["avatar"]
        self.fields["avatar"] = PictureUpload(
            label=told.label, required=False, widget=told.widget, user=self.instance.user
        )
