from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContentConfig(AppConfig):
    name = "content"
    verbose_name = _("Content")

    def ready(self) -> None:
        from . import moments, remembered, visibility
        from .uploads.fields import look_into_documents

        remembered.connect()
        moments.register(visibility.next_embargo_end)
        look_into_documents()
