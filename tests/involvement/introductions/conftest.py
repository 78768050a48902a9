"""Camille knows Inès, who lacks a place, and Karim, who has one."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db.models import QuerySet
from post_office.models import Email

from involvement.introductions import asking
from involvement.models import (
    Ingredient,
    Introduction,
    Involvement,
    Kind,
    Party,
    Side,
    State,
)
from people.models import Facilitator
from tests.factories import make_person, make_request

DAY = timedelta(days=1)


def talk_with(owner: Facilitator, first_name: str, **kwargs: Any) -> Involvement:
    """A request that has been answered, of somebody new."""
    person = make_person(owner.programme, first_name, **kwargs)
    return make_request(owner, person, state=State.IN_DIALOGUE)


def make_ingredient(
    involvement: Involvement, side: str, now: datetime, description: str = "", **kwargs: Any
) -> Ingredient:
    return Ingredient.objects.create(
        programme=involvement.programme,
        involvement=involvement,
        side=side,
        kind=kwargs.pop("kind", Kind.PLACE),
        description=description or f"Un lieu, {side}",
        created_at=now,
        **kwargs,
    )


@pytest.fixture
def ines(camille, monday) -> Involvement:
    """Lacks a place; may be reached both ways."""
    return talk_with(camille, "Inès", last_name="Weber", phone="06 11 11 11 11")


@pytest.fixture
def karim(camille, monday) -> Involvement:
    """Has a place; reads German."""
    return talk_with(camille, "Karim", last_name="Haddad", phone="06 22 22 22 22", language="de")


@pytest.fixture
def need(ines, monday) -> Ingredient:
    return make_ingredient(ines, Side.NEED, monday, "Un atelier le mardi soir", universe="citizens")


@pytest.fixture
def offer(karim, monday) -> Ingredient:
    return make_ingredient(karim, Side.OFFER, monday, "Un hangar vide le soir", universe="company")


def invitees(*requests: Involvement) -> list[asking.Invitee]:
    return [asking.Invitee(request, "Un coup de main", "Un lieu") for request in requests]


def ask(
    need: Ingredient, requests: list[Involvement], now: datetime, **changes: Any
) -> Introduction:
    """Ask the people behind these requests."""
    return asking.ask(
        changes.pop("key", None) or uuid4(),
        need,
        changes.pop("owner", None) or need.involvement.owner,
        changes.pop("subject", "Un atelier partagé"),
        changes.pop("invitees", None) or invitees(*requests),
        now,
        **changes,
    )


@pytest.fixture
def introduction(need, offer, ines, karim, monday) -> Introduction:
    """Both are asked."""
    return ask(need, [ines, karim], monday)


def party(introduction: Introduction, request: Involvement) -> Party:
    """The party of a request, as it is stored now."""
    return Party.objects.select_related("introduction", "person").get(
        introduction=introduction, involvement=request
    )


def say(introduction: Introduction, request: Involvement, says: str, now: datetime, **more) -> None:
    asking.answer(party(introduction, request), says, now, **more)


def all_say_yes(introduction: Introduction, now: datetime, **more: Any) -> None:
    for each in introduction.parties.all():
        asking.answer(each, "yes", now, **more)


def mails_to(request: Involvement) -> QuerySet[Email]:
    return Email.objects.filter(to=request.person.email).order_by("pk")


def subjects(request: Involvement) -> list[str]:
    return [email.subject for email in mails_to(request)]


def state(introduction: Introduction) -> str:
    return Introduction.objects.get(pk=introduction.pk).state
