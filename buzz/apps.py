from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BuzzConfig(AppConfig):
    name = "buzz"
    verbose_name = _("The evening")

    def ready(self) -> None:
        from django.db.models.signals import pre_delete

        from events import beside

        from .beside import of_event
        from .seats import forget_journalist

        pre_delete.connect(
            forget_journalist, sender="press.Journalist", dispatch_uid="buzz-journalists"
        )
        beside.register(of_event)
