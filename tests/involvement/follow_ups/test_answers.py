"""Five answers, each one tap: what they do, by whichever way, and what merely looking does not do."""

from datetime import timedelta
from urllib.parse import quote

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from involvement import consents, purposes, reference
from involvement.follow_ups import links, plans
from involvement.follow_ups.answers import answer, later_until, stop_letters
from involvement.models import (
    Attention,
    Consent,
    FollowUp,
    FollowUpAnswer,
    FollowUpState,
    Involvement,
    State,
)
from involvement.transitions import move
from people.models import Absence
from tests.factories import make_facilitator
from tests.involvement.follow_ups.conftest import (
    address,
    body,
    everything,
    letter_of,
    mails,
    paris,
    path,
    subject_of,
    work,
)

pytestmark = pytest.mark.django_db
ORIGIN = {"HTTP_ORIGIN": "http://testserver"}
NOW = paris(2026, 11, 30, 10, 15)
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def letter(plan) -> FollowUp:
    """Her first letter, which left this morning."""
    return letter_of(plan)


@pytest.fixture
def morning(letter):
    with time_machine.travel(NOW, tick=False):
        yield NOW


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def say(client: Client, letter: FollowUp, what: str, **more: str):
    return client.post(address(letter), {"answer": what, **more}, **ORIGIN)


def test_looking_changes_nothing(client, letter, morning, talk):
    before = everything()
    stop = path(links.stop_url(talk))
    places = (address(letter), stop, path(links.plan_url(talk)),
              path(links.plan_url(talk, "plan_step")))  # fmt: skip
    for place in places:
        for method in (client.get, client.head, client.options):
            assert method(place).status_code in (200, 405)
    assert client.get(f"{address(letter)}?answer=stop").status_code == 200
    assert client.get(f"{stop}?List-Unsubscribe=One-Click").status_code == 200
    assert everything() == before


def test_the_page_shows_the_words_and_five_buttons(client, letter, morning, plan):
    response = client.get(address(letter))
    assert (response.status_code, response.cookies) == (200, {})
    assert response["Cache-Control"] == "private, no-store"
    page = soup(response)
    assert page.select_one("h1").text == "Et maintenant, Inès\u202f?"
    assert plan.when_words in page.select_one(".plan-words").text
    assert plan.then_words in page.select_one(".plan-words").text
    assert [(button["value"], button.text) for button in page.select("button[name=answer]")] == [
        ("moves", "Ça avance"),
        ("stuck", "Ça bloque"),
        ("later", "Plus tard"),
        ("other-way", "Autrement"),
        ("stop", "Arrêter les lettres"),
    ]


def test_it_moves(client, letter, morning, talk):
    response = say(client, letter, "moves", words="Les menuisiers\r\nviennent !")
    assert (response.status_code, response["Location"]) == (302, address(letter))
    letter.refresh_from_db()
    talk.refresh_from_db()
    assert (letter.answer, letter.state) == (FollowUpAnswer.MOVES, FollowUpState.ANSWERED)
    assert letter.words == "Les menuisiers\nviennent !"
    assert (talk.person.last_active_at, talk.attention) == (NOW, "")
    page = soup(client.get(address(letter)))
    assert page.select_one("h1").text == "Merci, Inès"
    assert page.select_one("#heard").text.strip() == "Ça avance\xa0: bravo."
    step = talk.steps.get(kind="answer")
    assert (step.by_person, step.text, step.data["answer"]) == (True, letter.words, "moves")


def test_stuck_is_a_task_for_the_owner_at_once(client, letter, morning, talk, camille):
    for _ in range(2):
        say(client, letter, "stuck", words="La mairie ne répond pas.")
    talk.refresh_from_db()
    assert talk.attention == Attention.STUCK
    assert talk.due_at == NOW + timedelta(hours=1)
    (mail,) = mails(camille.email)
    assert subject_of(mail) == "Quelqu’un est bloqué : appeler aujourd’hui avant 11 h 15"
    text = body(mail)
    assert "> La mairie ne répond pas." in text
    assert f"> Quand … {letter.plan.when_words}\n> alors je … {letter.plan.then_words}" in text
    assert "06 12 34 56 78" in text
    assert mail["Reply-To"] == "ines@example.org"


def test_stuck_while_the_owner_is_away_is_for_whoever_is_on_duty(
    client, letter, morning, talk, camille
):
    lea = make_facilitator(camille.programme, "Léa", sort_order=1)
    Absence.objects.create(facilitator=camille, first_day=NOW.date(), last_day=NOW.date())
    say(client, letter, "stuck")
    talk.refresh_from_db()
    assert (talk.owner, talk.attention) == (lea, Attention.STUCK)
    assert mails(camille.email) == []
    assert "Quelqu’un est bloqué" in mails(lea.email)[-1]["Subject"]


