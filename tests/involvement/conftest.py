"""A team, a municipality, and the first words of somebody."""

import uuid
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.contrib.auth.models import AbstractUser

from home.roles import FACILITATORS, PRESS
from involvement import spam
from involvement.inbox.reading import read_maildir
from involvement.models import Involvement, Step
from involvement.services import Enquiry, receive
from people.models import Facilitator
from taxonomy.models import PostalCode, Territory, TerritoryAncestry
from tests.factories import make_facilitator, make_programme, make_territory, roles
from tests.involvement.maildir import mail_like, make_maildir, put

MONDAY_MORNING = datetime(2026, 11, 23, 9, 30, tzinfo=ZoneInfo("Europe/Paris"))
LATER = MONDAY_MORNING + timedelta(hours=1)


@pytest.fixture
def monday():
    """It is Monday 23 November 2026, half past nine in Mulhouse."""
    with time_machine.travel(MONDAY_MORNING, tick=False):
        yield MONDAY_MORNING


@pytest.fixture
def mulhouse(db) -> Territory:
    commune = make_territory("Mulhouse", code="68224", population=108000)
    PostalCode.objects.create(code="68100", commune=commune)
    return commune


@pytest.fixture
def camille(tree, mulhouse) -> Facilitator:
    """Answers for Mulhouse."""
    alsace = make_programme("Alsace", territories=[mulhouse], is_default=True)
    return make_facilitator(
        alsace, "Camille Roth", role_fr="Animatrice", role_en="Facilitator", phone="03 89 00 00 01"
    )


@pytest.fixture
def people(camille, django_user_model) -> dict[str, AbstractUser]:
    """Camille answers for Alsace, Léa for Lyon; Paul is a journalist, Root runs the site."""
    groups = roles()
    lyon = make_programme("Lyon", territories=[make_territory("Lyon", code="69123")])
    lea = make_facilitator(lyon, "Léa")
    people = {}
    for name, facilitator, group in (
        ("camille", camille, FACILITATORS),
        ("lea", lea, FACILITATORS),
        ("stranger", None, FACILITATORS),
        ("paul", None, PRESS),
    ):
        people[name] = django_user_model.objects.create_user(name)
        people[name].groups.add(groups[group])
        if facilitator:
            facilitator.user = people[name]
            facilitator.save()
    people["root"] = django_user_model.objects.create_superuser("root")
    return people


@pytest.fixture
def zoe(camille, people, django_user_model) -> Facilitator:
    """A colleague of Camille's, with an account."""
    zoe = make_facilitator(camille.programme, "Zoé")
    zoe.user = django_user_model.objects.create_user("zoe")
    zoe.user.groups.add(*people["camille"].groups.all())
    zoe.save()
    return zoe


@pytest.fixture
def requests(people, monday) -> dict[str, Involvement]:
    lyon = make_territory("Caluire", code="69034")
    TerritoryAncestry.objects.create(
        ancestor=Territory.objects.get(name_fr="Lyon"), descendant=lyon, distance=1
    )
    return {
        "alsace": receive(make_enquiry(first_name="Inès", message="Mon atelier à Mulhouse")),
        "lyon": receive(make_enquiry(first_name="Karim", commune=lyon, message="Mes vélos")),
    }


@pytest.fixture
def fields() -> dict[str, str]:
    """A form filled in without a fault."""
    return {
        "first_name": "Inès",
        "email": "ines@example.org",
        "phone": "06 12 34 56 78",
        "commune": "Mulhouse",
        "message": "Je prête mon atelier le mardi soir.",
        "form_key": "11111111-2222-3333-4444-555555555555",
        "second_message": "",
        "callback": "",
        "notice": "",
        "shown": spam.stamp(MONDAY_MORNING - timedelta(days=20)),
    }


@pytest.fixture
def maildir(tmp_path) -> Path:
    return make_maildir(tmp_path / "desk")


@pytest.fixture
def request_of_ines(camille, monday) -> Involvement:
    return receive(make_enquiry())


@pytest.fixture
def arrives(maildir, request_of_ines):
    """Let a mail arrive and say what became of it."""

    def arrive(name: str, involvement: Involvement = request_of_ines, **changes: bytes) -> str:
        raw = mail_like(name, involvement)
        for before, after in changes.get("replace", {}).items():
            assert before in raw
            raw = raw.replace(before, after)
        put(maildir, f"1.{name}", raw)
        (outcome,) = read_maildir(maildir, LATER)
        return outcome

    return arrive


def last_step(involvement: Involvement) -> Step:
    return involvement.steps.order_by("-pk").first()


@pytest.fixture
def enquiry(mulhouse) -> Enquiry:
    return make_enquiry(commune=mulhouse)


def make_enquiry(**changes: Any) -> Enquiry:
    return Enquiry(
        **(
            {
                "form_key": uuid.UUID("11111111-2222-3333-4444-555555555555"),
                "first_name": "Inès",
                "email": "ines@example.org",
                "phone": "06 12 34 56 78",
                "commune": None,
                "commune_text": "Mulhouse",
                "message": "Je prête mon atelier le mardi soir.",
                "language": "en",
            }
            | changes
        )
    )
