"""The agenda as visitors see it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from bs4 import BeautifulSoup

from tests.factories import make_event, make_issue, make_territory, restrict
from tests.queries import queries
from tests.words import fr

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2027, 3, 12, 12, tzinfo=PARIS)


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(NOW, tick=False):
        yield


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


def read(client, query: str = "") -> BeautifulSoup:
    response = client.get(f"/fr/agenda/{query}")
    assert (query, response.status_code) == (query, 200)
    return BeautifulSoup(response.content, "html.parser")


def shown(page: BeautifulSoup) -> dict[str, list[str]]:
    """Titles of events below the name of their month."""
    return {
        section.h2.get_text(strip=True): [
            title.get_text(strip=True) for title in section.select("h3")
        ]
        for section in page.select(".month")
    }


def tabs(page: BeautifulSoup) -> list[tuple[str, bool]]:
    return [
        (" ".join(link.get_text(" ").split()), link.get("aria-current") == "true")
        for link in page.select(".tabs a")
    ]


def options(page: BeautifulSoup, name: str) -> list[tuple[str, str]]:
    inputs = page.select(f'input[name="{name}"]')
    return [(box["value"], box.parent.select_one(".count").get_text(strip=True)) for box in inputs]


@pytest.fixture
def agenda(tree):
    """Events around now, and three that nobody may find."""
    mulhouse, colmar = make_territory("Mulhouse"), make_territory("Colmar")
    alsace = {"territories": [mulhouse]}
    make_event("Ce soir", at("2027-03-12 18:30"), **alsace)
    make_event("Exposition", dates=[(at("2027-02-01 10:00"), at("2027-04-30 18:00"))], **alsace)
    make_event("Annulé", at("2027-03-20 10:00"), status="cancelled", **alsace)
    make_event("Reporté", at("2027-04-02 10:00"), status="postponed", **alsace)
    make_event(
        "Trois soirs",
        dates=[
            (at(f"2027-0{month}-10 19:00"), at(f"2027-0{month}-10 21:00")) for month in (2, 4, 5)
        ],
        issues=[make_issue("Mobilité", hue="rhine")],
        territories=[colmar],
    )
    make_event("Sans date", dates=[], **alsace)
    make_event("Hier", at("2027-03-11 10:00"), **alsace)
    make_event("Il y a longtemps", at("2026-01-10 10:00"), status="cancelled", **alsace)
    make_event("Brouillon", at("2027-03-15 10:00"), live=False, **alsace)
    restrict(make_event("Privé", at("2027-03-15 10:00"), **alsace))
    make_event(
        "Sous embargo", at("2027-03-15 10:00"), embargo_until=NOW + timedelta(hours=1), **alsace
    )
    return tree


def test_what_runs_stands_first_then_what_is_to_come_by_month(client, agenda):
    page = read(client)
    assert shown(page) == {
        fr("Now"): ["Exposition"],
        "Mars 2027": ["Ce soir", "Annulé"],
        "Avril 2027": ["Reporté", "Trois soirs"],
        fr("Date to come"): ["Sans date"],
    }
    assert tabs(page) == [
        (f"{fr('Now')} 1", False),
        (f"{fr('To come')} 5", False),
        (f"{fr('Past')} 2", False),
    ]
    [first] = page.select(".runs-now a")  # on a phone, before the filters
    assert first.get_text(strip=True) == "Exposition"
    states = {
        row.h3.get_text(strip=True): state.get_text(strip=True)
        for row in page.select(".event-row")
        if (state := row.select_one(".event-state"))
    }
    assert states == {
        "Annulé": fr("cancelled").capitalize(),
        "Reporté": fr("postponed").capitalize(),
    }


def test_each_list_has_an_address_of_its_own(client, agenda):
    page = read(client, "?when=running")
    assert shown(page) == {fr("Now"): ["Exposition"]}
    assert tabs(page)[0] == (f"{fr('Now')} 1", True)
    assert page.select_one('.filters input[name="when"]')["value"] == "running"
    assert shown(read(client, "?when=upcoming")) == {
        "Mars 2027": ["Ce soir", "Annulé"],
        "Avril 2027": ["Reporté", "Trois soirs"],
        fr("Date to come"): ["Sans date"],
    }
    calendar = client.get("/fr/agenda/agenda.ics?when=running").content.decode()
    assert calendar.count("BEGIN:VEVENT") == 1
    exported = client.get("/fr/agenda/openagenda.json?when=running").json()
    assert [event["slug"] for event in exported["events"]] == ["exposition"]


def test_where_nothing_runs_there_is_no_tab_for_it(client, agenda):
    assert tabs(read(client, "?issue=mobilite")) == [(f"{fr('To come')} 1", True)]
    with time_machine.travel(at("2027-05-20 12:00"), tick=False):
        assert tabs(read(client)) == [(f"{fr('To come')} 1", True), (f"{fr('Past')} 8", False)]


def test_what_runs_says_until_when(client, agenda):
    with time_machine.travel(at("2027-03-12 19:00"), tick=False):
        days = {
            row.h3.get_text(strip=True): row.select_one(".event-day span").get_text(strip=True)
            for row in read(client, "?when=running").select(".event-row")
        }
    assert days == {
        "Ce soir": "jusqu’à 20\u00a0h\u00a030",
        "Exposition": "jusqu’au 30\u00a0avril 2027",
    }


def test_what_is_cancelled_does_not_run(client, agenda):
    make_event(
        "Fermée", dates=[(at("2027-02-01 10:00"), at("2027-04-30 18:00"))], status="cancelled"
    )
    page = read(client)
    assert shown(page)["Mars 2027"] == ["Fermée", "Ce soir", "Annulé"]
    row = next(row for row in page.select(".event-row") if row.h3.get_text(strip=True) == "Fermée")
    assert row.select_one(".now") is None
    assert row.select_one(".event-state").get_text(strip=True) == fr("cancelled").capitalize()


def test_what_is_past_stands_the_latest_first(client, agenda):
    page = read(client, "?when=past")
    assert shown(page) == {"Mars 2027": ["Hier"], "Janvier 2026": ["Il y a longtemps"]}
    assert [tab for tab in tabs(page) if tab[1]] == [(f"{fr('Past')} 2", True)]
    kept = page.select_one('.filters input[name="when"]')
    assert (kept["type"], kept["value"]) == ("hidden", "past")
    assert page.select(".chosen") == []


def test_a_month_shows_what_takes_place_in_it_past_or_not(client, agenda):
    page = read(client, "?month=2027-03")
    assert shown(page) == {"Mars 2027": ["Exposition", "Hier", "Ce soir", "Annulé"]}
    assert tabs(page) == [
        (f"{fr('Now')} 1", False),
        (f"{fr('To come')} 2", False),
        (f"{fr('Past')} 1", False),
    ]
    assert shown(read(client, "?month=2027-04")) == {
        "Avril 2027": ["Exposition", "Reporté", "Trois soirs"]
    }
    day = read(client, "?month=2027-02").select(".event-row time b")
    assert [item.get_text(strip=True) for item in day][1:] == ["10"]


def test_each_filter_says_what_it_would_give(client, agenda):
    page = read(client)
    assert options(page, "month") == [
        ("2027-02", "1"),
        ("2027-03", "3"),
        ("2027-04", "3"),
        ("2027-05", "1"),
    ]
    assert options(page, "issue") == [("emploi", "5"), ("mobilite", "1")]
    assert options(page, "territory") == [("colmar", "1"), ("mulhouse", "5")]
    assert shown(read(client, "?issue=mobilite&territory=colmar")) == {
        "Avril 2027": ["Trois soirs"]
    }
    assert shown(read(client, "?issue=mobilite&territory=mulhouse")) == {}


def test_any_query_gives_a_page(client, agenda):
    for query in (
        "?month=2026-13",
        "?month=0000-00",
        "?month=9999-12",
        "?month=2027-3",
        "?month=%00",
        "?month=%E0%A5%A8%E0%A5%A6%E0%A5%A8%E0%A5%AD-%E0%A5%A6%E0%A5%A9",
        "?when=never",
        "?when=past&when=upcoming&page=-3",
        "?page=999999999999999999999",
        "?issue=%27%3B--&territory=%F0%9F%8D%BA&q=%00",
        "?month=2027-03&month=2026-13&month=",
    ):
        read(client, query)


def test_an_unknown_month_is_no_month(client, agenda):
    assert shown(read(client, "?month=2026-13")) == shown(read(client))


def test_an_empty_agenda_says_what_to_try(client, tree):
    page = read(client)
    assert [heading.get_text(strip=True) for heading in page.select(".empty h2")] == [
        fr("Nothing is planned yet.")
    ]


def test_each_language_has_its_own_agenda(client, agenda):
    page = BeautifulSoup(client.get("/de/termine/").content, "html.parser")
    assert shown(page) == {}


def test_many_events_cost_as_many_queries_as_few(client, agenda):
    def costs() -> dict[str, int]:
        asked = ("", "?when=past", "?month=2027-03&issue=emploi")
        return {
            query: queries(lambda query=query: client.get(f"/fr/agenda/{query}")) for query in asked
        }

    few = costs()
    for number in range(30):
        make_event(f"Encore {number}", at("2027-03-20 18:30") + timedelta(days=number - 20))
    many = costs()

    assert many == few
    assert max(many.values()) <= 18
