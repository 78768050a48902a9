"""The team's pages: the card's section, writing a plan, dates, stopping, and the list of calls."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import AbstractUser
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from home.roles import FACILITATORS, PRESS
from involvement.follow_ups import menu, plans
from involvement.models import (
    Attention,
    FollowUpState,
    Involvement,
    Letter,
    Plan,
    State,
)
from tests.factories import make_facilitator, make_person, make_programme, make_request, roles
from tests.involvement.follow_ups.conftest import (
    THEN,
    WHEN,
    WORDS,
    agreement,
    body,
    mails,
    paris,
    plan_of,
    subject_of,
)
from tests.queries import queries
from tests.words import fr

pytestmark = pytest.mark.django_db
FIELDS = {"when": WHEN, "then": THEN, "day": "2026-12-01", "hour": "14:30"}
FORMS = ["plan", "plan_dates", "note_partnership"]
ACTS = ["plan_link", "plan_stop"]


@pytest.fixture
def people(camille, django_user_model) -> dict[str, AbstractUser]:
    """Camille answers for Alsace, Léa for Lyon; Paul is a journalist."""
    groups = roles()
    lea = make_facilitator(make_programme("Lyon"), "Léa")
    found = {}
    for name, facilitator, group in (
        ("camille", camille, FACILITATORS),
        ("lea", lea, FACILITATORS),
        ("paul", None, PRESS),
    ):
        found[name] = django_user_model.objects.create_user(name)
        found[name].groups.add(groups[group])
        if facilitator:
            facilitator.user = found[name]
            facilitator.save()
    return found


@pytest.fixture
def team(people) -> Client:
    """Camille, logged in."""
    return enter(people["camille"])


def enter(user: AbstractUser) -> Client:
    client = Client()
    client.force_login(user)
    return client


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def url(name: str, *args: object) -> str:
    return reverse(f"involvement:{name}", args=args)


def section(client: Client, talk: Involvement) -> BeautifulSoup:
    return soup(client.get(url("card", talk.pk))).select_one("#follow-ups-section")


def test_the_card_shows_the_plan_and_its_letters(team, talk, plan):
    card = section(team, talk)
    assert WHEN in card.select_one(".plan-words").text
    assert [
        item.select_one(".w-status").text.strip() for item in card.select(".follow-up-letters li")
    ] == ["prévue"] * 5
    assert [link.text.strip() for link in card.select(".follow-up-buttons :is(a, button)")] == [
        fr("Write another plan"),
        fr("Send the link to write it"),
        fr("Change the dates"),
        fr("They want no more letters"),
        fr("Note a partnership"),
    ]


def test_before_the_first_talk_there_is_nothing_to_click(team, camille, monday):
    card = section(team, make_request(camille))
    assert card.select(".follow-up-buttons :is(a, button)") == []


def test_writing_the_plan(team, talk, camille):
    page = soup(team.get(url("plan", talk.pk)))
    assert not page.select_one("#agrees").has_attr("checked")
    response = team.post(url("plan", talk.pk), FIELDS | {"agrees": "on", "how": "meeting"})
    assert (response.status_code, response["Location"]) == (302, url("card", talk.pk))
    plan = Plan.objects.get()
    assert (plan.when_words, plan.by_person, plan.follow_ups.count()) == (WHEN, False, 5)
    assert talk.person.consents.get().via == "meeting"
    assert talk.steps.get(kind="plan").facilitator == camille
    assert soup(team.get(url("plan", talk.pk))).select_one("#agrees") is None


def test_a_plan_that_cannot_be_is_explained(team, talk):
    response = team.post(url("plan", talk.pk), FIELDS | {"day": "2020-01-01"})
    assert response.status_code == 422
    assert soup(response).select_one("#when")["value"] == WHEN
    Involvement.objects.update(state=State.NEW, first_human_reply_at=None)
    assert team.post(url("plan", talk.pk), FIELDS).status_code == 422
    assert Plan.objects.count() == 0


def test_sending_the_link(team, talk):
    for _ in range(2):
        assert team.post(url("plan_link", talk.pk)).status_code == 302
    (mail,) = mails()
    assert subject_of(mail) == "Quel est votre prochain pas\u202f?".replace("\u202f", " ")
    assert "/fr/plan/" in body(mail)
    assert Letter.objects.get(template="plan_link").purpose == "answer"


@pytest.mark.parametrize("changes", [{"state": State.NEW, "first_human_reply_at": None}, None])
def test_no_link_before_a_talk_or_without_an_address(team, talk, changes):
    if changes:
        Involvement.objects.update(**changes)
    else:
        talk.person.email = ""
        talk.person.save()
    assert team.post(url("plan_link", talk.pk)).status_code == 302
    assert mails() == []


def test_changing_dates(team, talk, plan):
    first, second = plan.follow_ups.all()[:2]
    page = soup(team.get(url("plan_dates", talk.pk)))
    fields = {field["name"]: field["value"] for field in page.select("main input[type=date]")}
    assert fields[f"letter-{first.pk}"] == "2026-11-30"
    # A Saturday: the letter leaves on Monday.
    fields[f"letter-{first.pk}"] = "2026-12-05"
    assert team.post(url("plan_dates", talk.pk), fields).status_code == 302
    first.refresh_from_db()
    assert first.due_at == paris(2026, 12, 7, 9)
    before = second.due_at
    second.refresh_from_db()
    assert second.due_at == before


@pytest.mark.parametrize("day", ["", "2026-11-23", "2029-01-01", "hier"])
def test_dates_that_cannot_be(team, talk, plan, day):
    rows = {f"letter-{row.pk}": timezone.localdate(row.due_at) for row in plan.follow_ups.all()}
    first = next(iter(rows))
    assert team.post(url("plan_dates", talk.pk), rows | {first: day}).status_code == 422
    assert plan.follow_ups.first().due_at == paris(2026, 11, 30, 9)


def test_stopping_for_somebody(team, talk, plan, camille):
    assert team.post(url("plan_stop", talk.pk)).status_code == 302
    assert set(plan.follow_ups.values_list("state", flat=True)) == {FollowUpState.CANCELLED}
    assert not plans.agrees(talk.person)
    assert talk.steps.filter(kind="consent").last().facilitator == camille
    assert fr("No letters: the person does not agree to them.") in section(team, talk).text


@pytest.mark.parametrize("name", FORMS + ACTS)
def test_another_programme_finds_nothing(people, talk, plan, name):
    lea = enter(people["lea"])
    if name in FORMS:
        assert lea.get(url(name, talk.pk)).status_code == 404
    assert lea.post(url(name, talk.pk), FIELDS).status_code == 404
    assert plan.follow_ups.filter(state=FollowUpState.PLANNED).count() == 5
    assert mails() == []


@pytest.mark.parametrize("name", [*FORMS, "follow_ups", "partnerships"])
def test_closed_to_those_who_do_not_answer(people, talk, name):
    args = [talk.pk] if name in FORMS else []
    paul = enter(people["paul"])
    assert paul.get(url(name, *args)).status_code == 302
    assert paul.post(url(name, *args), FIELDS).status_code == 302
    assert Plan.objects.count() == 0


@pytest.mark.parametrize("name", ACTS)
def test_fetching_an_act_does_nothing(team, talk, name):
    assert team.get(url(name, talk.pk)).status_code == 405


def test_the_list_of_calls(team, people, talk, plan):
    Involvement.objects.update(attention=Attention.STUCK, due_at=paris(2026, 11, 23, 10, 30))
    plan.follow_ups.filter(number=1).update(
        state=FollowUpState.ANSWERED,
        sent_at=timezone.now(),
        answered_at=timezone.now(),
        answer="stuck",
        words="La mairie ne répond pas.",
    )
    page = soup(team.get(url("follow_ups")))
    (row,) = page.select(".follow-up-due")
    assert row.h2.text.strip() == "Inès"
    assert WHEN in row.select_one(".plan-words").text
    assert row.select("blockquote")[-1].text.strip() == "La mairie ne répond pas."
    assert row.select_one("a[href^=tel]")["href"] == "tel:0612345678"
    assert "avant 10\xa0h\xa030, lundi 23\xa0novembre 2026" in row.text
    assert soup(enter(people["lea"]).get(url("follow_ups"))).select(".follow-up-due") == []


def due_request(camille, number: int) -> None:
    person = make_person(camille.programme, f"Jo {number}")
    row = make_request(camille, person, state=State.IN_ACTION, first_human_reply_at=timezone.now())
    plan = plans.write(row, WORDS, timezone.now(), plans.THE_PERSON, agreement())
    plan.follow_ups.update(state=FollowUpState.ANSWERED, answered_at=timezone.now(), answer="stuck")
    Involvement.objects.filter(pk=row.pk).update(attention=Attention.STUCK)


def test_a_longer_list_costs_the_same(team, camille, monday, mulhouse):
    def show() -> None:
        assert team.get(url("follow_ups")).status_code == 200

    due_request(camille, 0)
    few = queries(show)
    for number in range(1, 12):
        due_request(camille, number)
    assert queries(show) == few


def test_more_letters_on_a_card_cost_the_same(team, talk, plan):
    def show() -> None:
        assert team.get(url("card", talk.pk)).status_code == 200

    plan.follow_ups.filter(number__gt=1).delete()
    few = queries(show)
    Plan.objects.all().delete()
    plan_of(talk)
    # The new plan left two steps more in the timeline, which are read with the others.
    assert queries(show) == few


def test_the_menu_counts_who_waits(people, talk, plan, rf):
    def label(who: str) -> str:
        request = rf.get("/admin/")
        request.user = people[who]
        item = menu.due_item()
        return item.render_component(request).label if item.is_shown(request) else ""

    assert label("camille") == fr("Due follow-ups")
    Involvement.objects.update(attention=Attention.CALL)
    assert label("camille") == f"{fr('Due follow-ups')} (1)"
    assert label("lea") == fr("Due follow-ups")
    assert label("paul") == ""
