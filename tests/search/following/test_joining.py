"""From the form to the confirmed follow and out again: nothing before its owner says so."""

import re
from datetime import timedelta
from email import message_from_bytes, policy
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from post_office.models import Email

from home.background import JOBS
from involvement import spam
from involvement.law import tombstones
from involvement.law.erasure import replay
from involvement.models import PrivacyNotice
from involvement.outbox.sending import message_of
from people.models import Programme
from search.following import joining, links, telling
from search.following.models import Cadence, Follow, FollowLetter, Told
from tests.factories import make_issue, make_story

from .conftest import MONDAY, make_follow

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ORIGIN = {"HTTP_ORIGIN": "http://testserver"}
PAGE = "/fr/suivre/"


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def fields(**changes: str) -> dict[str, str]:
    shown = spam.stamp(MONDAY - HOUR)
    return {"email": "Lea@Example.org", "cadence": "weekly", "shown": shown} | changes


def send(client: Client, query: str = "", **changes: str):
    return client.post(PAGE + query, fields(**changes), **ORIGIN)


def path_in(mail: Email, part: str) -> str:
    return urlsplit(next(word for word in mail.message.split() if part in word)).path


@pytest.fixture
def choice(alsace):
    make_issue("Mobilité")
    return f"?issue=mobilite&territory={alsace['68'].slug}"


def test_from_the_form_to_the_confirmed_follow(client, choice, alsace):
    page = soup(client.get(PAGE + choice))
    assert page.select_one("h1").text == "Mobilité · Haut-Rhin"
    form = page.select_one("form[method=post]")
    assert form["action"] == PAGE + choice
    assert [box.has_attr("checked") for box in form.select("[type=checkbox]")] == []
    notice = form.select_one("[name=notice]")["value"]
    answer = send(client, choice, notice=notice)
    assert (answer.status_code, answer["Location"]) == (302, f"{PAGE}{choice}&merci=#by-mail")
    assert "Regardez vos courriels" in client.get(f"{PAGE}{choice}&merci=").content.decode()

    follow = Follow.objects.get()
    assert (follow.email, follow.confirmed_at, follow.cadence, follow.language) == (
        "lea@example.org", None, "weekly", "fr",
    )  # fmt: skip
    assert follow.notice == PrivacyNotice.objects.get(digest=notice)
    assert follow.via == f"http://testserver{PAGE}"
    mail = Email.objects.get()
    assert (mail.to, "List-Unsubscribe" in mail.headers) == (["lea@example.org"], False)
    assert "> Mobilité · Haut-Rhin" in mail.message

    # Looking, as programs do that check links, confirms nothing.
    link = path_in(mail, "/confirmer/")
    assert "Mobilité · Haut-Rhin" in client.get(link).content.decode()
    follow.refresh_from_db()
    assert follow.confirmed_at is None
    answer = client.post(link, **ORIGIN)
    follow.refresh_from_db()
    assert follow.confirmed_at == follow.since == MONDAY
    assert client.get(answer["Location"]).status_code == 200
    assert client.post(link, **ORIGIN).status_code == 302  # a double click
    assert Follow.objects.count() == 1

    # Who opens the mail once more is not asked again, and sees what became of it.
    again = client.get(link, follow=True)
    assert urlsplit(again.redirect_chain[-1][0]).path == urlsplit(answer["Location"]).path
    assert "C’est confirmé" in again.content.decode()
    client.post(links.own_path(follow), {"stop": "yes"}, **ORIGIN)
    again = client.get(link, follow=True)
    assert soup(again).select_one("h1").text == "Plus aucun courriel ne viendra"
    assert "C’est confirmé" not in again.content.decode()


def test_known_and_unknown_get_the_same_answer_and_nothing_of_theirs_changes(client, choice, team):
    known = make_follow("lea@example.org", cadence=Cadence.AT_ONCE)
    answers = [send(client, choice), send(client, choice, email="new@example.org")]
    assert len({(one.status_code, one["Location"], one.content) for one in answers}) == 1
    known.refresh_from_db()
    assert (known.cadence, known.issues.count(), known.is_heard) == (Cadence.AT_ONCE, 0, True)
    assert sorted(to for mail in Email.objects.all() for to in mail.to) == [
        "lea@example.org", "new@example.org",
    ]  # fmt: skip


