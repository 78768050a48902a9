"""One choice, three ways: the page, the feed and the calendar carry the very same filter."""

import json
from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest
import time_machine
from bs4 import BeautifulSoup
from defusedxml import ElementTree as ET

from content.models import Licence
from events.models import EventIndexPage
from press.feeds.archives import PER_DOCUMENT
from tests.factories import make_call, make_event, make_issue, make_story, make_territory, restrict
from tests.many import copy_story
from tests.queries import queries

from .conftest import MONDAY

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
FEED = "/fr/suivre/flux."
LISTS = ["/fr/recits/", "/fr/agenda/", "/fr/appels/", "/fr/recherche/?q=atelier"]
NAMED = {"event": "Événement", "call": "Appel"}
WANTED = [("issue", "eau"), ("issue", "emploi"), ("territory", "haut-rhin")]
QUERY = "issue=emploi&issue=eau&territory=haut-rhin"


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def titles(client, query: str = "") -> list[str]:
    feed = ET.fromstring(client.get(f"{FEED}atom{query}").content)
    return [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]


@pytest.fixture
def three(alsace):
    """One of each kind in Colmar, on two issues."""
    issues = [make_issue("Emploi"), make_issue("Eau")]
    for hours, make in enumerate((make_story, make_event, make_call)):
        with time_machine.travel(MONDAY + timedelta(hours=hours), tick=False):
            make("Un atelier", issues=issues, territories=[alsace["colmar"]])
    with time_machine.travel(MONDAY + timedelta(hours=5), tick=False):
        yield


@pytest.mark.parametrize("address", LISTS)
def test_every_list_leads_to_the_same_choice_in_all_three(client, three, address):
    glue = "&" if "?" in address else "?"
    for query, wanted in ((QUERY, WANTED), ("", [])):
        page = soup(client.get(f"{address}{glue}{query}&universe=company" if query else address))
        links = [urlsplit(link["href"]) for link in page.select(".follow-this li a")]
        assert [link.path for link in links] == [
            "/fr/suivre/", "/fr/suivre/", "/fr/agenda/agenda.ics",
        ]  # fmt: skip
        assert [parse_qsl(link.query) for link in links] == [wanted] * 3
        assert bool(page.select(".chosen [href='#follow-this']")) is bool(query)


@pytest.mark.parametrize("place", ["territory=colmar", "near=Colmar"])
def test_the_finder_leads_to_its_issue_and_its_place_in_all_three(client, three, place):
    page = soup(client.get(f"/fr/pres-de-chez-vous/?issue=eau&kind=story&map=france&{place}"))
    heading = " ".join(page.select_one("h2#follow-this").get_text().split())
    assert heading == "Suivre : Eau · Colmar (68)"
    ways = page.select(".follow-this li a")
    assert {urlsplit(way["href"]).query for way in ways} == {"issue=eau&territory=colmar"}
    assert len(page.select(".chosen [href='#follow-this']")) == 1
    mail, feed_page, calendar = (client.get(way["href"]) for way in ways)
    feed = client.get(soup(feed_page).select_one("#by-feed a")["href"])
    assert soup(mail).select_one("form[method=post]")["action"] == ways[0]["href"]
    entries = ET.fromstring(feed.content).iter(f"{ATOM}entry")
    assert len(list(entries)) == 3
    assert calendar.content.count(b"BEGIN:VEVENT") == 1


@pytest.mark.parametrize(
    ("page", "feed", "agenda"),
    [
        ("/de/folgen/", "/de/folgen/feed.", "/de/agenda/"),
        ("/en/follow/", "/en/follow/feed.", "/en/agenda/"),
        ("/fr/suivre/", FEED, "/fr/agenda/"),
    ],
)
def test_the_page_says_the_same_in_three_languages(client, three, page, feed, agenda):
    shown = soup(client.get(f"{page}?{QUERY}&issue=nonsense&q=mot"))
    language = page[1:3]
    index = EventIndexPage.objects.get(locale__language_code=language)
    assert index.url.startswith(f"/{language}/")
    links = [link["href"] for link in shown.select(".follow-links a")]
    wanted = [f"{feed}{kind}" for kind in ("atom", "rss", "json")] + [f"{index.url}agenda.ics"]
    assert [urlsplit(link).path for link in links] == wanted
    assert client.get(links[-1])["Content-Type"].startswith("text/calendar")
    sent = [urlsplit(shown.select_one("form[method=post]")["action"])]
    for link in [*map(urlsplit, links), *sent]:
        assert parse_qsl(link.query) == WANTED
    others = shown.select("link[rel=alternate][hreflang]")
    assert {parse_qsl(urlsplit(link["href"]).query) == WANTED for link in others} == {True}


