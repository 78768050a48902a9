"""Introductions in the admin: the card's section, the board, composing, and other teams' rows."""

from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from home.roles import EDITORS, FACILITATORS, PRESS
from involvement.introductions import asking
from involvement.models import (
    Ingredient,
    Introduction,
    IntroductionState,
    Involvement,
    Party,
    Person,
    Side,
    State,
)
from tests.factories import make_call, make_facilitator, make_programme, make_story, roles
from tests.queries import queries

from .conftest import DAY, all_say_yes, ask, make_ingredient, party, state, talk_with

pytestmark = pytest.mark.django_db
DESK = "/admin/involvement/"
S = IntroductionState


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


@pytest.fixture
def users(camille, django_user_model):
    """Camille answers for Alsace, Léa for Lyon; Jeanne writes stories, Paul is a journalist."""
    groups = roles()
    lea = make_facilitator(make_programme("Lyon"), "Léa")
    found = {}
    for name, facilitator, group in (
        ("camille", camille, FACILITATORS),
        ("lea", lea, FACILITATORS),
        ("jeanne", None, EDITORS),
        ("paul", None, PRESS),
    ):
        found[name] = django_user_model.objects.create_user(name)
        found[name].groups.add(groups[group])
        if facilitator:
            facilitator.user = found[name]
            facilitator.save()
    found["root"] = django_user_model.objects.create_superuser("root")
    return found


def enter(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def descriptions(response) -> list[str]:
    return [link.text.strip() for link in soup(response).select("table .title-wrapper a")]


NOTE = {"side": "need", "kind": "place", "description": "Un lieu", "universe": "citizens",
        "issue": "", "until": "", "commune": ""}  # fmt: skip


def test_noting_from_the_card(users, ines):
    client = enter(users["camille"])
    card = f"{DESK}{ines.pk}/"
    form = soup(client.get(card)).select_one(f'form[action="{card}needs-and-offers/"]')
    assert form.select_one("input[name=description]")
    assert client.post(f"{card}needs-and-offers/", NOTE)["Location"] == card
    row = Ingredient.objects.get()
    assert (row.involvement, row.side, row.programme) == (ines, Side.NEED, ines.programme)
    assert Involvement.objects.get(pk=ines.pk).state == State.ORIENTED


def test_every_form_of_the_card_can_be_sent_by_a_browser(users, ines):
    Involvement.objects.filter(pk=ines.pk).update(first_human_reply_at=timezone.now())
    client = Client(enforce_csrf_checks=True)
    client.force_login(users["camille"])
    card = f"{DESK}{ines.pk}/"
    forms = {
        form["action"]: form.select_one("input[name=csrfmiddlewaretoken]")
        for form in soup(client.get(card)).select("main form[method=post]")
    }
    of_sections = {f"{card}{end}" for end in ("needs-and-offers/", "limits/", "plan/link/")}
    assert of_sections - set(forms) == set()
    assert [action for action, token in forms.items() if token is None] == []
    sent = NOTE | {"csrfmiddlewaretoken": forms[f"{card}needs-and-offers/"]["value"]}
    assert client.post(f"{card}needs-and-offers/", sent)["Location"] == card


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"description": "L’atelier d’Inès"}, "description"),
        ({"description": ""}, "description"),
        ({"kind": ""}, "kind"),
        ({"kind": "gold"}, "kind"),
        ({"side": ""}, "side"),
        ({"until": "demain"}, "until"),
        ({"commune": "Nulle-Part"}, "commune"),
    ],
)
def test_an_error_stands_at_its_field_and_nothing_is_lost(users, ines, change, field):
    sent = NOTE | {"description": "Une phrase"} | change
    response = enter(users["camille"]).post(f"{DESK}{ines.pk}/needs-and-offers/", sent)
    assert response.status_code == 422
    assert list(response.context_data["form"].errors) == [field]
    assert soup(response).select_one(".error-message")
    value = (
        soup(response).select_one("input[name=description]")["value"] if sent["description"] else ""
    )
    assert value == sent["description"]
    assert not Ingredient.objects.exists()


