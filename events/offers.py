"""In which other forms the agenda and its events can be had, told to the pages themselves."""

from collections.abc import Iterator

from content import addresses, calendars, forms_of_pages
from content.forms_of_pages import Form

from . import calendar
from .models import EventIndexPage, EventPage


def of_event(event: EventPage) -> Iterator[Form]:
    """Its calendar file."""
    yield Form(event.title, calendar.file_url(event), calendars.MIMETYPE)


def of_index(index: EventIndexPage) -> Iterator[Form]:
    """The calendar that people subscribe to."""
    yield Form(index.title, calendar.feed_url(index), calendars.MIMETYPE)
    address = f"{addresses.root(index)}{addresses.below(index, 'agenda-openagenda', 'index')}"
    yield Form("OpenAgenda", address, "application/json")


def register() -> None:
    """Tell the pages."""
    forms_of_pages.register(EventPage, of_event)
    forms_of_pages.register(EventIndexPage, of_index)