def test_home_leads_there_with_what_was_chosen(client, three):
    button = soup(client.get("/fr/")).select_one(".finder [formaction]")
    assert button["formaction"] == "/fr/suivre/"
    # What the form sends when nothing was chosen.
    assert soup(client.get("/fr/suivre/?issue=&territory=&q=")).h1.text == "Tout, partout"


def test_a_feed_holds_the_three_kinds_of_one_place(client, three, alsace):
    found = ["Appel : Un atelier", "Événement : Un atelier", "Un atelier"]
    assert [title.replace("\u00a0", " ") for title in titles(client)] == found
    for query, number in (
        ("?territory=haut-rhin", 3),
        ("?territory=bas-rhin", 0),
        ("?territory=bas-rhin&territory=colmar", 3),
        ("?issue=eau&territory=mulhouse", 0),
        ("?issue=eau", 3),
        ("?issue=sante", 3),  # unknown: ignored as in lists
    ):
        assert (query, len(titles(client, query))) == (query, number)
    for kind, parse in (("rss", ET.fromstring), ("json", json.loads)):
        response = client.get(f"{FEED}{kind}?issue=eau")
        assert parse(response.content)
        again = client.get(f"{FEED}{kind}?issue=eau", HTTP_IF_NONE_MATCH=response["ETag"])
        assert again.status_code == 304
    assert client.get(f"{FEED}exe").status_code == 404
    assert client.post(f"{FEED}atom").status_code == 405


@pytest.mark.parametrize(("address", "kind"), [("/fr/agenda/", "event"), ("/fr/appels/", "call")])
def test_a_list_of_one_kind_has_a_feed_of_its_own(client, three, address, kind):
    forms = soup(client.get(address)).select("head link[rel=alternate][href*='/suivre/flux.']")
    assert [urlsplit(form["href"]).query for form in forms] == [f"kind={kind}"] * 3
    atom, rss, as_json = (client.get(form["href"]) for form in forms)
    (alone,) = [title for title in titles(client) if title.startswith(NAMED[kind])]
    assert [
        entry.findtext(f"{ATOM}title") for entry in ET.fromstring(atom.content).iter(f"{ATOM}entry")
    ] == [alone]
    assert [item.findtext("title") for item in ET.fromstring(rss.content).iter("item")] == [alone]
    found = json.loads(as_json.content)
    assert [item["title"] for item in found["items"]] == [alone]
    assert found["feed_url"].endswith(f"/fr/suivre/flux.json?kind={kind}")
    assert len(titles(client, "?kind=event&kind=call")) == 2
    assert titles(client, "?kind=nonsense") == titles(client)


def test_stories_keep_their_rule_and_hidden_pages_stay_hidden(client, alsace):
    texts = {"body": [{"type": "text", "value": "<p>Le texte entier.</p>"}]}
    make_story("Libre", licence=Licence.CC_BY, **texts)
    make_story("Fermé", licence=Licence.RESERVED, **texts)
    for make in (make_story, make_event, make_call):
        make(f"Brouillon {make.__name__}", live=False)
        restrict(make(f"Privé {make.__name__}"))
        make(f"Embargo {make.__name__}", embargo_until=MONDAY + timedelta(hours=1))
    items = json.loads(client.get(f"{FEED}json").content)["items"]
    held = {item["title"]: "Le texte entier." in item.get("content_html", "") for item in items}
    assert held == {"Libre": True, "Fermé": False}
    with time_machine.travel(MONDAY + timedelta(hours=1), tick=False):
        assert sum("Embargo" in title for title in titles(client)) == 3


def test_documents_go_back_to_the_first_entry(client, alsace):
    copy_story(make_story("Récit", territories=[alsace["colmar"]]), PER_DOCUMENT + 4)
    make_event("Rendez-vous", territories=[alsace["colmar"]])
    address, found = f"{FEED}atom?territory=haut-rhin", []
    while address:
        feed = ET.fromstring(client.get(address).content)
        found += [entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")]
        links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
        assert "territory=haut-rhin" in links["self"]
        address = links.get("prev-archive")
    assert len(set(found)) == PER_DOCUMENT + 6


def test_the_queries_do_not_grow(client, alsace):
    def fill(number: int) -> None:
        for step in range(number):
            place = make_territory(f"Lieu {number} {step}", alsace["68"])
            for make in (make_story, make_event, make_call):
                make(f"{make.__name__} {number} {step}", territories=[place])

    def cost(address: str) -> int:
        return queries(lambda: client.get(address))

    fill(2)
    before = [cost(f"{FEED}atom?{QUERY}"), cost(f"/fr/suivre/?{QUERY}"), cost("/fr/appels/")]
    fill(4)
    assert [
        cost(f"{FEED}atom?{QUERY}"), cost(f"/fr/suivre/?{QUERY}"), cost("/fr/appels/"),
    ] == before  # fmt: skip
