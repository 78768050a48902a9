"""A team, a municipality, and the first words of somebody."""

import uuid
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine

from involvement import spam
from involvement.services import Enquiry
from people.models import Facilitator
from taxonomy.models import PostalCode, Territory
from tests.factories import make_facilitator, make_programme, make_territory

MONDAY_MORNING = datetime(2026, 11, 23, 9, 30, tzinfo=ZoneInfo("Europe/Paris"))


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
