"""A plan is noted by the team or by the person, replaces the one before, and plans its letters."""

from datetime import timedelta

import icalendar
import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from involvement import consents, purposes
from involvement.follow_ups import links, plans
from involvement.models import (
    Attention,
    Consent,
    Involvement,
    Letter,
    Plan,
    State,
)
from involvement.timeline import THE_PERSON, Actor
from involvement.transitions import TransitionRefusedError, move
from tests.factories import make_request
from tests.involvement.conftest import MONDAY_MORNING
from tests.involvement.follow_ups.conftest import (
    STEP_AT,
    THEN,
    WHEN,
    WORDS,
    body,
    letter_of,
    mails,
    paris,
    path,
    plan_of,
    subject_of,
)

pytestmark = pytest.mark.django_db
ORIGIN = {"HTTP_ORIGIN": "http://testserver"}
FIELDS = {"when": WHEN, "then": THEN, "day": "2026-12-01", "hour": "14:30"}


@pytest.fixture
def url(talk) -> str:
    return path(links.plan_url(talk))


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def send(client: Client, url: str, **changes: str):
    return client.post(url, FIELDS | changes, **ORIGIN)


def test_noted_by_the_team(talk, camille):
    plan = plan_of(talk)
    talk.refresh_from_db()
    assert (plan.when_words, plan.then_words, plan.next_step_at) == (WHEN, THEN, STEP_AT)
    assert (plan.by_person, talk.state, talk.attention) == (False, State.IN_ACTION, "")
    consent = Consent.objects.get()
    assert (consent.purpose, consent.via, consent.notice.text) == (
        purposes.FOLLOW_UP, "telephone", "Oui, écrivez-moi.",
    )  # fmt: skip
    assert [row.number for row in plan.follow_ups.all()] == [1, 2, 3, 4, 5]
    step = talk.steps.get(kind="plan")
    assert (step.facilitator, step.text) == (camille, f"{WHEN}\n{THEN}")


def test_the_plan_comes_by_mail_with_a_calendar_file(talk):
    plan_of(talk)
    (mail,) = mails()
    assert subject_of(mail) == "Votre plan, avec vos mots"
    assert f"> Quand … {WHEN}\n> alors je … {THEN}" in body(mail)
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    (file,) = mail.iter_attachments()
    calendar = icalendar.Calendar.from_ical(file.get_payload(decode=True))
    (event,) = calendar.walk("VEVENT")
    assert (str(event["SUMMARY"]), event.decoded("DTSTART")) == (THEN, STEP_AT)
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(minutes=30)
    assert Letter.objects.get(template="plan").purpose == purposes.FOLLOW_UP


def test_the_same_plan_twice_is_one(talk):
    assert plan_of(talk) == plan_of(talk)
    assert (Plan.objects.count(), Consent.objects.count(), len(mails())) == (1, 1, 1)


def test_without_agreement_no_letter_is_planned(talk, camille):
    plan = plans.write(talk, WORDS, MONDAY_MORNING, Actor(facilitator=camille))
    assert (plan.follow_ups.count(), mails()) == (0, [])
    # The agreement comes later, with the same words: the letters count from the plan.
    with time_machine.travel(paris(2026, 12, 7, 10), tick=False):
        assert plan_of(talk) == plan
    assert plan.follow_ups.first().due_at == paris(2026, 12, 23, 9)


def test_without_an_address_no_letter_is_planned(talk):
    talk.person.email = ""
    talk.person.save()
    assert plan_of(talk).follow_ups.count() == 0


@pytest.mark.parametrize("state", [State.NEW, State.ASSIGNED, State.ESCALATED, State.SET_ASIDE])
def test_a_plan_comes_after_a_talk(camille, monday, state):
    row = make_request(camille, state=state)
    with pytest.raises(TransitionRefusedError):
        plan_of(row)
    assert not plans.may_plan(row)
    assert (Plan.objects.count(), Consent.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    "state",
    [State.ORIENTED, State.INTRODUCTION, State.MET, State.SUCCEEDED, State.CLOSED, State.DORMANT],
)
def test_from_every_state_after_it_the_request_is_in_action(talk, state):
    plan_of(move(talk, state, MONDAY_MORNING))
    talk.refresh_from_db()
    assert (talk.state, talk.snoozed_until, talk.closed_at) == (State.IN_ACTION, None, None)


def test_a_new_plan_settles_what_called_for_it(talk, camille):
    Involvement.objects.update(attention=Attention.STUCK)
    plan_of(talk)
    assert Involvement.objects.get().attention == ""


def test_written_by_the_person(client, talk, url):
    page = soup(client.get(url))
    assert page.select_one("h1").text == "Votre prochain pas, Inès"
    assert [field["name"] for field in page.select("main form :is(input, textarea)")] == [
        "notice", "when", "then", "day", "hour", "agrees",
    ]  # fmt: skip
    box = page.select_one("#agrees")
    assert not box.has_attr("checked")
    notice = page.select_one("#notice")["value"]

    response = send(client, url, agrees="on", notice=notice)
    assert (response.status_code, response["Location"]) == (302, f"{url}?noted")
    plan = Plan.objects.get()
    talk.refresh_from_db()
    assert (plan.by_person, plan.next_step_at) == (True, STEP_AT)
    assert (talk.state, talk.attention) == (State.IN_ACTION, Attention.WORD)
    assert talk.person.last_active_at == timezone.now()
    consent = Consent.objects.get()
    assert consent.via == "http://testserver/fr/plan/"
    assert consent.notice.text == box.find_parent("label").span.text.replace("\xa0", " ").replace(
        "\u202f", " "
    )
    assert plan.follow_ups.count() == 5
    page = soup(client.get(response["Location"]))
    assert WHEN in page.select_one(".plan-words").text
    assert page.select_one("#agrees") is None


