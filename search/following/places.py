"""Where a choice leads: the same issues and territories by mail, by feed and by calendar."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from content.languages import active
from content.remembered import remembered
from content.visibility import public
from events.models import EventIndexPage
from press.feeds.writing import FORMATS

from .filters import as_querystring


@dataclass(frozen=True)
class Ways:
    """The three ways of following, in the active language.

    Attributes:
        mail: path of the page that asks for an address, and explains the two others.
        feeds: label and path of each format.
        calendar: path of the file of dates; empty where there is no public agenda.
    """

    mail: str
    feeds: list[tuple[str, str]]
    calendar: str


def ways(pairs: list[tuple[str, str]]) -> Ways:
    """The ways of following a choice.

    Args:
        pairs: issues and territories as `Choice.pairs` gives them.
    """
    query = as_querystring(pairs)
    agenda = _agenda()
    return Ways(
        mail=reverse("follow") + query,
        feeds=[
            (format_.label, reverse("follow_feed", args=[format_.extension]) + query)
            for format_ in FORMATS.values()
        ],
        calendar=f"{agenda}agenda.ics{query}" if agenda else "",
    )


def in_full(path: str) -> str:
    """A path as programs on other machines need it."""
    return settings.WAGTAILADMIN_BASE_URL + path


def _agenda() -> str:
    language = active()

    def read() -> str:
        index = public(EventIndexPage.objects.filter(locale__language_code=language)).first()
        return index.get_url_parts()[2] if index else ""

    return remembered(f"follow-agenda-{language}", read, alone=True)
