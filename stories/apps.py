from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StoriesConfig(AppConfig):
    name = "stories"
    verbose_name = _("Stories")

    def ready(self) -> None:
        from people import activity

        from . import corrections, facets
        from .activity import STORIES

        activity.register(STORIES)
        corrections.connect()
        facets.connect()
