"""Keeping the index in step with what is published."""

from collections.abc import Iterable

from django.conf import settings
from django.utils import translation
from wagtail.models import Page
from wagtail.search.index import SearchField

from content.models import BasePage
from people.models import Organisation

from .analysis import terms
from .models import Kind, SearchEntry

LONGEST_BODY = 20_000
HOME_DEPTH = 2  # everybody is there already: a home page is no answer
KINDS = {
    "stories.StoryPage": Kind.STORY,
    "events.EventPage": Kind.EVENT,
    "calls.CallPage": Kind.CALL,
}


def index_page(page: BasePage) -> None:
    """Write the entry of a live page; a page that is not live loses its own."""
    if not page.live or page.alias_of_id or page.depth <= HOME_DEPTH:
        forget_page(page)
        return
    summary = page.description
    entry = _entry(page.locale.language_code, page.title, summary, _body(page))
    entry |= {
        "kind": KINDS.get(page._meta.label, Kind.PAGE),
        "published_at": page.first_published_at,
    }
    SearchEntry.objects.update_or_create(page_id=page.pk, defaults=entry)


def forget_page(page: Page) -> None:
    """Take a page out of the index."""
    SearchEntry.objects.filter(page_id=page.pk).delete()


def index_organisation(organisation: Organisation) -> None:
    """Write an organisation's entries, one per language."""
    for language, _label in settings.LANGUAGES:
        with translation.override(language):
            entry = _entry(language, organisation.name, organisation.description, "")
        SearchEntry.objects.update_or_create(
            organisation=organisation,
            language=language,
            defaults=entry | {"kind": Kind.ORGANISATION},
        )


def rebuild() -> int:
    """Write every entry anew and return how many there are."""
    SearchEntry.objects.all().delete()
    for page in (
        Page.objects.live().filter(depth__gt=HOME_DEPTH).specific().iterator(chunk_size=200)
    ):
        if isinstance(page, BasePage):
            index_page(page)
    for organisation in Organisation.objects.iterator():
        index_organisation(organisation)
    return SearchEntry.objects.count()


def _entry(language: str, title: str, summary: str, body: str) -> dict[str, str]:
    return {
        "language": language,
        "title": title,
        "summary": summary,
        "body": body,
        "title_terms": " ".join(terms(title, language)),
        "summary_terms": " ".join(terms(summary, language)),
        "body_terms": " ".join(terms(body, language)),
    }


def _body(page: BasePage) -> str:
    """Text of every field that the page type lets be searched, but title and summary."""
    texts: list[str] = []
    for field in page.get_search_fields():
        if isinstance(field, SearchField) and field.field_name not in {"title", "summary"}:
            texts.extend(_flat(field.get_value(page)))
    return " ".join(" ".join(texts).split())[:LONGEST_BODY]


def _flat(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Iterable):
        for item in value:
            yield from _flat(item)
