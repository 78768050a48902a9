"""What events add to the CMS: no way to publish passes by the rule of their form; registrations."""

from django.urls import URLResolver, include, path
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from content.gate import PublicationViewSet

from .models import EventPage
from .registration import desk


class EventViewSet(PublicationViewSet):
    """Everything that the CMS does with events."""

    model = EventPage


@hooks.register("register_admin_viewset")
def event_viewset() -> EventViewSet:
    return EventViewSet("events")


@hooks.register("register_admin_urls")
def registration_urls() -> list[URLResolver]:
    return [path("registrations/", include((desk.urlpatterns, "registrations")))]


@hooks.register("register_admin_menu_item")
def registrations_menu_item() -> MenuItem:
    return desk.RegistrationsMenuItem()
