"""What events add to the CMS: no way to publish passes by the rule of their form; registrations."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLResolver, include, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from content.gate import PublicationViewSet

from .models import EventPage
from .registration import desk, pages


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


@hooks.register("insert_global_admin_js")
def arrivals_that_wait() -> SafeString:
    """Sign out is on every page of the admin; the list at the door says the rest by itself."""
    return format_html(
        '<script src="{}" data-signs-out="{}" data-words="{}" defer></script>',
        static("js/door-unsent.js"),
        reverse("wagtailadmin_logout"),
        _(
            "Arrivals noted at the door have not been sent yet, and signing out deletes them. To send"
            " them, open the list with a network. Sign out all the same?"
        ),
    )


@hooks.register("before_delete_page")
def keep_what_people_signed_up_for(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Cancelling tells those who signed up; deleting would leave them standing at a closed door."""
    return _refused(request, [page], below=True)


@hooks.register("before_unpublish_page")
def show_what_people_signed_up_for(request: HttpRequest, page: Page) -> HttpResponse | None:
    """An event that nobody sees is followed by nobody: its changes would not be told."""
    return _refused(request, [page], below=bool(request.POST.get("include_descendants")))


@hooks.register("before_bulk_action")
def keep_several_that_people_signed_up_for(
    request: HttpRequest, action_type: str, rows: list[Any], action: Any
) -> HttpResponse | None:
    """The same for several pages at once, all languages of an event among them."""
    if action_type not in ("delete", "unpublish"):
        return None
    below = action_type == "delete" or bool(request.POST.get("include_descendants"))
    return _refused(request, [row for row in rows if isinstance(row, Page)], below=below)


def _refused(request: HttpRequest, chosen: list[Page], *, below: bool) -> HttpResponse | None:
    event = pages.awaited(chosen, timezone.now(), below=below) if request.method == "POST" else None
    if event is None:
        return None
    messages.error(
        request,
        _("People have signed up. Set the status to “cancelled” first: then they are told."),
    )
    return redirect("wagtailadmin_pages:edit", event.pk)
