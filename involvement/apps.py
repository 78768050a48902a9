from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InvolvementConfig(AppConfig):
    name = "involvement"
    verbose_name = _("Get involved")

    def ready(self) -> None:
        from .introductions import leaving  # noqa: F401  (listens to deletions)
