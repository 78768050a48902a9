"""Calls to action."""

from calls.models import CallPage
from home.demo.calls import CALLS
from home.demo.publications import Call, CallText
from home.demo.schema import text
from home.demo.translations.calls import TRANSLATIONS

from .base import Demonstration
from .blocks import BlockWriter


def load_calls(demo: Demonstration) -> None:
    """French calls, then their translations."""
    for call in CALLS:
        source = _put(demo, call, call, "fr")
        demo.calls[call.slug] = {"fr": source}
        for code, words in TRANSLATIONS.get(call.slug, {}).items():
            demo.calls[call.slug][code] = _put(demo, call, words, code, source)


def _put(
    demo: Demonstration,
    call: Call,
    words: Call | CallText,
    code: str,
    source: CallPage | None = None,
) -> CallPage:
    page = CallPage(
        title=words.title,
        slug=words.slug,
        locale=demo.locales[code],
        direction=call.direction,
        summary=words.summary,
        body=BlockWriter(demo, f"{call.slug}/body", code).write([text(words.body)]),
        organisation=demo.organisations[call.organisation],
        time_needed=words.time_needed,
        places_left=call.places_left,
        opens_on=None if call.opens_in is None else demo.day(call.opens_in),
        closes_on=None if call.closes_in is None else demo.day(call.closes_in),
        contact=demo.facilitators[call.contact],
        fallback_contact=demo.facilitators[call.fallback],
    )
    if source:
        page.translation_key = source.translation_key
    demo.label(page, call.issues, call.territories)
    demo.put(page, demo.tree["calls"][code], call.published_ago)
    return page
