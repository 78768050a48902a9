"""Words of the site as a French reader sees them, whether or not catalogues are compiled."""

from django.utils.translation import gettext, override


def fr(text: str) -> str:
    """The French words for a text of the code."""
    with override("fr"):
        return gettext(text)