def test_suggestions_lead_to_the_form_and_the_form_asks(users, need, offer, ines, karim):
    client = enter(users["camille"])
    box = soup(client.get(f"{DESK}{ines.pk}/")).select_one("input[name=offer]")
    form = box.find_parent("form")
    assert (form["method"], form["action"]) == ("get", f"{DESK}introductions/new/{need.pk}/")
    address = f"{form['action']}?offer={box['value']}"
    shown = soup(client.get(address)).select_one("main form[method=post]")
    sent = {field["name"]: field.get("value", "") for field in shown.select("input[name]")}
    assert sent["subject"] == need.description
    assert sent["gives_1"] == sent["gets_0"] == offer.description

    refused = client.post(address, sent | {"gives_0": "", "gets_1": "Karim aide"})
    assert refused.status_code == 422
    assert set(refused.context_data["form"].errors) == {"gives_0"}
    sent |= {"gives_0": "De la vie", "gets_1": "Inès Weber vient"}
    refused = client.post(address, sent)
    assert set(refused.context_data["form"].errors) == {"gets_1"}
    assert not Party.objects.exists()

    sent["gets_1"] = "Un coup de main"
    for _ in range(2):
        done = client.post(address, sent)
        introduction = Introduction.objects.get()
        assert done["Location"] == f"{DESK}introductions/{introduction.pk}/"
    assert [p.person for p in introduction.parties.all()] == [ines.person, karim.person]
    assert introduction.state == S.ASKED


def test_the_cap_met_while_composing_says_who_and_keeps_the_words(users, need, offer, ines, karim):
    Person.objects.filter(pk=karim.person.pk).update(solicitation_cap=0)
    client = enter(users["camille"])
    address = f"{DESK}introductions/new/{need.pk}/?offer={offer.pk}"
    sent = {"key": "11111111-2222-3333-4444-555555555555", "subject": "Un lieu", "gives_0": "a",
            "gets_0": "b", "gives_1": "c", "gets_1": "d"}  # fmt: skip
    response = client.post(address, sent)
    assert response.status_code == 422
    assert "Karim Haddad" in soup(response).select_one(".messages ul .error").text
    assert soup(response).select_one("[name=gives_1]")["value"] == "c"


@pytest.mark.parametrize("query", ["", "?offer=", "?offer=x", "?offer=99999999999999", "?offer=0"])
def test_composing_with_nobody_is_404(users, need, query):
    address = f"{DESK}introductions/new/{need.pk}/{query}"
    assert enter(users["camille"]).get(address).status_code == 404


def test_a_need_for_which_nobody_speaks_yet(users, tree, ines, offer, monday):
    from involvement.introductions.board import follow_calls

    make_call(contact=ines.owner)
    follow_calls(monday)
    need = Ingredient.objects.get(follows_call=True)
    client = enter(users["camille"])
    edit = f"{DESK}needs-and-offers/{need.pk}/"
    assert client.get(f"{DESK}introductions/new/{need.pk}/?offer={offer.pk}")["Location"] == edit

    form = {"kind": "place", "state": "open", "speaker": "999"}
    assert set(client.post(edit, form).context_data["form"].errors) == {"speaker"}
    client.post(edit, form | {"speaker": ines.pk, "description": "Autre"})
    need.refresh_from_db()
    assert (need.involvement, need.kind) == (ines, "place")
    assert need.description == "Résumé de Un local à Sélestat."
    assert client.get(f"{DESK}introductions/new/{need.pk}/?offer={offer.pk}").status_code == 200


def test_the_board_shows_open_ones_first_and_filters(users, ines, karim, need, offer, monday):
    make_ingredient(karim, Side.OFFER, monday - 3 * DAY, "Retiré", state="withdrawn")
    client = enter(users["camille"])
    board = f"{DESK}needs-and-offers/"
    assert descriptions(client.get(board)) == [need.description, offer.description, "Retiré"]
    assert descriptions(client.get(f"{board}?side=need")) == [need.description]
    assert descriptions(client.get(f"{board}results/?state=withdrawn")) == ["Retiré"]
    assert descriptions(client.get(f"{board}?q=hangar")) == [offer.description]


