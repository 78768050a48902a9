"""One function decides who may see a page, and every address obeys."""

from datetime import UTC, datetime

import pytest
import time_machine
from wagtail.models import Page

from content.visibility import is_public, public
from stories.models import StoryIndexPage, StoryPage
from tests.factories import make_story, restrict

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)


def test_draft_private_and_embargoed_pages_are_not_public(tree):
    shown = make_story("Publié")
    hidden = [
        make_story("Brouillon", live=False),
        restrict(make_story("Privé")),
        make_story("Embargo", embargo_until=datetime(2999, 1, 1, tzinfo=UTC)),
    ]

    assert list(public(StoryPage.objects.all())) == [shown]
    stories = Page.objects.filter(pk__in=[shown.pk, *(page.pk for page in hidden)])
    assert [page.pk for page in public(stories)] == [shown.pk]
    assert [is_public(page) for page in [shown, *hidden]] == [True, False, False, False]


def test_what_is_private_in_french_is_so_in_every_language(client, tree):
    index = StoryIndexPage.objects.get(locale__language_code="de")
    french, other = make_story("Secret"), make_story("Offen", parent=index)
    german = make_story("Geheim", parent=index, translation_key=french.translation_key)
    pages = [french, german, other]
    assert [is_public(page) for page in pages] == [True, True, True]

    restrict(french)
    assert [is_public(page) for page in pages] == [False, False, True]
    assert [client.get(page.url).status_code for page in pages] == [302, 302, 200]
    assert list(public(StoryPage.objects.all())) == [other]

    # Above it, the same; on the translation alone it says nothing of the original.
    french.view_restrictions.all().delete()
    restrict(french.get_parent())
    assert [is_public(page) for page in pages] == [False, False, True]
    assert client.get(german.url).status_code == 302
    french.get_parent().view_restrictions.all().delete()
    restrict(german)
    assert [is_public(page) for page in pages] == [True, False, True]


@pytest.mark.kept_pages
def test_a_translation_below_an_alias_is_as_private_as_its_french_page(client, tree):
    french_index, german_index = (
        StoryIndexPage.objects.get(locale__language_code=code) for code in ("fr", "de")
    )
    StoryIndexPage.objects.filter(pk=german_index.pk).update(alias_of=french_index)
    german_index.refresh_from_db()
    french = make_story("Secret")
    german = make_story("Geheim", parent=german_index, translation_key=french.translation_key)
    assert [client.get(page.url).status_code for page in (french, german)] == [200, 200]

    restrict(french)
    assert [client.get(page.url).status_code for page in (french, german)] == [302, 302]
    french.view_restrictions.all().delete()
    assert client.get(german.url).status_code == 200

    # What Wagtail knows by itself still counts: the page that the alias above stands for.
    restrict(french_index)
    assert client.get(german.url).status_code == 302
    assert [row.page_id for row in german.get_view_restrictions()] == [french_index.pk]


def test_an_embargo_ends_at_its_minute(client, tree):
    story = make_story("Embargo", embargo_until=NOON)
    with time_machine.travel(datetime(2026, 12, 1, 11, 59, 59, tzinfo=UTC), tick=False):
        assert not is_public(story)
        assert client.get("/fr/recits/embargo/").status_code == 404
    with time_machine.travel(NOON, tick=False):
        assert is_public(story)
        assert client.get("/fr/recits/embargo/").status_code == 200


def test_a_page_is_never_served_under_the_address_of_another_language(client, tree):
    make_story("Un atelier")
    tree["de"].get_descendants(inclusive=True).delete()

    response = client.get("/de/recits/un-atelier/")

    assert (response.status_code, response["Location"]) == (302, "/fr/recits/un-atelier/")
