"""Everything that the texts, feeds and kits of stories are made of, read for many at once."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from bs4 import BeautifulSoup
from django.db.models import Prefetch, QuerySet
from django.utils.functional import cached_property
from wagtail.models import Page

from content.models import Picture
from content.visibility import public
from press.models import Spokesperson
from stories.completeness import Library, load_pictures
from stories.models import StoryPage
from taxonomy.links import tag_rows

from . import terms

LINKED_PAGE = re.compile(r'<a (?=[^>]*\blinktype="page")[^>]*\bid="(\d+)"')


@dataclass(frozen=True)
class StoryPicture:
    """A picture of a story with the words that it has there."""

    picture: Picture
    alt: str
    caption: str

    @property
    def may_be_printed(self) -> bool:
        return terms.may_be_printed(self.picture)


@dataclass
class Material:
    """A story with all its rows, its pictures and the public pages that its text links to.

    Attributes:
        pictures: each once, the cover first.
        pages: full addresses of public pages by number.
    """

    story: StoryPage
    url: str
    pictures: list[StoryPicture] = field(default_factory=list)
    pages: dict[int, str] = field(default_factory=dict)

    @property
    def language(self) -> str:
        return self.story.locale.language_code

    @property
    def printable(self) -> list[StoryPicture]:
        """Pictures that newsrooms may use."""
        return [picture for picture in self.pictures if picture.may_be_printed]

    @property
    def quotes(self) -> list[Any]:
        """Quotes whose speakers agreed, and still do."""
        return [quote for quote in self.story.quotes.all() if quote.may_be_shown()]

    @cached_property
    def speakers(self) -> list[Spokesperson]:
        """People of the story who agreed that newsrooms call them, and still do."""
        return list(Spokesperson.objects.agreed().of_story(self.story))

    @property
    def contact(self) -> Any:
        """Who answers, unless they no longer do; None then."""
        contact = self.story.contact
        return contact if contact and contact.active else None

    def blocks(self) -> Iterator[tuple[str, Any]]:
        """Type and stored value of each block of the body, which cost no query."""
        for block in self.story.body.raw_data if self.story.body else []:
            yield block["type"], block["value"]

    def clean(self, source: str) -> str:
        """Stored rich text as plain HTML: links to public pages and other sites, nothing else.

        A link to a page that the public may not see loses its address and keeps its words.
        """
        soup = BeautifulSoup(source or "", "html.parser")
        for link in soup.find_all("a"):
            kind, number = link.get("linktype"), link.get("id")
            if kind == "page" and (number or "").isdecimal():
                href = self.pages.get(int(number))
            else:
                href = None if kind else link.get("href")
            if href and re.match(r"https?://|mailto:|tel:", href):
                link.attrs = {"href": href}
            else:
                link.unwrap()
        for embed in soup.find_all("embed"):
            embed.decompose()
        return str(soup)


def items(stored: list | None) -> list[dict]:
    """Values of a list block; older rows hold them bare, newer ones each with its number."""
    return [item["value"] if isinstance(item.get("value"), dict) else item for item in stored or []]


def with_everything(stories: QuerySet) -> QuerySet:
    """Fetch all rows of stories along with them: the number of queries does not grow."""
    partners = StoryPage.partners.rel.related_model.objects.select_related("organisation")
    return stories.select_related("locale", "cover", "contact__programme").prefetch_related(
        *tag_rows(StoryPage),
        Prefetch("partners", partners),
        "claims",
        "quotes",
        "corrections",
        "press_texts",
    )


def read(stories: Iterable[StoryPage]) -> list[Material]:
    """The material of stories that `with_everything` has fetched, in their order."""
    stories = list(stories)
    library = load_pictures(stories)
    pages = _linked_pages(stories)
    return [
        Material(story, story.full_url or "", list(_pictures(story, library)), pages)
        for story in stories
    ]


def read_one(story: StoryPage) -> Material:
    """The material of a story that was found already, its rows fetched anew."""
    return read(with_everything(StoryPage.objects.filter(pk=story.pk)))[0]


def _pictures(story: StoryPage, library: Library) -> Iterator[StoryPicture]:
    seen: set[int] = set()
    shown: list[tuple[Picture | None, str, str]] = [(story.cover, story.cover_alt, "")]
    for block in story.body.raw_data if story.body else []:
        if block["type"] == "picture":
            values = [block["value"]]
        elif block["type"] == "gallery":
            values = items(block["value"].get("pictures"))
        else:
            continue
        for value in values:
            image = value.get("image")
            alt = image.get("alt_text") or "" if isinstance(image, dict) else ""
            number = image.get("image") if isinstance(image, dict) else image
            shown.append((library.get(number), alt, value.get("caption") or ""))
    for picture, alt, caption in shown:
        if picture is not None and picture.pk not in seen:
            seen.add(picture.pk)
            yield StoryPicture(picture, alt or picture.default_alt_text, caption or picture.caption)


def _linked_pages(stories: list[StoryPage]) -> dict[int, str]:
    """Full addresses of the public pages that the rich texts of these stories link to."""
    numbers = {
        int(number)
        for story in stories
        for source in _rich_texts(story)
        for number in LINKED_PAGE.findall(source)
    }
    if not numbers:
        return {}
    found = public(Page.objects.filter(pk__in=numbers)).select_related("locale")
    return {page.pk: page.full_url for page in found if page.full_url}


def _rich_texts(story: StoryPage) -> Iterator[str]:
    yield story.limits
    yield story.conditions
    for block in story.body.raw_data if story.body else []:
        if block["type"] == "text":
            yield block["value"]
