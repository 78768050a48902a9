"""The rooms over HTTP: with a script and without, from the phone to the page that remains."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from buzz import buzzes, pitches, room, state
from buzz import session as evening
from buzz.choices import SessionState
from buzz.models import Buzz, BuzzSession, Pitch, RoomInput, Seat, Star
from involvement.models import Involvement, Origin
from press.choices import Promise
from press.models import Journalist
from tests.factories import make_story, make_territory
from tests.queries import queries

from .conftest import EIGHT, ORIGIN, ROOM, key, logged_in, places, soup

pytestmark = pytest.mark.django_db
JSON = {"HTTP_ACCEPT": "application/json"}


def stage(session, pitch) -> None:
    pitches.stage(session, pitch.pk, key(), EIGHT)
    pitches.open_buzz(session, key(), EIGHT)


def shown(page: BeautifulSoup, selector: str) -> list[str]:
    """Words of the parts that have their moment."""
    found = [part for part in page.select(selector) if not part.find_parents(hidden=True)]
    return [part.get_text(" ", strip=True) for part in found if not part.has_attr("hidden")]


def test_the_audience_joins_by_five_letters_asks_and_judges(client, opened, programme):
    stage(opened, programme[0])
    assert client.get("/direct/", {"code": "bra ve"})["Location"] == ROOM
    unknown = client.get("/direct/", {"code": "XXXXX"})
    assert (unknown.status_code, soup(unknown).select_one("input")["value"]) == (404, "XXXXX")

    page = soup(client.get(ROOM))
    assert shown(page, "h1") == ["La fosse du samedi"]
    assert shown(page, ".live-now span") == ["Les journalistes peuvent buzzer."]
    assert client.cookies == {}
    forms = page.select("form")
    assert len({field["value"] for field in page.select("[name=key]")}) == 1

    sent = {"key": forms[1].select_one("[name=key]")["value"], "kind": "have", "text": "Un four"}
    for _click in range(2):
        answer = client.post(ROOM, sent, **ORIGIN)
        assert (answer.status_code, answer["Location"]) == (302, f"{ROOM}?merci")
    stars = {"key": str(uuid4()), "pitch": programme[0].pk, "stars": "4"}
    assert client.post(ROOM, stars, **ORIGIN).status_code == 302
    assert list(RoomInput.objects.values_list("text", "state")) == [("Un four", "received")]
    assert list(Star.objects.values_list("number", flat=True)) == [4]

    long = client.post(ROOM, {"kind": "need", "text": "a" * 300}, **ORIGIN)
    page = soup(long)
    assert (long.status_code, page.select_one("textarea").text) == (422, "a" * 300)
    assert page.select_one("[value=need]").has_attr("checked")
    assert page.select_one("[role=alert]").text.startswith("280 signes au plus")


def test_a_tap_is_acknowledged_by_its_key_and_done_once(client, opened, programme, seats):
    stage(opened, programme[0])
    seat = places(client, opened)[0]
    tap = {"key": str(uuid4()), "buzz": "1", "pitch": programme[0].pk, "waited": "0"}
    for _sent in range(5):
        answer = client.post(seat, tap, **ORIGIN, **JSON)
        assert (answer.status_code, answer.json()) == (200, {"key": tap["key"]})
    assert Buzz.objects.count() == 1
    assert Buzz.objects.get().at == EIGHT
    asked = {"key": str(uuid4()), "kind": "question", "text": "", "phone": str(uuid4())}
    refused = client.post(ROOM, asked, **ORIGIN, **JSON)
    assert (refused.status_code, refused.json()["key"]) == (409, asked["key"])
    assert refused.json()["refused"] == "Écrivez d’abord quelques mots."


def test_a_journalist_takes_their_seat_presses_and_promises_in_three_taps(
    client, opened, programme
):
    Seat.objects.update(agreed_at=None)
    stage(opened, programme[0])
    card = Seat.objects.get(name="Noé").code
    wrong = client.post(f"{ROOM}j/", {"card": "ABCABC"}, **ORIGIN)
    assert (wrong.status_code, soup(wrong).select_one("#card")["value"]) == (422, "ABCABC")
    address = client.post(f"{ROOM}j/", {"card": card.lower()}, **ORIGIN)["Location"]

    page = soup(client.get(address))
    assert (shown(page, "h1"), page.select(".seat-buzz")) == (["Bonsoir, Noé"], [])
    assert client.post(address, {"arrive": "1", "email": "x"}, **ORIGIN).status_code == 422
    assert client.post(address, {"arrive": "1", "email": "noe@radio.example"}, **ORIGIN)
    assert Journalist.objects.get(email="noe@radio.example").outlet_text == "Radio Rhin"

    page = soup(client.get(address))
    assert shown(page, ".seat-buzz button") == ["Je prends"]
    client.post(address, {"buzz": "1", "pitch": programme[0].pk}, **ORIGIN)
    for name, value in (("angle", "people"), ("format", "report"), ("week", "2026-11-30")):
        page = soup(client.get(address))
        assert [step.find("b").text for step in page.select("details[open]")] == [""]
        assert page.select(f"details[open] button[name={name}][value='{value}']") != []
        client.post(address, {name: value, "pitch": programme[0].pk}, **ORIGIN)
    page = soup(client.get(address))
    assert [step.text for step in page.select("summary b")] == [
        "celles et ceux qui le font",
        "reportage",
        "la semaine prochaine",
    ]
    assert page.select("details[open]") == []
    # Later, from the list, when something else is on stage.
    stage(opened, programme[1])
    client.post(address, {"format": "radio", "pitch": programme[0].pk}, **ORIGIN)
    page = soup(client.get(address))
    assert shown(page, ".seat-earlier h3") == ["La fosse du samedi"]
    client.post(address, {"withdraw": "1", "pitch": programme[0].pk}, **ORIGIN)
    assert buzzes.standing(Buzz.objects.all()).count() == 0
    assert client.post(address, {"week": "2020-01-01", "pitch": 1}, **ORIGIN).status_code == 422
    assert client.post(address, {}, **ORIGIN).status_code == 422


def test_the_state_is_small_has_an_etag_and_says_only_what_all_may_know(client, opened, programme):
    address = f"{ROOM}etat.json"
    stage(opened, programme[0])
    state.forget()
    first = client.get(address)
    assert first.json()["pitch"] == {
        "id": programme[0].pk,
        "number": 1,
        "of": 2,
        "title": "La fosse du samedi",
        "presenter": "",
        "state": "buzzing",
        "url": programme[0].story.url,
    }
    assert first.json()["clock"] == {"ends": int((EIGHT.timestamp() + 300) * 1000), "left": 300}
    assert first["X-Server-Time"] == str(int(EIGHT.timestamp() * 1000))
    again = client.get(address, HTTP_IF_NONE_MATCH=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert len(first.content) < 1500
    buzzes.buzz(opened, opened.seats.first(), programme[0].pk, key(), EIGHT)
    # The projection looks at once; phones may know it a fifth of a second later.
    scene = client.get(f"{address}?scene", HTTP_IF_NONE_MATCH=first["ETag"])
    assert [seat["lit"] for seat in scene.json()["seats"]] == [True, False, False]
    assert BuzzSession.objects.get().scene_seen_at == EIGHT
    assert client.get("/direct/XXXXX/etat.json").status_code == 404


def test_asking_again_costs_next_to_nothing(client, opened, django_assert_num_queries, monkeypatch):
    monkeypatch.setattr(state, "MEMO_SECONDS", 600)  # however slow the machine is
    client.get(f"{ROOM}etat.json")
    with django_assert_num_queries(0):
        client.get(f"{ROOM}etat.json")


def test_queries_do_not_grow_with_the_evening(client, opened, programme, director):
    stage(opened, programme[0])
    control, seat = logged_in(director), places(client, opened)[0]
    everywhere = {
        ROOM: client,
        f"{ROOM}scene/": client,
        seat: client,
        f"{ROOM}regie/": control,
        f"{ROOM}regie/cartes/": control,
    }
    before = {
        address: queries(lambda a=address, c=who: c.get(a)) for address, who in everywhere.items()
    }
    opened.refresh_from_db()
    for number in range(12):
        story = make_story(f"Récit {number}")
        Pitch.objects.create(session=opened, story=story, sort_order=number + 9)
        extra = Seat.objects.create(
            session=opened, name=f"N{number}", outlet=f"M{number}", agreed_at=EIGHT
        )
        buzzes.buzz(opened, extra, programme[0].pk, key(), EIGHT)
        room.send(opened, "question", f"Et {number} ?", key(), key(), EIGHT)
    state.forget()
    after = {
        address: queries(lambda a=address, c=who: c.get(a)) for address, who in everywhere.items()
    }
    assert after == before


def test_count_me_in_gives_a_host_with_a_name_at_once(client, opened, programme):
    make_territory("Colmar")
    stage(opened, programme[0])
    address = f"{ROOM}jen-suis/?pitch={programme[0].pk}"
    page = soup(client.get(address))
    hidden = {field["name"]: field["value"] for field in page.select("form [type=hidden]")}
    hidden["shown"] = stamp_of_a_minute_ago()
    missing = client.post(address, hidden | {"first_name": "Inès"}, **ORIGIN)
    assert (missing.status_code, soup(missing).select_one("#first_name")["value"]) == (422, "Inès")
    sent = hidden | {"first_name": "Inès", "phone": "06 12 34 56 78", "commune": "Colmar"}
    where = {client.post(address, sent, **ORIGIN)["Location"] for _click in range(2)}
    request = Involvement.objects.get()
    assert (request.origin, request.owner.name, request.page_id, request.message) == (
        Origin.ROOM,
        "Camille",
        programme[0].story_id,
        "J’en suis\xa0: La fosse du samedi",
    )
    assert request.notice is not None
    assert [(row.pitch_id, row.involvement_id) for row in opened.joinings.all()] == [
        (programme[0].pk, request.pk)
    ]
    page = soup(client.get(where.pop()))
    assert shown(page, "h1") == ["Vous en êtes, Inès."]
    assert (shown(page, ".person-name"), shown(page, ".live-point")) == (
        ["Camille"],
        ["Sous l’horloge"],
    )


def test_whoever_was_counted_in_before_the_end_is_although_it_arrives_later(
    client, opened, programme, director, clock
):
    make_territory("Colmar")
    stage(opened, programme[0])
    address = f"{ROOM}jen-suis/"
    hidden = {
        field["name"]: field["value"]
        for field in soup(client.get(address)).select("form [type=hidden]")
    }
    sent = hidden | {"first_name": "Inès", "phone": "06 12 34 56 78", "commune": "Colmar"}
    sent["shown"] = stamp_of_a_minute_ago()
    evening.move(opened, SessionState.CLOSED, key(), EIGHT, director)
    clock.move_to(EIGHT + timedelta(minutes=2))
    late = client.post(address, sent, **ORIGIN)
    assert (late.status_code, soup(late).select_one("#first_name")["value"]) == (422, "Inès")
    # The room is over, the team is not.
    elsewhere = soup(late).select_one("[role=alert] a")["href"]
    assert elsewhere.endswith(f"/fr/agir/?page={opened.event.pk}")
    assert client.post(address, sent | {"waited": "120000"}, **ORIGIN).status_code == 302
    assert opened.joinings.count() == 1


def stamp_of_a_minute_ago() -> str:
    from involvement import spam

    return spam.stamp(EIGHT - timedelta(minutes=1))


def test_in_a_rehearsal_nobody_is_counted_in(client, prepared, programme):
    evening.rehearse(prepared, key(), EIGHT)
    address = f"{ROOM}jen-suis/"
    page = soup(client.get(address))
    hidden = {field["name"]: field["value"] for field in page.select("form [type=hidden]")}
    sent = hidden | {"first_name": "Inès", "email": "ines@example.org", "commune": "Ici"}
    answer = client.post(address, sent, **ORIGIN)
    assert Involvement.objects.count() == 0
    assert shown(soup(client.get(answer["Location"])), "h1") == ["Une répétition"]


def test_the_room_of_an_event_that_is_not_public_is_open_to_the_team_alone(
    client, opened, director
):
    PageViewRestriction.objects.create(page=opened.event, restriction_type="login")
    addresses = [ROOM, f"{ROOM}scene/", f"{ROOM}jen-suis/", f"{ROOM}code.svg", f"{ROOM}etat.json"]
    assert [client.get(address).status_code for address in addresses] == [404] * 5
    assert [logged_in(director).get(address).status_code for address in addresses] == [200] * 5
    assert client.get("/direct/", {"code": "BRAVE"}).status_code == 404
    # Whoever was invited to a seat finds it.
    assert client.get(places(client, opened)[0]).status_code == 200


def test_a_hidden_story_shows_the_words_of_the_stage_and_nothing_else(
    client, opened, programme, director
):
    secret = make_story(
        "Titre zzzcaché", summary="zzzrésumé", embargo_until=EIGHT + timedelta(days=1)
    )
    Pitch.objects.filter(pk=programme[0].pk).update(story=secret)
    draft = make_story("Brouillon zzz", live=False)
    Pitch.objects.filter(pk=programme[1].pk).update(story=draft, title="")
    stage(opened, programme[0])
    buzzes.buzz(opened, opened.seats.first(), programme[0].pk, key(), EIGHT)
    walked = [
        ROOM,
        f"{ROOM}etat.json",
        f"{ROOM}scene/",
        f"{ROOM}jen-suis/",
        *places(client, opened),
    ]
    said = "".join(client.get(address).content.decode() for address in walked)
    assert "zzz" not in said
    assert "Un récit à venir" in said
    Pitch.objects.filter(pk=programme[0].pk).update(title="Ce que la salle lit")
    state.forget()
    assert client.get(f"{ROOM}etat.json").json()["pitch"]["title"] == "Ce que la salle lit"
    assert client.get(f"{ROOM}etat.json").json()["pitch"]["url"] == ""
    evening.move(opened, SessionState.CLOSED, key(), EIGHT, director)
    assert "zzz" not in client.get(f"{ROOM}suite/").content.decode()


def test_what_remains_is_told_once_it_is_over(client, opened, programme, director):
    from buzz import commitments, moderation

    stage(opened, programme[0])
    opened.refresh_from_db()
    for seat in (opened.seats.all()[0], opened.seats.all()[2]):
        buzzes.buzz(opened, seat, programme[0].pk, key(), EIGHT)
    offered = room.send(opened, "have", "Un four à pain", key(), key(), EIGHT)
    room.send(opened, "need", "Jamais lu", key(), key(), EIGHT)
    moderation.approve(opened, offered.pk, key(), EIGHT, director)
    assert client.get(f"{ROOM}suite/").status_code == 404

    def leads_to() -> list[str]:
        page = soup(client.get(opened.event.get_url()))
        return [link["href"] for link in page.select(".beside a")]

    assert leads_to() == [ROOM]
    opened.refresh_from_db()
    for opened.is_rehearsal, addresses in ((True, []), (False, [ROOM])):
        opened.save(update_fields=["is_rehearsal"])
        assert leads_to() == addresses
    evening.move(opened, SessionState.CLOSED, key(), EIGHT, director)
    assert leads_to() == [f"{ROOM}suite/"]
    commitments.carry_over(EIGHT + timedelta(minutes=1))
    row = Buzz.objects.first().commitment
    type(row).objects.filter(pk=row.pk).update(state=Promise.KEPT)
    page = soup(client.get(f"{ROOM}suite/"))
    assert [item.text for item in page.select(".figures .value")] == ["2", "2", "1/2", "0"]
    assert [tag.get_text(" ", strip=True) for tag in page.select(".remains-pitches .tag")] == [
        "Le Courrier · promesse tenue",
        "Télé · promis",
    ]
    assert [item.text for item in page.select(".remains-room li")] == ["Un four à pain"]
    assert shown(soup(client.get(ROOM)), "a.button") == ["Ce qu’il reste de la soirée"]
    evening.move(opened, SessionState.ARCHIVED, key(), EIGHT, director)
    assert client.get(f"{ROOM}suite/").status_code == 200
    PageViewRestriction.objects.create(page=opened.event, restriction_type="login")
    assert client.get(f"{ROOM}suite/").status_code == 404


def test_the_page_of_the_room_weighs_less_than_fifty_kilobytes(client, opened, programme):
    import gzip
    from pathlib import Path

    from django.contrib.staticfiles import finders

    stage(opened, programme[0])
    response = client.get(ROOM)
    page = soup(response)
    files = [tag["href"] for tag in page.select("link[rel=stylesheet]")]
    files += [tag["src"] for tag in page.select("script[src]")]
    weight = len(gzip.compress(response.content, 6))
    for name in files:
        found = Path(finders.find(name.removeprefix("/static/"))).read_bytes()
        weight += len(gzip.compress(found, 6))
    font = page.select_one("link[rel=preload]")["href"]
    weight += Path(finders.find(font.removeprefix("/static/"))).stat().st_size
    assert weight < 50_000
    assert page.select("[style], style, script:not([src])") == []


def test_json_is_what_phones_expect(client, opened):
    assert json.loads(client.get(f"{ROOM}etat.json").content)["pitch"] is None
