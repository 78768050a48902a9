"""What of a page a translator is asked for, beyond what wagtail-localize sees by itself.

Words are translated; dates, choices, addresses, tags and people follow the original. Between the
two stand figures: “31” is the same everywhere, “3,5 t” and “un sur trois” are not.
"""

import re
from typing import Any

from wagtail import blocks
from wagtail_localize.fields import TranslatableField
from wagtail_localize.segments import StringSegmentValue

SAME_EVERYWHERE = re.compile(r"[\d\s+–−-]*[%€]?")


def reads_the_same_everywhere(figure: str) -> bool:
    """Whether a figure is nothing but digits, so that no language writes it another way.

    A comma or a full stop is a decimal sign here and a thousands sign there.
    """
    return SAME_EVERYWHERE.fullmatch(figure) is not None


class FigureField(TranslatableField):
    """A text field with a figure: translated where it holds words or a decimal sign, else kept."""

    def is_translated(self, obj: Any) -> bool:
        return not reads_the_same_everywhere(self.get_value(obj))

    def is_synchronized(self, obj: Any) -> bool:
        return not self.is_translated(obj)

    def is_overridable(self, obj: Any) -> bool:
        return False


class FigureBlock(blocks.CharBlock):
    """A block with a figure; as `FigureField`."""

    def get_translatable_segments(self, value: str) -> list[StringSegmentValue]:
        """What is to be translated of it, as wagtail-localize asks."""
        return [] if reads_the_same_everywhere(value) else [StringSegmentValue("", value)]

    def restore_translated_segments(self, value: str, segments: list[StringSegmentValue]) -> str:
        """Put the translation in its place."""
        return segments[0].render_text() if segments else value
