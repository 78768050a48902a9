"""Lists that visitors narrow."""

import sys
from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.db import connection, transaction
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from wagtail.models import Page

from content.visibility import public
from home.tree import ensure_tree
from people.models import Universe
from stories.models import StoryPage
from taxonomy.facets import ISSUES, TERRITORIES, ChoiceFacet, Listing, listing
from taxonomy.models import Issue, Territory, TerritoryKind
from tests.factories import (
    make_issue,
    make_organisation,
    make_story,
    make_territory,
    restrict,
)

UNIVERSES = ChoiceFacet("universe", "Univers", "partners__organisation__universe", Universe)
FACETS = [ISSUES, TERRITORIES, UNIVERSES]


def stories():
    return public(StoryPage.objects.all()).order_by("-first_published_at", "-pk")


def shown(query: str = "", **kwargs) -> Listing:
    request = RequestFactory().get(f"/fr/recits/{query}")
    return listing(stories(), request, kwargs.pop("facets", FACETS), **kwargs)


def titles(found: Listing) -> set[str]:
    return {story.title for story in found.page}


def options(found: Listing, key: str) -> list[tuple[str, int]]:
    facet = next(facet for facet in found.facets if facet.key == key)
    return [(option.value, option.count) for option in facet.options]


def option(found: Listing, key: str, value: str):
    facet = next(facet for facet in found.facets if facet.key == key)
    return next(option for option in facet.options if option.value == value)


def make_places() -> dict[str, Territory]:
    """Grand Est > Alsace > two departments, each with an intercommunality; and Bretagne."""
    grand_est = make_territory("Grand Est", kind=TerritoryKind.REGION, code="44")
    alsace = make_territory("Alsace", grand_est, kind=TerritoryKind.COLLECTIVITY, code="6AE")
    bas_rhin = make_territory("Bas-Rhin", alsace, kind=TerritoryKind.DEPARTMENT, code="67")
    haut_rhin = make_territory("Haut-Rhin", alsace, kind=TerritoryKind.DEPARTMENT, code="68")
    m2a = make_territory("Mulhouse Agglomération", haut_rhin, kind=TerritoryKind.EPCI, code="200")
    ried = make_territory("Ried", bas_rhin, kind=TerritoryKind.EPCI, code="201")
    make_territory("Mulhouse", m2a, code="68224")
    make_territory("Illzach", m2a, code="68154")
    make_territory("Marckolsheim", ried, code="67281")
    make_territory("Bretagne", kind=TerritoryKind.REGION, code="53")
    return {row.slug: row for row in Territory.objects.all()}


@pytest.fixture(scope="module")
def _library(django_db_setup, django_db_blocker):
    """Three stories that the public may see, three that it may not: written once for this file,
    whose tests are each undone on their own."""
    with django_db_blocker.unblock(), transaction.atomic():
        ensure_tree(hostname="testserver")
        places = make_places()
        issues = {
            name: make_issue(name.title(), slug=name, sort_order=order)
            for order, name in enumerate(["emploi", "mobilite", "precarite"])
        }

        def write(title: str, tags: list[str], where: list[str], **kwargs) -> StoryPage:
            return make_story(
                title,
                issues=[issues[tag] for tag in tags],
                territories=[places[slug] for slug in where],
                **kwargs,
            )

        # Tagged twice in each way: it must still count once.
        write("Garage solidaire", ["emploi", "mobilite"], ["mulhouse", "mulhouse-agglomeration"])
        write("Vélos prêtés", ["mobilite"], ["marckolsheim"])
        write("Cantine", ["emploi"], ["bretagne"])
        write("Brouillon", ["precarite"], ["illzach"], live=False)
        tomorrow = timezone.now() + timedelta(days=1)
        write("Sous embargo", ["precarite"], ["illzach"], embargo_until=tomorrow)
        restrict(write("Privé", ["precarite"], ["illzach"]))
        yield places
        transaction.set_rollback(True)


@pytest.fixture
def places(_library, db) -> dict[str, Territory]:
    return _library