def test_the_same_choice_twice_is_one_and_another_is_another(client, choice, team, settings):
    settings.REQUESTS_PER_ADDRESS = 3
    for _ in range(5):
        send(client, choice)
    assert (Follow.objects.count(), Email.objects.count()) == (1, 3)  # nobody fills a mailbox
    follow = joining.confirm(Follow.objects.get(), MONDAY)
    with time_machine.travel(MONDAY + 2 * HOUR, tick=False):
        send(client, choice, cadence="at-once")
        again = Follow.objects.get(confirmed_at=None)
        assert joining.confirm(again, MONDAY + 2 * HOUR) == follow
        send(client)
    follow.refresh_from_db()
    assert (follow.cadence, follow.confirmed_at) == ("at-once", MONDAY)
    assert Follow.objects.count() == 2


@pytest.mark.parametrize(
    ("changes", "reason"), [({"second_message": "x"}, "trap"), ({"shown": "1:x"}, "stamp")]
)
def test_machines_get_the_same_answer_and_no_mail(client, team, changes, reason):
    assert send(client, **changes).status_code == 302
    assert (Follow.objects.get().suspicious, Email.objects.count()) == (reason, 0)
    with pytest.raises(links.LinkClosedError):
        links.open_confirm(links.confirm_url(Follow.objects.get()).split("/")[-2])


def test_what_is_wrong_is_said_and_nothing_is_lost(client, choice, team):
    response = send(client, choice, email="nonsense", cadence="at-once")
    page = soup(response)
    assert response.status_code == 422
    assert page.select_one("[name=email]")["value"] == "nonsense"
    assert page.select_one("[name=cadence][checked]")["value"] == "at-once"
    assert page.select_one("#fol-email-error")
    Programme.objects.all().delete()
    assert send(client, choice).status_code == 503
    assert Follow.objects.count() == 0


@pytest.mark.parametrize("value", ["", "x", "a\0b", "\u2603", "1" * 5000, "{}"])
def test_any_value_gets_a_page(client, team, value):
    for name in ("issue", "territory", "place", "archive"):
        assert client.get(PAGE, {name: value}).status_code in (200, 302, 422)
        assert client.get(f"{PAGE}flux.atom", {name: value}).status_code == 200
    for name in ("email", "cadence", "shown", "notice"):
        assert client.post(PAGE, fields(**{name: value}), **ORIGIN).status_code in (302, 422)
    for part in ("confirmer", "arreter", "mon-choix"):
        address = f"{PAGE}{part}/{value.replace(chr(0), '%00') or '-'}/"
        assert client.get(address).status_code == 404
        assert client.post(address, **ORIGIN).status_code == 404


def test_places_are_written_and_become_an_address(client, alsace):
    make_issue("Mobilité")
    answer = client.get(PAGE, {"issue": "mobilite", "place": "Haut-Rhin, Colmar"})
    assert answer["Location"] == f"{PAGE}?issue=mobilite&territory=colmar&territory=haut-rhin"
    answer = client.get(PAGE, {"place": "Atlantide"})
    assert answer.status_code == 422
    assert soup(answer).select_one("#choice-place")["value"] == "Atlantide"


def test_one_click_of_a_mail_program_stops_everything_to_the_mailbox(client, team):
    follow, other = make_follow(), make_follow(issues=[make_issue("Eau")])
    with time_machine.travel(MONDAY + HOUR, tick=False):
        make_story()
        telling.tell(MONDAY + HOUR)
    message = message_from_bytes(
        message_of(Email.objects.get()).message().as_bytes(), policy=policy.default
    )
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    (address,) = re.findall("<(https?://[^>]+)>", message["List-Unsubscribe"])
    # Without cookie, Origin or token; RFC 8058, section 3.2.
    machine = Client(enforce_csrf_checks=True)
    link = urlsplit(address).path
    machine.get(link)
    machine.post(link, {"something": "else"})
    assert Follow.objects.filter(stopped_at=None).count() == 2
    assert machine.post(link, {"List-Unsubscribe": "One-Click"}).status_code == 200
    follow.refresh_from_db()
    other.refresh_from_db()
    assert (follow.is_heard, other.is_heard) == (False, False)
    with time_machine.travel(MONDAY + 2 * HOUR, tick=False):
        make_story("Encore")
        assert telling.tell(MONDAY + 2 * HOUR) == 0


