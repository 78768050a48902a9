"""Registrations in the admin: one's own team's only; a spreadsheet; the door."""

import csv
import io
import json
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from events.models import EventIndexPage, EventPage
from events.registration import pages, signing_up
from events.registration.models import Occasion, Registration
from home.roles import EDITORS, FACILITATORS
from tests.events.registration.conftest import NOW, at, later, sign_up
from tests.factories import make_event, make_facilitator, make_programme, roles
from tests.queries import queries
from tests.words import fr


def client_of(facilitator, django_user_model, group: str = FACILITATORS) -> Client:
    user = django_user_model.objects.create_user(facilitator.email)
    user.groups.add(roles()[group])
    facilitator.user = user
    facilitator.save()
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def desk(evening, django_user_model) -> Client:
    return client_of(evening.contact, django_user_model)


def at_door(occasion: Occasion) -> str:
    return reverse("registrations:door", args=[occasion.pk])


def told(client: Client, occasion: Occasion, *arrivals: tuple[str, str]):
    body = json.dumps({"arrivals": [{"code": code, "at": moment} for code, moment in arrivals]})
    return client.post(at_door(occasion), body, content_type="application/json")


def test_a_team_sees_its_own_guests_and_another_team_nobody(desk, occasion, django_user_model):
    ines = sign_up(occasion, "Ines", needs="Une rampe")
    lyon = client_of(make_facilitator(make_programme("Lyon"), "Léa"), django_user_model)
    editor = client_of(make_facilitator(name="Ed"), django_user_model, EDITORS)
    scan = reverse("registrations:scan", args=[ines.link])
    one = reverse("registrations:one", args=[ines.pk])
    addresses = [
        reverse("registrations:occasion", args=[occasion.pk]),
        at_door(occasion),
        one,
        scan,
    ]
    found = {address: desk.get(address) for address in addresses}
    assert {response.status_code for response in found.values()} == {200}
    assert all("Ines" in response.content.decode() for response in found.values())
    assert {lyon.get(address).status_code for address in addresses} == {404}
    assert "soirée" not in lyon.get(reverse("registrations:index")).content.decode()
    assert "Une soirée" in desk.get(reverse("registrations:index")).content.decode()
    assert {editor.get(address).status_code for address in addresses} == {302}
    assert lyon.post(one, {"act": "arrived"}).status_code == 404
    assert told(lyon, occasion, (ines.code, NOW.isoformat())).status_code == 404
    assert Client().get(scan).status_code == 302
    assert desk.get(reverse("registrations:scan", args=[uuid4()])).status_code == 404
    ines.refresh_from_db()
    assert ines.arrived_at is None


def test_the_spreadsheet_holds_what_is_seen_and_no_formula(desk, occasion):
    sign_up(occasion, "=Ines", email="ines@example.org", needs="+33 une rampe")
    address = reverse("registrations:occasion", args=[occasion.pk])
    text = b"".join(desk.get(f"{address}?export=csv").streaming_content).decode("utf-8-sig")
    [row] = csv.DictReader(io.StringIO(text))
    assert list(row.values())[1:7] == [
        "'=Ines", "ines@example.org", "1", "a une place", "", "'+33 une rampe"]  # fmt: skip
    assert desk.get(f"{address}?export=xlsx").status_code == 200


def test_a_phone_tells_arrivals_as_often_as_it_likes(desk, occasion):
    ines, karim, lea = [sign_up(occasion, name) for name in ("Ines", "Karim", "Lea")]
    early = later(minutes=-10).isoformat()
    first = told(desk, occasion, (ines.code, early), ("NOONE", early)).json()["rows"]
    assert [(row["name"], bool(row["arrived"]), row["waits"]) for row in first] == [
        ("Ines", True, False), ("Karim", False, False), ("Lea", False, True)]  # fmt: skip
    assert told(desk, occasion, (ines.code, NOW.isoformat())).status_code == 200
    ines.refresh_from_db()
    assert ines.arrived_at == later(minutes=-10)
    for body in ("[]", "{}", '{"arrivals": 3}', '{"arrivals": [{"code": 1}]}', '{"arrivals": [{"code": "A", "at": "x"}]}'):  # fmt: skip
        assert (
            desk.post(at_door(occasion), body, content_type="application/json").status_code == 400
        )
    # Without a script: the same buttons are forms.
    form = BeautifulSoup(desk.get(at_door(occasion)).content, "html.parser")
    assert len(form.select("[data-list] form input[name=code]")) == 3
    assert desk.post(at_door(occasion), {"code": lea.code.lower()}).status_code == 302
    lea.refresh_from_db()
    assert (lea.state, lea.arrived_at) == ("confirmed", NOW)
    assert karim.arrived_at is None