@pytest.fixture
def written(places) -> None:
    """The stories of the library."""


def test_without_choices_everything_public_is_shown_and_counted(written):
    found = shown()
    assert titles(found) == {"Garage solidaire", "Vélos prêtés", "Cantine"}
    assert found.total == 3
    assert options(found, "issue") == [("emploi", 2), ("mobilite", 2)]
    assert options(found, "territory") == [
        ("bretagne", 1),
        ("grand-est", 2),
        ("alsace", 2),
        ("bas-rhin", 1),
        ("ried", 1),
        ("marckolsheim", 1),
        ("haut-rhin", 1),
        ("mulhouse-agglomeration", 1),
        ("mulhouse", 1),
    ]
    assert options(found, "universe") == [("company", 3), ("social-economy", 3)]
    assert (found.chosen, found.is_narrowed) == ([], False)


def test_drafts_private_and_embargoed_pages_leave_no_trace(written):
    found = shown("?issue=precarite&territory=illzach")
    assert (titles(found), found.total) == (set(), 0)
    assert option(found, "issue", "precarite").count == 0
    assert option(found, "territory", "illzach").count == 0
    assert "illzach" not in dict(options(shown(), "territory"))
    assert "precarite" not in dict(options(shown(), "issue"))


def test_the_embargo_ends_by_itself(written, time_machine):
    time_machine.move_to(timezone.now() + timedelta(days=2))
    assert titles(shown("?territory=illzach")) == {"Sous embargo"}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?issue=emploi", {"Garage solidaire", "Cantine"}),
        ("?issue=emploi&issue=mobilite", {"Garage solidaire", "Vélos prêtés", "Cantine"}),
        ("?territory=grand-est", {"Garage solidaire", "Vélos prêtés"}),
        ("?territory=alsace", {"Garage solidaire", "Vélos prêtés"}),
        ("?territory=haut-rhin", {"Garage solidaire"}),
        ("?territory=mulhouse-agglomeration", {"Garage solidaire"}),
        ("?territory=mulhouse&territory=bretagne", {"Garage solidaire", "Cantine"}),
        ("?issue=emploi&territory=grand-est", {"Garage solidaire"}),
        ("?issue=mobilite&territory=bretagne", set()),
        ("?universe=company", {"Garage solidaire", "Vélos prêtés", "Cantine"}),
        ("?universe=media", set()),
        ("?q=garage", {"Garage solidaire"}),
        ("?q=solidaire+GARAGE", {"Garage solidaire"}),
        ("?q=garage+cantine", set()),
        ("?q=cantine&issue=mobilite", set()),
        ("?issue=unknown", {"Garage solidaire", "Vélos prêtés", "Cantine"}),
        ("?issue=unknown&issue=mobilite", {"Garage solidaire", "Vélos prêtés"}),
        ("?territory=atlantis", {"Garage solidaire", "Vélos prêtés", "Cantine"}),
        ("?universe=&issue=&territory=&q=", {"Garage solidaire", "Vélos prêtés", "Cantine"}),
    ],
)
def test_choices_of_a_facet_widen_and_facets_narrow(written, query, expected):
    found = shown(query)
    assert titles(found) == expected
    assert found.total == len(expected) == len(list(found.page))


def test_counts_tell_what_each_option_would_give(written):
    found = shown("?issue=emploi")
    # The other facets' counts are of stories on employment, its own are not.
    assert options(found, "issue") == [("emploi", 2), ("mobilite", 2)]
    assert dict(options(found, "territory")) == {
        "bretagne": 1,
        "grand-est": 1,
        "alsace": 1,
        "haut-rhin": 1,
        "mulhouse-agglomeration": 1,
        "mulhouse": 1,
    }
    for facet in found.facets:
        for choice in facet.options:
            query = f"?{facet.key}={choice.value}"
            if facet.key != "issue":
                query += "&issue=emploi"
            assert shown(query).total == choice.count


