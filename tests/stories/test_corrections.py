"""Corrections of published stories: said on the page, and told to those who listen."""

import json
from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from stories.corrections import corrected
from stories.models import StoryCorrection, StoryIndexPage
from tests.factories import make_story

pytestmark = pytest.mark.django_db


def correct(story, text: str, day: date) -> StoryCorrection:
    return StoryCorrection.objects.create(
        page=story, text=text, corrected_on=day, locale=story.locale
    )


@pytest.fixture
def told():
    """What a listener hears: the story with the words of its corrections."""
    heard = []

    def listen(sender, story, corrections, **kwargs):
        heard.append((story.pk, [row.text for row in corrections]))

    corrected.connect(listen)
    yield heard
    corrected.disconnect(listen)


def test_the_page_says_them_the_newest_first(client, tree):
    story = make_story()
    correct(story, "31, non 41.", date(2026, 11, 3))
    correct(story, "Camille ; non Dominique !", date(2026, 11, 20))

    page = BeautifulSoup(client.get(f"/fr/recits/{story.slug}/").content, "html.parser")
    section = page.select_one(".corrections")

    assert section.h2.text.strip() == "Corrections"
    assert [
        (li.time["datetime"], li.text.split("\u00a0:")[1].strip()) for li in section.select("li")
    ] == [
        ("2026-11-20", "Camille\u202f; non Dominique\u202f!"),
        ("2026-11-03", "31, non 41."),
    ]


def test_a_story_without_any_says_nothing(client, tree):
    page = client.get(f"/fr/recits/{make_story().slug}/").content.decode()
    assert "correction" not in page


def test_machines_read_them_too(client, tree):
    story = make_story()
    correct(story, "31, non 41.", date(2026, 11, 3))
    page = BeautifulSoup(client.get(f"/fr/recits/{story.slug}/").content, "html.parser")
    graph = json.loads(page.select_one("script[type='application/ld+json']").text)["@graph"]

    assert graph[0]["correction"] == [
        {"@type": "CorrectionComment", "text": "31, non 41.", "datePublished": "2026-11-03"}
    ]


def test_whoever_listens_hears_of_them_when_the_story_is_published_anew(tree, told):
    story = make_story()
    story.save_revision().publish()
    assert told == []

    story.refresh_from_db()
    story.corrections.add(
        StoryCorrection(text="31, non 41.", corrected_on=date(2026, 11, 3), locale=story.locale)
    )
    revision = story.save_revision()
    assert told == []
    revision.publish()

    assert told == [(story.pk, ["31, non 41."])]


def test_a_correction_keeps_its_key_over_revisions(tree):
    story = make_story()
    key = correct(story, "31, non 41.", date(2026, 11, 3)).translation_key
    story.refresh_from_db()
    story.save_revision().publish()
    story.refresh_from_db()
    story.save_revision().publish()

    assert StoryCorrection.objects.get(page=story).translation_key == key


def test_nobody_hears_of_a_story_under_embargo(tree, told):
    story = make_story(embargo_until=timezone.now() + timedelta(days=1))
    correct(story, "31, non 41.", date(2026, 11, 3))
    story.refresh_from_db()
    story.save_revision().publish()

    assert told == []


def test_one_is_translated_with_its_story(tree):
    story = make_story()
    correct(story, "31, non 41.", date(2026, 11, 3))
    german = story.copy_for_translation(
        StoryIndexPage.objects.get(locale__language_code="de").locale, copy_parents=True
    )

    (row,) = StoryCorrection.objects.filter(page=german)
    assert (row.locale, row.corrected_on) == (german.locale, date(2026, 11, 3))
