"""Needs and offers: from a request, a call or a story; over by themselves."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from calls.models import CallPage
from involvement.introductions import board
from involvement.models import Ingredient, IngredientState, Kind, Side, State, StepKind
from involvement.timeline import Actor
from tests.factories import make_call, make_facilitator, make_organisation, make_programme, restrict

from .conftest import make_ingredient, talk_with

pytestmark = pytest.mark.django_db


def test_noting_is_understanding_and_twice_is_once(camille, ines, monday):
    for _ in range(2):
        row = Ingredient(side=Side.NEED, kind=Kind.PLACE, description="Un lieu")
        board.note(ines, row, monday, Actor(facilitator=camille))
    stored = ines.ingredients.get()
    assert (stored.programme, stored.created_at) == (camille.programme, monday)
    step = ines.steps.get(kind=StepKind.INGREDIENT)
    assert (step.facilitator, step.text) == (camille, "Un lieu")
    ines.refresh_from_db()
    assert ines.state == State.ORIENTED


def test_who_has_not_been_answered_or_is_further_stays(camille, ines, karim, monday):
    for request, before in ((ines, State.NEW), (karim, State.IN_ACTION)):
        request.state = before
        request.save()
        board.note(request, Ingredient(side=Side.OFFER, description="Un lieu"), monday)
        request.refresh_from_db()
        assert request.state == before


@pytest.mark.parametrize(
    ("sentence", "too_much"),
    [
        ("Un atelier le mardi soir", False),
        ("Deux soirs par mois, 2026 et 2027, 18 h 30", False),
        ("L’atelier d’Inès", True),
        ("ines weber cherche", True),
        ("Écrire à quelqu.un@example.net", True),
        ("Appeler le 03 89 00 00 00", True),
    ],
)
def test_a_sentence_names_nobody(ines, sentence, too_much):
    assert board.says_too_much(sentence, ines) == too_much


def test_it_is_over_the_day_after_its_last(ines, monday):
    today = timezone.localdate(monday)
    make_ingredient(ines, Side.NEED, monday, "hier", until=today - timedelta(days=1))
    make_ingredient(ines, Side.NEED, monday, "ce jour", until=today)
    make_ingredient(ines, Side.NEED, monday, "sans fin")
    assert board.expire(monday) == 1
    assert board.expire(monday) == 0
    expired = Ingredient.objects.filter(state=IngredientState.EXPIRED)
    assert [row.description for row in expired] == ["hier"]


def test_public_calls_become_needs_and_offers_of_who_answers(tree, camille, monday):
    lyon = make_facilitator(make_programme("Lyon"), "Léa")
    saline = make_organisation("Saline", "social-economy")
    sought = make_call(
        "Un local", contact=camille, summary="Un local de 80 m².", organisation=saline
    )
    make_call("Des vélos", contact=lyon, direction="offered", closes_on=monday.date())
    make_call("Brouillon", contact=camille, live=False)
    restrict(make_call("Privé", contact=camille))
    make_call("Sous embargo", contact=camille, embargo_until=monday + timedelta(days=3))
    make_call("Close", contact=camille, closes_on=monday.date() - timedelta(days=1))
    make_call("Complet", contact=camille, places_left=0)

    assert board.follow_calls(monday) == 2
    assert board.follow_calls(monday) == 0
    need, offer = Ingredient.objects.order_by("pk")
    assert (need.side, need.description, need.programme) == (
        "need",
        "Un local de 80 m².",
        camille.programme,
    )
    assert (need.universe, need.organisation, need.page_id) == ("social-economy", saline, sought.pk)
    assert (need.issue, need.territory) == (
        sought.issue_links.get().issue,
        sought.territory_links.get().territory,
    )
    assert (offer.side, offer.programme, offer.until) == ("offer", lyon.programme, monday.date())


def test_what_a_call_says_is_followed_and_what_a_facilitator_says_stays(
    tree, camille, ines, monday
):
    call = make_call(contact=camille)
    board.follow_calls(monday)
    Ingredient.objects.update(kind=Kind.PLACE, involvement=ines)

    CallPage.objects.filter(pk=call.pk).update(summary="Autre chose")
    assert board.follow_calls(monday) == 1
    row = Ingredient.objects.get()
    assert (row.description, row.kind, row.involvement) == ("Autre chose", Kind.PLACE, ines)

    CallPage.objects.filter(pk=call.pk).update(places_left=0)
    board.follow_calls(monday)
    assert Ingredient.objects.get().state == IngredientState.EXPIRED
    CallPage.objects.filter(pk=call.pk).update(places_left=None)
    board.follow_calls(monday)
    assert Ingredient.objects.get().state == IngredientState.OPEN
    CallPage.objects.filter(pk=call.pk).update(live=False)
    board.follow_calls(monday)
    assert Ingredient.objects.get().state == IngredientState.EXPIRED

    Ingredient.objects.update(state=IngredientState.MET)
    CallPage.objects.filter(pk=call.pk).update(live=True)
    board.follow_calls(monday)
    assert Ingredient.objects.get().state == IngredientState.MET


def test_translations_of_a_call_are_one(tree, camille, monday):
    call = make_call(contact=camille)
    call.copy_for_translation(tree["de"].locale, copy_parents=True).save_revision().publish()
    assert CallPage.objects.filter(live=True).count() == 2
    assert board.follow_calls(monday) == 1


def test_the_worker_keeps_the_board(tree, camille, monday):
    from django.core.management import call_command

    make_call(contact=camille, closes_on=monday.date())
    call_command("worker", "--once")
    assert Ingredient.objects.get().state == IngredientState.OPEN
    with time_machine.travel(monday + timedelta(days=1), tick=False):
        call_command("worker", "--once")
    assert Ingredient.objects.get().state == IngredientState.EXPIRED


def test_an_ingredient_goes_with_who_spoke_for_it(camille, monday):
    from involvement.introductions.leaving import forget

    gone = talk_with(camille, "Zoé")
    make_ingredient(gone, Side.OFFER, monday)
    forget(gone.person, monday)
    assert not Ingredient.objects.exists()
