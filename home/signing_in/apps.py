from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SigningInConfig(AppConfig):
    """Counts failures from the first request on."""

    name = "home.signing_in"
    label = "signing_in"
    verbose_name = _("Signing in")

    def ready(self) -> None:
        from wagtail.admin.views.account import NameEmailSettingsPanel

        from . import limits, sessions
        from .forms import OwnNameForm

        limits.connect()
        sessions.connect()
        NameEmailSettingsPanel.form_class = OwnNameForm  # Wagtail has no setting for it
