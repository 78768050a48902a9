"""What a story's page shows between its frame: what the story tells, and what is close to it."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from content.forms_of_pages import Form
from content.mains import Address, Main, main

from . import additions, lists
from .reading import reading_minutes
from .related import related, related_cards

if TYPE_CHECKING:
    from .models import StoryPage


def of(
    story: "StoryPage", request: HttpRequest, forms: list[Form], *, is_out: bool = True
) -> dict[str, Main]:
    """Both parts of a story's page, by the names that its template uses.

    Args:
        story: the story, perhaps a draft.
        request: of whoever reads it.
        forms: in which else it can be had.
        is_out: whether others can have read it, so that higher floors may add what they know.
    """
    given = {
        "article": story.article,
        "list_url": story.lineage[-1].get_url(request) if story.lineage else "",
        "reading_minutes": reading_minutes(story.article.words),
        "forms": forms,
    }

    def read(_address: Address) -> dict[str, Any]:
        return {
            "page": story,
            "action_call": lists.public_page(story.action_call_id),
            "contact": story.contact if story.contact and story.contact.active else None,
            "sections": additions.sections(story) if is_out else [],
        }

    def read_related(_address: Address) -> dict[str, Any]:
        # What a draft is about must not decide what readers of the public page see beside it.
        is_preview = getattr(request, "is_preview", False)
        return {"cards": lists.cards(related(story)) if is_preview else related_cards(story)}

    return {
        "told": main("stories/_told.html", request, given, read),
        "related": main("stories/_related.html", request, given, read_related),
    }
