"""What machines ask for: the way in, sitemap, robots, the page shown when all is broken."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import time_machine
from bs4 import BeautifulSoup
from defusedxml import ElementTree
from django.contrib.sitemaps import Sitemap
from django.utils import timezone
from wagtail.models import Site

from home.models import SiteIdentity
from home.tree import NODES
from home.views import LAST_RESORT
from people.models import Organisation, Programme
from stories.models import StoryIndexPage
from tests.factories import make_organisation, make_story, restrict

NAMESPACES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("accepted", "goes_to"),
    [
        ("fr-FR,fr;q=0.9", "/fr/"),
        ("de-CH", "/de/"),
        ("en-GB", "/en/"),
        ("ja", "/fr/"),
        ("", "/fr/"),
    ],
)
def test_the_root_goes_to_the_browsers_language(client, accepted, goes_to):
    response = client.get("/", headers={"accept-language": accepted})
    assert (response.status_code, response["Location"]) == (302, goes_to)


def sitemap(client, path: str = "/sitemap.xml") -> dict[str, dict[str, str]]:
    """Alternates by address."""
    response = client.get(path)
    assert response["Content-Type"] == "application/xml"
    return {
        url.findtext("s:loc", namespaces=NAMESPACES): {
            link.get("hreflang"): link.get("href") for link in url.findall("x:link", NAMESPACES)
        }
        for url in ElementTree.fromstring(response.content)
    }


def test_the_sitemap_holds_public_pages_and_their_real_translations(client, tree):
    make_organisation("Menuiserie")
    make_story("Publié")
    make_story("Brouillon", live=False)
    make_story("Embargo", embargo_until=timezone.now() + timedelta(days=1))
    restrict(make_story("Privé"))
    german = StoryIndexPage.objects.get(locale__language_code="de")
    german.live = False
    german.save()

    entries = sitemap(client)

    pages = 3 * (1 + len(NODES)) - 1 + 1
    views = 3 * (3 + Organisation.objects.count() + Programme.objects.count())
    assert len(entries) == pages + views
    assert entries["http://testserver/fr/pres-de-chez-vous/"] == {
        "fr": "http://testserver/fr/pres-de-chez-vous/",
        "de": "http://testserver/de/in-ihrer-naehe/",
        "en": "http://testserver/en/near-you/",
    }
    assert entries["http://testserver/fr/organisations/menuiserie/"] == {
        "fr": "http://testserver/fr/organisations/menuiserie/",
        "de": "http://testserver/de/organisationen/menuiserie/",
        "en": "http://testserver/en/organisations/menuiserie/",
    }
    assert entries["http://testserver/fr/recits/publie/"] == {}
    assert entries["http://testserver/fr/recits/"] == {
        "fr": "http://testserver/fr/recits/",
        "en": "http://testserver/en/stories/",
    }


def test_the_versions_of_a_story_name_each_other_and_each_itself(client, tree):
    index = StoryIndexPage.objects.get(locale__language_code="de")
    french = make_story("Un atelier")
    make_story("Eine Werkstatt", parent=index, translation_key=french.translation_key)
    addresses = {
        "de": "http://testserver/de/geschichten/eine-werkstatt/",
        "fr": "http://testserver/fr/recits/un-atelier/",
    }
    entries = sitemap(client)
    for address in addresses.values():
        head = BeautifulSoup(client.get(urlsplit(address).path).content, "html.parser").head
        alternates = head.select("link[rel=alternate][hreflang]")
        assert [link["href"] for link in head.select("link[rel=canonical]")] == [address]
        assert [(link["hreflang"], link["href"]) for link in alternates] == [
            ("de", addresses["de"]),
            ("fr", addresses["fr"]),
            ("x-default", addresses["fr"]),
        ]
        assert entries[address] == addresses


def test_versions_name_each_other_across_the_files_of_a_long_sitemap(client, tree, monkeypatch):
    monkeypatch.setattr(Sitemap, "limit", 4)
    index = StoryIndexPage.objects.get(locale__language_code="de")
    french = make_story("Un atelier")
    make_story("Eine Werkstatt", parent=index, translation_key=french.translation_key)
    whole = ElementTree.fromstring(client.get("/sitemap.xml").content)
    files = [place.text for place in whole.iterfind("s:sitemap/s:loc", NAMESPACES)]
    entries = {}
    for file in files:
        found = sitemap(client, urlsplit(file).path + "?" + urlsplit(file).query)
        assert 0 < len(found) <= 4
        assert not found.keys() & entries.keys()
        entries |= found
    assert entries["http://testserver/fr/recits/un-atelier/"] == {
        "fr": "http://testserver/fr/recits/un-atelier/",
        "de": "http://testserver/de/geschichten/eine-werkstatt/",
    }
    assert entries["http://testserver/de/"] == entries["http://testserver/fr/"]


@pytest.mark.references
def test_the_sitemap_costs_the_same_for_few_and_many(client, tree, django_assert_max_num_queries):
    client.get("/sitemap.xml")
    with django_assert_max_num_queries(8) as few:
        sitemap(client)
    for number in range(10):
        make_story(f"Récit {number}")
    client.get(
        "/sitemap.xml"
    )  # the first after a change also looks when the next one comes by itself
    with django_assert_max_num_queries(8) as many:
        sitemap(client)
    assert len(many) == len(few)


def test_robots_names_the_sitemap(client, tree):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    assert lines[-1] == "Sitemap: http://testserver/sitemap.xml"


@time_machine.travel("2026-03-02T10:00:00+01:00", tick=False)
def test_who_finds_a_hole_learns_whom_to_tell(client, tree):
    SiteIdentity.objects.update_or_create(
        site=Site.objects.get(), defaults={"email": "bonjour@labo.example"}
    )
    response = client.get("/.well-known/security.txt")
    fields = [line.split(": ", 1) for line in response.content.decode().splitlines()]
    assert (response["Content-Type"], fields) == (
        "text/plain; charset=utf-8",
        [
            ["Contact", "mailto:bonjour@labo.example"],
            ["Expires", "2026-08-29T00:00:00Z"],
            ["Preferred-Languages", "fr, de, en"],
            ["Canonical", "http://testserver/.well-known/security.txt"],
            ["Policy", "http://testserver/fr/mentions-legales/"],
        ],
    )
    policy = client.get(urlsplit(fields[-1][1]).path)
    assert policy.status_code == 200


def test_a_broken_page_still_says_a_sentence(client, settings, monkeypatch, tmp_path):
    from home import views

    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [tmp_path], "APP_DIRS": False}]
    response = views.server_error(None)
    assert (response.status_code, response.content.decode()) == (500, LAST_RESORT)
