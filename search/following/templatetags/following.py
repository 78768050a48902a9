"""The way from a list to following what it is narrowed to."""

from typing import Any

from django import template

from search.following.filters import FACETS
from search.following.places import Ways, ways

register = template.Library()
KEYS = [facet.key for facet in FACETS]


@register.simple_tag
def ways_to_follow(listing: Any) -> Ways:
    """The three ways of following what a list is narrowed to; asks the database nothing of it.

    Args:
        listing: has facets, as `taxonomy.facets` and the search give them.
    """
    chosen = {
        facet.key: sorted(option.value for option in facet.options if option.selected)
        for facet in listing.facets
    }
    return ways([(key, value) for key in KEYS for value in chosen.get(key, [])])


@register.filter
def follows(listing: Any) -> bool:
    """Whether a list is narrowed by something that can be followed."""
    return any(
        option.selected for facet in listing.facets if facet.key in KEYS for option in facet.options
    )
