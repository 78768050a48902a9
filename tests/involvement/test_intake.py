"""A request that somebody spoke: noted by a facilitator, received like any other."""

from datetime import timedelta

import pytest
from post_office.models import Email

from involvement.models import Involvement, PrivacyNotice, State
from people.models import OpeningHours
from tests.factories import make_story
from tests.involvement.conftest import MONDAY_MORNING
from tests.involvement.desk import QUEUE, card_of, enter, kinds
from tests.involvement.pages import soup

pytestmark = pytest.mark.django_db
NEW = f"{QUEUE}new/"


@pytest.fixture
def client(people, monday):
    return enter(people["camille"])


@pytest.fixture
def noted() -> dict[str, str]:
    return {
        "form_key": "11111111-2222-3333-4444-555555555555",
        "origin": "phone",
        "first_name": "Solange",
        "phone": "03 53 01 10 05",
        "commune": "Mulhouse",
        "message": "Dix kilos de pain par jour.",
        "language": "de",
        "notice_read": "on",
        "take": "on",
    }


def test_noted_taken_and_nobody_is_mailed_without_an_address(client, people, noted, camille):
    response = client.post(NEW, noted)
    row = Involvement.objects.get()
    assert response["Location"] == card_of(row)
    assert (row.person.first_name, row.person.place) == ("Solange", "Mulhouse (68)")
    assert (row.origin, row.language, row.state) == ("phone", "de", State.ASSIGNED)
    assert (row.owner, row.claimed_at) == (camille, MONDAY_MORNING)
    assert row.notice == PrivacyNotice.objects.get()
    received = row.steps.get(kind="received")
    assert (received.data, received.by_person) == ({"notice": "telephone"}, True)
    assert Email.objects.filter(to="ines@example.org").count() == 0
    assert [mail.to for mail in Email.objects.all()] == [[camille.email]]
    assert kinds(row) == ["received", "owner-told", "state", "claimed"]


def test_sent_twice_it_is_one(client, noted):
    client.post(NEW, noted)
    client.post(NEW, noted)
    assert Involvement.objects.count() == 1


def test_with_an_address_they_get_the_acknowledgement(client, noted):
    client.post(NEW, noted | {"email": "solange@example.org", "origin": "room", "take": ""})
    row = Involvement.objects.get()
    assert (row.origin, row.state, row.claimed_at) == ("room", State.NEW, None)
    assert Email.objects.filter(to="solange@example.org").count() == 1


def test_with_the_page_the_wish_and_a_call(client, noted, camille):
    story = make_story("Le pain de la veille")
    page = soup(client.get(NEW))
    times = [option["value"] for option in page.select("[name=callback] option")]
    assert (times[0], len(times)) == ("", 4)
    client.post(NEW, noted | {"page": story.pk, "wish": "offer", "callback": times[1]})
    row = Involvement.objects.get()
    assert (row.page.pk, row.wish) == (story.pk, "offer")
    assert row.callback_at.isoformat() == times[1]


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"first_name": ""}, ["first_name"]),
        ({"message": ""}, ["message"]),
        ({"commune": ""}, ["commune"]),
        ({"phone": ""}, ["email"]),
        ({"phone": "12"}, ["phone"]),
        ({"origin": "web"}, ["origin"]),
        ({"notice_read": ""}, ["notice_read"]),
        ({"callback": "yesterday"}, ["callback"]),
        ({"page": "999999"}, ["page"]),
        ({"language": "xx"}, ["language"]),
    ],
)
def test_refused_where_it_is_wrong_and_nothing_lost(client, noted, changes, wrong):
    response = client.post(NEW, noted | changes)
    assert response.status_code == 422
    page = soup(response)
    marked = [
        wrapper.select_one("[name]")["name"]
        for wrapper in page.select("[data-field-wrapper]")
        if wrapper.select(".error-message")
    ]
    assert marked == wrong
    kept = page.select_one("textarea[name=message]").text.strip()
    assert kept == (noted | changes)["message"]
    assert not Involvement.objects.exists()


def test_who_lives_elsewhere_goes_to_the_team_there(client, people, requests, noted):
    response = client.post(NEW, noted | {"commune": "Caluire"})
    row = Involvement.objects.get(person__first_name="Solange")
    assert (row.programme.name, row.owner.name) == ("Lyon", "Léa")
    assert (row.state, row.claimed_at) == (State.NEW, None)
    assert response["Location"] == QUEUE
    assert client.get(card_of(row)).status_code == 404


def test_a_time_that_somebody_else_took_meanwhile(client, noted, camille):
    times = [option["value"] for option in soup(client.get(NEW)).select("[name=callback] option")]
    client.post(NEW, noted | {"callback": times[1]})
    other = {"form_key": "21111111-2222-3333-4444-555555555555", "first_name": "Zoé"}
    response = client.post(NEW, noted | other | {"callback": times[1]})
    assert response.status_code == 422
    offered = [option["value"] for option in soup(response).select("[name=callback] option")]
    assert times[1] not in offered
    assert Involvement.objects.count() == 1


def test_the_notice_is_shown_to_be_read(client, noted):
    client.post(NEW, noted)
    shown = soup(client.get(NEW)).select_one("blockquote").text.strip()
    assert shown == PrivacyNotice.objects.get().text


def test_closed_to_who_may_not_change_requests(people, noted):
    for who in ("paul",):
        assert enter(people[who]).get(NEW).status_code == 302
        assert enter(people[who]).post(NEW, noted).status_code == 302
    assert not Involvement.objects.exists()


def test_an_administrator_without_a_team_notes_it_for_the_right_one(people, noted, monday):
    client = enter(people["root"])
    assert soup(client.get(NEW)).select("[name=take]") == []
    client.post(NEW, noted)
    row = Involvement.objects.get()
    assert (row.owner.name, row.claimed_at) == ("Camille Roth", None)


def test_nobody_at_all_answers(people, noted, monday):
    from people.models import Facilitator

    OpeningHours.objects.all().delete()
    Facilitator.objects.all().delete()
    response = enter(people["root"]).post(NEW, noted)
    assert response.status_code == 422
    assert not Involvement.objects.exists()


def test_due_like_any_other(client, noted):
    client.post(NEW, noted | {"take": ""})
    assert Involvement.objects.get().due_at == MONDAY_MORNING + timedelta(minutes=60)
