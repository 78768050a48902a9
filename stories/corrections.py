"""Corrections of published stories, for those who took a story up and must hear of them."""

from typing import Any

from django.dispatch import Signal
from wagtail.signals import page_published

from content.visibility import is_public

from .models import StoryPage

# Sent with `story` and `corrections`, a list, the newest first, each time that a story with
# corrections becomes public anew. A correction has the same `translation_key` and `locale` in every
# revision: receivers remember by them which ones they have told.
corrected = Signal()


def announce(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Tell of the corrections of a story that was just published; nobody hears of one in hiding."""
    corrections = list(instance.corrections.all())
    if corrections and is_public(instance):
        corrected.send(sender=StoryPage, story=instance, corrections=corrections)


def connect() -> None:
    """Listen to publications of stories."""
    page_published.connect(announce, sender=StoryPage, dispatch_uid="story-corrections")
