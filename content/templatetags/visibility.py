"""Visibility in templates: a text may point at a page that has since been taken back."""

from django import template
from wagtail.models import Page

from content.visibility import is_public

register = template.Library()


@register.filter
def if_public(page: Page | None) -> Page | None:
    """The page, or None where the public may not see it."""
    return page if page is not None and is_public(page) else None