def test_an_empty_form_is_explained(client, talk, url):
    response = client.post(url, {}, **ORIGIN)
    assert response.status_code == 422
    assert len(soup(response).select("main .field .error")) == 4


def test_an_unticked_box_is_no_agreement(client, talk, url):
    send(client, url)
    assert Plan.objects.get().follow_ups.count() == 0
    assert not consents.has(talk.person, purposes.FOLLOW_UP)
    assert mails() == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"when": ""}, "when"),
        ({"then": "  "}, "then"),
        ({"when": "x" * 201}, "when"),
        ({"when": "\x00"}, "when"),
        ({"day": ""}, "day"),
        ({"day": "demain"}, "day"),
        ({"day": "2026-11-22"}, "day"),
        ({"day": "2030-01-01"}, "day"),
        ({"day": "9999-12-31"}, "day"),
        ({"hour": ""}, "hour"),
        ({"hour": "25:00"}, "hour"),
        ({"day": "2026-11-23", "hour": "09:00"}, "hour"),
    ],
)
def test_what_cannot_be_is_explained_and_nothing_is_lost(client, talk, url, changes, field):
    response = send(client, url, **changes)
    assert response.status_code == 422
    page = soup(response)
    assert page.select_one(f"#{field}")["aria-invalid"] == "true"
    assert [error["id"] for error in page.select("main .field .error")] == [f"{field}-error"]
    kept = {"when": WHEN, "then": THEN} | changes
    for name in {"when", "then"} - {field}:
        assert page.select_one(f"#{name}")["value"] == kept[name]
    assert Plan.objects.count() == 0


def test_an_hour_that_the_clocks_skip_is_a_moment_all_the_same(client, talk, url):
    send(client, url, day="2027-03-28", hour="02:30")
    assert timezone.localtime(Plan.objects.get().next_step_at) == paris(2027, 3, 28, 3, 30)


def test_the_person_cannot_plan_before_anybody_talked_with_them(client, camille, monday):
    row = make_request(camille)
    response = send(client, path(links.plan_url(row)))
    assert response.status_code == 422
    assert soup(response).select_one("main .error[role=alert]").text == (
        "Parlons-en d’abord\xa0: ainsi, votre plan aura quelqu’un à ses côtés."
    )


def test_the_next_step_as_a_file(client, talk, plan):
    response = client.get(path(links.plan_url(talk, "plan_step")))
    assert response["Content-Type"] == "text/calendar"
    (event,) = icalendar.Calendar.from_ical(response.content).walk("VEVENT")
    assert str(event["UID"]) == f"plan-{plan.pk}@testserver"
    assert WHEN in str(event["DESCRIPTION"])


def test_no_plan_no_file(client, talk):
    assert client.get(path(links.plan_url(talk, "plan_step"))).status_code == 404


def test_the_next_plan_begins_with_the_words_of_the_last(client, talk, plan, url):
    page = soup(client.get(url))
    assert (page.select_one("#when")["value"], page.select_one("#day")["value"]) == (
        WHEN, "2026-12-01",
    )  # fmt: skip
    with time_machine.travel(paris(2026, 12, 2, 9), tick=False):
        page = soup(client.get(url))
    assert page.select_one("#when")["value"] == WHEN
    assert not page.select_one("#day").has_attr("value")


def test_a_plan_of_the_person_does_not_hide_what_is_urgent(client, talk, plan, url):
    Involvement.objects.update(
        attention=Attention.STUCK, due_at=MONDAY_MORNING + timedelta(minutes=5)
    )
    send(client, url, then="autre chose")
    talk.refresh_from_db()
    assert talk.due_at == MONDAY_MORNING + timedelta(minutes=5)


def test_agreeing_twice_and_stopping(talk, plan):
    plans.stop(talk.person, MONDAY_MORNING, THE_PERSON, talk)
    plans.stop(talk.person, MONDAY_MORNING, THE_PERSON, talk)
    assert Consent.objects.get().withdrawn_at == MONDAY_MORNING
    assert talk.steps.filter(kind="consent").count() == 2
    # Who agrees again gets letters again, even with the same words.
    assert plan_of(talk).follow_ups.filter(state="planned").count() == 5


@pytest.mark.parametrize(
    ("language", "subject", "words"),
    [
        ("fr", "Vos mots du 23 novembre 2026", f"> Quand … {WHEN}\n> alors je … {THEN}"),
        ("de", "Ihre Worte vom 23. November 2026", f"> Wenn … {WHEN}\n> dann … {THEN}"),
        ("en", "Your own words of 23 November 2026", f"> When … {WHEN}\n> then I … {THEN}"),
    ],
)
def test_letters_in_three_languages(talk, language, subject, words):
    Involvement.objects.update(language=language)
    letter_of(plan_of(Involvement.objects.get()))
    mail = mails()[-1]
    assert subject_of(mail) == subject
    assert words in body(mail)
    assert f"/{language}/" in mail["List-Unsubscribe"]
