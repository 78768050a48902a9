from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("Events")

    def ready(self) -> None:
        from content import moments
        from people import activity

        from . import agenda, offers
        from .activity import EVENTS

        activity.register(EVENTS)
        moments.register(agenda.next_change)
        offers.register()
        # It listens: somebody is erased.
        from .registration import forgetting  # noqa: F401
