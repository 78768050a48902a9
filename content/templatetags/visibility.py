"""Visibility in templates: a text may point at a page that has since been taken back."""

from django import template
from wagtail.models import Page

from content.versions import led_to

register = template.Library()


@register.filter
def for_readers(page: Page | None) -> Page | None:
    """The page in the reader's language or as it is, or None where the public may not see it."""
    return led_to(type(page), page.pk) if page is not None else None
