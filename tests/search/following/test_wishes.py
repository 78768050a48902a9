"""The second box of the form of requests: separate, unticked, and nothing before it is confirmed."""

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from post_office.models import Email

from involvement import consents, purposes, spam
from involvement.agreements import Box
from involvement.inbox.filing import Outcome, file
from involvement.inbox.parsing import parse
from involvement.law.erasure import erase
from involvement.models import Consent, Involvement, Person, State
from involvement.outbox import trouble
from involvement.private.links import url_for
from involvement.reference import subject_with
from involvement.timeline import THE_PERSON
from involvement.transitions import move
from people.models import Programme
from search.following import joining, links, wishes
from search.following.models import Follow, FollowLetter
from tests.factories import make_facilitator, make_issue, make_story

from .conftest import MONDAY, make_follow

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
FORM = "/fr/agir/"
ORIGIN = {"HTTP_ORIGIN": "http://testserver"}


@pytest.fixture
def story(alsace, team):
    """Of Mulhouse, whose team serves the department."""
    make_facilitator(team)
    team.territories = [alsace["68"], alsace["67"]]
    team.save()
    return make_story("Le car", issues=[make_issue("Mobilité")], territories=[alsace["mulhouse"]])


def send(client, story=None, **changes: str):
    fields = {
        "first_name": "Inès",
        "email": "ines@example.org",
        "commune": "Mulhouse",
        "message": "Je prête mon atelier.",
        "form_key": "11111111-2222-3333-4444-555555555555",
        "shown": spam.stamp(MONDAY - HOUR),
    }
    address = f"{FORM}?page={story.pk}" if story else FORM
    return client.post(address, fields | changes, **ORIGIN)


def ticked() -> dict[str, str]:
    from django.utils import translation

    with translation.override("fr"):
        return {"agree-news": Box(purposes.NEWS).value}


def news_mails() -> list[Email]:
    return list(Email.objects.filter(follow_letter__isnull=False).order_by("pk"))


def test_two_boxes_separate_and_none_ticked(client, story):
    page = BeautifulSoup(client.get(FORM).content, "html.parser")
    boxes = page.select(".agreement input[type=checkbox]")
    assert [box["name"] for box in boxes] == ["agree-follow-up", "agree-news"]
    assert [box.has_attr("checked") for box in boxes] == [False, False]
    send(client, story)
    assert (Consent.objects.count(), Follow.objects.count(), news_mails()) == (0, 0, [])


def test_the_box_makes_a_follow_that_its_mailbox_must_confirm(client, story, alsace):
    assert send(client, story, **ticked()).status_code == 302
    consent = Consent.objects.get()
    assert (consent.purpose, consent.notice.digest) == (purposes.NEWS, ticked()["agree-news"])
    follow = Follow.objects.get()
    assert (follow.person, follow.email, follow.cadence, follow.is_heard) == (
        Person.objects.get(), "ines@example.org", "weekly", False,
    )  # fmt: skip
    assert [row.slug for row in follow.issues.all()] == ["mobilite"]
    # Where the team works and the person lives, not the department beside.
    assert list(follow.territories.all()) == [alsace["68"]]
    (mail,) = news_mails()
    assert mail.to == ["ines@example.org"]
    follow = joining.confirm(links.open_confirm(links.confirm_url(follow).split("/")[-2]), MONDAY)
    assert follow.is_heard

    # Another request with the same box and the same page repeats nothing.
    send(client, story, message="Encore.", **ticked())
    assert (Follow.objects.count(), len(news_mails()), Consent.objects.count()) == (1, 1, 1)
    # Without a page: no limit on issues.
    send(client, None, message="Sans page.", **ticked())
    assert [row.issues.count() for row in Follow.objects.all()] == [1, 0]


def test_the_box_wants_an_address(client, story):
    response = send(client, story, email="", phone="06 12 34 56 78", **ticked())
    page = BeautifulSoup(response.content, "html.parser")
    assert (response.status_code, Involvement.objects.count()) == (200, 0)
    assert page.select_one("#email-error")
    assert page.select_one("[name=agree-news]").has_attr("checked")


def test_what_looks_like_spam_writes_to_nobody_until_somebody_releases_it(client, story):
    send(client, story, second_message="buy", **ticked())
    request = Involvement.objects.get()
    assert (request.state, news_mails()) == (State.SET_ASIDE, [])
    from involvement.services import release

    move(request, State.NEW, MONDAY)
    request.refresh_from_db()
    release(request, MONDAY)
    assert [mail.to for mail in news_mails()] == [["ines@example.org"]]


