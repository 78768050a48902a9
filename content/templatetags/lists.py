"""Pages of a list in templates."""

from collections.abc import Iterator

from django import template
from django.core.paginator import Page

register = template.Library()


@register.filter
def page_range(page: Page) -> Iterator[int | str]:
    """Numbers worth showing: the ends, the neighbours, and an ellipsis where some are left out."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.simple_tag(takes_context=True)
def page_url(context: template.Context, number: int) -> str:
    """Address of another page of the list being shown; the first one carries no number."""
    address = context.get("address") or context["request"]
    query = address.GET.copy()
    query.pop("page", None)
    if number > 1:
        query["page"] = str(number)
    return f"{address.path}?{query.urlencode()}" if query else address.path


@register.filter
def selected(options: list) -> int:
    """How many options of a facet are chosen."""
    return sum(option.selected for option in options)
