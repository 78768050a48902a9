"""What an editor wrote for newsrooms."""

from home.demo.press_texts import PRESS_TEXTS
from press.models import PressText
from press.texts.copies import as_stored
from press.texts.drafts import draft
from press.texts.material import read_one

from .base import Demonstration


def load_press_texts(demo: Demonstration) -> None:
    """The texts of French stories, written today in place of their drafts."""
    for slug, texts in PRESS_TEXTS.items():
        story = demo.stories[slug]["fr"]
        material = read_one(story)
        PressText.objects.bulk_create(
            PressText(
                page=story,
                kind=kind,
                text=text,
                drafted=as_stored(draft(material, kind)),
                edited_by=demo.accounts["redactrice"],
                edited_at=demo.now,
            )
            for kind, text in texts.items()
        )
