"""What the finder counts: what can be read, answered or attended now, as the three lists show it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.models import Page

from calls.lists import for_cards as with_call_rows
from calls.models import CallIndexPage, CallPage
from calls.state import open_calls
from content.languages import active
from content.typography import thousands
from content.visibility import public
from events import agenda
from events.listing import for_cards as with_event_rows
from events.models import EventIndexPage, EventPage
from stories.lists import newest_first, with_card_rows
from stories.models import StoryIndexPage, StoryPage


@dataclass(frozen=True)
class Kind:
    """A kind of thing to find.

    Attributes:
        value: what addresses call it.
        label: what visitors read, in the plural.
        all_label: words of the link to the full list.
        index: type of the page that lists all of them.
        present: those of a language that the public may see and that are not over, in the order of
            their list.
        with_rows: fetches what a card shows.
        count: a number of them in words.
    """

    value: str
    label: str | Promise
    all_label: str | Promise
    index: type[Page]
    present: Callable[[str, datetime], QuerySet]
    with_rows: Callable[[QuerySet], QuerySet]
    count: Callable[[int], str]

    @property
    def template(self) -> str:
        """The list of cards."""
        return f"search/finder/_{self.value}.html"


def _stories(language: str, now: datetime) -> QuerySet:
    return newest_first(public(_of(StoryPage, language), now))


def _calls(language: str, now: datetime) -> QuerySet:
    return open_calls(public(_of(CallPage, language), now), timezone.localtime(now).date())


def _events(language: str, now: datetime) -> QuerySet:
    return agenda.not_past(public(_of(EventPage, language), now), now)


def _of(model: type[Page], language: str) -> QuerySet:
    return model.objects.filter(locale__language_code=language)


KINDS = {
    kind.value: kind
    for kind in (
        Kind(
            "story",
            _("Stories"),
            _("All stories"),
            StoryIndexPage,
            _stories,
            with_card_rows,
            lambda n: ngettext("%(n)s story", "%(n)s stories", n) % {"n": thousands(n)},
        ),
        Kind(
            "call",
            _("Open calls"),
            _("All calls"),
            CallIndexPage,
            _calls,
            with_call_rows,
            lambda n: ngettext("%(n)s open call", "%(n)s open calls", n) % {"n": thousands(n)},
        ),
        Kind(
            "event",
            _("Events to come"),
            _("The whole agenda"),
            EventIndexPage,
            _events,
            with_event_rows,
            lambda n: (
                ngettext("%(n)s event to come", "%(n)s events to come", n) % {"n": thousands(n)}
            ),
        ),
    )
}


def list_urls() -> dict[str, str]:
    """Address of the full list of each kind in the active language, where it is public. One query."""
    types = ContentType.objects.get_for_models(*(kind.index for kind in KINDS.values()))
    pages = public(
        Page.objects.filter(content_type__in=types.values(), locale__language_code=active())
    ).select_related("locale")
    by_type = {page.content_type_id: page for page in reversed(pages.order_by("path"))}
    return {
        value: by_type[types[kind.index].pk].get_url() or ""
        for value, kind in KINDS.items()
        if types[kind.index].pk in by_type
    }
