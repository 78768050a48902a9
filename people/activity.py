"""What an organisation takes part in, told by the higher floors.

`people` lies on the ground floor and knows no stories, calls or events. Each of those apps registers
an `Activity` when it is ready; the organisation's page shows what they find.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from .models import Organisation


@dataclass(frozen=True)
class Activity:
    """A kind of thing that organisations take part in.

    Attributes:
        key: unique name; registering it again replaces it.
        heading: heading of the section.
        template: shows the things, given as `items`.
        find: public things of an organisation in the active language, ready to be shown. Of what was
            read of the organisation it may take its key.
        order: sections stand in this order.
    """

    key: str
    heading: str | Promise
    template: str
    find: Callable[[Organisation], Iterable[Any]]
    order: int = 0


@dataclass(frozen=True)
class Section:
    """An activity with what was found for one organisation."""

    key: str
    heading: str | Promise
    template: str
    items: list[Any]


_activities: dict[str, Activity] = {}


def register(activity: Activity) -> None:
    """Make organisations' pages show this activity."""
    _activities[activity.key] = activity


def sections(organisation: Organisation) -> list[Section]:
    """What the organisation takes part in; kinds without anything are left out."""
    found = [
        Section(
            activity.key, activity.heading, activity.template, list(activity.find(organisation))
        )
        for activity in sorted(_activities.values(), key=lambda activity: activity.order)
    ]
    return [section for section in found if section.items]
