"""What events add to the CMS: no way to publish passes by the rule of their form."""

from wagtail import hooks

from content.gate import PublicationViewSet

from .models import EventPage


class EventViewSet(PublicationViewSet):
    """Everything that the CMS does with events."""

    model = EventPage


@hooks.register("register_admin_viewset")
def event_viewset() -> EventViewSet:
    return EventViewSet("events")