def test_a_mail_that_cannot_be_written_loses_no_request(client, story, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("no disk")

    monkeypatch.setattr(wishes.joining, "ask", fail)
    assert send(client, story, **ticked()).status_code == 302
    assert Consent.objects.get().purpose == purposes.NEWS


def test_own_page_gives_it_and_ends_it_apart_from_the_letters(client, story):
    send(client, story, **ticked())
    request = Involvement.objects.get()
    consents.give(request.person, purposes.FOLLOW_UP, MONDAY, involvement=request)
    follow = joining.confirm(Follow.objects.get(), MONDAY)
    path = url_for(request, MONDAY)
    page = BeautifulSoup(client.get(path).content, "html.parser")
    form = page.select_one("#agree input[value=news]").find_parent("form")
    action = form["action"]
    client.post(action, {"purpose": "news"}, **ORIGIN)
    follow.refresh_from_db()
    assert follow.stopped_at == MONDAY
    assert consents.has(request.person, purposes.FOLLOW_UP)
    assert not consents.has(request.person, purposes.NEWS)
    client.post(action, {"purpose": "news", "given": "yes"}, **ORIGIN)
    assert Follow.objects.filter(confirmed_at=None, stopped_at=None).count() == 1
    # Without a mailbox there is nothing to agree to.
    Person.objects.update(email="", phone="06 12 34 56 78")
    page = BeautifulSoup(client.get(path).content, "html.parser")
    assert page.select("#agree input[value=news]") == []


def test_whoever_stops_the_mails_no_longer_agrees_and_may_begin_again(client, story):
    send(client, story, **ticked())
    person = Person.objects.get()
    follow = joining.confirm(Follow.objects.get(), MONDAY)
    joining.stop(follow, MONDAY)
    assert not consents.has(person, purposes.NEWS)
    sent = {"issue": "mobilite", "place": "", "cadence": "weekly", "language": "fr"}
    client.post(links.own_path(follow), sent, **ORIGIN)
    assert consents.has(person, purposes.NEWS)
    assert Follow.objects.get().is_heard


def test_stop_by_mail_ends_it_too(story, client):
    send(client, story, **ticked())
    request = Involvement.objects.get()
    follow = joining.confirm(Follow.objects.get(), MONDAY)
    raw = (
        f"From: ines@example.org\r\nTo: alsace@labo.example\r\nMessage-ID: <a@b.example>\r\n"
        f"Subject: {subject_with('stop', request)}\r\n\r\nstop\r\n"
    ).encode()
    assert file(parse(raw), "name", MONDAY + HOUR) is Outcome.STOPPED
    follow.refresh_from_db()
    assert follow.stopped_at == MONDAY + HOUR


def test_erasing_the_person_erases_what_they_follow_and_nobody_elses(client, story):
    send(client, story, **ticked())
    person = Person.objects.get()
    joining.confirm(Follow.objects.get(), MONDAY)
    # The mailbox also follows something by itself: that is its owner's, whoever wrote the request.
    own = make_follow("ines@example.org", [make_issue("Eau")])
    erase(person, MONDAY, THE_PERSON)
    assert list(Follow.objects.all()) == [own]
    assert (FollowLetter.objects.count(), news_mails()) == (0, [])


def test_an_address_that_does_not_work_gets_nothing_more(team):
    follow = make_follow()
    trouble.bounced.send(sender=None, addresses=["LEA@example.org"], now=MONDAY)
    follow.refresh_from_db()
    assert (follow.bounced_at, follow.is_heard) == (MONDAY, False)


BOUNCE = """From: mailer-daemon@mx.example\r
To: alsace@labo.example\r
Message-ID: <back@mx.example>\r
Subject: Undelivered\r
Content-Type: multipart/report; report-type=delivery-status; boundary=x\r
\r
--x\r
Content-Type: text/plain\r
\r
No.\r
--x\r
Content-Type: message/delivery-status\r
\r
Reporting-MTA: dns; mx.example\r
\r
Final-Recipient: rfc822; lea@example.org\r
Action: failed\r
Status: 5.1.1\r
Diagnostic-Code: smtp; 550 5.1.1 no such user\r
\r
--x\r
Content-Type: message/rfc822\r
\r
Message-ID: {key}\r
Subject: News\r
\r
--x--\r
"""


def test_a_letter_that_comes_back_marks_its_mailbox(team):
    from search.following import telling

    follow = make_follow()
    with time_machine.travel(MONDAY + HOUR, tick=False):
        make_story()
        telling.tell(MONDAY + HOUR)
    raw = BOUNCE.format(key=Email.objects.get().message_id).encode()
    assert file(parse(raw), "name", MONDAY + 2 * HOUR) is Outcome.BOUNCE
    assert file(parse(raw), "name", MONDAY + 2 * HOUR) is Outcome.KNOWN
    follow.refresh_from_db()
    assert follow.bounced_at == MONDAY + 2 * HOUR
    assert Programme.objects.exists()
