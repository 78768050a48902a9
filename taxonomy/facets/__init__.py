"""Lists that visitors narrow: several values per key, counts that tell what each would give.

    listing(public(StoryPage.objects…), request, [ISSUES, TERRITORIES, UNIVERSES])

Values of one facet widen (any of them), facets narrow each other (all of them).
"""

from .base import ChoiceFacet, Facet, Option, keys
from .issues import ISSUES
from .listing import Listing, listing, narrow
from .territories import TERRITORIES

__all__ = [
    "ISSUES",
    "TERRITORIES",
    "ChoiceFacet",
    "Facet",
    "Listing",
    "Option",
    "keys",
    "listing",
    "narrow",
]
