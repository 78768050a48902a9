"""The finder: counts that equal a recount, a map that equals its list, towns and how far they are."""

from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from django.utils import timezone
from wagtail.models import PageViewRestriction

from calls.models import CallPage
from events.models import EventPage
from stories.models import StoryIndexPage, StoryPage
from taxonomy.map import SHEETS
from taxonomy.models import Territory, TerritoryAncestry
from taxonomy.territory_import import import_territories
from tests.factories import make_call, make_event, make_issue, make_story, restrict
from tests.many import copy_story
from tests.queries import queries
from tests.taxonomy.conftest import MULHOUSE, RIED, part_of_the_list

pytestmark = pytest.mark.django_db
FINDER = "/fr/pres-de-chez-vous/"
KINDS = {"story": StoryPage, "call": CallPage, "event": EventPage}


def territory(key: str) -> Territory:
    return Territory.objects.get(key=key)


@pytest.fixture
def places(tree):
    import_territories(part_of_the_list(), 2026)


@pytest.fixture
def site(places):
    """What is told where, and what nobody may count."""
    mobility, work = make_issue("Mobilité"), make_issue("Emploi")
    town, ried, basel = territory("com-68224"), territory(RIED), territory("ch-bs")
    make_story("Le bus du soir", territories=[town], issues=[mobility])
    # Twice in one intercommunality, and across two departments: once everywhere.
    make_story(
        "La ligne des villages",
        territories=[town, territory("com-68154"), ried],
        issues=[mobility, work],
    )
    make_story("Pour toute la région", territories=[territory("reg-44")], issues=[work])
    make_call("Un minibus", territories=[ried], issues=[mobility])
    make_event("Deux rives", territories=[basel, town], issues=[work])

    tomorrow = timezone.now() + timedelta(days=1)
    last_week = timezone.now() - timedelta(days=7)
    make_story("Brouillon", territories=[town], live=False)
    make_story("Embargo", territories=[town], embargo_until=tomorrow)
    restrict(make_story("Privé", territories=[town]))
    make_call("Fermé", territories=[town], closes_on=date(2020, 1, 1))
    make_event("Passé", territories=[town], starts_at=last_week)
    german = StoryIndexPage.objects.get(locale__language_code="de")
    make_story("Auf Deutsch", territories=[town], parent=german)


COUNTED = {
    "story": {"Le bus du soir", "La ligne des villages", "Pour toute la région"},
    "call": {"Un minibus"},
    "event": {"Deux rives"},
}


def recount(area: Territory, *, issue: str = "", kinds: tuple[str, ...] = tuple(KINDS)) -> int:
    """Page by page, territory by territory."""
    below = set(
        TerritoryAncestry.objects.filter(ancestor=area).values_list("descendant", flat=True)
    )
    return sum(
        bool(below & {row.territory_id for row in page.territory_links.all()})
        for kind in kinds
        for page in KINDS[kind].objects.filter(title__in=COUNTED[kind])
        if not issue or issue in {row.issue.slug for row in page.issue_links.all()}
    )


def opened(client, query: str = "", path: str = FINDER) -> BeautifulSoup:
    response = client.get(path + query)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def text(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())


def on_map(page: BeautifulSoup) -> dict[str, tuple[str, int]]:
    """Name and count by address, as the map says them."""
    found = {}
    for link in page.select("svg.map a"):
        name, _bracket, count = link.title.get_text().rpartition(" (")
        found[link["href"]] = (name, int(count.rstrip(")")))
    return found


def in_list(page: BeautifulSoup) -> dict[str, tuple[str, int]]:
    """The same, as the list beside it says it."""
    return {
        link["href"]: (text(link.span), int(text(link.select_one(".count"))))
        for link in page.select(".areas a")
    }


def slug_of(address: str) -> str:
    return parse_qs(urlsplit(address).query)["territory"][0]


NARROWED = {
    "": {},
    "&issue=mobilite": {"issue": "mobilite"},
    "&kind=call&kind=event": {"kinds": ("call", "event")},
    "&issue=emploi&kind=story&near=mulhouse-68": {"issue": "emploi", "kinds": ("story",)},
}


def test_every_map_equals_its_list_and_both_equal_a_recount(client, site):
    for sheet in SHEETS:
        drawn = Territory.objects.filter(key__in=SHEETS[sheet].keys)
        for query, narrowed in NARROWED.items():
            page = opened(client, f"?map={sheet}{query}")
            areas = on_map(page)
            assert areas == in_list(page)
            assert {slug_of(address): count for address, (_name, count) in areas.items()} == {
                area.slug: recount(area, **narrowed) for area in drawn
            }
            for address in areas:  # each link keeps what was asked for
                kept = {f"map={sheet}", *query.strip("&").split("&")} - {""}
                assert kept < set(urlsplit(address).query.split("&"))


