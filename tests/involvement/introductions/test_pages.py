"""A party's page: GET shows, buttons act, and nothing of the others is there before all said yes."""

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from ical.calendar_stream import IcsCalendarStream

from involvement.introductions import asking, meeting
from involvement.introductions.links import VALID, url_for
from involvement.models import Introduction, IntroductionState, StepKind
from tests.queries import queries

from .conftest import DAY, all_say_yes, ask, mails_to, party, state, talk_with

pytestmark = pytest.mark.django_db
S = IntroductionState


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def page(client: Client, introduction, request) -> str:
    return client.get(url_for(party(introduction, request))).content.decode()


def post(client: Client, introduction, request, name: str, **data):
    mine = party(introduction, request)
    origin = {"headers": {"origin": "http://testserver"}}
    return client.post(url_for(mine, name), data, **origin)


def test_the_mail_leads_to_the_page_in_ones_language(client, introduction, ines, karim):
    for request, language in ((ines, "fr"), (karim, "de")):
        address = url_for(party(introduction, request))
        assert address.startswith({"fr": "/fr/rencontre/", "de": "/de/begegnung/"}[language])
        assert f"{settings.WAGTAILADMIN_BASE_URL}{address}" in mails_to(request).get().message
        response = client.get(address)
        assert soup(response).html["lang"] == language
        assert response["Cache-Control"] == "private, no-store"
        assert soup(response).select_one("meta[name=robots]")["content"] == "noindex, nofollow"


def test_nothing_of_the_others_before_all_said_yes(client, introduction, ines, karim, monday):
    asking.answer(party(introduction, karim), "yes", monday, shares_email=True, word="Mein Wort")
    content = page(client, introduction, ines)
    assert "Un atelier partagé" in content
    assert "Un coup de main" in content
    for secret in ("Karim", "Haddad", "karim@", "06 22", "Mein Wort"):
        assert secret not in content

    asking.answer(party(introduction, ines), "yes", monday)
    content = page(client, introduction, ines)
    assert "Karim Haddad" in content
    assert "karim@example.org" in content
    assert "06 22" not in content
    assert "Mein Wort" not in content


def test_fetching_changes_nothing(client, introduction, ines):
    mine = party(introduction, ines)
    for name in ("party", "party_calendar"):
        client.get(url_for(mine, name))
    for name in ("party_answer", "party_times", "party_debrief", "party_leave"):
        assert client.get(url_for(mine, name) + "?says=yes").status_code == 405
    assert party(introduction, ines).answer == ""


def test_an_answer_is_a_button(client, introduction, ines, karim):
    response = post(
        client, introduction, ines, "party_answer", says="yes", shares_phone="on", word="Merci"
    )
    assert (response.status_code, response["Location"]) == (302, url_for(party(introduction, ines)))
    mine = party(introduction, ines)
    assert (mine.answer, mine.shares_email, mine.shares_phone, mine.word) == (
        "yes",
        False,
        True,
        "Merci",
    )
    shown = soup(client.get(response["Location"]))
    ticked = {field["name"] for field in shown.select("main input[checked]")}
    assert ticked == {"says", "shares_phone"}
    assert shown.select_one("textarea").text.strip() == "Merci"


@pytest.mark.parametrize("says", ["", "maybe", "yes\x00"])
def test_a_bad_answer_comes_back_with_what_was_written(client, introduction, ines, says):
    response = post(
        client, introduction, ines, "party_answer", says=says, word="Un mot", shares_email="on"
    )
    assert response.status_code == 422
    shown = soup(response)
    assert shown.select_one("#says-error")
    assert shown.select_one("textarea").text.strip() == "Un mot"
    assert shown.select_one("input[name=shares_email]").has_attr("checked")
    assert party(introduction, ines).answer == ""


def test_no_box_is_ticked_beforehand(client, introduction, ines):
    assert soup(client.get(url_for(party(introduction, ines)))).select("main [checked]") == []


def test_what_came_too_late_says_so(client, introduction, ines, karim, monday):
    asking.answer(party(introduction, karim), "no", monday)
    response = post(client, introduction, ines, "party_answer", says="yes")
    assert response.status_code == 409
    assert soup(response).select_one("[role=alert]")
    assert "Karim" not in response.content.decode()
    for name in ("party_times", "party_debrief"):
        assert post(client, introduction, ines, name, useful="yes").status_code == 409
    assert post(client, introduction, ines, "party_leave").status_code == 302


def test_who_said_no_and_who_waits_read_different_words(client, introduction, ines, karim, monday):
    asking.answer(party(introduction, karim), "no", monday)
    titles = [soup(client.get(url_for(party(introduction, who)))).h1.text for who in (ines, karim)]
    assert len(set(titles)) == 2


@pytest.mark.parametrize("token", ["x", "a:b:c", "%00", "é" * 300])
def test_a_link_that_opens_nothing(client, introduction, token):
    for name in ("party", "party_answer"):
        with override("fr"):
            address = reverse(name, args=[token])
        response = client.get(address) if name == "party" else client.post(
            address, headers={"origin": "http://testserver"})  # fmt: skip
        assert response.status_code == 404


def test_a_link_grows_old(client, introduction, ines, monday):
    Introduction.objects.update(changed_at=monday - VALID)
    assert client.get(url_for(party(introduction, ines))).status_code == 404


def test_times_the_meeting_and_the_debrief(client, introduction, ines, karim, monday):
    import time_machine

    all_say_yes(introduction, monday)
    meeting.propose_times(introduction, [monday + DAY, monday + 2 * DAY], monday)
    boxes = soup(client.get(url_for(party(introduction, ines)))).select("input[name=possible]")
    assert len(boxes) == 2
    bad = post(client, introduction, ines, "party_times", possible=["999999"])
    assert bad.status_code == 422
    assert (
        post(client, introduction, ines, "party_times", possible=boxes[1]["value"]).status_code
        == 302
    )
    again = soup(client.get(url_for(party(introduction, ines))))
    assert [box["value"] for box in again.select("input[name=possible][checked]")] == [
        boxes[1]["value"]
    ]

    meeting.fix(introduction, monday + 2 * DAY, 60, "Maison du Labo", monday)
    response = client.get(url_for(party(introduction, ines), "party_calendar"))
    file = IcsCalendarStream.calendar_from_ics(response.content.decode())
    assert (file.method, file.events[0].location) == (None, "Maison du Labo")
    assert (file.events[0].organizer, file.events[0].attendees) == (None, [])
    assert "Maison du Labo" in page(client, introduction, karim)

    with time_machine.travel(monday + 3 * DAY, tick=False):
        shown = soup(client.get(url_for(party(introduction, ines))))
        assert [b["value"] for b in shown.select("input[name=useful]")] == ["yes", "no", "not-met"]
        assert post(client, introduction, ines, "party_debrief", useful="x").status_code == 422
        for _ in range(2):
            post(client, introduction, ines, "party_debrief", useful="yes", next_step="On visite")
    assert state(introduction) == S.HELD
    assert ines.steps.get(kind=StepKind.DEBRIEF).text == "On visite"


def test_a_page_costs_the_same_for_two_and_for_four(
    client, camille, need, introduction, ines, monday
):
    crowd = [ines, *(talk_with(camille, f"P{number}") for number in range(3))]
    large = ask(need, crowd, monday)
    for each in (introduction, large):
        all_say_yes(each, monday)
    few, many = (
        queries(lambda it=it: client.get(url_for(party(it, ines)))) for it in (introduction, large)
    )
    assert few == many
