"""Plain search over everything that the public may see: pages of a language, and organisations."""

import re

from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from content.visibility import public
from people.models import Organisation

MOST = 200  # nobody reads further; keeps a common word from reading the whole site
LONGEST_QUERY = 200


def clean_query(text: str) -> str:
    """Make any text a visitor sends safe to search for: no control characters, one line, short."""
    printable = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(printable.split())[:LONGEST_QUERY]


def words(text: str) -> str:
    """The words alone: signs mean something to the database's own query language."""
    return " ".join(re.findall(r"\w+", text))


def find_pages(text: str) -> list[Page]:
    """Public pages of the active language that hold all the words, most relevant first."""
    if not (text := words(text)):
        return []
    language = get_language() or "fr"
    found = [page.pk for page in Page.objects.search(text)[:MOST]]
    pages = public(Page.objects.filter(pk__in=found, locale__language_code=language, depth__gt=2))
    by_pk = {page.pk: page for page in pages.specific(defer=True).select_related("locale")}
    return [by_pk[pk] for pk in found if pk in by_pk]


def find_organisations(text: str) -> list[Organisation]:
    """Organisations whose name or description holds all the words."""
    if not (text := words(text)):
        return []
    return list(get_search_backend().search(text, Organisation)[:MOST])
