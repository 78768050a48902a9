"""Forms of the door."""

from typing import Any

from django import forms
from django.forms import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.forms.account import NameEmailForm
from wagtail.admin.forms.auth import LoginForm as WagtailLoginForm


class LoginForm(WagtailLoginForm):
    """Wagtail's form with a label for the password, which Wagtail leaves to the field's name."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(
            attrs={"placeholder": _("Enter password"), "autocomplete": "current-password"}
        ),
    )

    def get_invalid_login_error(self) -> ValidationError:
        closed = getattr(self.request, "sign_in_closed_until", None)
        return too_often(closed) if closed else super().get_invalid_login_error()


class OwnNameForm(NameEmailForm):
    """Name and mail address of one's own account; the address takes the password.

    Whoever finds a session open could else have a new password sent to an address of theirs.
    """

    password = forms.CharField(
        label=_("Your password"),
        help_text=_("Needed only when the mail address changes."),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        # As stored: Wagtail makes the form once more to show it, of the row that the first one filled.
        stored = self._meta.model._default_manager.get(pk=self.instance.pk)
        changes = cleaned.get("email", stored.email) != stored.email
        if changes and not stored.check_password(cleaned.get("password", "")):
            self.add_error("password", _("Type your password to change the mail address."))
        return cleaned


class CodeForm(forms.Form):
    """A code of the app, or of the paper.

    Args:
        letters: whether the keyboard of a phone should have them, as codes on paper do.
    """

    code = forms.CharField(label=_("Code"), max_length=20)

    def __init__(self, *args: Any, letters: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs = {
            "autocomplete": "one-time-code",
            "inputmode": "text" if letters else "numeric",
            "autocapitalize": "none",
            "spellcheck": "false",
            "autofocus": True,
        }


def too_often(closed_until: Any) -> ValidationError:
    """What somebody reads who has to wait."""
    minutes = max(1, round((closed_until - timezone.now()).total_seconds() / 60))
    return ValidationError(
        ngettext(
            "That was several tries in a row. For safety the door stays closed for %(minutes)d minute; then try again in peace.",
            "That was several tries in a row. For safety the door stays closed for %(minutes)d minutes; then try again in peace.",
            minutes,
        )
        % {"minutes": minutes},
        code="too_often",
    )