def total(group: Tag) -> int:
    return int(text(group.h2).split()[0])


def test_an_area_leads_to_what_lies_there_and_on_to_lists_that_hold_as_many(client, site):
    for address, (_name, count) in on_map(opened(client, "?map=rhin-superieur")).items():
        page = opened(client, urlsplit(address)._replace(fragment="").geturl(), path="")
        groups = page.select("#found section")
        assert sum(map(total, groups)) == count
        assert urlsplit(address).fragment == page.select_one(".near-found")["id"]
        assert [link["href"] for link in page.select(".areas [aria-current]")] == [address]
        for group in groups:
            full = opened(client, group.select_one(".section-head a")["href"], path="")
            assert int(text(full.select_one("#count")).split()[0]) == total(group)
    # Nothing lies there: what to do is said.
    page = opened(client, "?territory=argovie")
    assert page.select("#found section") == []
    assert text(page.select_one("#count")) == "Argovie : rien pour l’instant"
    assert page.select_one("#found .empty a") is not None


def test_filters_say_what_each_would_give(client, site):
    page = opened(client, "?issue=mobilite&territory=haut-rhin")
    assert text(page.select_one("#count")) == "Haut-Rhin : 2 récits, 1 appel ouvert"

    def options(key: str) -> dict[str, tuple[int, bool]]:
        return {
            box["value"]: (int(text(box.parent.select_one(".count"))), box.has_attr("checked"))
            for box in page.select(f"input[name={key}]")
            if box["type"] == "checkbox"
        }

    assert options("kind") == {"story": (2, False), "call": (1, False), "event": (0, False)}
    assert options("issue") == {"emploi": (2, False), "mobilite": (3, True)}
    chosen = {text(link): link["href"] for link in page.select(".chosen a")}
    assert chosen == {
        "Retirer Haut-Rhin ×": f"{FINDER}?issue=mobilite",
        "Retirer Mobilité ×": f"{FINDER}?territory=haut-rhin",
        "Tout effacer": FINDER,
        "Suivre": "#follow-this",
    }
    assert page.select_one("[data-results]")["data-hue"] == "brick"
    # The region is no area of the map of Alsace, and yet it is not forgotten.
    assert "1 de plus vaut pour un territoire plus vaste" in text(
        opened(client, "?issue=emploi&kind=story").select_one(".areas")
    )


def near(client, words: str, more: str = "") -> list[tuple[str, str]]:
    """What is found near a town, and where it is said to be."""
    page = opened(client, f"?near={words}{more}")
    return [
        (text(item.h3), text(item.select_one(".near-where")))
        for item in page.select("#found .near-item")
    ]


def test_what_is_nearest_comes_first_and_says_how_far_it_is(client, site):
    make_story("Saint-Louis", territories=[territory("com-68297")])
    make_story("Toute l’agglomération", territories=[territory(MULHOUSE)])
    make_story("De l’autre côté", territories=[territory("ch-bs")])
    expected = [
        ("La ligne des villages", "Dans votre commune"),
        ("Le bus du soir", "Dans votre commune"),
        (
            "Toute l’agglomération",
            "Jusque chez vous : Mulhouse Alsace Agglomération",
        ),
        ("Saint-Louis", "Saint-Louis (68), à 23 km"),
        ("Pour toute la région", "Jusque chez vous : Grand Est"),
        ("De l’autre côté", "Bâle-Ville, à environ 30 km"),
    ]
    for words in ("Mulhouse", "mulhouse-68", "68100", "68200 Mulhouse", "MULHOUSE (68)"):
        assert near(client, words, "&kind=story") == expected
    assert near(client, "Mulhouse", "&kind=call") == [
        (
            "Un minibus",
            "Ried de Marckolsheim, à environ 50 km",
        )
    ]
    inside = near(client, "Mulhouse", "&territory=haut-rhin&kind=story")
    assert inside == [
        row for row in expected if row[0] not in ("Pour toute la région", "De l’autre côté")
    ]
    # Six of each at most; the list holds the others.
    make_story("Une septième", territories=[territory("com-67482")])
    page = opened(client, "?near=Mulhouse")
    assert text(page.select_one("#found-story")) == "7 récits"
    assert len(page.select("#found section:first-of-type .near-item")) == 6
    assert page.select_one(".map .map-here") is not None


