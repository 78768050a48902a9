from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PressConfig(AppConfig):
    name = "press"
    verbose_name = _("Press room")

    def ready(self) -> None:
        from .kit import signals as kit_signals
        from .texts import offers

        offers.register()
        kit_signals.connect()
