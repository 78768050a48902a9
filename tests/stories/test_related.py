"""Which stories stand below a story."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from stories.models import StoryIndexPage
from stories.related import related
from tests.factories import make_issue, make_story, make_territory, restrict
from tests.many import copy_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(tree):
    """Territories by name: two municipalities of one department, one of another, one elsewhere."""
    alsace = make_territory("Alsace", kind="region", code="42")
    haut_rhin = make_territory("Haut-Rhin", parent=alsace, kind="department", code="68")
    bas_rhin = make_territory("Bas-Rhin", parent=alsace, kind="department", code="67")
    return {
        "mulhouse": make_territory("Mulhouse", parent=haut_rhin, code="68224"),
        "colmar": make_territory("Colmar", parent=haut_rhin, code="68066"),
        "strasbourg": make_territory("Strasbourg", parent=bas_rhin, code="67482"),
        "haut-rhin": haut_rhin,
        "lille": make_territory("Lille", code="59350"),
    }


def story(title, issues, territory, days=0, **kwargs):
    return make_story(
        title,
        issues=[make_issue(name) for name in issues],
        territories=[territory],
        first_published_at=timezone.now() - timedelta(days=days),
        **kwargs,
    )


def found(of, limit=10):
    return [other.title for other in related(of, limit)]


def test_shared_issues_first_then_nearness_then_date(place):
    read = story("Lu", ["Emploi", "Mobilité"], place["mulhouse"])
    story("Deux enjeux, loin", ["Emploi", "Mobilité"], place["lille"], days=9)
    story("Un enjeu, autre département", ["Emploi"], place["strasbourg"], days=1)
    story("Un enjeu, voisin ancien", ["Emploi"], place["colmar"], days=8)
    story("Un enjeu, voisin récent", ["Emploi"], place["colmar"], days=7)
    story("Un enjeu, son département", ["Emploi"], place["haut-rhin"], days=6)
    story("Un enjeu, même ville", ["Emploi"], place["mulhouse"], days=5)
    story("Aucun enjeu, même ville", ["Santé"], place["mulhouse"])
    story("Ni enjeu ni lieu", ["Santé"], place["lille"])

    assert found(read) == [
        "Deux enjeux, loin",
        "Un enjeu, même ville",
        "Un enjeu, son département",
        "Un enjeu, voisin récent",
        "Un enjeu, voisin ancien",
        "Un enjeu, autre département",
        "Aucun enjeu, même ville",
    ]
    assert found(read, 2) == ["Deux enjeux, loin", "Un enjeu, même ville"]


def test_never_itself_nor_what_the_public_may_not_see_nor_another_language(place):
    read = story("Lu", ["Emploi"], place["mulhouse"])
    story("Public", ["Emploi"], place["mulhouse"])
    story("Brouillon", ["Emploi"], place["mulhouse"], live=False)
    restrict(story("Privé", ["Emploi"], place["mulhouse"]))
    later = timezone.now() + timedelta(days=1)
    story("Embargo", ["Emploi"], place["mulhouse"], embargo_until=later)
    german = StoryIndexPage.objects.get(locale__language_code="de")
    story("Deutsch", ["Emploi"], place["mulhouse"], parent=german)

    assert found(read) == ["Public"]


def test_a_story_without_issue_and_territory_has_none(place):
    story("Autre", ["Emploi"], place["mulhouse"])
    assert found(make_story("Lu", issues=[], territories=[])) == []


def test_costs_the_same_for_few_and_many(place):
    read = story("Lu", ["Emploi"], place["mulhouse"])
    other = story("Autre", ["Emploi"], place["colmar"])

    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert [card.hue for card in related(read)]
        return len(queries)

    cost()  # what all pages share is remembered
    few = cost()
    copy_story(other, 300)
    assert cost() == few
