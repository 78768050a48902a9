"""Stories in lists: their order, and what their cards need."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.http import HttpRequest
from wagtail.models import Page

from content.mains import Address
from content.parts import Read
from content.remembered import remembered_each
from content.versions import led_to
from content.visibility import public
from taxonomy.facets import ISSUES, TERRITORIES, Listing, known_counts, listing
from taxonomy.facets.kept import Counted

from .facets import UNIVERSES

if TYPE_CHECKING:
    from .models import StoryPage

FACETS = [ISSUES, TERRITORIES, UNIVERSES]
# What no card shows; a story can be long.
LONG_FIELDS = ["body", "steps", "lessons", "problem", "limits", "conditions"]


def story_counts(stories: QuerySet, request: HttpRequest) -> Counted | None:
    """How many of these stories the request asks for, as `known_counts`."""
    return known_counts(stories, request, FACETS)


def story_listing(
    stories: QuerySet, request: HttpRequest | Address, counts: Counted | None
) -> Listing:
    """The public ones of these stories, newest first, narrowed as the request asks."""
    return as_cards(listing(newest_first(public(stories)), request, FACETS, counts=counts))


def as_cards(found: Listing) -> Listing:
    """A list of stories with cards in their place, each remembered for all lists that it stands in."""
    from .models import StoryPage

    found.page.object_list = remembered_each(
        "card",
        list(found.page.object_list.values_list("pk", flat=True)),
        lambda missing: cards(with_card_rows(StoryPage.objects.filter(pk__in=missing))),
    )
    return found


@dataclass(frozen=True)
class Card:
    """A story as lists show it.

    Attributes:
        pk: of the story.
        story: with what cards show.
        url: where its page is.
    """

    pk: int
    story: Read
    url: str


def cards(stories: Iterable["StoryPage"]) -> list[Card]:
    """Cards of stories that were fetched `with_card_rows`."""
    return [Card(story.pk, Read.of(story), story.get_url() or "") for story in stories]


def newest_first(stories: QuerySet) -> QuerySet:
    """The story published last at the top; the same order for the same rows."""
    return stories.order_by("-first_published_at", "-pk")


def with_card_rows(stories: QuerySet) -> QuerySet:
    """Fetch what cards show along with the stories, in a number of queries that never grows."""
    issue_links = stories.model.issue_links.rel.related_model.objects
    territory_links = stories.model.territory_links.rel.related_model.objects
    return (
        stories.defer(*LONG_FIELDS)
        .select_related("locale", "cover")
        .prefetch_related(
            Prefetch("issue_links", issue_links.select_related("issue")),
            Prefetch("territory_links", territory_links.select_related("territory")),
            "claims",
            "cover__renditions",
        )
    )


def fetch_page_rows(story: "StoryPage") -> None:
    """Fetch what a story's own page shows, each kind of row with one query."""
    issue_links = type(story).issue_links.rel.related_model.objects
    territory_links = type(story).territory_links.rel.related_model.objects
    partners = type(story).partners.rel.related_model.objects
    prefetch_related_objects(
        [story],
        Prefetch("issue_links", issue_links.select_related("issue")),
        Prefetch("territory_links", territory_links.select_related("territory")),
        Prefetch("partners", partners.select_related("organisation")),
        "claims",
        "corrections",
        "quotes",
    )


def fetch_pictures(story: "StoryPage") -> None:
    """Fetch the sizes of every picture on a story's page with one query."""
    pictures = [story.cover, story.social_picture, story.contact and story.contact.photo]
    for block in story.body or []:
        if block.block_type == "picture":
            pictures.append(block.value["image"])
        elif block.block_type == "gallery":
            pictures += [item["image"] for item in block.value["pictures"]]
    prefetch_related_objects([picture for picture in pictures if picture], "renditions")


def public_page(pk: int | None) -> Page | None:
    """The page that a story leads to, or None where the public may not see it."""
    return led_to(Page, pk) if pk else None
