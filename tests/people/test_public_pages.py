"""Organisations and programmes as visitors see them."""

import json
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import RequestFactory

from events.models import EventSpeaker
from people.addresses import sitemap_items
from people.models import Organisation
from tests.factories import (
    make_call,
    make_event,
    make_facilitator,
    make_organisation,
    make_programme,
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


def json_ld(page: BeautifulSoup) -> list[dict]:
    return json.loads(page.select_one('script[type="application/ld+json"]').string)["@graph"]


def speaks(event, organisation: Organisation):
    event.speakers = [EventSpeaker(organisation=organisation, locale=event.locale)]
    event.save()
    return event


def sections(page: BeautifulSoup) -> dict[str, list[str]]:
    found = page.select(".organisation-section")
    return {
        section["aria-labelledby"]: [text(title) for title in section.select("h3")]
        for section in found
    }


def test_an_organisation_shows_what_it_publicly_takes_part_in(client, tree):
    mine, other = make_organisation("Moyeu d’Ill"), make_organisation("Autre")
    for organisation, suffix in ((mine, ""), (other, " d’un autre")):
        make_story(f"Récit{suffix}", partners=[organisation])
        make_call(f"Appel{suffix}", organisation=organisation)
        speaks(make_event(f"Soirée{suffix}", NOW + timedelta(days=3)), organisation)
    speaks(make_event("Soirée passée", NOW - timedelta(days=3)), mine)
    make_call("Appel clos", organisation=mine, closes_on=NOW.date() - timedelta(days=1))
    for make in (make_story, make_call, make_event):
        for name, fields in {
            "brouillon": {"live": False},
            "privé": {},
            "embargo": {"embargo_until": NOW + timedelta(hours=1)},
        }.items():
            page = make(f"{make.__name__} {name}", **fields)
            if make is make_story:
                page.partners = [page.partners.model(organisation=mine, locale=page.locale)]
                page.save()
            elif make is make_call:
                page.organisation = mine
                page.save()
            else:
                speaks(page, mine)
            if name == "privé":
                restrict(page)

    assert sections(read(client, "/fr/organisations/moyeu-dill/")) == {
        "stories": ["Récit"],
        "calls": ["Appel"],
        "events": ["Soirée", "Soirée passée"],
    }
    assert sections(read(client, "/de/organisationen/moyeu-dill/")) == {}


def test_what_it_is_for_people_and_for_machines(client, tree):
    make_organisation(
        "Moyeu d’Ill",
        "social-economy",
        description_fr="Répare des vélos.",
        website="https://moyeu.example/",
        territory=make_territory("Sélestat"),
        is_example=True,
    )
    page = read(client, "/fr/organisations/moyeu-dill/")
    head = page.select_one(".organisation-head")
    assert (text(head.h1), text(head.select_one(".lede"))) == ("Moyeu d’Ill", "Répare des vélos.")
    tag = head.select_one("a.tag")
    assert tag["href"] == "/fr/organisations/?universe=social-economy"
    assert "https://moyeu.example/" in [link["href"] for link in head.select("a")]
    assert len(head.select(".notice")) == 1

    url = "http://testserver/fr/organisations/moyeu-dill/"
    thing, crumbs = json_ld(page)
    assert thing == {
        "@type": "Organization",
        "@id": url,
        "url": url,
        "name": "Moyeu d’Ill",
        "description": "Répare des vélos.",
        "sameAs": ["https://moyeu.example/"],
        "areaServed": {"@type": "AdministrativeArea", "name": "Sélestat (68)"},
    }
    assert [step["item"] for step in crumbs["itemListElement"]] == [
        "http://testserver/fr/",
        "http://testserver/fr/organisations/",
        url,
    ]
    assert page.select_one('link[rel="canonical"]')["href"] == url
    assert {
        link["hreflang"]: link["href"] for link in page.select('link[rel="alternate"][hreflang]')
    } == {
        "fr": url,
        "x-default": url,
        "de": "http://testserver/de/organisationen/moyeu-dill/",
        "en": "http://testserver/en/organisations/moyeu-dill/",
    }


@pytest.mark.parametrize(
    "path",
    ["/fr/organisations/absent/", "/fr/programmes/absent/", "/fr/organisationen/moyeu-dill/"],
)
def test_what_is_not_there_is_not_found(client, tree, path):
    make_organisation("Moyeu d’Ill")
    assert client.get(path).status_code == 404


def test_organisations_are_narrowed_by_universe(client, tree):
    for name, universe in (("Banque", "company"), ("Atelier", "company"), ("Mairie", "public")):
        make_organisation(name, universe)

    def names(query: str) -> list[str]:
        page = read(client, f"/fr/organisations/{query}")
        return [text(title) for title in page.select(".organisation-list h3")]

    assert names("") == ["Atelier", "Banque", "Mairie"]
    assert names("?universe=company") == ["Atelier", "Banque"]
    assert names("?universe=company&universe=public") == ["Atelier", "Banque", "Mairie"]
    assert names("?universe=%00&page=abc&page=-1") == ["Atelier", "Banque", "Mairie"]
    page = read(client, "/fr/organisations/?universe=public")
    assert [
        (box["value"], text(box.parent.select_one(".count")), box.has_attr("checked"))
        for box in page.select('input[name="universe"]')
    ] == [("company", "2", False), ("public", "1", True)]


def test_a_programme_says_who_answers_when_and_for_whom(client, tree):
    programme = make_programme(
        "Alsace",
        phone="03 88 00 00 00",
        presentation_fr="Un appel suffit.",
        territories=[make_territory("Colmar"), make_territory("Mulhouse")],
        is_default=True,
    )
    make_facilitator(programme, "Karim", sort_order=2, role_fr="Facilitateur")
    make_facilitator(programme, "Odile", sort_order=1, phone="03 88 00 00 01")
    make_facilitator(programme, "Partie", active=False)
    make_facilitator(make_programme("Bretagne"), "Yann")
    page = read(client, "/fr/programmes/alsace/")

    assert [text(name) for name in page.select(".team .contact-name")] == ["Odile", "Karim"]
    assert [link["href"] for link in page.select('a[href^="tel:"]')] == [
        "tel:0388000001",
        "tel:0388000000",
    ]
    assert [(text(row.dt), text(row.dd)) for row in page.select(".opening-hours > div")] == [
        ("Du lundi au vendredi", "de 9 h à 12 h et de 14 h à 18 h")
    ]
    assert [text(row) for row in page.select(".programme-aside ul li")] == [
        "Colmar (68)",
        "Mulhouse (68)",
        fr("Answers for every other territory."),
    ]
    thing, _crumbs = json_ld(page)
    assert (thing["@type"], thing["name"], thing["description"]) == (
        "Organization",
        "Alsace",
        "Un appel suffit.",
    )
    hours = thing["contactPoint"]["hoursAvailable"]
    assert len(hours) == 10
    assert hours[0] == {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": "https://schema.org/Monday",
        "opens": "09:00",
        "closes": "12:00",
    }
    lists = read(client, "/fr/programmes/")
    assert [text(title) for title in lists.select(".programme-list h2")] == ["Alsace", "Bretagne"]
    assert [text(name) for name in lists.select(".contact-name")] == ["Odile", "Yann"]


def test_every_address_of_every_language_is_in_the_sitemap(client, tree):
    make_organisation("Moyeu d’Ill")
    make_programme("Alsace")
    items = list(sitemap_items(RequestFactory().get("/")))
    paths = [item["location"].removeprefix("http://testserver") for item in items]
    assert sorted(paths) == [
        "/de/organisationen/",
        "/de/organisationen/moyeu-dill/",
        "/de/programme/",
        "/de/programme/alsace/",
        "/en/organisations/",
        "/en/organisations/moyeu-dill/",
        "/en/programmes/",
        "/en/programmes/alsace/",
        "/fr/organisations/",
        "/fr/organisations/moyeu-dill/",
        "/fr/programmes/",
        "/fr/programmes/alsace/",
    ]
    assert [client.get(path).status_code for path in paths] == [200] * len(paths)
    assert {len(item["alternates"]) for item in items} == {3}


def test_pages_cost_as_many_queries_with_much_as_with_little(client, tree):
    organisation = make_organisation("Moyeu d’Ill")
    programme = make_programme("Alsace")
    paths = [
        "/fr/organisations/",
        "/fr/organisations/moyeu-dill/",
        "/fr/programmes/",
        "/fr/programmes/alsace/",
    ]

    def grow(number: int) -> None:
        make_story(f"Récit {number}", partners=[organisation])
        make_call(f"Appel {number}", organisation=organisation)
        speaks(make_event(f"Soirée {number}", NOW + timedelta(days=3)), organisation)
        speaks(make_event(f"Passée {number}", NOW - timedelta(days=3)), organisation)
        make_facilitator(programme, f"Personne {number}")
        make_organisation(f"Organisation {number}")
        programme.territories.add(make_territory(f"Ville {number}"))
        programme.save()

    grow(0)
    few = [queries(lambda path=path: client.get(path)) for path in paths]
    for number in range(1, 6):
        grow(number)
    assert [queries(lambda path=path: client.get(path)) for path in paths] == few