@pytest.mark.parametrize("state", [State.CLOSED, State.DORMANT])
def test_stuck_wakes_a_request_that_rests(letter, morning, talk, state):
    talk = move(talk, state, NOW)
    Involvement.objects.update(state_before=State.IN_ACTION if state == State.DORMANT else "")
    answer(letter, FollowUpAnswer.STUCK, "", NOW)
    talk.refresh_from_db()
    assert talk.attention == Attention.STUCK
    assert talk.state == (State.IN_ACTION if state == State.DORMANT else State.IN_DIALOGUE)


def test_later_waits_a_month_and_asks_until_when(client, letter, morning, plan):
    planned = [row.due_at for row in plan.follow_ups.filter(state=FollowUpState.PLANNED)]
    assert planned[0] == paris(2026, 12, 23, 9)
    say(client, letter, "later")
    assert _planned(plan) == [
        paris(2026, 12, 30, 9),
        paris(2027, 3, 2, 9),
        paris(2027, 5, 31, 9),
        paris(2027, 11, 30, 9),
    ]
    page = soup(client.get(address(letter)))
    assert [button["value"] for button in page.select("button[name=day]")] == [
        "2026-12-14", "2026-12-28", "2027-02-22",
    ]  # fmt: skip
    response = client.post(address(letter), {"day": "2027-02-22"}, **ORIGIN)
    assert response.status_code == 302
    assert _planned(plan)[:2] == [paris(2027, 2, 22, 9), paris(2027, 4, 26, 9)]
    assert "22\xa0février 2027" in soup(client.get(address(letter))).select_one(".act").text


def _planned(plan) -> list:
    return [row.due_at for row in plan.follow_ups.filter(state=FollowUpState.PLANNED)]


@pytest.mark.parametrize(
    "day", ["", "2026-11-30", "2020-01-01", "2029-01-01", "hier", "\x00", "9" * 400]
)
def test_a_day_that_cannot_be_is_explained(client, letter, morning, plan, day):
    before = _planned(plan)
    response = client.post(address(letter), {"day": day}, **ORIGIN)
    assert response.status_code == 422
    assert soup(response).select_one("#day-error")
    assert _planned(plan) == before


def test_later_never_means_sooner(plan, morning):
    third = letter_of(plan, 3)
    answer(third, FollowUpAnswer.LATER, "", third.due_at)
    assert _planned(plan) == [paris(2027, 5, 24, 9), paris(2027, 11, 23, 9)]


def test_later_after_the_last_letter_is_one_more(morning, letter, plan):
    plan.follow_ups.filter(state=FollowUpState.PLANNED).delete()
    answer(letter, FollowUpAnswer.LATER, "", NOW)
    assert _planned(plan) == [paris(2026, 12, 30, 9)]


def test_another_way_opens_the_plan_with_its_words(client, letter, morning, plan, talk):
    response = say(client, letter, "other-way")
    assert response["Location"].startswith("http://testserver/fr/plan/")
    page = soup(client.get(path(response["Location"])))
    assert page.select_one("#when")["value"] == plan.when_words
    assert page.select_one("#then")["value"] == plan.then_words


def test_stop_is_stop(client, letter, morning, talk, plan):
    say(client, letter, "stop")
    assert not consents.has(talk.person, purposes.FOLLOW_UP)
    assert _planned(plan) == []
    page = soup(client.get(address(letter)))
    assert page.select("button[name=answer]") == []
    say(client, letter, "later")
    assert _planned(plan) == []
    for day in range(30, 400, 30):
        with time_machine.travel(NOW + timedelta(days=day), tick=False):
            work()
    assert len(mails()) == 1
    assert talk.steps.filter(kind="proposed").count() == 0


def test_one_click_from_a_mail_program(letter, morning, talk, plan):
    (mail,) = mails()
    https, mailto = mail["List-Unsubscribe"].split(", ")
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    subject = quote(reference.subject_with("stop", talk))
    assert mailto == f"<mailto:alsace@labo.example?subject={subject}>"
    url = path(https.strip("<>"))
    # A mail provider has no cookie and sends no Origin; neither makes a difference here.
    provider = Client(enforce_csrf_checks=True)
    for _ in range(2):
        response = provider.post(url, ONE_CLICK)
        assert (response.status_code, response.cookies) == (200, {})
    withdrawn = Consent.objects.get(purpose=purposes.FOLLOW_UP)
    assert withdrawn.withdrawn_at == NOW
    assert _planned(plan) == []