def test_editing_and_reopening(users, need, monday):
    client = enter(users["camille"])
    edit = f"{DESK}needs-and-offers/{need.pk}/"
    over = (timezone.localdate(monday) - timedelta(days=1)).isoformat()
    sent = NOTE | {"state": "open", "until": over}
    assert set(client.post(edit, sent).context_data["form"].errors) == {"until"}
    client.post(edit, NOTE | {"state": "met", "description": "Trouvé"})
    need.refresh_from_db()
    assert (need.description, need.state) == ("Trouvé", "met")


def test_editors_note_what_a_story_lacks_and_see_nothing_else(users, need, camille):
    story = make_story(contact=camille)
    client = enter(users["jeanne"])
    board = f"{DESK}needs-and-offers/"
    assert descriptions(client.get(board)) == []
    assert client.get(f"{board}{need.pk}/").status_code == 404
    client.post(f"{board}new/", NOTE | {"page": story.pk, "description": "Un atelier"})
    row = Ingredient.objects.get(page=story.pk)
    assert (row.programme, row.involvement) == (camille.programme, None)
    assert descriptions(client.get(board)) == ["Un atelier"]
    assert descriptions(enter(users["camille"]).get(board)) == [need.description, "Un atelier"]
    nobody = make_story("Sans réponse", contact=None)
    refused = client.post(f"{board}new/", NOTE | {"page": nobody.pk})
    assert set(refused.context_data["form"].errors) == {"page"}


def test_limits_are_set_on_the_card(users, ines):
    client = enter(users["camille"])
    address = f"{DESK}{ines.pk}/limits/"
    assert client.post(address, {"solicitation_cap": "-1", "paused_until": ""}).status_code == 422
    client.post(address, {"solicitation_cap": "1", "paused_until": "2026-12-24"})
    person = Person.objects.get(pk=ines.person.pk)
    assert (person.solicitation_cap, str(person.paused_until)) == (1, "2026-12-24")


def act(client: Client, introduction: Introduction, name: str, **data):
    return client.post(f"{DESK}introductions/{introduction.pk}/{name}/", data)


def test_from_all_yes_to_they_go_on(users, introduction, ines, karim, monday):
    import time_machine

    client = enter(users["camille"])
    page = f"{DESK}introductions/{introduction.pk}/"
    mine = party(introduction, ines)
    act(client, introduction, "answer", party=mine.pk, says="yes", shares_phone="on")
    assert party(introduction, ines).shares_phone
    asking.answer(party(introduction, karim), "yes", monday)

    proposed = [field.get("value") for field in soup(client.get(page)).select("[name^=time_]")]
    assert len([value for value in proposed if value]) == 5
    broken = act(client, introduction, "propose", time_0="2020-01-01T10:00")
    assert (broken.status_code, set(broken.context_data["proposal"].errors)) == (422, {"time_0"})
    act(client, introduction, "propose", time_0="2026-12-01T10:00", time_1="2026-12-02T10:00")
    assert introduction.slots.count() == 2

    broken = act(client, introduction, "fix", starts_at="x", minutes="60", place="Ici")
    assert broken.status_code == 422
    assert soup(broken).select_one("[name=place]")["value"] == "Ici"
    act(client, introduction, "fix", starts_at="2026-12-01T10:00", minutes="60", place="Ici")
    assert state(introduction) == S.SCHEDULED
    act(client, introduction, "conclude", to="held")  # too early
    assert state(introduction) == S.SCHEDULED
    with time_machine.travel(monday + 10 * DAY, tick=False):
        client = enter(users["camille"])  # nobody stays signed in that long
        for to in ("held", "continues"):
            assert to in [b["value"] for b in soup(client.get(page)).select("button[name=to]")]
            act(client, introduction, "conclude", to=to)
    assert state(introduction) == S.CONTINUES


