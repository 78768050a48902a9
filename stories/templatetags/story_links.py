"""Stories on the pages of events and calls, which know them only as pages."""

from collections.abc import Iterable

from django import template
from django.conf import settings
from django.db.models import Q
from wagtail.models import Page

from content.digests import digest
from content.languages import active
from content.remembered import remembered
from content.versions import for_reader
from content.visibility import public
from stories.lists import Card, cards, newest_first, with_card_rows
from stories.models import StoryPage

register = template.Library()


@register.simple_tag
def public_stories(ids: Iterable[int]) -> list[Card]:
    """The stories among these pages that the public may see, in the order given."""
    ids = list(dict.fromkeys(ids))

    def read() -> list[Card]:
        found = for_reader(with_card_rows(StoryPage.objects.all()), ids)
        return cards(found[pk] for pk in ids if pk in found)

    return remembered(f"stories-{active()}-{digest(ids)}", read, alone=True)


@register.simple_tag
def stories_leading_to(page: Page, limit: int = 3) -> list[Card]:
    """The newest public stories whose action is this call, in its language.

    Where none is told in it, the French originals: one story never stands there three times.
    """
    return remembered(
        f"leading-to-{page.translation_key}-{page.locale_id}-{limit}",
        lambda: cards(_leading_to(page, limit)),
        alone=True,
    )


def _leading_to(page: Page, limit: int) -> list[StoryPage]:
    stories = newest_first(
        public(StoryPage.objects.filter(action_call__translation_key=page.translation_key))
    )
    for language in (
        Q(locale=page.locale_id),
        Q(locale__language_code=settings.LANGUAGE_CODE),
    ):
        if found := list(with_card_rows(stories.filter(language))[:limit]):
            return found
    return []
