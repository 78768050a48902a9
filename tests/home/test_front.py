"""The home page: alive with little, calm with much, and only what the public may see."""

import json
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from home import front
from home.models import HomePage
from stories.models import StoryIndexPage
from tests.factories import make_call, make_event, make_story, restrict
from tests.many import copy_story
from tests.words import fr

pytestmark = pytest.mark.django_db


def soup(client, address="/fr/"):
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def story(title, days, **kwargs):
    return make_story(title, first_published_at=timezone.now() - timedelta(days=days), **kwargs)


def test_without_content_there_is_a_wall_a_sentence_and_a_way_to_act(client, tree):
    page = soup(client)

    assert page.select_one(".hero svg.wall .lit")
    assert page.select(".card, .finder, .two") == []
    assert [a["href"] for a in page.select(".hero a")] == ["/fr/agir/"]


def test_the_newest_story_leads_unless_an_editor_chose_another(tree):
    old, new = story("Ancien", 9), story("Neuf", 1)
    home = tree["fr"]

    shown = front.read(home)
    assert (shown.lead, shown.stories) == (new, [old])

    home.featured_story = old
    shown = front.read(home)
    assert (shown.lead, shown.stories) == (old, [new])

    restrict(old)
    shown = front.read(home)
    assert (shown.lead, shown.stories) == (new, [])


def test_an_old_story_in_front_does_not_push_a_recent_one_out(tree):
    old = story("Ancien", 99)
    recent = [story(f"Récent {n}", n) for n in range(8)]
    home = tree["fr"]
    home.featured_story = old

    shown = front.read(home)

    assert (shown.lead, shown.stories) == (old, recent[: front.RECENT_STORIES])


def test_it_shows_only_what_is_public_coming_open_and_of_its_language(tree):
    now = timezone.now()
    later = now + timedelta(days=1)
    german = StoryIndexPage.objects.get(locale__language_code="de")
    shown_story = story("Récit", 1)
    story("Brouillon", 0, live=False)
    restrict(story("Privé", 0))
    story("Embargo", 0, embargo_until=later)
    story("Deutsch", 0, parent=german)
    second = make_event("Après", now + timedelta(days=3))
    first = make_event("Demain", now + timedelta(days=1))
    make_event("Passé", now - timedelta(days=3))
    make_event("Événement brouillon", live=False)
    restrict(make_event("Événement privé"))
    make_event("Événement embargo", embargo_until=later)
    call = make_call("Ouvert")
    make_call("Fermé", closes_on=timezone.localdate() - timedelta(days=1))
    make_call("Complet", places_left=0)
    make_call("Appel brouillon", live=False)
    restrict(make_call("Appel privé"))
    make_call("Appel embargo", embargo_until=later)

    shown = front.read(tree["fr"])

    assert (shown.lead, shown.stories) == (shown_story, [])
    assert [item.event for item in shown.events] == [first, second]
    assert shown.calls == [call]
    offered = front.finder(tree["fr"]).issues
    assert [(option.label, option.count) for option in offered] == [("Emploi", 1)]


def test_the_finder_leads_to_the_narrowed_list(client, tree):
    make_story("Un récit")
    page = soup(client)

    form = page.select_one(".finder")
    names = {field["name"] for field in form.select("select, input")}

    assert form["action"] == "/fr/recits/"
    assert form.get("method", "get") == "get"
    assert names == {"issue", "territory", "q"}
    answer = soup(client, f"{form['action']}?issue=emploi&territory=&q=")
    assert len(answer.select(".card")) == 1


def test_without_a_list_of_stories_nothing_leads_to_it(client, tree):
    story("Ancien", 2)
    story("Neuf", 1)
    StoryIndexPage.objects.get(locale__language_code="fr").unpublish()

    page = soup(client)

    assert [card.h3.get_text(strip=True) for card in page.select(".card")] == ["Neuf", "Ancien"]
    assert page.select(".finder") == []
    assert [a["href"] for a in page.select(".hero a")] == ["/fr/agir/"]


def test_an_event_that_does_not_take_place_says_so(client, tree):
    for number, status in enumerate(("open", "cancelled", "postponed"), 1):
        make_event(f"Rencontre {number}", timezone.now() + timedelta(days=number), status=status)

    said = {
        row.h3.get_text(strip=True): [state.get_text() for state in row.select(".event-state")]
        for row in soup(client).select(".dates .date")
    }

    assert said == {
        "Rencontre 1": [],
        "Rencontre 2": [fr("cancelled").capitalize()],
        "Rencontre 3": [fr("postponed").capitalize()],
    }


def test_five_hundred_stories_cost_as_much_as_ten(client, tree):
    first = make_story("Un récit")
    make_event()
    make_call()

    def cost():
        client.get("/fr/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/fr/")
        return len(queries)

    copy_story(first, 10)
    few = cost()
    copy_story(first, 500)

    assert cost() == few <= 15


@pytest.mark.search
def test_structured_data_names_the_organisation_and_the_search(client, tree):
    page = soup(client)

    graph = json.loads(page.select_one('script[type="application/ld+json"]').string)["@graph"]
    by_type = {item["@type"]: item for item in graph}

    assert by_type["Organization"]["name"] == "Labo des partenariats"
    target = by_type["WebSite"]["potentialAction"]["target"]["urlTemplate"]
    assert target.endswith("?q={search_term_string}")
    assert client.get(target.replace("{search_term_string}", "atelier")).status_code == 200


def test_every_language_has_a_home_page(client, tree):
    for home in HomePage.objects.all():
        assert soup(client, home.url).html["lang"] == home.locale.language_code


def test_the_site_map_shows_every_public_page_and_no_other(client, tree):
    shown = make_story("Récit")
    make_story("Brouillon", live=False)
    restrict(make_story("Privé"))
    make_story("Embargo", embargo_until=timezone.now() + timedelta(days=1))

    listed = {a["href"] for a in soup(client, "/fr/plan-du-site/").select(".site-map a")}

    children = {page.url for page in tree["fr"].get_children()}
    assert listed == children | {
        shown.url,
        "/fr/pres-de-chez-vous/",
        "/fr/organisations/",
        "/fr/programmes/",
    }
