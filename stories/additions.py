"""What higher floors show on a story's page. As `people/activity.py` does for organisations."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from content.remembered import remembered

if TYPE_CHECKING:
    from .models import StoryPage


@dataclass(frozen=True)
class Addition:
    """A section of a story's page.

    Attributes:
        key: unique name; registering it again replaces it.
        template: shows what was found, given as `items`; brings its own heading.
        find: what there is for a story, ready to be shown; nothing: no section. Of what was read of the
            story it may take its key and whether it is live.
        order: sections stand in this order.
    """

    key: str
    template: str
    find: Callable[["StoryPage"], Iterable[Any]]
    order: int = 0


@dataclass(frozen=True)
class Section:
    """An addition with what was found for one story."""

    template: str
    items: list[Any]


_additions: dict[str, Addition] = {}


def register(addition: Addition) -> None:
    """Make the pages of stories show this section."""
    _additions[addition.key] = addition


def sections(story: "StoryPage") -> list[Section]:
    """What higher floors have to show for a story; a story that was never saved has nothing."""
    if not story.pk:
        return []
    return remembered(f"sections-{story.pk}-{story.live}", lambda: _sections(story), alone=True)


def _sections(story: "StoryPage") -> list[Section]:
    ordered = sorted(_additions.values(), key=lambda addition: addition.order)
    found = [Section(addition.template, list(addition.find(story))) for addition in ordered]
    return [section for section in found if section.items]
