"""Feeds and calendars are kept like pages, and as exactly emptied."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from content.page_cache import LONGEST
from events.models import EventPage
from events.registration import pages
from press.models import PressText
from stories.models import StoryIndexPage, StoryPage
from tests.events.registration.conftest import sign_up
from tests.factories import make_event, make_facilitator, make_programme, make_story, restrict

pytestmark = [pytest.mark.django_db, pytest.mark.kept_pages, pytest.mark.references]
NOON = datetime(2027, 3, 2, 12, tzinfo=UTC)
FEED = "/fr/recits/flux.atom"
CALENDAR = "/fr/agenda/agenda.ics"
EXPORT = "/fr/agenda/openagenda.json"
FOLLOWED = "/fr/suivre/flux.atom"


@pytest.fixture(autouse=True)
def noon(tree):
    with time_machine.travel(NOON, tick=False) as clock:
        make_facilitator(make_programme())
        yield clock


def told(address: str, **headers: str) -> str:
    """What a reader gets that was never here before."""
    response = Client().get(address, **headers)
    return response.content.decode() if response.status_code == 200 else ""


def cost(address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        told(address)
    return len(captured)


def test_an_embargo_ends_on_the_minute_in_all_of_them(noon):
    lifts = NOON + timedelta(minutes=3)
    make_story("Sous embargo", embargo_until=lifts)
    make_event("Soirée tenue", embargo_until=lifts)
    words = {FEED: "Sous embargo", CALENDAR: "Soirée tenue", EXPORT: "Soirée tenue",
             FOLLOWED: "Sous embargo"}  # fmt: skip
    ninjs = "/fr/recits/sous-embargo/ninjs.json"
    noon.move_to(lifts - timedelta(seconds=1))
    assert [word in told(address) for address, word in words.items()] == [False] * 4
    assert ([cost(address) for address in words], told(ninjs)) == ([0] * 4, "")
    noon.move_to(lifts)
    assert [word in told(address) for address, word in words.items()] == [True] * 4
    assert "Sous embargo" in told(ninjs)


def test_what_changes_is_told_at_once():
    story, event = make_story("Un récit"), make_event("Une soirée")
    ninjs = "/fr/recits/un-recit/ninjs.json"

    def edit(row, **values) -> None:
        for name, value in values.items():
            setattr(row, name, value)
        row.save_revision().publish()

    changes = [
        (FEED, "Renommé", lambda: edit(story, title="Renommé")),
        (ninjs, "Mots pour la rédaction", lambda: PressText.objects.create(
            page=story, kind="300", text="Mots pour la rédaction.", edited_at=timezone.now())),
        (CALENDAR, "STATUS:CANCELLED", lambda: edit(event, status="cancelled")),
        (EXPORT, "Autre lieu", lambda: edit(event, place_name="Autre lieu")),
        (FOLLOWED, "Encore une", lambda: make_event("Encore une")),
    ]  # fmt: skip
    for address, words, change in changes:
        assert (address, words in told(address), cost(address)) == (address, False, 0)
        change()
        assert (address, words in told(address)) == (address, True)
    restrict(story)
    EventPage.objects.get(pk=event.pk).unpublish()
    assert ("Renommé" in told(FEED), told(ninjs), "Autre lieu" in told(EXPORT)) == (
        False,
        "",
        False,
    )


def test_a_translation_appears_in_its_own_feed_when_it_is_published():
    german = make_story(
        "Ein Bericht", parent=StoryIndexPage.objects.get(slug="geschichten"), live=False
    )
    feeds = ("/de/geschichten/feed.atom", FEED)
    assert ["Ein Bericht" in told(address) for address in feeds] == [False, False]
    StoryPage.objects.get(pk=german.pk).save_revision().publish()
    assert ["Ein Bericht" in told(address) for address in feeds] == [True, False]


def test_registrations_empty_nothing_since_calendars_count_no_places():
    event = make_event("Une soirée", status="open", registration_here=True, capacity=2)
    addresses = (CALENDAR, EXPORT, f"{event.url}evenement.ics")
    before = [told(address) for address in addresses]
    occasion = pages.occasion_of(event, event.dates.get(), NOON)
    for name in ("Nora", "Paul", "Ugo"):  # one more than there is room for
        sign_up(occasion, name, NOON)
    assert [cost(address) for address in addresses] == [0, 0, 0]
    cache.clear()
    assert [told(address) for address in addresses] == before


def test_readers_learn_that_nothing_changed_by_tag_or_by_date(noon):
    make_story("Un récit")
    first = Client().get(FEED)
    asked = ({"HTTP_IF_NONE_MATCH": first["ETag"]},
             {"HTTP_IF_MODIFIED_SINCE": first["Last-Modified"]})  # fmt: skip
    for _kept in (True, False):
        assert [Client().get(FEED, **how).status_code for how in asked] == [304, 304]
        cache.clear()
    noon.shift(timedelta(seconds=5))
    make_story("Un autre")
    assert [Client().get(FEED, **how).status_code for how in asked] == [200, 200]
    assert first["Access-Control-Allow-Origin"] == "*"


def test_only_what_an_address_chooses_makes_another_one():
    for number in range(21):
        make_story(f"Récit {number}")
    whole, archive = told(FEED), told(f"{FEED}?archive=1")
    assert (whole == archive, told(f"{FEED}?utm_source=x") == whole) == (False, True)
    assert cost(f"{FEED}?archive=1&utm_source=y") == 0
    assert told(f"{FEED}?q=R%C3%A9cit+7") not in (whole, archive)


def test_what_slides_with_time_is_never_older_than_ten_minutes(noon):
    make_event("Il y a un an", NOON - timedelta(days=365, hours=2, minutes=-1))
    assert "Il y a un an" in told(CALENDAR)
    noon.shift(LONGEST)
    assert "Il y a un an" not in told(CALENDAR)
