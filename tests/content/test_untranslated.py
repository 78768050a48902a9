"""A reader at the address of a page that does not exist in their language."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import TestCase
from django.utils import timezone
from wagtail.models import Locale, Page

from home.models import PlainPage
from stories.models import StoryIndexPage
from tests.factories import make_call, make_event, make_story, restrict

GERMAN = "/de/geschichten/un-atelier/"


def page_at(client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200, address
    return BeautifulSoup(response.content, "html.parser")


def languages(page: BeautifulSoup) -> dict[str, str]:
    """The innermost `lang` around each part that a reader meets."""
    parts = {
        "skip": ".skip",
        "header": ".site-header",
        "crumbs": ".breadcrumbs",
        "notice": ".untranslated .notice",
        "title": "main h1",
        "text": "main",
        "footer": ".site-footer",
        "head": "title",
    }
    return {
        name: page.select_one(css).find_parent(attrs={"lang": True})["lang"]
        if not page.select_one(css).get("lang")
        else page.select_one(css)["lang"]
        for name, css in parts.items()
    }


@pytest.fixture
def story(tree):
    return make_story("Un atelier")


def test_the_text_is_french_and_all_around_it_is_german(client, story):
    page = page_at(client, GERMAN)

    assert languages(page) == {
        "head": "fr",
        "title": "fr",
        "text": "fr",
        "skip": "de",
        "header": "de",
        "crumbs": "de",
        "notice": "de",
        "footer": "de",
    }
    assert page.select_one(".breadcrumbs [aria-current]")["lang"] == "fr"
    assert page.select_one("main h2", string="Comment ça marche, pas à pas")
    notice = page.select_one(".untranslated .notice")
    assert notice.get_text(" ", strip=True).startswith(
        "Diese Seite gibt es noch nicht auf Deutsch. Sie lesen sie auf Französisch."
    )
    assert notice.a["href"] == f"/de/mitmachen/?page={story.pk}"


def test_machines_are_told_where_the_text_is_at_home(client, story):
    page = page_at(client, GERMAN)
    response = client.get(GERMAN)

    assert page.select_one("link[rel=canonical]")["href"] == story.full_url
    assert page.select("link[hreflang]") == []
    assert response["Content-Language"] == "fr"
    sitemap = client.get("/sitemap.xml").content.decode()
    assert (story.full_url in sitemap, GERMAN in sitemap) == (True, False)


def test_the_language_switch_leads_there_and_back(client, story):
    def switch(page):
        return [(link["href"], link.get("hreflang")) for link in page.select(".menu-languages a")]

    assert switch(page_at(client, story.url)) == [
        (GERMAN, None),
        ("/en/stories/un-atelier/", None),
    ]
    assert switch(page_at(client, GERMAN)) == [
        (story.url, "fr"),
        ("/en/stories/un-atelier/", None),
    ]


def german_switch(client, page: Page) -> str:
    shown = page_at(client, page.url)
    return shown.select_one(".menu-languages a[lang=de]")["href"]


@pytest.mark.kept_pages
def test_a_translation_that_is_not_for_everybody_is_as_if_it_were_not_there(client, story):
    german = story.copy_for_translation(Locale.objects.get(language_code="de"))
    german.save_revision().publish()
    assert german_switch(client, story) == german.full_url

    private = restrict(german).view_restrictions.get()
    assert german_switch(client, story) == "/de/"  # not to the sign-in
    private.delete()
    assert german_switch(client, story) == german.full_url
    german.embargo_until = timezone.now() + timedelta(days=1)
    german.save_revision().publish()
    assert german_switch(client, story) == "/de/"


def test_where_another_page_has_the_address_it_is_not_taken_for_the_translation(client, story):
    german = StoryIndexPage.objects.get(locale__language_code="de")
    make_story("Un atelier", parent=german)
    assert german_switch(client, story) == "/de/"


def test_once_translated_the_address_leads_to_the_translation(client, story):
    german = story.copy_for_translation(Locale.objects.get(language_code="de"))
    assert page_at(client, GERMAN).html["lang"] == "fr"  # a draft is nothing yet
    german.slug = "eine-werkstatt"
    german.save_revision().publish()

    response = client.get(GERMAN)
    assert (response.status_code, response["Location"]) == (301, "/de/geschichten/eine-werkstatt/")
    page = page_at(client, "/de/geschichten/eine-werkstatt/")
    assert (page.html["lang"], page.select(".untranslated")) == ("de", [])


def test_a_new_slug_of_the_original_keeps_the_address_in_every_language(client, story):
    def rename(slug: str) -> None:
        with TestCase.captureOnCommitCallbacks(execute=True):
            story.slug = slug
            story.save_revision().publish()

    rename("une-fabrique")
    response = client.get(GERMAN)
    assert (response.status_code, response["Location"]) == (301, "/de/geschichten/une-fabrique/")
    assert page_at(client, response["Location"]).html["lang"] == "fr"

    german = story.copy_for_translation(Locale.objects.get(language_code="de"))
    german.slug = "eine-werkstatt"
    german.save_revision().publish()
    rename("autre-nom")
    for old in (GERMAN, "/de/geschichten/une-fabrique/", "/de/geschichten/autre-nom/"):
        assert client.get(old)["Location"] == "/de/geschichten/eine-werkstatt/", old

    restrict(story)
    assert client.get("/en/stories/une-fabrique/").status_code == 404


def test_what_the_public_may_not_see_is_not_there_in_any_language(client, tree):
    make_story("Brouillon", live=False)
    make_story("Embargo", embargo_until=timezone.now() + timedelta(days=1))
    restrict(make_story("Privé", slug="prive"))
    for slug in ("brouillon", "embargo", "prive", "rien", "recits", ""):
        if slug:
            assert client.get(f"/de/geschichten/{slug}/").status_code == 404, slug
            assert client.get(f"/en/stories/{slug}/x/").status_code == 404, slug


def test_every_kind_of_page_has_it_and_the_original_may_be_in_any_language(client, tree):
    make_event("Visite")
    make_call("Un local")
    below = tree["fr"].get_children().get(slug="le-labo")
    below.add_child(instance=PlainPage(title="Métiers", slug="metiers", locale=below.locale))
    german = StoryIndexPage.objects.get(locale__language_code="de")
    make_story("Die Werkstatt", parent=german)

    found = {
        address: page_at(client, address).html["lang"]
        for address in (
            "/de/termine/visite/",
            "/en/calls/un-local/",
            "/de/das-labor/metiers/",
            "/fr/recits/die-werkstatt/",
        )
    }
    assert list(found.values()) == ["fr", "fr", "fr", "de"]
    crumbs = page_at(client, "/de/das-labor/metiers/").select(".breadcrumbs a")
    assert [link["href"] for link in crumbs] == ["/de/", "/de/das-labor/"]


def test_a_private_list_hides_what_is_below_it(client, story):
    restrict(Page.objects.get(url_path="/de/geschichten/"))
    assert client.get(GERMAN).status_code == 404


def test_an_address_that_means_nothing_costs_little(client, tree, django_assert_max_num_queries):
    client.get("/de/gibt/es/nicht/")
    with django_assert_max_num_queries(12):
        client.get("/de/gibt/es/nicht/")


def test_links_between_pages_lead_to_the_readers_language(client, tree):
    call = make_call("Un local")
    story = make_story("Un atelier", action_call=call)
    german_call = call.copy_for_translation(Locale.objects.get(language_code="de"))
    german_call.slug = "ein-raum"
    german_call.save_revision().publish()
    german = story.copy_for_translation(Locale.objects.get(language_code="de"))
    german.slug = "eine-werkstatt"
    german.save_revision().publish()

    assert german.action_call_id == call.pk  # the link is never translated …
    german.refresh_from_db()
    links = [link["href"] for link in page_at(client, german.url).select("main a[href]")]
    assert "/de/aufrufe/ein-raum/" in links  # … it leads to what the reader can read
    assert call.url not in links
    shown = page_at(client, "/de/aufrufe/ein-raum/").select(".card h3 a")
    assert [link["href"] for link in shown] == ["/de/geschichten/eine-werkstatt/"]