def test_until_when_answers_are_awaited_is_told_as_people_say_it(users, introduction):
    Introduction.objects.filter(pk=introduction.pk).update(
        expires_at=datetime(2026, 12, 1, 17, 5, tzinfo=UTC)
    )
    page = soup(enter(users["camille"]).get(f"{DESK}introductions/{introduction.pk}/"))
    told = page.select_one("main .nice-padding > p").get_text(" ", strip=True)
    assert told.partition("Réponses ")[2] == "jusqu’au 1er\u00a0décembre 2026, 18\u00a0h\u00a005."


def test_calling_off_and_letting_a_time_fall_through(users, introduction, monday):
    client = enter(users["camille"])
    all_say_yes(introduction, monday)
    act(client, introduction, "fix", starts_at="2026-12-01T10:00", minutes="60", place="Ici")
    act(client, introduction, "drop")
    assert state(introduction) == S.OPEN
    act(client, introduction, "cancel")
    assert state(introduction) == S.CANCELLED
    assert act(client, introduction, "unknown").status_code == 404
    assert act(client, introduction, "answer", party="x", says="yes").status_code == 302


def paths(introduction, need, ines) -> list[str]:
    return [
        f"{DESK}needs-and-offers/{need.pk}/",
        f"{DESK}{ines.pk}/needs-and-offers/",
        f"{DESK}{ines.pk}/limits/",
        f"{DESK}introductions/new/{need.pk}/",
        f"{DESK}introductions/{introduction.pk}/",
        *(f"{DESK}introductions/{introduction.pk}/{act}/" for act in
          ("answer", "propose", "fix", "drop", "cancel", "conclude")),
    ]  # fmt: skip


def test_what_belongs_to_another_team_does_not_exist(users, introduction, need, offer, ines):
    client = enter(users["lea"])
    for path in paths(introduction, need, ines):
        assert client.get(path).status_code in (404, 405), path
        assert client.post(path, NOTE | {"to": "held"}).status_code in (404, 405), path
    for path in ("needs-and-offers/", "needs-and-offers/results/", "introductions/"):
        assert descriptions(client.get(DESK + path)) == []
    assert state(introduction) == S.ASKED


def test_others_do_not_come_in(users, introduction, need, ines):
    for path in [*paths(introduction, need, ines), f"{DESK}introductions/"]:
        assert enter(users["paul"]).get(path).status_code in (302, 405), path
        assert Client().get(path).status_code in (302, 405), path
        if "needs-and-offers" not in path:
            assert enter(users["jeanne"]).get(path).status_code in (302, 405), path


def test_the_menu_shows_what_one_may_open(users):
    from django.test import RequestFactory

    from involvement.introductions.menu import BoardMenuItem, IntroductionsMenuItem

    shown = {}
    for name, user in users.items():
        request = RequestFactory().get("/admin/")
        request.user = user
        shown[name] = [item().is_shown(request) for item in (BoardMenuItem, IntroductionsMenuItem)]
    assert shown == {"camille": [True, True], "lea": [True, True], "jeanne": [True, False],
                     "paul": [False, False], "root": [True, True]}  # fmt: skip


def test_lists_and_card_cost_the_same_for_two_rows_and_for_many(users, camille, ines, need, monday):
    client = enter(users["camille"])

    def more(number: int) -> None:
        for _ in range(number):
            other = talk_with(camille, f"P{Person.objects.count()}", solicitation_cap=99)
            make_ingredient(other, Side.OFFER, monday, universe="company")
            Person.objects.filter(pk=ines.person.pk).update(solicitation_cap=99)
            ask(need, [ines, other], monday)

    more(2)
    looked = (f"{DESK}needs-and-offers/", f"{DESK}introductions/", f"{DESK}{ines.pk}/")
    few = [queries(lambda p=path: client.get(p)) for path in looked]
    more(12)
    assert [queries(lambda p=path: client.get(p)) for path in looked] == few