def test_what_is_chosen_stays_visible_without_results(written):
    found = shown("?territory=bretagne&territory=illzach&issue=mobilite&universe=media")
    assert option(found, "territory", "bretagne").selected
    assert option(found, "territory", "illzach").count == 0
    assert option(found, "universe", "media").count == 0
    assert {choice.value for choice in found.chosen} == {
        "bretagne",
        "illzach",
        "mobilite",
        "media",
    }
    assert found.total == 0


def test_territories_are_nested_and_labelled(written):
    facet = next(facet for facet in shown().facets if facet.key == "territory")
    assert [(choice.depth, choice.label) for choice in facet.options] == [
        (0, "Bretagne"),
        (0, "Grand Est"),
        (1, "Alsace"),
        (2, "Bas-Rhin"),
        (3, "Ried"),
        (4, "Marckolsheim (67)"),
        (2, "Haut-Rhin"),
        (3, "Mulhouse Agglomération"),
        (4, "Mulhouse (68)"),
    ]


def test_municipalities_are_offered_below_what_is_chosen_when_they_are_many(written, places):
    for number in range(14):
        commune = make_territory(f"Commune {number}", places["ried"], code=f"67{number:03}")
        make_story(f"Récit {number}", territories=[commune])

    def communes(query: str) -> int:
        return sum(value.startswith("commune-") for value, _ in options(shown(query), "territory"))

    assert communes("") == 0
    assert communes("?territory=bas-rhin") == 0
    assert communes("?territory=ried") == 14
    assert communes("?territory=commune-3") == 14
    assert option(shown(), "territory", "ried").count == 15


def test_addresses_are_the_same_whatever_the_order(written):
    one = shown("?q=a&universe=company&territory=mulhouse&territory=alsace&issue=emploi&utm=x")
    two = shown("?issue=emploi&territory=alsace&territory=mulhouse&universe=company&q=a")
    canonical = "?issue=emploi&territory=alsace&territory=mulhouse&universe=company&q=a"
    assert one.querystring() == two.querystring() == canonical
    assert one.querystring(page=3) == f"{canonical}&page=3"
    assert shown("?issue=unknown").querystring() == ""


def test_the_address_of_an_option_adds_it_or_takes_it_away(written):
    found = shown("?issue=mobilite&q=e&page=2")

    def pairs(choice) -> list[tuple[str, str]]:
        assert urlsplit(choice.url).path == "/fr/recits/"
        return parse_qsl(urlsplit(choice.url).query)

    assert pairs(option(found, "issue", "mobilite")) == [("q", "e")]
    assert pairs(option(found, "issue", "emploi")) == [
        ("issue", "emploi"),
        ("issue", "mobilite"),
        ("q", "e"),
    ]
    assert pairs(option(found, "territory", "alsace")) == [
        ("issue", "mobilite"),
        ("territory", "alsace"),
        ("q", "e"),
    ]
    assert [(choice.value, choice.url) for choice in found.chosen] == [
        ("mobilite", "/fr/recits/?q=e")
    ]
    assert (found.clear_url, found.query) == ("/fr/recits/", "e")


def test_a_facet_of_one_value_replaces_it(written):
    stage = ChoiceFacet(
        "stage", "Étape", "stage", [("established", "A"), ("trial", "B")], multiple=False
    )
    StoryPage.objects.filter(title="Cantine").update(stage="trial")
    found = shown("?stage=established", facets=[stage])
    assert titles(found) == {"Garage solidaire", "Vélos prêtés"}
    assert options(found, "stage") == [("established", 2), ("trial", 1)]
    assert option(found, "stage", "trial").url == "/fr/recits/?stage=trial"
    assert option(found, "stage", "established").url == "/fr/recits/"


def test_pages_of_results(written):
    found = shown("?page=2", per_page=1)
    assert (found.page.number, found.total, len(list(found.page))) == (2, 3, 1)
    assert (found.previous_url, found.next_url) == ("/fr/recits/", "/fr/recits/?page=3")
    assert [(link.number, link.url, link.current) for link in found.page_links] == [
        (1, "/fr/recits/", False),
        (2, "/fr/recits/?page=2", True),
        (3, "/fr/recits/?page=3", False),
    ]
    assert shown(per_page=12).page_links == []
    assert (shown().previous_url, shown().next_url) == ("", "")


