"""The control, the cards and the admin: those who direct an evening."""

from uuid import uuid4

import pytest
from django.test import Client

from buzz import room
from buzz import session as evening
from buzz.choices import InputState, SessionState
from buzz.models import Act, BuzzSession, Pitch, RoomInput, Seat
from buzz.views.control import ACTS
from tests.factories import make_event, roles

from .conftest import EIGHT, ORIGIN, ROOM, key, logged_in, places, soup

pytestmark = pytest.mark.django_db


def test_a_new_card_closes_the_old_link(client, opened, director):
    old = places(client, opened)[0]
    assert client.get(old).status_code == 200
    number = opened.seats.first().pk
    control = logged_in(director)
    control.post(f"{ROOM}regie/", {"act": "new-card", "number": number}, **ORIGIN)
    assert client.get(old).status_code == 404
    assert client.get(f"{old}etat.json").status_code == 404
    assert client.get(places(client, opened)[0]).status_code == 200
    other = BuzzSession.objects.create(event=make_event("Autre"), code="AUTRE")
    stray = places(client, opened)[0].replace("BRAVE", other.code)
    assert client.get(stray).status_code == 404


def test_the_control_is_there_for_those_who_direct_and_for_nobody_else(
    client, opened, director, django_user_model
):
    stranger = logged_in(django_user_model.objects.create_user("x"))
    for address in (f"{ROOM}regie/", f"{ROOM}regie/etat.json", f"{ROOM}regie/cartes/"):
        assert [
            who.get(address).status_code for who in (client, stranger, logged_in(director))
        ] == [
            404,
            404,
            200,
        ]
    assert client.post(f"{ROOM}regie/", {"act": "close"}, **ORIGIN).status_code == 404
    assert stranger.post(f"{ROOM}regie/", {"act": "close"}, **ORIGIN).status_code == 404
    assert Act.objects.count() == 1


def test_the_control_leads_a_whole_evening(client, prepared, programme, director):
    control = logged_in(director)

    def press(act, **values):
        answer = control.post(f"{ROOM}regie/", {"act": act, "key": str(uuid4())} | values, **ORIGIN)
        return answer.status_code

    Seat.objects.update(agreed_at=EIGHT)
    seat = prepared.seats.first()
    asked = None
    steps: list[tuple] = [
        ("rehearse", {}), ("end-rehearsal", {}), ("open", {}), ("stage", {"number": programme[0].pk}),
        ("more", {}), ("less", {}), ("stop-clock", {}), ("run-clock", {}), ("open-buzz", {}),
        ("buzz", {"seat": seat.pk, "pitch": programme[0].pk}), ("blank", {}), ("unblank", {}),
        ("caption", {"caption": "On y est."}), ("close-buzz", {}), ("reveal", {}), ("undo", {}),
        ("reveal", {}), ("withdraw", {"seat": seat.pk, "pitch": programme[0].pk}), ("undo", {}),
        ("finish", {}), ("pause", {}), ("open", {}), ("close", {}), ("archive", {}),
    ]  # fmt: skip
    for act, values in steps:
        assert (act, press(act, **values)) == (act, 302)
        if act == "close-buzz":
            prepared.refresh_from_db()
            asked = room.send(prepared, "question", "Qui paie ?", key(), key(), EIGHT)
            second = room.send(prepared, "need", "Un local", key(), key(), EIGHT)
            third = room.send(prepared, "have", "Un four", key(), key(), EIGHT)
            for what, row in (("show", asked), ("dismiss", second), ("approve", third)):
                assert press(what, number=row.pk) == 302
            assert press("hide") == 302
    tried = {act for act, _values in steps} | {
        "show",
        "dismiss",
        "approve",
        "hide",
        "revoke",
        "new-card",
    }
    assert tried == ACTS.keys()
    assert press("open-buzz") == 422
    assert press("x") == 422
    page = soup(control.get(f"{ROOM}regie/"))
    assert page.select_one("#h-stage").text == "Archivée"
    assert RoomInput.objects.get(pk=asked.pk).state == InputState.PROJECTED


WHATEVER = pytest.mark.parametrize("value", ["", "x", "-1", "9" * 30, "\0", "²"])
FIELDS = ("number", "seat", "pitch", "key", "caption", "waited", "phone")


