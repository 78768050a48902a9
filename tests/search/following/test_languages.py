"""What leaves the site in a language is in that language altogether: feeds, calendar, search, mail."""

import json
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from defusedxml import ElementTree as ET
from icalendar import Calendar
from post_office.models import Email
from wagtail.models import Locale

from calls.models import CallIndexPage
from events.models import EventIndexPage
from search.following import telling
from stories.models import StoryIndexPage
from tests.factories import make_call, make_event, make_issue, make_story

from .conftest import MONDAY, make_follow

pytestmark = pytest.mark.django_db
ATOM, XML = "{http://www.w3.org/2005/Atom}", "{http://www.w3.org/XML/1998/namespace}"
STARTS = datetime(2026, 12, 1, 17, 30, tzinfo=UTC)
RAW = 'Wer "hilft" wem ?'

# What each language makes of it: quotation marks and spaces, addresses, dates.
EXPECTED = {
    "fr": {
        "title": "Wer «\u00a0hilft\u00a0» wem\u202f?",
        "follow": "/fr/suivre/flux.",
        "search": "/fr/recherche/",
        "event": "mardi 1er\u00a0décembre 2026, de 18\u00a0h\u00a030 à 20\u00a0h\u00a030",
        "call": "Jusqu’au 31\u00a0décembre 2026",
        "kinds": ["Récit", "Événement", "Appel"],
        "foreign": "Récit · Allemand",
    },
    "de": {
        "title": "Wer „hilft“ wem?",
        "follow": "/de/folgen/feed.",
        "search": "/de/suche/",
        "event": "Dienstag, 1.\u00a0Dezember 2026, 18:30 bis 20:30\u00a0Uhr",
        "call": "Bis 31.\u00a0Dezember 2026",
        "kinds": ["Geschichte", "Veranstaltung", "Aufruf"],
        "foreign": "Geschichte · Englisch",
    },
    "en": {
        "title": "Wer “hilft” wem?",
        "follow": "/en/follow/feed.",
        "search": "/en/search/",
        "event": "Tuesday 1\u00a0December 2026, 6:30pm to 8:30pm",
        "call": "Until 31\u00a0December 2026",
        "kinds": ["Story", "Event", "Call"],
        "foreign": "Story · German",
    },
}


@pytest.fixture
def everything(alsace):
    """A story, an event and a call in each language."""
    issue = make_issue("Emploi")
    with time_machine.travel(MONDAY, tick=False):
        for code in EXPECTED:
            own = {"locale__language_code": code}
            make_story(RAW, parent=StoryIndexPage.objects.get(**own), issues=[issue], slug="a")
            make_event(
                RAW,
                STARTS,
                parent=EventIndexPage.objects.get(**own),
                issues=[issue],
                slug="b",
            )
            make_call(
                RAW,
                parent=CallIndexPage.objects.get(**own),
                issues=[issue],
                slug="c",
                closes_on=datetime(2026, 12, 31, tzinfo=UTC).date(),
            )
        yield


@pytest.mark.parametrize("code", EXPECTED)
def test_all_of_it_is_in_one_language(client, everything, code):
    wanted = EXPECTED[code]
    start = f"http://testserver/{code}/"

    response = client.get(f"{wanted['follow']}atom")
    feed = ET.fromstring(response.content)
    assert (response["Content-Language"], feed.get(f"{XML}lang")) == (code, code)
    entries = list(feed.iter(f"{ATOM}entry"))
    assert len(entries) == 3
    for entry in entries:
        assert entry.findtext(f"{ATOM}title").endswith(wanted["title"])
        assert entry.find(f"{ATOM}link").get("href").startswith(start)
    said = response.content.decode()
    assert (wanted["event"] in said, wanted["call"] in said) == (True, True)
    rss = ET.fromstring(client.get(f"{wanted['follow']}rss").content)
    assert rss.findtext("channel/language") == code
    told = json.loads(client.get(f"{wanted['follow']}json").content)
    assert (told["language"], len(told["items"])) == (code, 3)

    agenda = EventIndexPage.objects.get(locale__language_code=code)
    response = client.get(f"{agenda.url}agenda.ics")
    (event,) = Calendar.from_ical(response.content).walk("VEVENT")
    assert response["Content-Language"] == code
    assert (event["summary"], event["summary"].params["LANGUAGE"]) == (wanted["title"], code)
    assert event["url"].startswith(start)

    page = BeautifulSoup(client.get(f"{wanted['search']}?q=hilft").content, "html.parser")
    assert page.html["lang"] == code
    links = page.select(".search-result h3 a, .search-result h2 a")
    assert [link.get_text() for link in links] == [wanted["title"]] * 3
    assert all(
        link["href"].removeprefix("http://testserver").startswith(f"/{code}/") for link in links
    )
    assert {link["hreflang"] for link in page.select("link[rel=alternate][hreflang]")} <= {
        "fr", "de", "en", "x-default",
    }  # fmt: skip


@pytest.mark.parametrize("code", EXPECTED)
def test_a_mail_is_in_one_language_and_says_where_a_page_is_not(everything, code):
    wanted = EXPECTED[code]
    foreign = {"fr": "de", "de": "en", "en": "de"}[code]
    locale = Locale.objects.get(language_code=foreign)
    follow = make_follow(language=code, since=MONDAY - timedelta(days=1))
    parent = StoryIndexPage.objects.get(locale=locale)
    own = StoryIndexPage.objects.get(locale__language_code=code).get_children().get().specific
    for kind in (StoryIndexPage, EventIndexPage, CallIndexPage):
        for index in kind.objects.exclude(locale__language_code=code):
            index.get_children().update(live=False)
    make_story('Nur "hier"', parent=parent, slug="d", issues=own.issues)
    telling.tell(MONDAY + timedelta(minutes=1))

    (mail,) = Email.objects.filter(to=[follow.email])
    assert mail.headers["Content-Language"] == code
    heads = [
        line.split(" · ")[0]
        for line in mail.message.splitlines()
        if " · " in line or line in wanted["kinds"]
    ]
    assert set(heads) == set(wanted["kinds"])
    assert mail.message.count(wanted["title"]) == 3
    assert (wanted["event"] in mail.message, wanted["call"] in mail.message) == (True, True)
    assert wanted["foreign"] in mail.message.splitlines()
    links = [line for line in mail.message.splitlines() if line.startswith("http://testserver")]
    assert [link.split("/")[3] for link in links].count(code) == 3
    assert f'lang="{code}"' in mail.html_message