def test_a_far_page_holds_what_a_near_one_would(written, monkeypatch):
    near = [shown(f"?page={number}", per_page=1) for number in (1, 2, 3)]
    # The package gives the function of that name.
    monkeypatch.setattr(sys.modules["taxonomy.facets.listing"], "NEAR", 0)
    far = [shown(f"?page={number}", per_page=1) for number in (1, 2, 3)]
    assert [list(found.page) for found in far] == [list(found.page) for found in near]


@pytest.mark.parametrize(
    ("page", "number"),
    [
        ("0", 3),
        ("-1", 3),
        ("99", 3),
        ("x", 1),
        ("", 1),
        ("1e9", 1),
        ("9" * 5000, 1),
        ("٢", 2),
        ("%00", 1),
    ],
)
def test_page_numbers_that_do_not_exist_are_brought_back(written, page, number):
    assert shown(f"?page={page}", per_page=1).page.number == number


@pytest.mark.parametrize(
    "query",
    [
        "?issue=%00&territory=%00&universe=%00&q=%00",
        "?issue=%FF&territory=%ED%A0%80&q=%FF",
        "?q=" + "a" * 60_000,
        "?q=" + "+".join("abcdefghijklmnopqrstuvwxyz"),
        "?q=%25_%5C'\"--",
        "?territory=" + "a" * 60_000,
        "?" + "&".join(f"territory=t{n}" for n in range(900)),
        "?issue[]=emploi&territory[$ne]=1",
        "?issue=emploi&issue=emploi",
    ],
)
def test_any_query_string_gives_a_list(written, query):
    found = shown(query)
    assert found.total == len(list(found.page))


def test_labels_are_in_the_language_of_the_reader(written):
    Issue.objects.filter(slug="emploi").update(name_de="Arbeit")
    with translation.override("de"):
        found = shown("?issue=emploi")
        assert option(found, "issue", "emploi").label == "Arbeit"
        assert found.chosen[0].label == "Arbeit"


def test_eleven_queries_at_most_and_no_more_for_more_rows(written, places):
    query = "?issue=emploi&territory=alsace&universe=company&q=a"

    def cost() -> int:
        pages = stories()  # asks once which pages are private
        request = RequestFactory().get(f"/fr/recits/{query}")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            found = listing(pages, request, FACETS)
            list(found.page)
            [choice.url for facet in found.facets for choice in facet.options]
        return len(queries)

    few = cost()
    for number in range(30):
        make_story(
            f"Autre garage {number}",
            issues=[make_issue(f"Enjeu {number % 9}"), make_issue(slug="emploi")],
            territories=[make_territory(f"Ville {number}", places["ried"], code=f"67{number:03}")],
            partners=[make_organisation(f"Maison {number}"), make_organisation(f"Asso {number}")],
        )
    assert cost() == few <= 11


def test_rows_are_shown_once_and_in_order(written, places):
    Page.objects.filter(title="Cantine").update(first_published_at=timezone.now())
    found = shown(
        "?territory=grand-est&territory=alsace&territory=mulhouse&issue=emploi&issue=mobilite"
    )
    assert [story.title for story in found.page] == ["Vélos prêtés", "Garage solidaire"]


def test_intercommunalities_are_offered_below_their_department_when_they_are_many(written, places):
    many = [
        make_territory(f"CC {n}", places["bas-rhin"], kind=TerritoryKind.EPCI, code=f"3{n:02}")
        for n in range(40)
    ]
    make_story("Partout", territories=many)

    def offered(query: str) -> int:
        return sum(value.startswith("cc-") for value, _ in options(shown(query), "territory"))

    assert offered("") == 0
    assert offered("?territory=bas-rhin") == 40
    assert offered("?territory=cc-7") == 40
    assert offered("?territory=haut-rhin") == 0
    assert option(shown(), "territory", "bas-rhin").count == 2
