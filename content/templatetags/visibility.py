"""Visibility in templates: a text may point at a page that has since been taken back."""

from django import template
from wagtail.models import Page

from content.versions import for_reader

register = template.Library()


@register.filter
def for_readers(page: Page | None) -> Page | None:
    """The page in the reader's language or as it is, or None where the public may not see it."""
    if page is None:
        return None
    return for_reader(type(page).objects.all(), [page.pk]).get(page.pk)
