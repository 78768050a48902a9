from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PressConfig(AppConfig):
    name = "press"
    verbose_name = _("Press room")

    def ready(self) -> None:
        from wagtail.signals import page_published

        from stories import additions

        from .corrections import on_publication
        from .story import COVERAGE

        additions.register(COVERAGE)
        page_published.connect(on_publication, dispatch_uid="press-corrections")
