"""Header and footer: links in the reader's language, never to what the public may not see."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page, Site

from home.models import NavigationLink, NavigationPlace, SiteIdentity, SocialLink
from stories.models import StoryIndexPage
from tests.factories import make_story, restrict

pytestmark = [pytest.mark.django_db, pytest.mark.references]


@pytest.fixture
def identity(tree):
    identity, _created = SiteIdentity.objects.get_or_create(
        site=Site.objects.get(is_default_site=True)
    )
    identity.links.all().delete()
    for place, slugs in (
        (NavigationPlace.MAIN, ["recits", "agenda", "presse"]),
        (NavigationPlace.FOOTER, ["contact", "mentions-legales"]),
    ):
        for order, slug in enumerate(slugs):
            page = Page.objects.child_of(tree["fr"]).get(slug=slug)
            NavigationLink.objects.create(
                identity=identity, place=place, page=page, sort_order=order
            )
    return identity


def links(client, address, area):
    page = BeautifulSoup(client.get(address).content, "html.parser")
    return [(a.get_text(strip=True), a["href"]) for a in page.select(f"{area} a")]


MAIN, FOOTER, LANGUAGES = ".menu-pages", ".site-footer nav", ".menu-languages"


def test_links_follow_the_language(client, identity):
    assert links(client, "/fr/", MAIN) == [
        ("Récits", "/fr/recits/"),
        ("Agenda", "/fr/agenda/"),
        ("Presse", "/fr/presse/"),
    ]
    assert links(client, "/de/termine/", MAIN) == [
        ("Geschichten", "/de/geschichten/"),
        ("Termine", "/de/termine/"),
        ("Presse", "/de/presse/"),
    ]
    assert links(client, "/en/", FOOTER) == [
        ("Contact", "/en/contact/"),
        ("Legal notice", "/en/legal-notice/"),
    ]


def test_what_is_not_public_has_no_link(client, identity, tree):
    Page.objects.get(url_path="/fr/agenda/").unpublish()
    restrict(Page.objects.get(url_path="/fr/presse/"))

    assert links(client, "/fr/", MAIN) == [("Récits", "/fr/recits/")]
    # Private in French is private in German; unpublished is not.
    assert links(client, "/de/", MAIN) == [
        ("Geschichten", "/de/geschichten/"),
        ("Termine", "/de/termine/"),
    ]


def test_a_change_is_seen_at_once(client, identity):
    assert len(links(client, "/fr/", FOOTER)) == 2

    identity.links.filter(place=NavigationPlace.FOOTER).first().delete()
    SocialLink.objects.create(identity=identity, label="Mastodon", url="https://m.example/@labo")
    page = Page.objects.get(url_path="/fr/recits/").specific
    page.title = "Histoires"
    page.save()

    assert len(links(client, "/fr/", FOOTER)) == 1
    assert ("Mastodon", "https://m.example/@labo") in links(client, "/fr/", ".site-footer")
    assert ("Histoires", "/fr/recits/") in links(client, "/fr/", MAIN)


def test_the_current_page_and_what_lies_below_it_are_marked(client, identity):
    story = make_story()

    def current(address):
        page = BeautifulSoup(client.get(address).content, "html.parser")
        return [(a["href"], a["aria-current"]) for a in page.select(".menu-pages [aria-current]")]

    assert current("/fr/recits/") == [("/fr/recits/", "page")]
    assert current(story.url) == [("/fr/recits/", "true")]
    assert current("/fr/") == []


def test_languages_lead_to_the_translation_where_it_is_public_else_to_the_page_as_it_is(
    client, identity
):
    story = make_story()
    german = story.copy_for_translation(Locale.objects.get(language_code="de"))

    assert links(client, story.url, LANGUAGES) == [
        ("Deutsch", "/de/geschichten/un-atelier-partage/"),
        ("English", "/en/stories/un-atelier-partage/"),
    ]

    german.slug = "eine-werkstatt"
    german.save_revision().publish()

    (deutsch, address), english = links(client, story.url, LANGUAGES)
    assert (deutsch, english) == (
        "Deutsch",
        ("English", "/en/stories/un-atelier-partage/"),
    )
    assert address.endswith("/de/geschichten/eine-werkstatt/")


def test_a_page_that_does_not_exist_still_has_its_frame(client, identity):
    response = client.get("/de/gibt-es-nicht/")

    assert response.status_code == 404
    page = BeautifulSoup(response.content, "html.parser")
    assert page.html["lang"] == "de"
    assert [a["href"] for a in page.select(".menu-pages a")] == [
        "/de/geschichten/",
        "/de/termine/",
        "/de/presse/",
    ]


def test_more_links_cost_nothing_more(client, identity, tree):
    def cost():
        client.get("/fr/contact/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/fr/contact/")
        return len(queries)

    few = cost()
    for page in StoryIndexPage.objects.all():
        NavigationLink.objects.create(identity=identity, place="footer", page=page)
    assert cost() == few <= 6
