"""Narrowing by the territories of the official list."""

from django.test import RequestFactory

from content.visibility import public
from stories.models import StoryPage
from taxonomy.facets import TERRITORIES, Listing, listing
from taxonomy.models import Territory
from tests.factories import make_story

from .conftest import RIED


def shown(query: str = "") -> Listing:
    pages = public(StoryPage.objects.order_by("pk"))
    return listing(pages, RequestFactory().get(f"/fr/recits/{query}"), [TERRITORIES])


def test_a_municipality_counts_only_in_its_own_department(imported, tree):
    """Ried de Marckolsheim straddles: its municipality of Haut-Rhin is below Haut-Rhin."""
    ried = Territory.objects.get(key=RIED)
    in_68 = ried.children.get(code__startswith="68")
    make_story("Un passeur", territories=[in_68])
    found = shown()
    assert [choice.label for choice in found.facets[0].options] == [
        "Grand Est",
        "Alsace",
        "Haut-Rhin",
        "Communauté de communes du Ried de Marckolsheim",
        in_68.label,
    ]
    assert shown("?territory=bas-rhin").total == 0
    make_story("Tout le Ried", territories=[ried])
    assert shown("?territory=bas-rhin").total == 1
    assert shown("?territory=haut-rhin").total == 2
    assert shown("?territory=alsace").total == 2
