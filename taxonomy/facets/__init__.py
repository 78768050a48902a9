"""Lists that visitors narrow: several values per key, counts that tell what each would give.

    listing(public(StoryPage.objects…), request, [ISSUES, TERRITORIES, UNIVERSES])

Values of one facet widen (any of them), facets narrow each other (all of them).
"""

from .base import ChoiceFacet, Facet, Option, keys
from .issues import ISSUES
from .kept import counted
from .listing import Listing, ShownFacet, known_counts, listing, narrow, values_of
from .territories import TERRITORIES, territory_options

__all__ = [
    "ISSUES",
    "TERRITORIES",
    "ChoiceFacet",
    "Facet",
    "Listing",
    "Option",
    "ShownFacet",
    "counted",
    "keys",
    "known_counts",
    "listing",
    "narrow",
    "territory_options",
    "values_of",
]
