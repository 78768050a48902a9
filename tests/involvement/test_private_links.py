"""Agreements, links, and what one's own page tells and keeps to itself."""

from datetime import timedelta

import pytest
import time_machine
from post_office.models import Email

from involvement.models import (
    Consent,
    Involvement,
    State,
    StepKind,
)
from involvement.private.acts import MOST_ACTS
from involvement.private.links import url_for
from involvement.services import receive
from involvement.timeline import THE_PERSON, Actor, record
from involvement.transitions import move
from tests.factories import make_facilitator, make_programme, make_request
from tests.involvement.conftest import make_enquiry
from tests.involvement.own_page import ORIGIN, address, at, post, timeline, token_of, told
from tests.involvement.pages import errors, soup
from tests.queries import queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine(camille, mulhouse, monday) -> Involvement:
    return receive(make_enquiry(commune=mulhouse))


# Agreements


def test_agreed_and_no_longer(client, mine):
    ticked = {"purpose": "follow-up", "given": "yes"}
    for _twice in range(2):
        post(client, mine, "agree", ticked)
    consent = Consent.objects.get()
    assert (consent.purpose, consent.via, consent.withdrawn_at) == ("follow-up", "own page", None)
    assert consent.notice.text.startswith("Yes, remind me of my project")
    for _twice in range(2):
        post(client, mine, "agree", {"purpose": "follow-up"})
    consent.refresh_from_db()
    assert consent.withdrawn_at == at(0)
    words = [what for _when, what in timeline(soup(client.get(url_for(mine, at(0)))))]
    assert words[2:] == [
        "You agreed to letters about your project.",
        "You stopped the letters about your project.",
    ]


@pytest.mark.parametrize("purpose", ["", "desk", "answer", "x\x00", "é"])
def test_nobody_agrees_to_what_is_not_offered(client, mine, purpose):
    assert post(client, mine, "agree", {"purpose": purpose, "given": "1"}).status_code == 302
    assert Consent.objects.count() == 0


# Links


def test_somebody_else_has_the_link(client, mine):
    token = token_of(mine)
    answer = post(client, mine, "close_links", token=token)
    assert "my-request/new-link/?fait=mailed" in answer["Location"]
    assert client.get(address("word", token)).status_code == 404
    assert [to for to, _ in told("link")] == ["ines@example.org"]
    again = post(client, mine, "close_links", token=token)
    assert again.status_code == 404
    page = soup(client.get(answer["Location"]))
    assert page.select_one("[role=status]").text == (
        "All links are closed. A new one is on its way to your mailbox."
    )
    assert len(told("link")) == 1


def test_the_same_answer_for_every_address(client, mine, camille):
    lea = make_facilitator(make_programme("Lyon"), "Léa")
    closed = make_request(camille, state=State.CLOSED)
    set_aside = make_request(camille, state=State.SET_ASIDE)
    person = make_request(lea, make_request(lea).person).person
    person.email = "INES@example.org"
    person.save()
    pages = []
    for email in ("ines@example.org", closed.person.email, set_aside.person.email, "no@no.example"):
        answer = client.post("/en/my-request/new-link/", {"link_email": email}, **ORIGIN)
        assert answer.status_code == 302
        pages.append(client.get(answer["Location"]).content)
    assert len(set(pages)) == 1
    # One for each open request, those of another team included; asked again it stays at that.
    addresses = ["ines@example.org", "INES@example.org", "INES@example.org"]
    assert [to for to, _ in told("link")] == addresses
    client.post("/en/my-request/new-link/", {"link_email": "ines@example.org"}, **ORIGIN)
    assert len(told("link")) == 3
    with time_machine.travel(at(0) + timedelta(minutes=11), tick=False):
        client.post("/en/my-request/new-link/", {"link_email": "ines@example.org"}, **ORIGIN)
    assert len(told("link")) == 6


@pytest.mark.parametrize("email", ["", "x", "a\x00b@example.org", "a@b, c@d", "é" * 300])
def test_no_address_no_link(client, mine, email):
    response = client.post("/en/my-request/new-link/", {"link_email": email}, **ORIGIN)
    assert (response.status_code, list(errors(soup(response)))) == (422, ["link_email"])


