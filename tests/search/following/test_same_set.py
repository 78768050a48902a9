"""The same filter by mail at once, by mail on Monday, by feed and by calendar: the same publications."""

import json
import random
import re
from datetime import timedelta
from urllib.parse import urlencode

import pytest
import time_machine

from calls.models import CallIndexPage
from events.models import EventIndexPage, EventPage
from search.following import telling
from search.following.models import Cadence, Told
from search.following.telling import KINDS
from stories.models import StoryIndexPage
from tests.factories import make_call, make_event, make_issue, make_story, make_territory, restrict

from .conftest import MONDAY, make_follow

pytestmark = pytest.mark.django_db
MAKE = {StoryIndexPage: make_story, EventIndexPage: make_event, CallIndexPage: make_call}
PATHS = {
    "fr": ("/fr/suivre/flux.json", "/fr/agenda/agenda.ics"),
    "de": ("/de/folgen/feed.json", "/de/termine/agenda.ics"),
}
HIDDEN = {
    "draft": {"live": False},
    "embargo": {"embargo_until": MONDAY + timedelta(days=2)},
    "private": {},
}
NAME = re.compile(r"\bT\d+\b")


@pytest.fixture
def publications(alsace) -> dict:
    """Some of each kind, language, place and issue, a third hidden in one way or another."""
    chance = random.Random(67)
    issues = [make_issue(name) for name in ("Emploi", "Eau")]
    places = [*alsace.values(), make_territory("Grand Est", kind="region", code="44")]
    with time_machine.travel(MONDAY + timedelta(hours=1), tick=False):
        for number in range(36):
            index, make = chance.choice(list(MAKE.items()))
            state = chance.choice(["", "", *HIDDEN])
            page = make(
                f"T{number}",
                parent=index.objects.get(
                    locale__language_code=chance.choice(["fr", "de", "de", "en"])
                ),
                issues=chance.sample(issues, chance.choice([1, 1, 2])),
                territories=chance.sample(places, chance.choice([1, 1, 2])),
                **HIDDEN.get(state, {}),
            )
            if state == "private":
                restrict(page)
    return {"issues": issues, "places": places}


def choices(publications) -> list[tuple[list, list]]:
    issues, places = publications["issues"], publications["places"]
    where = [[], *([place] for place in places), places[:2], places[3:5]]
    return [(topics, there) for topics in ([], issues[:1]) for there in where][::2]


@pytest.mark.parametrize("language", list(PATHS))
def test_mail_feed_and_calendar_hold_the_same(client, publications, language):
    """By mail one also hears of what exists in another language alone: that is told apart here."""
    now = MONDAY + timedelta(hours=2)
    asked = choices(publications)
    for number, (issues, places) in enumerate(asked):
        for cadence in Cadence:
            make_follow(
                f"{cadence}{number}@example.org",
                issues,
                places,
                cadence=cadence,
                language=language,
                since=MONDAY,
                digest_on=(MONDAY - timedelta(days=7)).date()
                if cadence == Cadence.WEEKLY
                else MONDAY,
            )
    with time_machine.travel(now, tick=False):
        telling.tell(now)
        own = {
            page.translation_key: page.title
            for model in KINDS
            for page in model.objects.filter(locale__language_code=language)
        }
        sizes = set()
        for number, (issues, places) in enumerate(asked):
            told = [
                {
                    own[row.page_key]
                    for row in Told.objects.filter(follow__email=f"{cadence}{number}@example.org")
                    if row.page_key in own
                }
                for cadence in Cadence
            ]
            pairs = [("issue", row.slug) for row in issues] + [
                ("territory", row.slug) for row in places
            ]
            feed_path, calendar_path = (f"{path}?{urlencode(pairs)}" for path in PATHS[language])
            items = json.loads(client.get(feed_path).content)["items"]
            feed = {NAME.search(item["title"])[0] for item in items}
            calendar = client.get(calendar_path).content.decode().replace("\r\n ", "")
            events = set(re.findall(r"SUMMARY\S*:(T\d+)", calendar))
            assert told == [feed, feed], (issues, places)
            assert events == {
                NAME.search(item["title"])[0] for item in items if item["title"] not in feed
            } & {page.title for page in EventPage.objects.all()}
            sizes.add(len(feed))
        assert len(sizes) > 1
