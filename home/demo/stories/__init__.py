"""Stories of the demonstration, newest first: one module per story."""

from home.demo.schema import StoryData

STORIES: tuple[StoryData, ...] = ()
