from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SigningInConfig(AppConfig):
    """Counts failures from the first request on."""

    name = "home.signing_in"
    label = "signing_in"
    verbose_name = _("Signing in")

    def ready(self) -> None:
        from . import limits, sessions

        limits.connect()
        sessions.connect()
