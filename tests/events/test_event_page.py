"""The page of an event."""

import json
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from bs4 import BeautifulSoup

from content import social
from events.models import EventPage, EventSpeaker, EventStory
from tests.factories import (
    make_event,
    make_facilitator,
    make_organisation,
    make_story,
    restrict,
)
from tests.queries import queries
from tests.words import fr

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2027, 3, 10, 12, tzinfo=PARIS)


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(NOW, tick=False):
        yield


def at(text: str, zone: ZoneInfo = PARIS) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def read(client, event: EventPage) -> BeautifulSoup:
    response = client.get(event.get_url())
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def text(node) -> str:
    return " ".join(node.get_text(" ").split()) if node else ""


def json_ld(page: BeautifulSoup) -> dict:
    graph = json.loads(page.select_one('script[type="application/ld+json"]').string)
    assert graph["@context"] == "https://schema.org"
    (thing,) = [item for item in graph["@graph"] if item["@type"] == "Event"]
    return thing


def test_everything_that_a_visitor_needs(client, tree):
    event = make_event(
        "Soirée Buzz",
        at("2027-03-11 18:30"),
        address="1 place de la Gare, Strasbourg",
        status="open",
        registration_url="https://inscription.example/buzz",
        capacity=250,
        accessibility=["hi", "mi", "unknown"],
        accessibility_text="Boucle magnétique, de plain-pied.",
        filming_notice="La soirée est filmée.",
        contact=make_facilitator(name="Odile"),
        is_example=True,
        schedule=[
            {"type": "item", "value": {"time": time(18, 30), "title": "Accueil", "text": "Café."}}
        ],
    )
    event.speakers = [
        EventSpeaker(
            organisation=make_organisation("Moyeu d’Ill"), topic="Le vélo", locale=event.locale
        )
    ]
    event.save()
    page = read(client, event)

    assert text(page.select_one(".event-dates")) == "Jeudi 11 mars 2027, de 18 h 30 à 20 h 30"
    assert page.select_one(".event-dates time")["datetime"] == "2027-03-11T18:30:00+01:00"
    where = page.select_one('[aria-labelledby="where"]')
    assert [text(node) for node in where.select("p")] == [
        "Maison du Labo",
        "1 place de la Gare, Strasbourg",
        "Boucle magnétique, de plain-pied.",
    ]
    assert [text(node) for node in where.select("li")] == [
        fr("hearing impairment"),
        fr("motor impairment"),
    ]
    link = page.select_one('[aria-labelledby="taking-part"] a')
    assert (link["href"], text(link)) == ("https://inscription.example/buzz", fr("Register"))
    assert text(page.select_one(".schedule li")) == "18 h 30 Accueil Café."
    speaker = page.select_one(".speakers a")
    assert (speaker["href"], text(speaker)) == ("/fr/organisations/moyeu-dill/", "Moyeu d’Ill")
    assert "La soirée est filmée." in text(page.select_one(".event-main .notice"))
    assert text(page.select_one(".contact-name")) == "Odile"
    assert page.select_one(".act a.button")["href"] == f"/fr/agir/?page={event.pk}"
    assert len(page.select(".event-head .notice")) == 1
    assert [link["href"] for link in page.select(".event-head .tag[href]")] == [
        "/fr/agenda/?issue=emploi",
        "/fr/agenda/?territory=mulhouse",
    ]


@pytest.mark.parametrize(
    ("status", "start", "banner", "offer"),
    [
        ("announced", "2027-03-11 18:30", None, "Registration opens soon."),
        ("open", "2027-03-11 18:30", None, "Register"),
        ("full", "2027-03-11 18:30", "Full", "There is no place left."),
        ("postponed", "2027-03-11 18:30", "Postponed", "Registration is closed for now."),
        ("cancelled", "2027-03-11 18:30", "Cancelled", "Registration is closed for now."),
        ("open", "2027-03-09 18:30", "Over", "This event has taken place."),
        ("cancelled", "2027-03-09 18:30", "Cancelled", "Registration is closed for now."),
    ],
)
def test_the_status_says_what_one_can_do(client, tree, status, start, banner, offer):
    event = make_event(
        starts_at=at(start), status=status, registration_url="https://inscription.example/"
    )
    page = read(client, event)
    found = page.select_one(".event-banner strong")
    assert (text(found) or None) == (fr(banner) if banner else None)
    offers = page.select('[aria-labelledby="taking-part"] p')
    assert [text(node) for node in offers] == [fr(offer)]
    links = page.select('a[href^="https://inscription.example"]')
    assert len(links) == (1 if offer == "Register" else 0)