def test_an_arrival_noted_before_the_place_was_freed_is_kept(desk, occasion):
    ines, odd = sign_up(occasion, "Ines"), sign_up(occasion, "Robot", suspicious="trap")
    signing_up.release(ines, NOW)
    moment = NOW.isoformat()
    [row] = told(desk, occasion, (ines.code, moment), (odd.code, moment)).json()["rows"]
    assert (row["name"], bool(row["arrived"]), row["freed"]) == ("Ines", True, True)
    shown = BeautifulSoup(desk.get(at_door(occasion)).content, "html.parser")
    marks = shown.select("[data-list] [data-freed], [data-list] [data-waits]")
    assert [(mark.get_text(), mark.has_attr("hidden")) for mark in marks] == [
        (f" · {fr('waiting list')}", True), (f" · {fr('gave the place back')}", False)]  # fmt: skip
    address = reverse("registrations:one", args=[ines.pk])
    assert desk.post(address, {"act": "release"}).status_code == 302
    assert 'value="release"' not in desk.get(address).content.decode()
    ines.refresh_from_db()
    odd.refresh_from_db()
    assert (ines.state, odd.arrived_at) == ("confirmed", None)


def test_what_the_team_can_do_with_one(desk, occasion):
    ines = sign_up(occasion, "Ines")
    odd = sign_up(occasion, "Robot", suspicious="trap")

    def act(row: Registration, what: str) -> Registration:
        response = desk.post(reverse("registrations:one", args=[row.pk]), {"act": what})
        assert response.status_code == 302
        return Registration.objects.get(pk=row.pk)

    assert act(ines, "arrived").arrived_at == NOW
    assert act(ines, "undo").arrived_at is None
    assert act(odd, "admit").state == "confirmed"
    assert act(ines, "release").state == "released"
    address = reverse("registrations:one", args=[ines.pk])
    assert desk.post(address, {"act": "else"}).status_code == 404
    assert act(odd, "erase").person is None
    assert desk.get(reverse("registrations:one", args=[odd.pk])).status_code == 404


def test_an_event_for_which_people_signed_up_is_cancelled_before_it_is_deleted(
    occasion, evening, admin_client
):
    sign_up(occasion, "Ines")
    address = reverse("wagtailadmin_pages:delete", args=[evening.pk])
    edit = reverse("wagtailadmin_pages:edit", args=[evening.pk])
    assert admin_client.post(address)["Location"] == edit
    assert EventPage.objects.filter(pk=evening.pk).exists()
    Occasion.objects.update(is_off=True)
    assert admin_client.post(address).status_code == 302
    assert not EventPage.objects.filter(pk=evening.pk).exists()


def test_nor_is_it_hidden_unless_another_language_shows_it(occasion, evening, admin_client):
    sign_up(occasion, "Ines")
    german = make_event(
        "Ein Abend", at("2027-03-12 18:30"), translation_key=evening.translation_key,
        parent=EventIndexPage.objects.get(locale__language_code="de"),
    )  # fmt: skip
    several = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    both = f"{several}?id={evening.pk}&id={german.pk}"
    edit, edit_german = (
        reverse("wagtailadmin_pages:edit", args=[page.pk]) for page in (evening, german)
    )

    def hide(page: Page, **data: str) -> str:
        address = reverse("wagtailadmin_pages:unpublish", args=[page.pk])
        return admin_client.post(address, data)["Location"]

    def live() -> list[str]:
        return list(EventPage.objects.live().order_by("pk").values_list("title", flat=True))

    assert admin_client.post(both)["Location"] == edit
    assert live() == ["Une soirée", "Ein Abend"]
    assert hide(evening) != edit
    assert (hide(german), live()) == (edit_german, ["Ein Abend"])
    assert hide(german.get_parent(), include_descendants="on") == edit_german
    Occasion.objects.update(is_off=True)
    assert (hide(german) == edit_german, live()) == (False, [])


def test_many_guests_and_dates_cost_as_many_queries_as_few(desk, occasion, evening):
    occasion.capacity = 100
    occasion.save()
    sign_up(occasion, "P0")
    addresses = [reverse("registrations:index"), at_door(occasion),
                 reverse("registrations:occasion", args=[occasion.pk])]  # fmt: skip
    few = [queries(lambda address=address: desk.get(address)) for address in addresses]
    for number in range(1, 12):
        sign_up(occasion, f"P{number}")
        event = make_event(
            f"Soir {number}", at("2027-03-20 18:00"), status="open", registration_here=True,
            contact=evening.contact,
        )  # fmt: skip
        other = pages.occasion_of(event, event.dates.get(), NOW)
        signing_up.register(
            other, signing_up.SignUp(other.date_key, "A", "a@example.org", "fr"), NOW
        )
    many = [queries(lambda address=address: desk.get(address)) for address in addresses]
    assert many == few
