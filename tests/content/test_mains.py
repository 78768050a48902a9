"""The main part of pages: kept through changes of something else, never through one of their own."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.cache import caches
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from calls.models import CallPage
from content import remembered
from events.models import EventIndexPage, EventPage, EventStory
from home.models import HomePage
from people.models import Facilitator, Organisation
from stories.models import StoryPage
from taxonomy.models import Issue, Territory
from tests.factories import (
    make_call,
    make_event,
    make_facilitator,
    make_issue,
    make_organisation,
    make_programme,
    make_story,
    make_territory,
    restrict,
)

pytestmark = [pytest.mark.django_db, pytest.mark.references]
HOME, STORIES, CALLS, AGENDA = "/fr/", "/fr/recits/", "/fr/appels/", "/fr/agenda/"
STORY, NEXT = "/fr/recits/un-recit/", "/fr/recits/un-autre/"
CALL, EVENT, PARTNER = (
    "/fr/appels/un-local/",
    "/fr/agenda/une-soiree/",
    "/fr/organisations/les-ateliers/",
)
PRESS = "/fr/presse/"
GERMAN = "/de/termine/"
NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)


@pytest.fixture
def site(tree) -> None:
    issue, place = make_issue("Mobilité"), make_territory("Mulhouse", code="68224")
    tags = {"issues": [issue], "territories": [place]}
    team, partner = make_programme(), make_organisation("Les Ateliers")
    contact = make_facilitator(team, "Camille")
    call = make_call("Un local", organisation=partner, contact=contact, **tags)
    story = make_story("Un récit", partners=[partner], action_call=call, contact=contact, **tags)
    make_story("Un autre", **tags)
    event = make_event("Une soirée", contact=contact, **tags)
    EventStory.objects.create(page=event, story=story)


def words(address: str, client: Client | None = None) -> str:
    response = (client or Client()).get(address)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def publish(page: StoryPage | CallPage | EventPage, **values: object) -> None:
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()


def save(row: Model, **values: object) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


MAINS = {
    HOME: ["home/_main.html"],
    STORY: ["stories/_told.html", "stories/_related.html"],
    STORIES: ["stories/_main.html"],
    CALLS: ["calls/_main.html"],
    AGENDA: ["events/_main.html"],
}


def parts_set(address: str) -> int:
    """How often a main part was set for one visit."""
    used = [template.name for template in Client().get(address).templates]
    return sum(used.count(main) for main in MAINS[address.partition("?")[0]])


CHANGES: dict[str, tuple[Callable[[], object], str, tuple[str, ...]]] = {
    "story": (
        lambda: publish(StoryPage.objects.get(slug="un-recit"), title="Changé"),
        "Changé",
        (HOME, STORIES, STORY, NEXT, CALL, EVENT, PARTNER, PRESS),
    ),
    "call": (
        lambda: publish(CallPage.objects.get(), title="Changé"),
        "Changé",
        (HOME, CALLS, CALL, STORY, PARTNER),
    ),
    "event": (
        lambda: publish(EventPage.objects.get(), title="Changé"),
        "Changé",
        (HOME, AGENDA, EVENT, PRESS),
    ),
    "another story": (
        lambda: make_story("Changé", issues=[Issue.objects.get()]),
        "Changé",
        (HOME, STORIES, STORY, PRESS),
    ),
    "person": (
        lambda: save(Facilitator.objects.get(), name="Changé"),
        "Changé",
        (STORY, CALL, EVENT),
    ),
    "another call": (lambda: make_call("Changé"), "Changé", (HOME, CALLS)),
    "another event": (lambda: make_event("Changé"), "Changé", (HOME, AGENDA)),
    "headline": (
        lambda: publish(HomePage.objects.get(locale__language_code="fr"), headline="Changé"),
        "Changé",
        (HOME,),
    ),
    "introduction": (
        lambda: publish(
            EventIndexPage.objects.get(locale__language_code="fr"), introduction="Changé"
        ),
        "Changé",
        (AGENDA,),
    ),
    "organisation": (
        lambda: save(Organisation.objects.get(name="Les Ateliers"), name="Changé"),
        "Changé",
        (HOME, STORY, CALLS, CALL, PARTNER),
    ),
    "issue": (
        lambda: save(Issue.objects.get(), name_fr="Changé"),
        "Changé",
        (HOME, STORIES, STORY, CALLS, AGENDA, CALL, EVENT, PARTNER, PRESS),
    ),
    "territory": (
        lambda: save(Territory.objects.get(), name_fr="Changé"),
        "Changé",
        (HOME, STORIES, STORY, CALLS, AGENDA),
    ),
    "cancelled": (
        lambda: publish(EventPage.objects.get(), status="cancelled"),
        "Annulé",
        (HOME, AGENDA),
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_each_kind_of_change_is_seen_with_the_next_visit(site, change):
    do, said, addresses = CHANGES[change]
    assert [said in words(address) for address in addresses] == [False] * len(addresses)
    assert [said in words(address) for address in addresses] == [False] * len(addresses)
    do()
    assert [said in words(address) for address in addresses] == [True] * len(addresses)


@pytest.mark.parametrize(
    "hide",
    [
        lambda page: page.unpublish(),
        lambda page: publish(page, embargo_until=datetime(2999, 1, 1, tzinfo=UTC)),
        restrict,
        lambda page: page.delete(),
    ],
)
@pytest.mark.parametrize(
    ("model", "addresses"),
    [
        (StoryPage, (HOME, STORIES, NEXT, CALL, EVENT, PARTNER, PRESS)),
        (CallPage, (HOME, CALLS, STORY, PARTNER)),
        (EventPage, (HOME, AGENDA, PRESS)),
    ],
)
def test_what_is_hidden_is_gone_with_the_next_visit(site, model, addresses, hide):
    page = model.objects.order_by("pk").first()
    for _time in range(2):
        assert [page.title in words(address) for address in addresses] == [True] * len(addresses)
    hide(page)
    assert [page.title in words(address) for address in addresses] == [False] * len(addresses)


def test_somebody_who_answers_no_longer_is_gone_with_the_next_visit(site):
    answering = (STORY, CALL, EVENT)
    for _time in range(2):
        assert ["Camille" in words(address) for address in answering] == [True] * 3
    save(Facilitator.objects.get(), active=False)
    assert ["Camille" in words(address) for address in answering] == [False] * 3


def test_hours_and_days_pass_without_a_change(tree):
    with time_machine.travel(NOON, tick=False) as clock:
        make_event("Une soirée", starts_at=NOON + timedelta(hours=1))
        make_call("Un local", closes_on=NOON.date())
        make_story("Un récit", embargo_until=NOON + timedelta(hours=1))
        before = [words(address) for address in (AGENDA, CALLS, STORIES)]
        assert ["Une soirée" in before[0], "Un local" in before[1], "Un récit" in before[2]] == [
            True,
            True,
            False,
        ]
        assert 'class="now"' not in before[0]
        clock.shift(timedelta(hours=1, minutes=1))
        assert 'class="runs-now"' in words(AGENDA)
        assert "Un récit" in words(STORIES)
        clock.shift(timedelta(hours=2))
        assert "Une soirée" not in words(AGENDA)
        clock.shift(timedelta(days=1))
        assert "Un local" not in words(CALLS)


@pytest.mark.parametrize("address", [STORIES, CALLS, AGENDA])
def test_a_change_of_something_else_sets_nothing_and_another_filter_does(site, address):
    assert [parts_set(address) for _time in range(2)] == [1, 0]
    remembered.forget(())
    assert parts_set(address) == 0
    narrowed = f"{address}?issue=mobilite"
    assert [parts_set(narrowed) for _time in range(2)] == [1, 0]
    searched = f"{address}?q=local"
    assert [parts_set(searched) for _time in range(2)] == [1, 1]
    assert parts_set(f"{address}?utm_source=x") == 0


@pytest.mark.parametrize("address", [HOME, STORY])
def test_the_first_page_and_a_story_are_not_set_for_a_change_of_something_else(site, address):
    number = len(MAINS[address])
    assert [parts_set(address) for _time in range(2)] == [number, 0]
    remembered.forget(())
    assert parts_set(address) == 0
    publish(StoryPage.objects.get(slug="un-autre"), title="Changé")
    assert parts_set(address) > 0


@pytest.mark.parametrize("address", [HOME, STORIES, STORY, CALLS, AGENDA])
def test_a_visit_of_what_is_kept_asks_the_database_nothing(site, address):
    words(address)
    with CaptureQueriesContext(connection) as captured:
        words(address)
    assert [query["sql"] for query in captured] == []


@pytest.mark.parametrize(
    "address", [HOME, STORIES, STORY, CALLS, AGENDA, CALL, EVENT, PARTNER, PRESS]
)
@time_machine.travel(NOON, tick=False)  # forms say when they were set
def test_nothing_of_a_visitor_gets_into_what_others_are_shown(site, address, admin_user):
    plain = words(address)
    for cache in caches.all():
        cache.clear()
    signed_in = Client(HTTP_REFERER="http://poison.example", HTTP_USER_AGENT="poison")
    signed_in.force_login(admin_user)
    first = words(f"{address}?poison=1", signed_in)
    assert words(address) == plain
    for said in ("poison", admin_user.get_username(), "wagtail-userbar", "csrfmiddlewaretoken"):
        assert [said in repr(entry) for entry in caches["answers"]._cache.values()] == [
            False
        ] * len(caches["answers"]._cache)
    assert "wagtail-userbar" in first


def test_each_language_has_its_own(site):
    french, german = words(AGENDA), words(GERMAN)
    translation.activate("fr")
    assert (words(GERMAN), words(AGENDA)) == (german, french)
    assert ("Une soirée" in french, "Une soirée" in german) == (True, False)


def test_a_draft_that_is_previewed_stays_with_its_editor(site):
    words(AGENDA)
    index = EventIndexPage.objects.get(locale__language_code="fr")
    index.introduction = "Pas encore"
    assert "Pas encore" in index.make_preview_request().content.decode()
    assert "Pas encore" not in words(AGENDA)
