"""A feed as Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1, by Django's generators where they suffice.

Pictures follow Media RSS, archives RFC 5005, the licence RFC 4946.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from io import StringIO
from typing import Any

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.xmlutils import SimplerXMLGenerator

from .entries import Channel, Entry, Picture

MEDIA, HISTORY = "http://search.yahoo.com/mrss/", "http://purl.org/syndication/history/1.0"


@dataclass(frozen=True)
class Format:
    """A format of feeds: how it is called and how it is written."""

    extension: str
    media_type: str
    label: str
    write: Callable[[Channel, list[Entry]], str]


class _Extended:
    """What both XML formats add to Django's: full text, pictures, licence, archives, hub."""

    def root_attributes(self) -> dict[str, str]:
        return super().root_attributes() | {"xmlns:media": MEDIA, "xmlns:fh": HISTORY}

    def add_links(self, handler: SimplerXMLGenerator, name: str) -> None:
        """Links of the whole feed other than those that Django writes."""
        for relation, address in self.feed["channel"].links.items():
            if relation != "self":
                handler.addQuickElement(name, "", {"rel": relation, "href": address})
        if self.feed["channel"].is_archive:
            handler.addQuickElement("fh:archive", "")

    def add_pictures(self, handler: SimplerXMLGenerator, pictures: list[Picture]) -> None:
        for picture in pictures:
            handler.startElement(
                "media:content",
                {
                    "url": picture.url,
                    "medium": "image",
                    "type": picture.media_type,
                    "width": str(picture.width),
                    "height": str(picture.height),
                },
            )
            plain = {"type": "plain"}
            handler.addQuickElement("media:title", picture.alt, plain)
            handler.addQuickElement("media:description", picture.caption or picture.alt, plain)
            handler.addQuickElement("media:credit", picture.credit, {"role": "photographer"})
            handler.addQuickElement("media:copyright", f"{picture.credit}, {picture.licence}")
            if picture.licence_url:
                handler.addQuickElement(
                    "media:license",
                    picture.licence,
                    {"type": "text/html", "href": picture.licence_url},
                )
            handler.endElement("media:content")


class AtomFeed(_Extended, Atom1Feed):
    """Atom with full text."""

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        self.add_links(handler, "link")

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        entry: Entry = item["entry"]
        if entry.html:
            handler.addQuickElement("content", entry.html, {"type": "html"})
        if entry.licence_url:
            handler.addQuickElement("link", "", {"rel": "license", "href": entry.licence_url})
        self.add_pictures(handler, entry.pictures)


class RssFeed(_Extended, Rss201rev2Feed):
    """RSS with full text."""

    def root_attributes(self) -> dict[str, str]:
        return super().root_attributes() | {
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        }

    def rss_attributes(self) -> dict[str, str]:
        return super().rss_attributes() | self.root_attributes()

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        self.add_links(handler, "atom:link")

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        entry: Entry = item["entry"]
        if entry.html:
            handler.addQuickElement("content:encoded", entry.html)
        handler.addQuickElement("atom:updated", entry.updated.isoformat())
        handler.addQuickElement("dc:rights", entry.rights)
        if entry.licence_url:
            handler.addQuickElement("atom:link", "", {"rel": "license", "href": entry.licence_url})
        self.add_pictures(handler, entry.pictures)


def as_atom(channel: Channel, entries: list[Entry]) -> str:
    """Atom."""
    return _xml(AtomFeed, channel, entries)


def as_rss(channel: Channel, entries: list[Entry]) -> str:
    """RSS 2.0."""
    return _xml(RssFeed, channel, entries)


def as_json(channel: Channel, entries: list[Entry]) -> str:
    """JSON Feed 1.1; what it has no word for stands below keys with an underscore."""
    links = channel.links
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "description": channel.description,
        "home_page_url": channel.url,
        "feed_url": links["self"],
        "language": channel.language,
        "authors": [{"name": settings.WAGTAIL_SITE_NAME}],
        "items": [_json_item(channel, entry) for entry in entries],
    }
    if "prev-archive" in links:
        feed["next_url"] = links["prev-archive"]
    if "hub" in links:
        feed["hubs"] = [{"type": "WebSub", "url": links["hub"]}]
    return json.dumps(feed, ensure_ascii=False, indent=1)


def _json_item(channel: Channel, entry: Entry) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": entry.key,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        # One of the two contents is obligatory: where the text is reserved, its summary.
        **({"content_html": entry.html} if entry.html else {"content_text": entry.summary}),
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "language": channel.language,
        "authors": [{"name": entry.author}],
        "tags": entry.tags,
        "_rights": {"notice": entry.rights, "licence": entry.licence_url},
    }
    if entry.note:
        item["_corrections"] = entry.note
    if entry.pictures:
        item["image"] = entry.pictures[0].url
        item["attachments"] = [
            {
                "url": picture.url,
                "mime_type": picture.media_type,
                "title": picture.caption or picture.alt,
                "_alt": picture.alt,
                "_credit": picture.credit,
                "_rights": {"notice": picture.licence, "licence": picture.licence_url},
            }
            for picture in entry.pictures
        ]
    return item


def _xml(model: type[Atom1Feed | Rss201rev2Feed], channel: Channel, entries: list[Entry]) -> str:
    feed = model(
        title=channel.title,
        link=channel.url,
        description=channel.description,
        language=channel.language,
        subtitle=channel.description or None,
        author_name=settings.WAGTAIL_SITE_NAME,
        feed_url=channel.links["self"],
        feed_guid=channel.key,
        channel=channel,
    )
    # Without entries Django would date the feed to this minute, and no ETag would ever hold.
    feed.latest_post_date = lambda: channel.updated
    for entry in entries:
        summary = f"{entry.summary} {entry.note}".strip()
        feed.add_item(
            title=entry.title,
            link=entry.url,
            description=escape(summary, quote=False),
            author_name=entry.author,
            pubdate=entry.published,
            updateddate=entry.updated,
            unique_id=entry.key,
            unique_id_is_permalink=False,
            categories=entry.tags,
            item_copyright=entry.rights,
            entry=entry,
        )
    target = StringIO()
    feed.write(target, "utf-8")
    return target.getvalue()


FORMATS = {
    format_.extension: format_
    for format_ in (
        Format("atom", "application/atom+xml", "Atom", as_atom),
        Format("rss", "application/rss+xml", "RSS", as_rss),
        Format("json", "application/feed+json", "JSON Feed", as_json),
    )
}
