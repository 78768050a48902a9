from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InvolvementConfig(AppConfig):
    name = "involvement"
    verbose_name = _("Get involved")

    def ready(self) -> None:
        # They listen: somebody is erased.
        from .inbox import leaving as inbox  # noqa: F401
        from .introductions import leaving as introductions  # noqa: F401
