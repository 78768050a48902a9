"""Where Wagtail finds what editors teach the search."""

from wagtail.snippets.models import register_snippet

from .viewsets import SearchViewSetGroup

register_snippet(SearchViewSetGroup)