def test_a_code_or_name_of_several_towns_is_asked_back_and_nothing_typed_is_lost(client, site):
    page = opened(client, "?near=Bouxwiller&issue=mobilite")
    assert page.select_one("#near")["value"] == "Bouxwiller"
    assert page.select_one("#found") is None
    choices = {text(link): link["href"] for link in page.select(".near-question a")}
    assert choices == {
        "Bouxwiller (67)": f"{FINDER}?issue=mobilite&near=bouxwiller-67#found",
        "Bouxwiller (68)": f"{FINDER}?issue=mobilite&near=bouxwiller-68#found",
    }
    chosen = opened(client, "?issue=mobilite&near=bouxwiller-67")
    assert chosen.select_one("#near")["value"] == "Bouxwiller (67)"
    assert chosen.select_one(".near-question") is None

    # Every municipality of the code, not only the first of them.
    code, covered = "67390", set()
    for area in part_of_the_list():
        if code in area.postal_codes:
            covered.add(f"{area.name_fr} (67)")
    assert len(covered) > 12
    asked = opened(client, f"?near={code}")
    assert {text(link) for link in asked.select(".near-question a")} == covered

    unknown = opened(client, "?near=Atlantis")
    assert unknown.select_one("#near")["value"] == "Atlantis"
    assert "Atlantis" in text(unknown.select_one("#near-question"))
    # The list holds France only: whoever lives across the Rhine is shown where their districts are.
    [across] = unknown.select("#near-question a")
    assert across["href"] == f"{FINDER}?map=rhin-superieur#results"


HOSTILE = ["", " ", "\0", "é" * 300, "'; DROP TABLE", "<script>", "%", "99999", "-1", "00000", "🦢"]


def test_any_value_gets_a_page(client, site):
    for value in HOSTILE:
        keys = ("map", "issue", "kind", "territory", "near", "x")
        response = client.get(FINDER, {key: [value, value, "alsace"] for key in keys})
        assert (value, response.status_code) == (value, 200)
        assert b"<script>" not in response.content


def test_the_same_queries_for_many_rows_and_for_many_areas(client, site):
    shown = "?territory=grand-est&near=mulhouse-68&issue=mobilite"

    def cost(sheet: str) -> int:
        return queries(lambda: client.get(f"{FINDER}{shown}&map={sheet}"))

    few = {sheet: cost(sheet) for sheet in ("alsace", "departements", "rhin-superieur")}
    assert len(set(few.values())) == 1
    copy_story(StoryPage.objects.get(title="Le bus du soir"), 40)
    make_call("Un autre", territories=[territory("com-68297")], issues=[make_issue("Mobilité")])
    assert cost("alsace") == few["alsace"] <= 60


def test_every_language_has_its_address_and_only_the_plain_one_is_for_search_engines(client, site):
    page = opened(client, path="/de/in-ihrer-naehe/")
    assert text(page.select_one("#count")) == "1 Geschichte"
    assert {link["hreflang"]: link["href"] for link in page.select("link[hreflang]")} == {
        "fr": "http://testserver/fr/pres-de-chez-vous/",
        "de": "http://testserver/de/in-ihrer-naehe/",
        "en": "http://testserver/en/near-you/",
    } | {link["hreflang"]: link["href"] for link in page.select('link[hreflang="x-default"]')}
    assert page.select_one('meta[name="robots"]') is None
    narrowed = opened(client, "?territory=bas-rhin")
    assert narrowed.select_one('meta[name="robots"]')["content"] == "noindex, follow"
    assert narrowed.select_one('link[rel="canonical"]')["href"] == f"http://testserver{FINDER}"


def test_lists_and_home_lead_to_it_with_their_filters(client, site):
    def link(path: str) -> str:
        return opened(client, path=path).select_one(f'main a[href^="{FINDER}"]')["href"]

    assert link("/fr/") == link("/fr/plan-du-site/") == FINDER
    assert link("/fr/recits/?issue=mobilite&territory=haut-rhin") == (
        f"{FINDER}?issue=mobilite&territory=haut-rhin"
    )
    assert link("/fr/appels/") == link("/fr/agenda/") == FINDER


def test_a_private_list_is_no_destination(client, site):
    index = StoryIndexPage.objects.get(locale__language_code="fr")
    PageViewRestriction.objects.create(page=index, restriction_type="login")
    page = opened(client, "?territory=haut-rhin")
    assert [text(heading) for heading in page.select("#found h2")] == [
        "1 appel ouvert",
        "1 rendez-vous à venir",
    ]
