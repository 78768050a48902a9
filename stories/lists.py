"""Stories in lists: their order, and what their cards need."""

from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.http import HttpRequest
from wagtail.models import Page

from content.versions import for_reader
from content.visibility import public
from taxonomy.facets import ISSUES, TERRITORIES, Listing, listing

from .facets import UNIVERSES

if TYPE_CHECKING:
    from .models import StoryIndexPage, StoryPage

FACETS = [ISSUES, TERRITORIES, UNIVERSES]
# What no card shows; a story can be long.
LONG_FIELDS = ["body", "steps", "lessons", "problem", "limits", "conditions"]


def story_listing(index: "StoryIndexPage", request: HttpRequest) -> Listing:
    """The public stories below a list page, newest first, narrowed as the request asks."""
    from .models import StoryPage

    stories = StoryPage.objects.child_of(index)
    shown = with_card_rows(newest_first(public(stories)))
    return listing(shown, request, FACETS, out_of=stories)


def newest_first(stories: QuerySet) -> QuerySet:
    """The story published last at the top; the same order for the same rows."""
    return stories.order_by("-first_published_at", "-pk")


def with_card_rows(stories: QuerySet) -> QuerySet:
    """Fetch what cards show along with the stories, in a number of queries that never grows."""
    return with_card_text(stories).prefetch_related("cover__renditions")


def with_card_text(stories: QuerySet) -> QuerySet:
    """What cards show but for the sizes of their pictures, for whoever fetches these together."""
    issue_links = stories.model.issue_links.rel.related_model.objects
    territory_links = stories.model.territory_links.rel.related_model.objects
    return (
        stories.defer(*LONG_FIELDS)
        .select_related("locale", "cover")
        .prefetch_related(
            Prefetch("issue_links", issue_links.select_related("issue")),
            Prefetch("territory_links", territory_links.select_related("territory")),
            "claims",
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


def fetch_pictures(story: "StoryPage", related: list["StoryPage"], contact: Any) -> None:
    """Fetch the sizes of every picture on a story's page with one query."""
    pictures = [story.cover, *(other.cover for other in related), contact and contact.photo]
    for block in story.body or []:
        if block.block_type == "picture":
            pictures.append(block.value["image"])
        elif block.block_type == "gallery":
            pictures += [item["image"] for item in block.value["pictures"]]
    prefetch_related_objects([picture for picture in pictures if picture], "renditions")


def public_page(pk: int | None) -> Page | None:
    """The page that a story leads to, or None where the public may not see it."""
    return for_reader(Page.objects.all(), [pk]).get(pk) if pk else None
