"""Keeping the index in step with what is published."""

from collections.abc import Iterable

from django.conf import settings
from django.utils import translation
from wagtail.models import Page
from wagtail.search.index import SearchField

from calls.models import CallPage
from content.models import BasePage, Publication
from events.models import EventPage
from people.models import Organisation
from stories.models import StoryPage
from taxonomy.models import Territory, TerritoryAncestry

from . import backends
from .analysis import terms
from .models import UNDATED, Kind, SearchEntry
from .narrowing import here_term, issue_term, kind_term, place_term, side_term

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
    kind = KINDS.get(page._meta.label, Kind.PAGE)
    entry = entry_of(
        page.locale.language_code, page.title, page.description, _body(page), _tags(page)
    )
    entry |= {
        "kind": kind,
        "facets": " ".join([kind_term(kind), *_page_facets(page)]),
        "published_at": page.first_published_at or UNDATED,
    }
    SearchEntry.objects.update_or_create(page_id=page.pk, defaults=entry)


def forget_page(page: Page) -> None:
    """Take a page out of the index."""
    SearchEntry.objects.filter(page_id=page.pk).delete()


def index_organisation(organisation: Organisation) -> None:
    """Write an organisation's entries, one per language."""
    facets = [
        kind_term(Kind.ORGANISATION),
        side_term(organisation.universe),
        *_place_terms([organisation.territory] if organisation.territory else []),
    ]
    place_names = _place_names(organisation.territory) if organisation.territory else []
    for language, _label in settings.LANGUAGES:
        with translation.override(language):
            tags = [organisation.get_universe_display(), *place_names]
            entry = entry_of(language, organisation.name, organisation.description, "", tags)
        SearchEntry.objects.update_or_create(
            organisation=organisation,
            language=language,
            defaults=entry | {"kind": Kind.ORGANISATION, "facets": " ".join(facets)},
        )


def rebuild() -> int:
    """Write every entry anew and return how many there are; searches go on meanwhile.

    Raises:
        Unavailable: the search server, where there is one, does not answer.
    """
    SearchEntry.objects.filter(page__live=False).delete()
    for page in (
        Page.objects.live().filter(depth__gt=HOME_DEPTH).specific().iterator(chunk_size=200)
    ):
        if isinstance(page, BasePage):
            index_page(page)
    for organisation in Organisation.objects.iterator():
        index_organisation(organisation)
    backends.tidy()
    backends.rebuild()
    return SearchEntry.objects.count()


def entry_of(
    language: str, title: str, summary: str, body: str, tags: Iterable[str]
) -> dict[str, str]:
    """Texts to show and terms to find; tags are found as if they stood in the summary."""
    return {
        "language": language,
        "title": title,
        "summary": summary,
        "body": body,
        "title_terms": " ".join(terms(title, language)),
        "summary_terms": " ".join(terms(" ".join([summary, *tags]), language)),
        "body_terms": " ".join(terms(body, language)),
    }


def _tags(page: BasePage) -> list[str]:
    """Names of a publication's issues, of where it is and of who takes part."""
    if not isinstance(page, Publication):
        return []
    places = Territory.objects.filter(
        below__descendant__in=[territory.pk for territory in page.territories]
    )
    with translation.override(page.locale.language_code):
        names = [issue.name for issue in page.issues]
    names += [name for place in places for name in _place_names(place)]
    return names + [organisation.name for organisation in _organisations(page)]


def _place_names(place: Territory) -> list[str]:
    """What a place is called in any language: who reads German may have Straßburg in mind, or
    Strasbourg, and finds French pages too."""
    return list(
        filter(
            None,
            dict.fromkeys([place.name_fr, place.name_de or place.folded_name_de, place.name_en]),
        )
    )


def _page_facets(page: BasePage) -> list[str]:
    """What a publication can be narrowed by."""
    if not isinstance(page, Publication):
        return []
    universes = {organisation.universe for organisation in _organisations(page)}
    return [
        *(issue_term(issue.pk) for issue in page.issues),
        *_place_terms(page.territories),
        *sorted(map(side_term, universes)),
    ]


def _place_terms(territories: list[Territory]) -> list[str]:
    """The territories and all that they lie in, and which of them are its own."""
    keys = TerritoryAncestry.objects.filter(descendant__in=territories).order_by("ancestor")
    places = keys.values_list("ancestor", flat=True).distinct()
    return [*map(place_term, places), *(here_term(territory.pk) for territory in territories)]


def _organisations(page: Publication) -> list[Organisation]:
    rows = [
        *(page.partners.all() if isinstance(page, StoryPage) else []),
        *(page.speakers.all() if isinstance(page, EventPage) else []),
        *([page] if isinstance(page, CallPage) else []),
    ]
    return [row.organisation for row in rows if row.organisation]


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
