"""Calls as visitors see them."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from bs4 import BeautifulSoup

from calls.models import CallIndexPage, CallPage
from stories.models import StoryIndexPage
from tests.factories import (
    make_call,
    make_facilitator,
    make_issue,
    make_organisation,
    make_story,
    make_territory,
    restrict,
)
from tests.queries import queries
from tests.words import fr

NOW = datetime(2027, 3, 12, 12, tzinfo=ZoneInfo("Europe/Paris"))


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(NOW, tick=False):
        yield


def read(client, path: str) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def text(node) -> str:
    return " ".join(node.get_text(" ").split()) if node else ""


def titles(page: BeautifulSoup) -> list[str]:
    return [text(title) for title in page.select(".call-cards h3")]


@pytest.fixture
def calls(tree):
    """A call in each state, and three that nobody may find."""
    colmar = make_territory("Colmar")
    make_call("Un local", closes_on=date(2027, 3, 12))
    make_call(
        "Du graphisme", direction="offered", issues=[make_issue("Culture")], territories=[colmar]
    )
    make_call("Bientôt", opens_on=date(2027, 4, 1))
    make_call("Complet", places_left=0)
    make_call("Clos", closes_on=date(2027, 3, 11))
    make_call("Brouillon", live=False)
    restrict(make_call("Privé"))
    make_call("Sous embargo", embargo_until=NOW + timedelta(hours=1))


def test_open_calls_come_first_the_others_on_request(client, calls):
    page = read(client, "/fr/appels/")
    assert titles(page) == ["Un local", "Du graphisme"]
    assert [(text(tab), tab.get("aria-current")) for tab in page.select(".tabs a")] == [
        (f"{fr('Open')} 2", "true"),
        (f"{fr('Soon')} 1", None),
        (f"{fr('Full')} 1", None),
        (f"{fr('Closed')} 1", None),
    ]
    found = {
        state: titles(read(client, f"/fr/appels/?state={state}"))
        for state in ("open", "coming", "full", "closed")
    }
    assert found == {
        "open": ["Un local", "Du graphisme"],
        "coming": ["Bientôt"],
        "full": ["Complet"],
        "closed": ["Clos"],
    }


def test_filters_keep_the_state_and_count_what_they_would_give(client, calls):
    page = read(client, "/fr/appels/")
    found = {
        name: [
            (box["value"], text(box.parent.select_one(".count")))
            for box in page.select(f'input[name="{name}"]')
        ]
        for name in ("direction", "issue", "territory")
    }
    assert found == {
        "direction": [("sought", "1"), ("offered", "1")],
        "issue": [("culture", "1"), ("emploi", "1")],
        "territory": [("colmar", "1"), ("mulhouse", "1")],
    }
    assert titles(read(client, "/fr/appels/?direction=offered&territory=colmar")) == [
        "Du graphisme"
    ]
    kept = read(client, "/fr/appels/?state=closed").select_one('.filters input[name="state"]')
    assert (kept["type"], kept["value"]) == ("hidden", "closed")


@pytest.mark.parametrize(
    "query", ["?state=x", "?state=%00", "?direction=x&page=0", "?page=abc&issue=%27&q=%25"]
)
def test_any_query_gives_a_page(client, calls, query):
    read(client, f"/fr/appels/{query}")


def test_many_calls_cost_as_many_queries_as_few(client, calls):
    few = queries(lambda: client.get("/fr/appels/"))
    for number in range(20):
        organisation = make_organisation(f"Organisation {number}")
        make_call(f"Encore {number}", organisation=organisation)
    many = queries(lambda: client.get("/fr/appels/"))
    assert many == few
    assert many <= 16


def test_an_open_call_names_the_person_who_answers(client, tree):
    call = make_call(
        "Un local",
        closes_on=date(2027, 4, 30),
        time_needed="Une visite",
        places_left=1,
        organisation=make_organisation("Moyeu d’Ill"),
        contact=make_facilitator(name="Odile", role_fr="Facilitatrice"),
        is_example=True,
    )
    page = read(client, call.get_url())
    terms = [(text(row.dt), text(row.dd)) for row in page.select(".call-terms-box > div")]
    assert terms == [
        (fr("Until when"), "Jusqu’au 30 avril 2027"),
        (fr("Time needed"), "Une visite"),
        (fr("Places left"), "1"),
    ]
    assert page.select_one(".act a.button")["href"] == f"/fr/agir/?page={call.pk}"
    assert text(page.select_one(".act .contact-name")) == "Odile"
    assert page.select_one(".call-by a")["href"] == "/fr/organisations/moyeu-dill/"
    assert len(page.select(".call-head .notice")) == 1
    assert page.select(".call-shut, .call-others") == []


def test_when_the_owner_has_left_the_fallback_is_named(client, tree):
    call = make_call(
        contact=make_facilitator(name="Odile", active=False),
        fallback_contact=make_facilitator(name="Karim"),
    )
    assert text(read(client, call.get_url()).select_one(".contact-name")) == "Karim"


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"closes_on": date(2027, 3, 11)}, "This call is closed"),
        ({"places_left": 0}, "This call is full"),
        ({"opens_on": date(2027, 4, 1)}, "This call is not open yet"),
    ],
)
def test_a_call_that_cannot_be_answered_says_so_and_offers_open_ones(client, calls, fields, says):
    call = make_call("Palettes", **fields)
    make_call("Autre enjeu", issues=[make_issue("Climat")])
    page = read(client, call.get_url())
    assert text(page.select_one(".call-shut h2")) == fr(says)
    assert page.select(".act") == []
    assert titles(page) == ["Un local"]


def test_public_stories_that_lead_to_the_call_are_shown(client, tree):
    call = make_call()
    make_story("Le récit", action_call=call)
    make_story("Un autre récit")
    make_story("Brouillon", action_call=call, live=False)
    restrict(make_story("Privé", action_call=call))
    make_story("Sous embargo", action_call=call, embargo_until=NOW + timedelta(hours=1))

    cards = read(client, call.get_url()).select('[aria-labelledby="stories"] h3')
    assert [text(card) for card in cards] == ["Le récit"]


def test_a_story_told_in_several_languages_stands_once_at_its_call(client, tree):
    call = make_call()
    german_call = make_call(
        "Ein Raum", parent=CallIndexPage.objects.get(locale__language_code="de")
    )
    german_stories = StoryIndexPage.objects.get(locale__language_code="de")

    def shown(page: CallPage) -> list[str]:
        cards = read(client, page.get_url()).select('[aria-labelledby="stories"] h3')
        return [text(card) for card in cards]

    make_story("Le récit", action_call=call)
    make_story("Der Bericht", action_call=call, parent=german_stories)
    assert shown(call) == ["Le récit"]

    make_story("En français", action_call=german_call)
    assert shown(german_call) == ["En français"]
    make_story("Auf Deutsch", action_call=german_call, parent=german_stories)
    assert shown(german_call) == ["Auf Deutsch"]


@pytest.mark.parametrize("kind", ["draft", "private", "embargoed"])
def test_what_is_not_public_is_not_served(client, tree, kind):
    call = {
        "draft": lambda: make_call(live=False),
        "private": lambda: restrict(make_call()),
        "embargoed": lambda: make_call(embargo_until=NOW + timedelta(minutes=1)),
    }[kind]()
    assert client.get(call.get_url()).status_code in (302, 404)
