"""Who may open what in the admin: role by action, in one's own programme and in another one."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from events.registration import pages
from home.roles import EDITORS, MODERATORS, PRESS, ensure_roles
from involvement.models import Ingredient, Introduction, Involvement, Partnership
from tests.events.registration.conftest import sign_up
from tests.factories import make_event, make_story
from tests.involvement.desk import enter

pytestmark = pytest.mark.django_db
DESK = "/admin/involvement/"
IN, OUT, NONE = 200, 302, 404  # opens; leads away, to the door or to the first page; does not exist

ROLES = [
    "visitor",
    EDITORS,
    MODERATORS,
    PRESS,
    "another programme",
    "own programme",
    "administrator",
]
TABLE = {
    DESK: [OUT, OUT, OUT, OUT, IN, IN, IN],
    f"{DESK}{{request}}/": [OUT, OUT, OUT, OUT, NONE, IN, IN],
    f"{DESK}{{request}}/person.json": [OUT, OUT, OUT, OUT, NONE, IN, IN],
    f"{DESK}{{request}}/erase/": [OUT, OUT, OUT, OUT, NONE, IN, IN],
    f"{DESK}needs-and-offers/": [OUT, IN, IN, OUT, IN, IN, IN],
    f"{DESK}needs-and-offers/{{need}}/": [OUT, NONE, NONE, OUT, NONE, IN, IN],
    f"{DESK}introductions/": [OUT, OUT, OUT, OUT, IN, IN, IN],
    f"{DESK}introductions/{{introduction}}/": [OUT, OUT, OUT, OUT, NONE, IN, IN],
    f"{DESK}partnerships/{{partnership}}/": [OUT, OUT, OUT, OUT, NONE, IN, IN],
    "/admin/registrations/": [OUT, OUT, OUT, OUT, IN, IN, IN],
    "/admin/registrations/{occasion}/": [OUT, OUT, OUT, OUT, NONE, IN, IN],
    "/admin/registrations/{occasion}/door/": [OUT, OUT, OUT, OUT, NONE, IN, IN],
    "/admin/registrations/one/{guest}/": [OUT, OUT, OUT, OUT, NONE, IN, IN],
    "/admin/press/texts/{story}/": [OUT, IN, IN, IN, OUT, OUT, IN],
    "/admin/press_board/": [OUT, OUT, OUT, IN, OUT, OUT, IN],
    "/admin/press_board/story/{story}/": [OUT, OUT, OUT, IN, OUT, OUT, IN],
    "/admin/reports/looks-at-data/": [OUT, OUT, OUT, OUT, OUT, OUT, IN],
    "/admin/reports/undelivered-mails/": [OUT, IN, IN, OUT, IN, IN, IN],  # that, not whose
    "/admin/journalist/": [OUT, OUT, OUT, IN, OUT, OUT, IN],
    "/admin/redirects/": [OUT, IN, IN, OUT, OUT, OUT, IN],
    "/admin/reports/health/": [OUT, IN, IN, OUT, OUT, OUT, IN],
    "/admin/users/": [OUT, OUT, OUT, OUT, OUT, OUT, IN],
    "/admin/snippets/people/programme/add/": [OUT, OUT, OUT, OUT, OUT, OUT, IN],
}


@pytest.fixture
def browsers(people, django_user_model) -> dict[str, Client]:
    """One browser per role; the rows belong to Camille's programme."""
    browsers = {
        "visitor": Client(),
        "another programme": enter(people["lea"]),
        "own programme": enter(people["camille"]),
        "administrator": enter(people["root"]),
    }
    for role, group in ensure_roles().items():
        if role in (EDITORS, MODERATORS, PRESS):
            user = django_user_model.objects.create_user(role)
            user.groups.add(group)
            browsers[role] = enter(user)
    return browsers


@pytest.fixture
def rows(tree, camille, ines, need, introduction, monday) -> dict[str, int]:
    """Keys of what the programme of Alsace has."""
    partnership = Partnership.objects.create(
        programme=ines.programme, involvement=ines, title="Un atelier, le soir",
        category="place", begun_on=date(2026, 11, 20), noted_at=monday,
    )  # fmt: skip
    evening = make_event(
        "Une soirée", monday + timedelta(days=9), status="open", registration_here=True,
        contact=camille,
    )  # fmt: skip
    occasion = pages.occasion_of(evening, evening.dates.get(), monday)
    return {
        "occasion": occasion.pk,
        "guest": sign_up(occasion, "Nora", monday).pk,
        "story": make_story().pk,
        "request": ines.pk,
        "need": need.pk,
        "introduction": introduction.pk,
        "partnership": partnership.pk,
    }


def test_the_table(browsers, rows):
    found = {
        address: [browsers[role].get(address.format(**rows)).status_code for role in ROLES]
        for address in TABLE
    }
    assert found == TABLE


@pytest.mark.parametrize("role", ["visitor", EDITORS, MODERATORS, PRESS, "another programme"])
def test_who_has_no_part_in_it_sees_and_does_nothing_on_any_path_of_the_desk(browsers, rows, role):
    """Paths are read from the addresses of the site, so that one that is added is walked, too.

    For another programme nothing is there; who has no part in the desk at all is led away.
    """
    before = written()
    addresses = list(of_the_desk(rows))
    assert len(addresses) >= 30
    refusals = (404, 405) if role == "another programme" else (302, 404, 405)
    wrong = {}
    for address in addresses:
        for method in ("get", "post"):
            answer = getattr(browsers[role], method)(address)
            if answer.status_code not in refusals or b"Weber" in answer.content:
                wrong[f"{method} {address}"] = answer.status_code
    assert wrong == {}
    assert written() == before


def written() -> list[list]:
    """What the walk must leave as it was."""
    models = (Involvement, Ingredient, Introduction, Partnership)
    return [list(model.objects.order_by("pk").values()) for model in models]


def of_the_desk(rows: dict[str, int]) -> Iterator[str]:
    """Every address below the desk that names a row, with one of Alsace put in."""
    whose = [("needs-and-offers/", "need"), ("introductions/new/", "need"),
             ("introductions/", "introduction"), ("partnerships/", "partnership")]  # fmt: skip
    for pattern in patterns(get_resolver().url_patterns):
        _before, desk, end = pattern.partition("admin/involvement/")
        if desk and "<int:pk>" in end:
            row = next((name for start, name in whose if end.startswith(start)), "request")
            yield DESK + end.replace("<int:pk>", str(rows[row])).replace("<slug:act>", "answer")


def patterns(found: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for pattern in found:
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern.url_patterns, before + str(pattern.pattern))
        else:
            yield before + str(pattern.pattern)
