"""Blocks of the demonstration's data as Wagtail stores them."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

from django.core.files.base import ContentFile
from django.utils import translation
from django.utils.formats import date_format
from wagtail.documents import get_document_model

from home.demo.schema import Block

if TYPE_CHECKING:
    from .base import Demonstration

PAGE_LINK = re.compile(r'<a page="([a-z-]+)">')


class BlockWriter:
    """Turns the blocks of one field into what its StreamField holds.

    Args:
        key: names the field of a page in all its languages: a block and its translation share
            their id, which is how wagtail-localize pairs them.
        language: in which words and dates are written.
    """

    def __init__(self, demo: "Demonstration", key: str, language: str) -> None:
        self.demo = demo
        self.key = key
        self.language = language

    def write(self, blocks: Sequence[Block]) -> list[dict[str, Any]]:
        return [
            self._child(block.type, getattr(self, f"_{block.type}")(block.value, number), number)
            for number, block in enumerate(blocks)
        ]

    def _child(self, kind: str, value: Any, *numbers: int) -> dict[str, Any]:
        name = "/".join([self.key, *map(str, numbers)])
        return {"type": kind, "value": value, "id": str(uuid5(NAMESPACE_URL, name))}

    def _items(self, values: Sequence[Any], number: int) -> list[dict[str, Any]]:
        return [self._child("item", value, number, place) for place, value in enumerate(values)]

    def _text(self, html: str, _number: int) -> str:
        return self.rich_text(html)

    def rich_text(self, html: str) -> str:
        """Resolve `<a page="involvement">` into a link to that page in this language."""

        def link(found: re.Match[str]) -> str:
            page = self.demo.tree[found[1]][self.language]
            return f'<a linktype="page" id="{page.pk}">'

        return PAGE_LINK.sub(link, html)

    def _picture(self, value: dict[str, str], _number: int) -> dict[str, Any]:
        picture = self.demo.pictures.get(value["scene"])
        alt = value["alt"] or self.demo.pictures.describe(value["scene"], self.language)
        return {
            "image": {"image": picture.pk, "alt_text": alt, "decorative": False},
            "caption": value["caption"],
        }

    def _gallery(self, pictures: list[dict[str, str]], number: int) -> dict[str, Any]:
        values = [self._picture(picture, number) for picture in pictures]
        return {"pictures": self._items(values, number)}

    def _quote(self, value: dict[str, str], _number: int) -> dict[str, Any]:
        return value | {"agreed": True}

    def _video(self, value: dict[str, str], _number: int) -> dict[str, Any]:
        return dict(value)

    def _key_figures(self, figures: list[dict[str, Any]], number: int) -> dict[str, Any]:
        values = []
        for item in figures:
            day = self.demo.day(-item["checked_days_ago"])
            with translation.override(self.language):
                source = f"{item['source']}, {date_format(day, 'F Y')}"
            values.append({"value": item["value"], "label": item["label"], "source": source})
        return {"figures": self._items(values, number)}

    def _document(self, value: dict[str, str], _number: int) -> dict[str, Any]:
        document = get_document_model()(
            title=value["title"], uploaded_by_user=self.demo.accounts["redactrice"]
        )
        document.file.save(value["filename"], ContentFile(value["content"].encode()), save=True)
        return {"document": document.pk, "title": value["title"]}

    def _call(self, slug: str, _number: int) -> dict[str, Any]:
        page = self.demo.in_language(self.demo.calls[slug], self.language)
        return {"page": page.pk}


def simple(kind: str, values: Sequence[Any], key: str) -> list[dict[str, Any]]:
    """Children of one type, for fields such as steps, lessons and programme."""
    return [
        {"type": kind, "value": value, "id": str(uuid5(NAMESPACE_URL, f"{key}/{number}"))}
        for number, value in enumerate(values)
    ]