def test_only_the_one_click_ends_the_letters(letter, morning, talk, plan):
    provider = Client(enforce_csrf_checks=True)
    url = path(links.stop_url(talk))
    assert provider.post(url, {}).status_code == 200
    assert plans.agrees(talk.person)
    # Every other page behind a link still needs the Origin that browsers send.
    assert provider.post(address(letter), {"answer": "moves"}).status_code == 403
    assert provider.post(path(links.plan_url(talk)), {}).status_code == 403


def test_the_button_of_the_stop_page(client, letter, morning, talk):
    url = path(links.stop_url(talk))
    form = soup(client.get(url)).select_one("main form")
    fields = {field["name"]: field["value"] for field in form.select("input")}
    assert fields == ONE_CLICK
    page = soup(client.post(url, fields, **ORIGIN))
    assert page.select_one("h1").text == "Plus aucune lettre ne viendra"
    assert page.select("main form") == []


def test_the_way_out_never_closes(client, letter, talk):
    url, old = path(links.stop_url(talk)), address(letter)
    with time_machine.travel(NOW + timedelta(days=3000), tick=False):
        assert client.post(url, ONE_CLICK).status_code == 200
        assert not plans.agrees(talk.person)
        assert client.get(old).status_code == 404


@pytest.mark.parametrize("what", ["", "nonsense", "\x00"])
def test_no_answer_is_explained(client, letter, morning, what):
    response = say(client, letter, what, words="Mes mots")
    assert response.status_code == 422
    assert soup(response).select_one("#words").text.strip() == "Mes mots"
    letter.refresh_from_db()
    assert letter.answer == ""


def test_too_many_words_are_not_lost(client, letter, morning):
    response = say(client, letter, "moves", words="x" * 1001)
    assert response.status_code == 422
    assert soup(response).select_one("#words").text.strip() == "x" * 1001
    assert say(client, letter, "moves", words="x" * 1000).status_code == 302


def test_another_answer_counts_from_then_on(client, letter, morning, talk):
    say(client, letter, "stuck", words="Rien ne va.")
    say(client, letter, "moves")
    letter.refresh_from_db()
    assert (letter.answer, letter.words) == ("moves", "Rien ne va.")
    assert list(talk.steps.filter(kind="answer").values_list("data__answer", flat=True)) == [
        "stuck", "moves",
    ]  # fmt: skip
    talk.refresh_from_db()
    assert talk.attention == Attention.STUCK  # somebody was called for; they decide


@pytest.mark.parametrize(
    "act",
    [
        lambda letter: answer(letter, FollowUpAnswer.MOVES, "", NOW),
        lambda letter: later_until(letter, NOW.date() + timedelta(days=9), NOW),
        lambda letter: stop_letters(letter.plan.involvement, NOW),
    ],
    ids=["answer", "later", "stop"],
)
def test_an_answer_makes_a_proposed_call_needless(letter, morning, act):
    Involvement.objects.update(attention=Attention.CALL)
    act(letter)
    assert Involvement.objects.get().attention == ""


@pytest.mark.parametrize("name", ["letter", "letters_stop", "plan", "plan_step"])
@pytest.mark.parametrize("token", ["x", "~~~", "é", "a" * 3000])
def test_a_link_that_is_none_of_ours(client, tree, name, token):
    from django.urls import reverse
    from django.utils import translation

    with translation.override("de"):
        url = reverse(name, args=[token])
    for method in (client.get, client.post):
        response = method(url, **ORIGIN)
        assert response.status_code == (
            405 if (name, method) == ("plan_step", client.post) else 404
        )


def test_a_link_of_one_kind_opens_no_other(client, letter, morning, talk):
    token = path(links.plan_url(talk)).split("/")[3]
    assert client.get(f"/fr/lettre/{token}/").status_code == 404
    assert client.get(f"/fr/lettres/{token}/arreter/").status_code == 404


def test_links_of_an_erased_request_open_nothing(client, letter, morning, talk):
    Involvement.objects.update(person=None, state=State.ERASED)
    for url in (address(letter), path(links.stop_url(talk)), path(links.plan_url(talk))):
        assert client.get(url).status_code == 404


@pytest.mark.parametrize(
    ("language", "start"), [("fr", "/fr/lettre/"), ("de", "/de/brief/"), ("en", "/en/letter/")]
)
def test_in_three_languages(client, letter, morning, language, start):
    Involvement.objects.update(language=language)
    row = FollowUp.objects.select_related("plan__involvement").get(pk=letter.pk)
    assert address(row).startswith(start)
    assert soup(client.get(address(row))).html["lang"] == language
    assert timezone.now() == NOW
