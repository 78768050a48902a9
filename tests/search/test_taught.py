"""What editors teach the search, and what the search tells them."""

from datetime import date, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, User
from django.urls import reverse
from django.utils import timezone

from home.roles import EDITORS, PRESS
from search import missed
from search.models import MissedSearch, Promotion, Synonyms
from stories.models import StoryIndexPage
from tests.factories import make_story, restrict
from tests.search.test_results import found, results_page

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 26)


def test_synonyms_find_each_other_and_follow_every_change(client, tree):
    make_story("La friche aux cigognes")
    make_story("Un site industriel abandonné")
    assert found(client, "friches") == ["La friche aux cigognes"]
    row = Synonyms.objects.create(words="friche, site industriel abandonné")
    both = ["Un site industriel abandonné", "La friche aux cigognes"]
    assert found(client, "friches") == both
    assert found(client, "le site industriel abandonné") == both
    assert found(client, "site industriel") == ["Un site industriel abandonné"]
    row.delete()
    assert found(client, "friches") == ["La friche aux cigognes"]


def test_synonyms_are_written_with_hyphens_or_without(client, tree):
    Synonyms.objects.create(words="co-voiturage, autopartage")
    make_story("L’autopartage du village")
    assert found(client, "covoiturage") == ["L’autopartage du village"]
    assert found(client, "co-voiturage") == ["L’autopartage du village"]


def promoted(client, words: str) -> list[tuple[str, str]]:
    page = results_page(client, words)
    return [
        (one.select_one("a").get_text(), one.select_one("p:last-child").get_text())
        for one in page.select(".search-promoted li")
    ]


def test_editors_put_a_page_first_and_only_what_everybody_may_see(client, tree):
    chosen = make_story("Par où commencer", summary="Trois façons de s’y mettre.")
    Promotion.objects.create(words="aider, devenir bénévole", page=chosen)
    hidden = [
        make_story("Brouillon", live=False),
        make_story("Embargo", embargo_until=timezone.now() + timedelta(days=1)),
        restrict(make_story("Privé")),
    ]
    for page in hidden:
        Promotion.objects.create(words="aider", page=page, sort_order=1)
    expected = [("Par où commencer", "Trois façons de s’y mettre.")]
    assert promoted(client, "Aider") == expected
    assert promoted(client, "devenir des bénévoles") == expected
    assert promoted(client, "devenir") == []
    Promotion.objects.create(words="covoiturage", page=chosen)
    assert promoted(client, "co-voiturage") == expected
    assert promoted(client, "aider un voisin") == []


def test_a_page_put_first_is_read_in_the_language_of_the_reader_if_it_can_be(client, tree):
    lists = {page.locale.language_code: page for page in StoryIndexPage.objects.all()}
    french = make_story("Où commencer ?", summary="Trois façons : ici.")
    Promotion.objects.create(words="helfen", language="de", page=french)

    page = results_page(client, "helfen", "de")
    link = page.select_one(".search-promoted a")
    summary = page.select_one(".search-promoted li > p:last-child")
    assert (link["href"], link["lang"], link["hreflang"]) == (
        "/fr/recits/ou-commencer/",
        "fr",
        "fr",
    )
    assert link.get_text() == "Où commencer\u202f?"
    assert (summary["lang"], summary.get_text()) == ("fr", "Trois façons\u00a0: ici.")

    make_story(
        "Wo beginnen ?",
        summary="Drei Wege.",
        parent=lists["de"],
        translation_key=french.translation_key,
    )
    page = results_page(client, "helfen", "de")
    link = page.select_one(".search-promoted a")
    assert link.attrs == {"href": "/de/geschichten/wo-beginnen/"}
    assert link.get_text() == "Wo beginnen?"
    assert page.select_one(".search-promoted li > p:last-child").get_text() == "Drei Wege."


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("Hydrogène vert", "hydrogène vert"),
        ("loi 1901", "loi 1901"),
        ("ines@example.org", ""),
        ("appeler le 0612345678", "appeler le"),
        ("je cherche quelqu’un qui connaisse ma voisine", ""),
    ],
)
def test_what_is_kept_of_a_search_names_nobody(query, kept):
    assert missed.harmless(query) == kept


def test_what_found_nothing_is_counted_and_shown_from_three_times_on(client, tree):
    make_story("Palettes")
    with time_machine.travel("2026-11-26T10:00:00+01:00", tick=False):
        for _ in range(2):
            found(client, "hydrogène")
        assert list(missed.shown()) == []
        found(client, "Hydrogène")
        found(client, "palettes")
        found(client, "palettes", issue="nonsense")
    row = missed.shown().get()
    assert (row.words, row.language, row.count, row.last_on) == ("hydrogène", "fr", 3, TODAY)
    assert MissedSearch.objects.count() == 1


def test_what_nobody_repeats_is_forgotten_and_a_machine_fills_no_disk(monkeypatch):
    missed.note("ancien", "fr", TODAY - missed.KEEP - timedelta(days=1))
    missed.note("récent", "fr", TODAY - missed.KEEP)
    assert missed.forget(TODAY) == 1
    monkeypatch.setattr(missed, "MOST_ROWS", 1)
    missed.note("un autre", "fr", TODAY)
    missed.note("récent", "fr", TODAY)
    assert list(MissedSearch.objects.values_list("words", "count")) == [("récent", 2)]


@pytest.mark.parametrize(("role", "status"), [(EDITORS, 200), (PRESS, 302)])
def test_editors_read_the_report(client, tree, role, status):
    user = User.objects.create_user("somebody")
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    for _ in range(3):
        missed.note("hydrogène", "fr", TODAY)
    response = client.get("/admin/reports/missed-searches/")
    assert response.status_code == status
    if status == 200:
        assert [row.words for row in response.context["object_list"]] == ["hydrogène"]
    assert client.get("/admin/snippets/search/synonyms/").status_code == status


def test_editors_read_from_when_on_words_appear(admin_client, tree):
    missed.note("hydrogène", "fr", TODAY)
    page = BeautifulSoup(admin_client.get(reverse("missed_searches")).content, "html.parser")
    said = [paragraph.get_text() for paragraph in page.select("main p")]
    assert [sentence for sentence in said if "3 fois" in sentence] == [
        "Des mots apparaissent ici quand on les a cherchés 3 fois sans rien trouver\u202f; 90 jours après"
        " la dernière fois, ils sont oubliés. On ne sait pas qui a cherché."
    ]
    assert said[-1] == "Personne n’a cherché en vain."