@pytest.mark.parametrize(
    ("values", "told", "machines"),
    [
        ({}, [], {}),
        (
            {"is_free": True},
            ["Gratuit."],
            {"free": True, "price": 0, "priceCurrency": "EUR"},
        ),
        (
            {"is_free": True, "price": "Soupe comprise"},
            ["Gratuit. Soupe comprise"],
            {"free": True, "price": 0, "priceCurrency": "EUR", "description": "Soupe comprise"},
        ),
        (
            {"price": "5 €, 3 € pour qui cherche"},
            ["5\xa0€, 3\xa0€ pour qui cherche"],
            {"free": False, "description": "5 €, 3 € pour qui cherche"},
        ),
    ],
)
def test_what_it_costs_is_told_to_people_and_machines(client, tree, values, told, machines):
    link = "https://inscription.example/"
    event = make_event(
        starts_at=at("2027-03-11 18:30"), status="open", registration_url=link, **values
    )
    page = read(client, event)
    shown = page.select('[aria-labelledby="taking-part"] p:not(:has(a))')
    assert [node.get_text() for node in shown] == told
    thing = json_ld(page)
    said = {name: value for name, value in thing["offers"].items() if name[0] != "@"}
    assert said.pop("url") == link
    assert said.pop("availability") == "https://schema.org/InStock"
    free = {"free": thing["isAccessibleForFree"]} if "isAccessibleForFree" in thing else {}
    assert free | said == machines


def test_nobody_is_told_the_price_of_what_is_cancelled_or_over(client, tree):
    for number, (status, start) in enumerate(
        [("cancelled", "2027-03-11 18:30"), ("open", "2027-03-09 18:30")]
    ):
        event = make_event(f"Soirée {number}", at(start), status=status, is_free=True)
        page = read(client, event)
        assert "Gratuit." not in page.select_one('[aria-labelledby="taking-part"]').text


def test_without_registration_one_simply_comes(client, tree):
    page = read(client, make_event(starts_at=at("2027-03-11 18:30")))
    assert text(page.select_one('[aria-labelledby="taking-part"] strong')) == fr(
        "We look forward to seeing you."
    )


def test_once_it_has_begun_nobody_is_told_that_registration_opens_soon(client, tree):
    runs = (at("2027-03-10 11:00"), at("2027-03-10 13:00"))
    again = (at("2027-04-10 11:00"), at("2027-04-10 13:00"))
    here = {"status": "open", "registration_here": True}
    page = read(client, make_event("Une fois", dates=[runs], **here))
    said = page.select_one('[aria-labelledby="taking-part"] p').get_text(strip=True)
    assert said == fr("It has begun: one can no longer sign up.")
    page = read(client, make_event("Deux fois", dates=[runs, again], **here))
    assert page.select_one('.event-facts a[href$="/inscription/"]')


def test_dates_to_come_stand_first_and_are_told_in_the_zone_of_the_event(client, tree):
    zone = ZoneInfo("Indian/Reunion")
    event = make_event(
        time_zone=zone.key,
        dates=[
            (at(f"2027-{day} 18:00", zone), at(f"2027-{day} 20:00", zone))
            for day in ("03-01", "03-20", "04-02")
        ],
    )
    page = read(client, event)
    assert [text(node) for node in page.select(".event-dates time")] == [
        "Samedi 20 mars 2027, de 18 h à 20 h",
        "Vendredi 2 avril 2027, de 18 h à 20 h",
        "Lundi 1er mars 2027, de 18 h à 20 h",
    ]
    zone_note = text(page.select_one('[aria-labelledby="when"] p'))
    assert zone_note.lower() == fr("time in Réunion").lower()
    assert [date["datetime"] for date in page.select(".event-dates .is-over time")] == [
        "2027-03-01T18:00:00+04:00"
    ]


