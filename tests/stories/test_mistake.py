"""A reader who sees a mistake in a story can say so: a mail that already names the story."""

from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Site

from home.models import SiteIdentity
from tests.factories import make_story

pytestmark = pytest.mark.django_db


def link(client, story):
    page = BeautifulSoup(client.get(story.url).content, "html.parser")
    return page.select_one(".story-mistake a")


def test_the_mail_names_the_story_and_holds_its_address(client, tree):
    site = Site.objects.get(is_default_site=True)
    SiteIdentity.objects.update_or_create(site=site, defaults={"email": "bonjour@labo.example"})
    story = make_story("L’usine & la fosse : 50 %")
    found = link(client, story)
    assert found.text == "Signaler une erreur dans ce récit"
    address = urlsplit(found["href"])
    assert (address.scheme, address.path) == ("mailto", "bonjour@labo.example")
    assert parse_qs(address.query) == {
        "subject": ["Une erreur dans «\u00a0L’usine & la fosse : 50 %\u00a0»"],
        "body": [story.full_url],
    }


def test_without_an_address_of_ours_there_is_no_link(client, tree):
    SiteIdentity.objects.update(email="")
    assert link(client, make_story()) is None
