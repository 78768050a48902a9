"""The list of stories: what it shows, what it never shows, what it costs."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from stories.models import StoryIndexPage, StoryPage
from tests.factories import make_issue, make_organisation, make_story, make_territory, restrict
from tests.many import copy_story

pytestmark = pytest.mark.django_db
LIST = "/fr/recits/"


def soup(client, address=LIST):
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def titles(client, address=LIST):
    return [link.get_text(strip=True) for link in soup(client, address).select(".card h3 a")]


@pytest.fixture
def stories(tree):
    """Four public stories in two regions, the newest first, and one of each kind that nobody sees."""
    mobility = make_issue("Mobilité", hue="rhine")
    employment = make_issue("Emploi")
    alsace = make_territory("Alsace", kind="region", code="42", slug="alsace")
    bas_rhin = make_territory("Bas-Rhin", parent=alsace, kind="department", code="67")
    strasbourg = make_territory("Strasbourg", parent=bas_rhin, code="67482")
    mulhouse = make_territory("Mulhouse", parent=alsace, code="68224")
    lille = make_territory("Lille", code="59350")
    media = make_organisation("Le Courrier", "media")
    company = make_organisation("Ateliers", "company")
    now = timezone.now()

    def story(title, days, issues, territory, partners=(company,), **kwargs):
        return make_story(
            title,
            issues=issues,
            territories=[territory],
            partners=list(partners),
            first_published_at=now - timedelta(days=days),
            **kwargs,
        )

    shown = [
        story("Un", 1, [employment], strasbourg, [company, media]),
        story("Deux", 2, [mobility], strasbourg),
        story("Trois", 3, [mobility, employment], mulhouse),
        story("Quatre", 4, [employment], lille),
    ]
    story("Brouillon", 0, [employment], strasbourg, live=False)
    restrict(story("Privé", 0, [employment], strasbourg))
    story("Embargo", 0, [employment], strasbourg, embargo_until=now + timedelta(days=1))
    return shown


def test_it_shows_public_stories_of_its_language_newest_first(client, stories):
    german = StoryIndexPage.objects.get(locale__language_code="de")
    make_story("Geschichte", parent=german)

    assert titles(client) == ["Un", "Deux", "Trois", "Quatre"]
    assert titles(client, "/de/geschichten/") == ["Geschichte"]


def test_filters_widen_within_and_narrow_across(client, stories):
    expected = {
        "issue=emploi": ["Un", "Trois", "Quatre"],
        "issue=mobilite": ["Deux", "Trois"],
        "issue=emploi&issue=mobilite": ["Un", "Deux", "Trois", "Quatre"],
        "territory=alsace": ["Un", "Deux", "Trois"],
        "territory=bas-rhin": ["Un", "Deux"],
        "territory=bas-rhin&territory=lille": ["Un", "Deux", "Quatre"],
        "universe=media": ["Un"],
        "issue=emploi&territory=alsace&universe=company": ["Un", "Trois"],
        "q=TRO": ["Trois"],
        "issue=mobilite&q=deux": ["Deux"],
        "issue=&territory=&q=": ["Un", "Deux", "Trois", "Quatre"],
        "issue=nonsense": ["Un", "Deux", "Trois", "Quatre"],
    }
    assert {query: titles(client, f"{LIST}?{query}") for query in expected} == expected


def test_each_option_says_how_many_it_would_give(client, stories):
    page = soup(client, f"{LIST}?issue=mobilite")

    counts = {
        box["value"]: int(box.find_parent("label").select_one(".count").get_text())
        for box in page.select(".filters input[type=checkbox]")
    }

    assert counts == {
        "emploi": 3,
        "mobilite": 2,
        "alsace": 2,
        "bas-rhin": 1,
        "strasbourg": 1,
        "mulhouse": 1,
        "company": 2,
    }
    assert page.select_one("[data-count]").get_text(strip=True).startswith("2")


def test_a_chosen_filter_is_ticked_and_can_be_taken_back(client, stories):
    page = soup(client, f"{LIST}?issue=mobilite&universe=media")

    ticked = [box["value"] for box in page.select(".filters input[checked]")]
    ways_back = {link["href"] for link in page.select(".chosen a")}

    assert ticked == ["mobilite", "media"]
    assert ways_back == {f"{LIST}?universe=media", f"{LIST}?issue=mobilite", LIST, "#follow-this"}


def test_nothing_found_says_what_to_try(client, stories):
    page = soup(client, f"{LIST}?issue=mobilite&universe=media")

    assert page.select(".card") == []
    assert {link["href"] for link in page.select(".empty li a")} == {
        f"{LIST}?universe=media",
        f"{LIST}?issue=mobilite",
        LIST,
    }


@pytest.mark.parametrize(("words", "place"), [("velo", ".empty li a"), ("vélo", ".chosen a")])
def test_words_lead_on_to_the_search_that_knows_accents(client, tree, words, place):
    make_story("Trente vélos par mois")
    page = soup(client, f"{LIST}?{urlencode({'q': words})}")
    assert len(page.select(".card")) == (words == "vélo")
    links = {link["href"]: link.get_text() for link in page.select(place)}
    address = f"/fr/recherche/?{urlencode({'q': words})}"
    assert links[address] == f"Chercher «\u00a0{words}\u00a0» dans tout le site"
    everywhere = page.select(f'main a[href="{address}"]')
    assert len(everywhere) == 1


def test_an_empty_list_has_no_filters_and_a_sentence(client, tree):
    page = soup(client)

    assert page.select(".filters") == []
    assert page.select_one(".empty h2").get_text(strip=True)


def test_any_value_gets_a_page(client, stories):
    queries = [
        "page=0", "page=-1", "page=x", "page=999999999999999999999", "issue=%00", "q=%00", "q=" + "a" * 5000,
        "territory=" + "&territory=".join(["x"] * 200), "issue[]=1", "universe=%F0%9F%98%80",
    ]  # fmt: skip
    for query in queries:
        assert (query, client.get(f"{LIST}?{query}").status_code) == (query, 200)


def test_pages_keep_the_choices(client, stories):
    copy_story(stories[0], 30)

    page = soup(client, f"{LIST}?issue=emploi&page=2")

    links = {link["href"] for link in page.select(".pagination a")}
    assert links == {f"{LIST}?issue=emploi", f"{LIST}?issue=emploi&page=3"}
    assert page.select_one(".pagination [aria-current]").get_text(strip=True).endswith("2")


def test_five_hundred_cost_as_much_as_ten(client, stories):
    def cost(address):
        client.get(address)  # the frame of the site is remembered from here on
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    copy_story(stories[0], 8)
    few = [cost(LIST), cost(f"{LIST}?issue=emploi&territory=alsace&universe=company")]
    copy_story(stories[1], 500)
    assert StoryPage.objects.count() > 500
    many = [cost(LIST), cost(f"{LIST}?issue=emploi&territory=alsace&universe=company")]

    assert few == many
    assert max(many) <= 15


def test_a_card_shows_the_first_claim_in_the_hue_of_the_first_issue(client, stories):
    card = soup(client).select_one(".card")

    assert card["data-hue"] == "brick"
    assert card.select_one(".proof b").get_text(strip=True) == "31"
    assert [tag.get_text(strip=True) for tag in card.select(".tag")] == ["Emploi", "Strasbourg"]
    assert card.select_one("svg")["aria-hidden"] == "true"


def test_an_embargo_that_is_over_hides_nothing(client, tree):
    make_story("Demain", embargo_until=datetime(2000, 1, 1, tzinfo=UTC))

    assert titles(client) == ["Demain"]
