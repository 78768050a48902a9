"""What a feed says, whatever its format: a channel and its entries. Events can fill in the same."""

from dataclasses import dataclass, field
from datetime import datetime
from html import escape
from uuid import uuid5

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import override

from content.models import Licence
from content.typography import typo
from press import addresses
from press.texts import terms
from press.texts.article import article
from press.texts.layout import writable
from press.texts.material import Material


@dataclass(frozen=True)
class Picture:
    """A picture that whoever reads the feed may use, with all that must go with it."""

    url: str
    media_type: str
    width: int
    height: int
    caption: str
    alt: str
    credit: str
    licence: str
    licence_url: str


@dataclass(frozen=True)
class Entry:
    """One item of a feed.

    Attributes:
        key: stays the same whatever happens to title and address.
        html: the full text; empty where its rights are reserved.
        updated: the last change, corrections included.
        note: what was corrected, in words; empty when nothing was.
    """

    key: str
    url: str
    title: str
    summary: str
    html: str
    author: str
    published: datetime
    updated: datetime
    tags: list[str]
    rights: str
    licence_url: str
    note: str = ""
    pictures: list[Picture] = field(default_factory=list)


@dataclass(frozen=True)
class Channel:
    """A feed without its entries.

    Attributes:
        url: the page that shows the same to people.
        links: full addresses by relation: "self", and where they apply "current", "prev-archive",
            "next-archive" and "hub".
        is_archive: whether nothing is added to this document any more.
    """

    title: str
    description: str
    url: str
    language: str
    links: dict[str, str]
    updated: datetime
    is_archive: bool = False

    @property
    def key(self) -> str:
        """Identifies the feed: its address without page."""
        return self.links.get("current", self.links["self"])


def story_entry(material: Material) -> Entry:
    """A story as an item: full text and pictures only where they may be used."""
    story, language = material.story, material.language
    with override(language):
        free = terms.may_be_republished(story)
        html = ""
        if free:
            credit = terms.credit_lines(story, material.url)
            html = article(material) + "".join(
                f"<p><small>{escape(line, quote=False)}</small></p>" for line in credit
            )
        return Entry(
            key=f"urn:uuid:{uuid5(story.translation_key, language)}",
            url=material.url,
            title=_plain(story.title, language),
            summary=_plain(story.summary, language),
            html=writable(html),
            author=_plain(story.authors or settings.WAGTAIL_SITE_NAME, language),
            published=terms.released_at(story),
            updated=terms.changed_at(story),
            tags=[writable(row.name) for row in (*story.issues, *story.territories)],
            rights=capfirst(terms.licence_line(story.licence)),
            licence_url=Licence(story.licence).url,
            note=writable(" ".join(terms.corrections(story))),
            pictures=_pictures(material) if free else [],
        )


def _pictures(material: Material) -> list[Picture]:
    return [
        Picture(
            url=addresses.full(material.story, "press-picture", picture=shown.picture.pk),
            media_type="image/jpeg",
            width=shown.picture.width,
            height=shown.picture.height,
            caption=_plain(shown.caption, material.language),
            alt=_plain(shown.alt, material.language),
            credit=_plain(shown.picture.credit, material.language),
            licence=terms.licence_line(shown.picture.licence),
            licence_url=Licence(shown.picture.licence).url,
        )
        for shown in material.printable
    ]


def _plain(text: str, language: str) -> str:
    return writable(typo(text, language))