def test_the_page_keeps_its_link_in_every_language(client, mine):
    page = soup(client.get(address("call", token_of(mine))))
    languages = {link["lang"]: link["href"] for link in page.select(".menu-languages a")}
    assert sorted(languages) == ["de", "fr"]
    for language, target in languages.items():
        found = soup(client.get(target))
        assert (found.html["lang"], found.select_one(".words blockquote").text.strip()) == (
            language,
            mine.message,
        )
    answer = client.post(address("word", token_of(mine), "de"), {"word": "Noch was"}, **ORIGIN)
    assert answer["Location"].startswith("/de/mein-anliegen/")


# What the page tells


def test_steps_for_the_team_are_never_shown(client, mine):
    actor = Actor(facilitator=mine.owner)
    record(mine, StepKind.CALL, at(0), actor, text="Boit trop", private=True)
    record(mine, StepKind.CALL, at(-1), actor, private=False)
    record(mine, StepKind.MAIL_OUT, at(0), actor, text="Bonjour Inès", private=False)
    record(mine, StepKind.SETTLED, at(0), actor, private=False)
    page = soup(client.get(url_for(mine, at(0))))
    assert "Boit trop" not in page.text
    assert timeline(page) == [
        ("Yesterday at 9:30am", "Camille Roth called you."),
        ("Today at 9:30am", "Your words arrived."),
        ("Today at 9:30am", "We told you by e-mail who answers."),
        ("Today at 9:30am", "Camille Roth wrote to you."),
        ("Today at 9:30am", "Seen to."),
    ]
    assert page.select_one(".words .answer").text.strip() == "Bonjour Inès"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"state": State.DORMANT}, "Your request rests for a while, as agreed. Camille Roth comes back to you."),
        ({"state": State.CLOSED, "closed_reason": "spam"}, "Your request is closed. A word from you opens it again."),
        ({"state": State.CLOSED, "closed_reason": "duplicate"}, "We answer this together with your other request."),
        ({"state": State.SUCCEEDED}, "Something has come of it. Thank you."),
        ({"state": State.MET}, "You and Camille Roth are talking."),
    ],
)  # fmt: skip
def test_where_it_stands(client, mine, fields, words):
    Involvement.objects.filter(pk=mine.pk).update(**fields)
    assert soup(client.get(url_for(mine, at(0)))).select_one(".promise h2").text == words


def test_spam_that_writes_again_is_looked_at_by_a_human_again(client, camille, monday):
    mine = receive(make_enquiry(suspicious="trap"))
    move(mine, State.CLOSED, at(0), reason="spam")
    post(client, mine, "word", {"word": "Achetez !"})
    assert mine.state == State.SET_ASIDE
    assert Email.objects.count() == 0


def test_a_long_story_costs_as_many_queries_as_a_short_one(client, mine):
    own, actor = url_for(mine, at(0)), Actor(facilitator=mine.owner)

    def visit(steps: int) -> int:
        for number in range(steps):
            record(mine, StepKind.CALL, at(0), actor, private=False)
            record(mine, StepKind.WORD, at(0), THE_PERSON, text=str(number), private=False)
        return queries(lambda: client.get(own))

    assert visit(1) == visit(10)


def test_without_an_address_the_page_is_the_only_way_back(client, camille, monday):
    mine = receive(make_enquiry(email=""))
    own = url_for(mine, at(0))
    page = soup(client.get(f"{own}?merci"))
    assert page.select_one("#own-link")["value"] == f"http://testserver{own}"
    assert page.select_one(".promise a[href^=tel]").text == "03 89 00 00 01"


def test_more_than_people_do_in_an_hour_is_refused(client, mine):
    for number in range(MOST_ACTS):
        record(mine, StepKind.WORD, at(0), text=str(number))
    mine.steps.update(by_person=True)
    response = post(client, mine, "word", {"word": "Encore"})
    assert response.status_code == 429
    assert soup(response).select_one("[role=alert]").text.strip() == (
        "That was a lot at once. Wait an hour, or call Camille Roth."
    )
    assert not mine.steps.filter(text="Encore").exists()