def test_only_public_stories_are_shown_in_the_editors_order(client, tree):
    shown = [make_story("Deuxième"), make_story("Premier")]
    hidden = [
        make_story("Brouillon", live=False),
        restrict(make_story("Privé")),
        make_story("Sous embargo", embargo_until=NOW + timedelta(hours=1)),
    ]
    event = make_event(starts_at=at("2027-03-11 18:30"))
    event.story_links = [EventStory(story=story) for story in (*reversed(shown), *hidden)]
    event.save()

    cards = read(client, event).select('[aria-labelledby="stories"] h3')
    assert [text(card) for card in cards] == ["Premier", "Deuxième"]


def test_somebody_who_no_longer_answers_is_not_named(client, tree):
    event = make_event(contact=make_facilitator(name="Odile", active=False))
    assert read(client, event).select(".contact") == []


@pytest.mark.parametrize("kind", ["draft", "private", "embargoed"])
def test_what_is_not_public_is_not_served(client, tree, kind):
    event = {
        "draft": lambda: make_event(live=False),
        "private": lambda: restrict(make_event()),
        "embargoed": lambda: make_event(embargo_until=NOW + timedelta(minutes=1)),
    }[kind]()
    assert client.get(event.get_url()).status_code in (302, 404)


def test_structured_data_of_an_evening(client, tree):
    event = make_event(
        "Soirée Buzz",
        at("2027-03-11 18:30"),
        address="1 place de la Gare, Strasbourg",
        capacity=250,
        contact=make_facilitator(name="Odile"),
    )
    url = f"http://testserver/fr/agenda/{event.slug}/"
    assert json_ld(read(client, event)) == {
        "@type": "Event",
        "@id": url,
        "url": url,
        "name": "Soirée Buzz",
        "description": "Résumé de Soirée Buzz.",
        "inLanguage": "fr",
        "image": [social.page_social_url(event, None)],
        "startDate": "2027-03-11T18:30:00+01:00",
        "endDate": "2027-03-11T20:30:00+01:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {
            "@type": "Place",
            "name": "Maison du Labo",
            "address": "1 place de la Gare, Strasbourg",
        },
        "organizer": {
            "@type": "Organization",
            "name": "Alsace",
            "url": "http://testserver/fr/programmes/alsace/",
        },
        "about": [{"@type": "Thing", "name": "Emploi"}],
        "maximumAttendeeCapacity": 250,
    }


def test_structured_data_of_several_dates_on_both_sides_of_the_clock_change(client, tree):
    event = make_event(
        status="postponed",
        attendance="mixed",
        online_url="https://visio.example/labo",
        dates=[
            (at("2027-03-01 18:00"), at("2027-03-01 20:00")),
            (at("2027-03-27 18:00"), at("2027-03-27 20:00")),
            (at("2027-03-28 18:00"), at("2027-03-28 20:00")),
        ],
    )
    thing = json_ld(read(client, event))
    assert thing["startDate"] == "2027-03-27T18:00:00+01:00"
    assert [date["startDate"] for date in thing["subEvent"]] == [
        "2027-03-01T18:00:00+01:00",
        "2027-03-27T18:00:00+01:00",
        "2027-03-28T18:00:00+02:00",
    ]
    assert thing["eventStatus"] == "https://schema.org/EventPostponed"
    assert thing["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert thing["location"] == [
        {"@type": "Place", "name": "Maison du Labo"},
        {"@type": "VirtualLocation", "url": "https://visio.example/labo"},
    ]


def test_speakers_dates_and_stories_cost_no_query_each(client, tree):
    def event_with(number: int) -> EventPage:
        dates = [
            (NOW + timedelta(days=day), NOW + timedelta(days=day, hours=1)) for day in range(number)
        ]
        event = make_event(f"Avec {number}", dates=dates, contact=make_facilitator())
        event.speakers = [
            EventSpeaker(
                organisation=make_organisation(f"Organisation {number} {n}"), locale=event.locale
            )
            for n in range(number)
        ]
        event.story_links = [
            EventStory(story=make_story(f"Récit {number} {n}")) for n in range(number)
        ]
        event.save()
        return event

    few, many = event_with(1), event_with(6)
    assert queries(lambda: read(client, many)) == queries(lambda: read(client, few))
