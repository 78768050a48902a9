"""The feeds of the agenda and of the calls, told to the lists themselves; stories have their own."""

from collections.abc import Iterator
from functools import partial

from django.urls import reverse
from django.utils import translation

from calls.models import CallIndexPage
from content import addresses, forms_of_pages
from content.forms_of_pages import Form
from content.models import BasePage
from events.models import EventIndexPage
from press.feeds.writing import FORMATS

from .feeds import KIND
from .filters import as_querystring


def of_index(kind: str, index: BasePage) -> Iterator[Form]:
    """What is new in a list of one kind."""
    for format_ in FORMATS.values():
        with translation.override(index.locale.language_code):
            path = reverse("follow_feed", args=[format_.extension])
        yield Form(
            f"{index.title} ({format_.label})",
            addresses.root(index) + path + as_querystring([(KIND, kind)]),
            format_.media_type,
        )


def register() -> None:
    """Tell the pages."""
    forms_of_pages.register(EventIndexPage, partial(of_index, "event"))
    forms_of_pages.register(CallIndexPage, partial(of_index, "call"))
