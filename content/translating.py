"""What of a page a translator is asked for, beyond what wagtail-localize sees by itself.

Words are translated; dates, choices, addresses, tags and people follow the original. Between the
two stand figures: “31” is the same everywhere, “3,5 t” and “un sur trois” are not.
"""

import re
from collections.abc import Iterable
from typing import Any

from django.db.models import ManyToOneRel
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page
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


def longest(page: Page, path: str) -> int | None:
    """How many characters the form of a page takes for a passage; None for any number.

    Args:
        page: the original, whose rows and blocks the path names.
        path: of the passage, as wagtail-localize writes it: fields and keys with points between.
    """
    name, *rest = path.split(".")
    field = page._meta.get_field(name)
    if isinstance(field, StreamField):
        field = _block_at(field.stream_block, getattr(page, name), rest).field
    elif isinstance(field, ManyToOneRel):
        field = field.related_model._meta.get_field(rest[-1])
    return getattr(field, "max_length", None)


def _block_at(block: blocks.Block, value: Any, path: Iterable[str]) -> blocks.FieldBlock:
    for step in path:
        if isinstance(block, blocks.StructBlock):
            block = block.child_blocks[step]
            # The value of a picture is the picture itself; nothing within it has parts.
            value = value[step] if isinstance(value, blocks.StructValue) else None
        else:
            children = value.bound_blocks if isinstance(block, blocks.ListBlock) else value
            child = next(child for child in children if child.id == step)
            block, value = child.block, child.value
    return block
