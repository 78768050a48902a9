"""The agenda over HTTP for calendars and other agendas."""

import json

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from content import addresses, calendars
from content.addresses import or_wagtail
from content.answers import conditional
from content.page_cache import share
from content.visibility import public

from . import calendar, openagenda
from .models import EventIndexPage, EventPage

MEDIA_TYPE = f"{calendars.MIMETYPE}; charset=utf-8"


@require_safe
@or_wagtail
def agenda_calendar(request: HttpRequest, index: str) -> HttpResponseBase | None:
    """The agenda for calendars that subscribe to it, with the filters of the list."""
    page = addresses.found(public(EventIndexPage.objects.all()), index)
    if page is None:
        return None
    share(request, *page.query_parameters)
    body, changed = calendar.of_agenda(page, request, timezone.now())
    return conditional(request, body, MEDIA_TYPE, changed)


@require_safe
@or_wagtail
def event_calendar(request: HttpRequest, event: str) -> HttpResponseBase | None:
    """One event as a file for a calendar."""
    page = addresses.found(public(EventPage.objects.prefetch_related("dates")), event)
    if page is None:
        return None
    share(request)
    response = conditional(request, calendar.of_event(page), MEDIA_TYPE, calendar.changed_at(page))
    response["Content-Disposition"] = f'attachment; filename="{page.slug[:60]}.ics"'
    return response


@require_safe
@or_wagtail
def open_agenda(request: HttpRequest, index: str) -> HttpResponseBase | None:
    """The agenda in the format of OpenAgenda, with the filters of the list."""
    page = addresses.found(public(EventIndexPage.objects.all()), index)
    if page is None:
        return None
    share(request, *page.query_parameters, *openagenda.PAGING)
    body = json.dumps(openagenda.export(page, request, timezone.now()), ensure_ascii=False)
    return conditional(request, body.encode(), "application/json; charset=utf-8")
