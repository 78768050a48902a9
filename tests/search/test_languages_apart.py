"""What is kept for one language is never shown in another."""

import pytest
from defusedxml import ElementTree

from press.feeds import archives
from search.models import Synonyms
from stories.models import StoryIndexPage
from tests.factories import make_story
from tests.search.test_results import found, results_page

ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = {"fr": "/fr/suivre/flux.atom", "de": "/de/folgen/feed.atom"}
SUGGESTIONS = {"fr": "/fr/recherche/suggestions/", "de": "/de/suche/suggestions/"}


def answers(client, language: str) -> dict[str, object]:
    """What a reader of a language gets of each thing that is kept."""
    feed = ElementTree.fromstring(client.get(FEEDS[language]).content)
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    suggested = client.get(SUGGESTIONS[language], {"q": "ateli"}).json()
    corrected = results_page(client, "ateleir", language).select_one(".search-corrected strong")
    return {
        "older": links["prev-archive"],
        "suggested": sorted(row["label"] for row in suggested),
        "corrected": corrected and corrected.get_text(),
        "same meaning": len(found(client, "fabrik", language)),
    }


@pytest.mark.django_db
def test_a_warm_cache_keeps_the_languages_apart(client, tree, monkeypatch):
    monkeypatch.setattr(archives, "PER_DOCUMENT", 2)
    german_list = StoryIndexPage.objects.get(locale__language_code="de")
    french_titles = [f"Atelier {number}" for number in range(5)]
    german_titles = [f"Das Atelier {number}" for number in range(3)]
    for title in french_titles:
        make_story(title, summary="")
    for title in german_titles:
        make_story(title, summary="", parent=german_list)
    Synonyms.objects.create(language="de", words="Atelier, Fabrik")
    french = {
        "older": "http://testserver/fr/suivre/flux.atom?archive=2",
        "suggested": french_titles,
        "corrected": "atelier",
        "same meaning": 0,
    }
    german = {
        "older": "http://testserver/de/folgen/feed.atom?archive=1",
        "suggested": german_titles,
        "corrected": "atelier",
        "same meaning": 3,
    }
    seen = [answers(client, language) for language in ("fr", "de", "fr", "de")]
    assert seen == [french, german, french, german]