@pytest.mark.parametrize("act", ["stage", "show", "buzz", "withdraw", "new-card", "caption"])
@WHATEVER
def test_whatever_the_director_sends_gets_a_page(opened, director, act, value):
    data = dict.fromkeys(FIELDS, value) | {"act": act}
    answer = logged_in(director).post(f"{ROOM}regie/", data, **ORIGIN)
    assert answer.status_code in (302, 422)


@WHATEVER
def test_whatever_the_room_sends_gets_a_page(opened, value):
    data = dict.fromkeys((*FIELDS, "kind", "text", "stars"), value)
    assert Client().post(ROOM, data, **ORIGIN).status_code in (302, 422)
    path = places(None, opened)[0]
    for name in ("buzz", "arrive", "withdraw", "angle", "week"):
        assert Client().post(path, data | {name: value}, **ORIGIN).status_code in (302, 422)
    for address in (
        f"/direct/{value or 'x'}/",
        f"{ROOM}j/{value or 'x'}/",
        f"{ROOM}jen-suis/{value or 'x'}/",
    ):
        assert Client().get(address).status_code == 404


def test_cards_hold_link_and_letters_of_their_seat(opened, director):
    page = soup(logged_in(director).get(f"{ROOM}regie/cartes/"))
    found = [
        (card.select_one("img")["src"], card.select_one(".card-code").text)
        for card in page.select(".card-sheet > li")
    ]
    assert [code for _image, code in found] == list(opened.seats.values_list("code", flat=True))
    for image, _code in found:
        picture = Client().get(image)
        assert (picture["Content-Type"], picture.content[:5]) == ("image/svg+xml", b"<?xml")


def test_an_evening_is_prepared_in_the_admin(prepared, django_user_model):
    from home.roles import FACILITATORS

    user = django_user_model.objects.create_user("karim", password="x")
    user.groups.add(roles()[FACILITATORS])
    admin = logged_in(user)
    assert "BRAVE" in admin.get("/admin/evenings/").content.decode()
    page = soup(admin.get(f"/admin/evenings/edit/{prepared.pk}/"))
    links = {link["href"] for link in page.select("a[href^='/direct/']")}
    assert {f"{ROOM}regie/", f"{ROOM}regie/cartes/"} <= links
    fields = {
        field["name"]: field.get("value", "on" if field.get("type") == "checkbox" else "")
        for field in page.select("form[action*='/evenings/edit/'] input[name]")
        if field.get("type") != "checkbox" or field.has_attr("checked")
    }
    for chosen in page.select("form[action*='/evenings/edit/'] select[name] option[selected]"):
        fields[chosen.find_parent("select")["name"]] = chosen["value"]
    fields["pitches-1-title"] = "Il reste à écrire"
    evening.move(prepared, SessionState.OPEN, key(), EIGHT)
    answer = admin.post(f"/admin/evenings/edit/{prepared.pk}/", fields, **ORIGIN)
    assert answer.status_code == 302
    prepared.refresh_from_db()
    # The programme changes while it runs; where the evening stands does not.
    assert (prepared.state, prepared.version) == (SessionState.OPEN, 2)
    titles = Pitch.objects.filter(session=prepared).order_by("sort_order").values_list("title")
    assert list(titles) == [("",), ("Il reste à écrire",)]


def test_a_tap_of_somebody_whose_session_is_over_is_answered(client, opened):
    sent = {"key": str(key()), "act": "blank"}
    answer = client.post(f"{ROOM}regie/", sent, HTTP_ACCEPT="application/json", **ORIGIN)
    assert (answer.status_code, answer.json()) == (
        409, {"key": sent["key"], "refused": "Reconnectez-vous dans un autre onglet."},
    )  # fmt: skip
    assert client.post(f"{ROOM}regie/", sent, **ORIGIN).status_code == 404


def test_a_tap_over_a_link_that_was_replaced_is_answered(client, opened, director):
    old = places(client, opened)[0]
    logged_in(director).post(
        f"{ROOM}regie/", {"key": str(key()), "act": "new-card", "number": opened.seats.first().pk}
    )
    sent = {"key": str(key()), "buzz": "1"}
    answer = client.post(old, sent, HTTP_ACCEPT="application/json", **ORIGIN)
    assert (answer.status_code, answer.json()["key"]) == (409, sent["key"])
    assert client.post(old, sent, **ORIGIN).status_code == 404
