"""On the desk: hand over what is held of a person, or erase them, after one more question."""

import json

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.test import Client

from home.roles import FACILITATORS
from involvement.law import tombstones
from involvement.models import Involvement, Person, State
from involvement.services import receive
from tests.factories import make_facilitator, make_programme, roles
from tests.involvement.conftest import make_enquiry
from tests.words import fr

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine(camille, mulhouse, monday) -> Involvement:
    return receive(make_enquiry(commune=mulhouse))


def client_of(facilitator, django_user_model) -> Client:
    user = django_user_model.objects.create_user(facilitator.email)
    user.groups.add(roles()[FACILITATORS])
    facilitator.user = user
    facilitator.save()
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def desk(camille, django_user_model) -> Client:
    return client_of(camille, django_user_model)


def paths(row: Involvement) -> tuple[str, str, str]:
    card = f"/admin/involvement/{row.pk}/"
    return card, f"{card}person.json", f"{card}erase/"


def test_exported_from_the_card(desk, mine):
    card, export, erase = paths(mine)
    page = BeautifulSoup(desk.get(card).content, "html.parser")
    links = [link["href"] for link in page.select(f'a[href^="{card}"]')]
    assert [link for link in links if link in (export, erase)] == [export, erase]
    response = desk.get(export)
    told = json.loads(response.content)
    assert response["Content-Disposition"].startswith("attachment; ")
    row = told["data"]["involvement.Involvement"]["rows"][0]
    assert row["message"] == {"label": "Son message", "value": mine.message}


def test_erased_with_a_reason(desk, mine, mulhouse):
    receive(make_enquiry(commune=mulhouse, message="Et encore."))
    _card, _export, erase = paths(mine)
    page = BeautifulSoup(desk.get(erase).content, "html.parser")
    choices = [field["value"] for field in page.select("input[type=radio]")]
    assert choices == ["wish", "wrong-person", "other"]
    for why in ("silence", "nonsense", ""):
        assert desk.post(erase, {"why": why}).status_code == 200
    assert Person.objects.count() == 1
    done = desk.post(erase, {"why": "wrong-person"})
    assert (done.status_code, done["Location"]) == (302, "/admin/involvement/")
    assert Person.objects.count() == 0
    assert list(Involvement.objects.values_list("state", flat=True)) == [State.ERASED] * 2
    assert [(stone.why, stone.by) for stone in tombstones.read()] == [("wrong-person", "team")]
    said = BeautifulSoup(desk.get("/admin/involvement/").content, "html.parser")
    assert fr("Erased: nothing of this person is left.") in said.text
    for path in paths(mine):
        assert desk.get(path).status_code == 404
    assert desk.post(erase, {"why": "wish"}).status_code == 404


def test_who_only_looks_does_neither(camille, mine, django_user_model):
    user = django_user_model.objects.create_user("looks")
    for name in ("view_involvement", "access_admin"):
        user.user_permissions.add(Permission.objects.get(codename=name))
    camille.user = user
    camille.save()
    client = Client()
    client.force_login(user)
    card, export, erase = paths(mine)
    assert export not in client.get(card).content.decode()
    assert client.get(export).status_code == 302
    assert client.post(erase, {"why": "wish"}).status_code == 302
    assert Person.objects.count() == 1


def test_another_team_finds_nobody(mine, django_user_model):
    lea = make_facilitator(make_programme("Lyon"), "Léa")
    client = client_of(lea, django_user_model)
    _card, export, erase = paths(mine)
    assert [client.get(export).status_code, client.get(erase).status_code] == [404, 404]
    assert client.post(erase, {"why": "wish"}).status_code == 404
    assert Person.objects.count() == 1
