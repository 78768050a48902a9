"""Who could help: three at most, from different worlds, each with its reasons; nobody is worn out."""

from datetime import timedelta

import pytest

from involvement.introductions.suggestions import suggest
from involvement.models import Ingredient, Involvement, Kind, Person, Side, State
from taxonomy.models import TerritoryKind
from tests.factories import (
    make_facilitator,
    make_issue,
    make_programme,
    make_territory,
)
from tests.queries import queries

from .conftest import DAY, ask, make_ingredient, talk_with

pytestmark = pytest.mark.django_db


def offers_of(owner, monday, *universes, **kwargs) -> list[Involvement]:
    """Somebody new for each universe, who offers a place."""
    requests = []
    for universe in universes:
        request = talk_with(owner, f"Nom{Involvement.objects.count()}")
        make_ingredient(request, Side.OFFER, monday, universe=universe, **kwargs)
        requests.append(request)
    return requests


def names(need: Ingredient, now) -> list[str]:
    return [found.person.first_name for found in suggest(need, now)]


def test_three_from_three_worlds_other_than_ones_own(camille, need, monday):
    make = offers_of(
        camille, monday, "citizens", "company", "company", "public", "research", "media"
    )
    expected = [make[n].person.first_name for n in (1, 3, 4)]
    assert names(need, monday) == expected


def test_where_there_are_no_other_worlds_the_same_will_do(camille, need, monday):
    make = offers_of(camille, monday, "company", "company", "citizens", "citizens")
    assert names(need, monday) == [make[n].person.first_name for n in (0, 1, 2)]


def test_one_person_is_suggested_once(camille, need, offer, karim, monday):
    make_ingredient(karim, Side.OFFER, monday, "Et une cour", universe="public")
    assert names(need, monday) == ["Karim"]


def test_reasons_are_fields_in_words(camille, need, offer, karim, mulhouse, monday):
    epci = make_territory("Mulhouse Alsace", kind=TerritoryKind.EPCI, code="200066009")
    near = make_territory("Illzach", epci, code="68154")
    home = make_territory("Lutterbach", epci, code="68195")
    issue = make_issue("Logement")
    Ingredient.objects.filter(pk=need.pk).update(territory=home, issue=issue)
    Ingredient.objects.filter(pk=offer.pk).update(territory=near, issue=issue)
    Person.objects.filter(pk=karim.person.pk).update(last_active_at=monday - timedelta(days=21))
    need.refresh_from_db()
    (found,) = suggest(need, monday)
    assert (found.offer, found.left, found.score) == (offer, 2, 4 + 2 + 2 + 1)
    assert len(found.reasons) == 5
    from django.utils.translation import override

    with override("en"):
        assert [reason.replace("\xa0", " ") for reason in suggest(need, monday)[0].reasons] == [
            "offers what is missing: a place",
            "same issue: Logement",
            "another world: company",
            "in a municipality nearby, same intercommunality: Mulhouse Alsace",
            "last heard of 3 weeks ago",
        ]


def test_what_is_nearer_fits_better_or_has_waited_comes_first(camille, need, mulhouse, monday):
    far, near, other = offers_of(camille, monday, "company", "public", "media")
    Ingredient.objects.filter(pk=need.pk).update(territory=mulhouse)
    Ingredient.objects.filter(involvement=near).update(territory=mulhouse)
    Ingredient.objects.filter(involvement=other).update(kind=Kind.SKILL)
    need.refresh_from_db()
    assert names(need, monday) == [near.person.first_name, far.person.first_name]


@pytest.mark.parametrize(
    "change",
    [
        lambda karim, offer, now: Person.objects.filter(pk=karim.person.pk).update(paused_until=now),
        lambda karim, offer, now: Person.objects.filter(pk=karim.person.pk).update(solicitation_cap=0),
        lambda karim, offer, now: Involvement.objects.filter(pk=karim.pk).update(state=State.CLOSED),
        lambda karim, offer, now: Involvement.objects.filter(pk=karim.pk).update(state=State.DORMANT),
        lambda karim, offer, now: Involvement.objects.filter(pk=karim.pk).update(
            state=State.ERASED, person=None
        ),
        lambda karim, offer, now: Ingredient.objects.filter(pk=offer.pk).update(state="met"),
        lambda karim, offer, now: Ingredient.objects.filter(pk=offer.pk).update(kind=Kind.MONEY),
        lambda karim, offer, now: Ingredient.objects.filter(pk=offer.pk).update(
            programme=make_facilitator(make_programme("Lyon"), "Léa").programme
        ),
    ],
    ids=["paused", "cap", "closed", "asleep", "erased", "met", "something else", "other team"],
)  # fmt: skip
def test_nobody_who_should_not_be_asked(need, offer, karim, monday, change):
    assert names(need, monday) == ["Karim"]
    change(karim, offer, monday.date())
    assert names(need, monday) == []


def test_nobody_twice_for_one_need_and_nobody_beyond_the_cap(
    camille, need, offer, ines, karim, monday
):
    ask(need, [ines, karim], monday)
    assert names(need, monday) == []
    other = make_ingredient(talk_with(camille, "Odile"), Side.NEED, monday)
    assert [found.left for found in suggest(other, monday)] == [1]
    ask(other, [other.involvement, karim], monday)
    third = make_ingredient(talk_with(camille, "Pia"), Side.NEED, monday)
    assert names(third, monday) == []
    assert names(third, monday + 30 * DAY) == ["Karim"]


def test_a_hundred_offers_cost_as_many_queries_as_two(camille, need, mulhouse, monday):
    Ingredient.objects.filter(pk=need.pk).update(territory=mulhouse)
    need.refresh_from_db()
    offers_of(camille, monday, "company", "public", territory=mulhouse, issue=make_issue())
    few = queries(lambda: suggest(need, monday))
    offers_of(camille, monday, *["media", "company"] * 49, territory=mulhouse, issue=make_issue())
    assert queries(lambda: suggest(need, monday)) == few
    assert few <= 8
