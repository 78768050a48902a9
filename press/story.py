"""What the press room shows on a story's page: who wrote about it, and the way to tell us."""

from dataclasses import dataclass

from stories.additions import Addition
from stories.models import StoryPage

from .coverage import of_story
from .models import PressPickup


@dataclass(frozen=True)
class Coverage:
    """The coverage of one story, by its key."""

    story: int
    pickups: list[PressPickup]


def find(story: StoryPage) -> list[Coverage]:
    """What was published about a story; nobody has written about one that is not public."""
    return [Coverage(story.pk, of_story(story))] if story.live else []


COVERAGE = Addition("coverage", "press/_of_story.html", find, order=10)
