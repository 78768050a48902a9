"""The editor's form of a picture."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.images.forms import BaseImageForm


class PictureForm(BaseImageForm):
    """Says what an alternative text is, and lets the browser offer a calendar for the consent."""

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
