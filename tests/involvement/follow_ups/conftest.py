"""Inès has talked with Camille, and a story had moved her."""

from datetime import datetime, timedelta
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import serializers
from django.db.models import Model
from django.utils import timezone
from post_office.models import Email

from home import background
from involvement import notices
from involvement.follow_ups import links, plans
from involvement.models import (
    Consent,
    FollowUp,
    Involvement,
    Letter,
    Person,
    Plan,
    State,
    Step,
)
from involvement.services import receive
from involvement.timeline import Actor
from involvement.transitions import move
from people.models import Programme
from stories.models import StoryPage
from tests.factories import make_story
from tests.involvement.conftest import MONDAY_MORNING, make_enquiry

PARIS = ZoneInfo("Europe/Paris")
WHEN = "la grange <b>sera</b> vidée, d'ici Noël"
THEN = "j'y montre l'atelier à deux menuisiers ; sans chichi !"
JOBS = ("letters that are due", "steps that were due", "calls after silence")


def paris(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=PARIS)


STEP_AT = paris(2026, 12, 1, 14, 30)
WORDS = plans.Words(WHEN, THEN, STEP_AT)


@pytest.fixture
def story(camille, monday) -> StoryPage:
    """What moved Inès to write: published a year ago."""
    published = paris(2025, 11, 3, 9)
    return make_story(
        "La grange aux vélos", first_published_at=published, last_published_at=published
    )


@pytest.fixture
def talk(camille, monday, mulhouse, story) -> Involvement:
    """A request that has been answered, in French."""
    Programme.objects.update(holiday_region="Alsace")
    row = receive(make_enquiry(language="fr", page=story, commune=mulhouse))
    Email.objects.all().delete()
    return move(row, State.IN_DIALOGUE, MONDAY_MORNING, Actor(facilitator=camille))


@pytest.fixture
def plan(talk) -> Plan:
    """Her plan, with her agreement to letters; the mail that confirms it has left."""
    found = plan_of(talk)
    Email.objects.all().delete()
    return found


def agreement() -> plans.Agreement:
    return plans.Agreement(notices.keep("Oui, écrivez-moi.", "fr"), "telephone")


def plan_of(talk: Involvement, words: plans.Words = WORDS, actor: Actor | None = None) -> Plan:
    actor = actor or Actor(facilitator=talk.owner)
    return plans.write(talk, words, timezone.now(), actor, agreement())


def letter_of(plan: Plan, number: int = 1, at: datetime | None = None) -> FollowUp:
    """A letter of the plan that has left: at its time, or at another."""
    row = plan.follow_ups.get(number=number)
    with time_machine.travel(at or row.due_at, tick=False):
        work()
    row.refresh_from_db()
    return row


def work() -> None:
    """What the worker does for plans, once, two workers one after the other."""
    for job in background.JOBS:
        if job.name in JOBS:
            assert background.run_safely(job)


def subject_of(mail: EmailMessage) -> str:
    """A subject without the reference at its end."""
    return mail["Subject"].strip().rpartition(" [")[0]


def mails(to: str = "ines@example.org") -> list[EmailMessage]:
    """Mails to an address as they leave, in order."""
    return [
        BytesParser(policy=default).parsebytes(row.email_message().message().as_bytes())
        for row in Email.objects.order_by("pk")
        if row.to == [to]
    ]


def body(message: EmailMessage, kind: str = "plain") -> str:
    return message.get_body((kind,)).get_content()


def path(url: str) -> str:
    """The path of a full address."""
    return "/" + url.split("/", 3)[3]


def address(row: FollowUp) -> str:
    return path(links.letter_url(row))


def everything() -> str:
    """Every row that a link could change."""
    models: tuple[type[Model], ...] = (
        Involvement, Person, Step, Plan, FollowUp, Consent, Letter, Email,
    )  # fmt: skip
    return "".join(serializers.serialize("json", model.objects.order_by("pk")) for model in models)


def days(number: int) -> timedelta:
    return timedelta(days=number)