def test_own_page_changes_stops_and_begins_again(client, alsace):
    follow = make_follow(territories=[alsace["67"]])
    other = make_follow(issues=[make_issue("Eau")])
    path = links.own_path(follow)
    page = soup(client.get(path))
    assert client.get(path)["Cache-Control"] == "private, no-store"
    assert page.select_one("#own-place")["value"] == "Bas-Rhin"
    assert page.select_one("#others ~ ul").text.strip() == "Eau"
    sent = {"issue": "eau", "place": "Colmar", "cadence": "weekly", "language": "de"}
    answer = client.post(path, sent, **ORIGIN)
    follow.refresh_from_db()
    assert answer["Location"].startswith("/de/folgen/meine-auswahl/")
    assert (follow.cadence, follow.language) == ("weekly", "de")
    assert [row.slug for row in (*follow.issues.all(), *follow.territories.all())] == [
        "eau", "colmar",
    ]  # fmt: skip
    for answered in ("", "?merci", "?saved"):  # what was said before is not said beside an error
        wrong = client.post(path + answered, sent | {"place": "Atlantide"}, **ORIGIN)
        assert wrong.status_code == 422
        assert [said["role"] for said in soup(wrong).select("main [role]")] == ["alert"]

    client.post(path, {"stop": "yes"}, **ORIGIN)
    follow.refresh_from_db()
    other.refresh_from_db()
    assert (follow.stopped_at, other.stopped_at) == (MONDAY, MONDAY)
    with time_machine.travel(MONDAY + DAY, tick=False):
        client.post(path, sent, **ORIGIN)
    follow.refresh_from_db()
    assert (follow.is_heard, follow.since) == (True, MONDAY + DAY)


def test_erasing_leaves_nothing_and_a_restored_backup_forgets_again(client, team):
    follow, other = make_follow(), make_follow(issues=[make_issue("Eau")])
    stays = make_follow("max@example.org")
    with time_machine.travel(MONDAY + HOUR, tick=False):
        make_story()
        telling.tell(MONDAY + HOUR)
    key, path = follow.key, f"{links.own_path(follow)}effacer/"
    assert client.get(path).status_code == 200
    assert Follow.objects.count() == 3
    assert client.post(path, **ORIGIN).status_code == 200
    assert list(Follow.objects.all()) == [stays]
    assert {row.follow for row in (*Told.objects.all(), *FollowLetter.objects.all())} == {stays}
    assert [mail.to for mail in Email.objects.all()] == [["max@example.org"]]
    assert {stone.key for stone in tombstones.read()} == {key, other.key}
    assert "lea" not in settings.ERASURE_LOG.read_text()
    assert client.get(path).status_code == 404

    make_follow(key=key)
    make_follow(key=uuid4())
    assert replay(MONDAY + 2 * DAY) == 1
    assert Follow.objects.filter(email="lea@example.org").count() == 1


def test_what_is_too_old_is_forgotten(client, choice, team):
    send(client, choice)
    asked = Follow.objects.get()
    make_follow("stopped@example.org", stopped_at=MONDAY)
    make_follow("bounced@example.org", bounced_at=MONDAY)
    make_follow("silent@example.org")
    assert asked.network
    joining.forget(MONDAY + 2 * DAY)
    asked.refresh_from_db()
    assert asked.network == ""
    assert joining.forget(MONDAY + 7 * DAY + HOUR) == 1
    assert (Email.objects.count(), list(tombstones.read())) == (0, [])
    assert joining.forget(MONDAY + 91 * DAY) == 2
    assert joining.forget(MONDAY + 3 * 365 * DAY + HOUR) == 1
    assert (Follow.objects.count(), len(list(tombstones.read()))) == (0, 3)


def test_the_worker_does_both():
    assert {"news to followers", "followers to forget"} <= {job.name for job in JOBS}
