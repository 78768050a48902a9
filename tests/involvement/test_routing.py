"""From the municipality to a named person; never nobody."""

import pytest

from involvement.routing import NobodyAnswersError, nearest_programmes, route
from people.models import Facilitator
from tests.factories import (
    make_call,
    make_event,
    make_facilitator,
    make_programme,
    make_story,
    make_territory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def field(tree) -> dict:
    """Alsace with its own team, Mulhouse within it with another, Lyon with none, a default team."""
    alsace = make_territory("Alsace", kind="collectivity", code="6AE")
    agglomeration = make_territory("m2A", kind="epci", code="200066009", parent=alsace)
    field = {
        "mulhouse": make_territory("Mulhouse", parent=agglomeration, code="68224"),
        "colmar": make_territory("Colmar", parent=alsace, code="68066"),
        "lyon": make_territory("Lyon", code="69123"),
    }
    field["alsace team"] = make_programme("Alsace", territories=[alsace])
    field["mulhouse team"] = make_programme("Mulhouse", territories=[agglomeration])
    field["default team"] = make_programme("France", is_default=True)
    for name, team in (("Anna", "alsace"), ("Marc", "mulhouse"), ("Zoé", "default")):
        field[name] = make_facilitator(field[f"{team} team"], name)
    return field


def test_the_nearest_territory_comes_first(field):
    nearest = nearest_programmes([field["mulhouse"]])
    assert nearest == [field["mulhouse team"].pk, field["alsace team"].pk]


@pytest.mark.parametrize(
    ("commune", "person"),
    [("mulhouse", "Marc"), ("colmar", "Anna"), ("lyon", "Zoé"), (None, "Zoé")],
)
def test_a_person_of_the_territory(field, commune, person):
    found = route(field[commune] if commune else None)
    assert found.owner == field[person]
    assert found.programme == field[person].programme


def test_the_first_person_in_the_order_of_the_team(field):
    first = make_facilitator(field["alsace team"], "Berthe", sort_order=0)
    Facilitator.objects.filter(pk=field["Anna"].pk).update(sort_order=1)
    assert route(field["colmar"]).owner == first


def test_who_is_away_is_replaced_by_the_next_team(field):
    Facilitator.objects.filter(pk=field["Marc"].pk).update(active=False)
    assert route(field["mulhouse"]).owner == field["Anna"]
    Facilitator.objects.filter(pk=field["Anna"].pk).update(active=False)
    assert route(field["mulhouse"]).owner == field["Zoé"]


def test_anybody_before_nobody(field):
    Facilitator.objects.filter(pk__in=[field["Marc"].pk, field["Zoé"].pk]).update(active=False)
    assert route(field["lyon"]).owner == field["Anna"]
    Facilitator.objects.update(active=False)
    assert route(field["lyon"]).owner == field["Zoé"]


def test_the_owner_of_a_call_comes_first_wherever_you_live(field):
    call = make_call(contact=field["Anna"], fallback_contact=field["Marc"])
    assert route(field["lyon"], call).owner == field["Anna"]
    assert route(field["mulhouse"], call).programme == field["alsace team"]


def test_the_fallback_of_a_call_comes_before_the_territory(field):
    Facilitator.objects.filter(pk=field["Anna"].pk).update(active=False)
    field["Anna"].refresh_from_db()
    call = make_call(contact=field["Anna"], fallback_contact=field["Marc"])
    assert route(field["lyon"], call).owner == field["Marc"]
    call = make_call("Sans remplaçant", contact=field["Anna"])
    assert route(field["lyon"], call).owner == field["Zoé"]


def test_the_contact_of_a_story_answers_unless_another_team_serves_the_reader(field):
    second = make_facilitator(field["alsace team"], "Claire", sort_order=5)
    story = make_story(contact=second, territories=[field["colmar"]])
    assert route(field["colmar"], story).owner == second
    assert route(field["mulhouse"], story).owner == field["Marc"]
    assert route(field["lyon"], story).owner == second
    assert route(None, story).owner == second


def test_an_unknown_municipality_is_answered_where_the_page_is_at_home(field):
    event = make_event(contact=None, territories=[field["mulhouse"]])
    assert route(None, event).owner == field["Marc"]


def test_nobody_at_all(tree):
    make_programme("Vide", is_default=True)
    with pytest.raises(NobodyAnswersError):
        route(None)
