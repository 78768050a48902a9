"""News of what moved a person: only what anybody may see, in their language, and only once."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page

from involvement.follow_ups import news
from stories.models import StoryPage
from tests.factories import make_call, make_event, make_issue, make_story, make_territory, restrict
from tests.involvement.follow_ups.conftest import paris

pytestmark = pytest.mark.django_db
SINCE, BETWEEN, NOW = paris(2026, 11, 23, 9), paris(2026, 12, 10, 9), paris(2026, 12, 23, 9)


def latest(page, language="fr"):
    return news.latest(page and Page.objects.get(pk=page.pk), language, SINCE, NOW)


def test_nothing_moved_them(tree):
    assert latest(None) is None
    assert news.public_original(None, "fr", NOW) is None


def test_nothing_new(story):
    assert latest(story) is None
    assert news.public_original(story, "fr", NOW) == story


@pytest.mark.parametrize(
    ("changes", "day"),
    [
        ({"last_published_at": BETWEEN}, BETWEEN.date()),
        ({"verified_on": BETWEEN.date()}, BETWEEN.date()),
        (
            {"last_published_at": BETWEEN, "verified_on": paris(2026, 12, 12).date()},
            paris(2026, 12, 12).date(),
        ),
        ({"last_published_at": NOW + timedelta(days=1)}, None),
        ({"verified_on": SINCE.date()}, None),
    ],
)
def test_the_story_itself_comes_first(story, changes, day):
    make_story("Une autre", first_published_at=BETWEEN)
    StoryPage.objects.filter(pk=story.pk).update(**changes)
    found = latest(story)
    assert (found.page.title, found.changed_on) == (
        ("La grange aux vélos", day) if day else ("Une autre", None)
    )


def hidden(how, **changes):
    page = make_story("Cachée", **changes)
    if how == "draft":
        StoryPage.objects.filter(pk=page.pk).update(live=False)
    elif how == "private":
        restrict(page)
    else:
        StoryPage.objects.filter(pk=page.pk).update(embargo_until=NOW + timedelta(days=9))
    return page


@pytest.mark.parametrize("how", ["draft", "private", "embargo"])
def test_what_is_not_public_is_never_told(story, how):
    page = hidden(how, first_published_at=BETWEEN, verified_on=BETWEEN.date())
    assert latest(page) is None
    assert news.public_original(Page.objects.get(pk=page.pk), "fr", NOW) is None
    assert latest(story) is None


@pytest.mark.parametrize("how", ["draft", "private", "embargo"])
def test_a_story_that_is_no_longer_public_leads_to_another(story, how):
    page = hidden(how, first_published_at=paris(2025, 1, 1))
    make_story("Une autre", first_published_at=BETWEEN)
    assert latest(page).page.title == "Une autre"


def test_another_story_shares_an_issue_or_lies_within_the_territory(story):
    mobility = make_issue("Mobilité")
    make_story(
        "Plus loin",
        issues=[mobility],
        territories=[make_territory("Colmar")],
        first_published_at=BETWEEN,
    )
    assert latest(story) is None
    make_story("Tout près", issues=[mobility], first_published_at=BETWEEN)
    assert latest(story).page.title == "Tout près"
    make_story(
        "Même enjeu",
        territories=[make_territory("Saverne")],
        first_published_at=BETWEEN + timedelta(days=1),
    )
    assert latest(story).page.title == "Même enjeu"


@pytest.mark.parametrize("make", [make_call, make_event])
def test_a_call_and_an_event_lead_to_stories_of_their_issue(story, make):
    page = make()
    make_story("Une autre", first_published_at=BETWEEN)
    assert latest(page).page.title == "Une autre"
    assert news.public_original(Page.objects.get(pk=page.pk), "fr", NOW).title == page.title


def test_in_the_readers_language_where_it_exists(story, tree):
    german = story.copy_for_translation(tree["de"].locale, copy_parents=True)
    german.title = "Die Fahrradscheune"
    german.save_revision().publish()
    page = Page.objects.get(pk=story.pk)
    now = timezone.now() + timedelta(minutes=1)
    assert news.public_original(page, "de", now).title == "Die Fahrradscheune"
    assert news.public_original(page, "en", now).title == "La grange aux vélos"
    make_story("Une autre", first_published_at=BETWEEN)
    found = news.latest(page, "de", SINCE, NOW)
    assert (found.page.title, found.changed_on) == ("Die Fahrradscheune", SINCE.date())
