"""The development mailbox shows what was written to the folder, and only there."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.mail import EmailMultiAlternatives, get_connection
from django.test import Client

from home.mailbox import read_folder
from involvement.law.deletion import mails_deleted

pytestmark = pytest.mark.django_db
on_a_laptop = pytest.mark.urls("tests.home.mailbox_urls")


@pytest.fixture
def folder(settings, tmp_path: Path) -> Path:
    settings.MAIL_FOLDER = tmp_path / "mail"
    return settings.MAIL_FOLDER


def send(folder: Path, *subjects: str, html: str = "", text: str = "Bonjour, à demain !") -> None:
    """Write mails with Django's own backend, all through one connection."""
    with get_connection(
        "django.core.mail.backends.filebased.EmailBackend", file_path=str(folder)
    ) as connection:
        for subject in subjects:
            message = EmailMultiAlternatives(
                subject, text, "Le Labo <labo@labo.example>", ["lea@example.org"]
            )
            if html:
                message.attach_alternative(html, "text/html")
            connection.send_messages([message])


def listed(client: Client) -> list[str]:
    page = BeautifulSoup(client.get("/boite-aux-lettres/").content, "html.parser")
    return [link.text for link in page.select(".mailbox-list a")]


@on_a_laptop
def test_newest_first_also_when_mails_share_a_file(tree, folder: Path, client: Client) -> None:
    with time_machine.travel(datetime(2026, 11, 2, 9, tzinfo=UTC), tick=False):
        send(folder, "Hier")
    with time_machine.travel(datetime(2026, 11, 3, 9, tzinfo=UTC)):
        send(folder, "Ce matin", "Déjà midi")

    assert listed(client) == ["Déjà midi", "Ce matin", "Hier"]


@on_a_laptop
def test_a_mail_shows_its_text_with_working_links(tree, folder: Path, client: Client) -> None:
    send(folder, "Été & <b>hiver</b>", text="Répondez : http://localhost:8000/fr/agir/?a=1&b=2 <3")

    page = BeautifulSoup(client.get("/boite-aux-lettres/").content, "html.parser")
    address = page.select_one(".mailbox-list a")["href"]
    mail = BeautifulSoup(client.get(address).content, "html.parser")

    assert mail.h1.text == "Été & <b>hiver</b>"
    assert [field.text for field in mail.select(".mailbox-fields dd")[:2]] == [
        "Le Labo <labo@labo.example>",
        "lea@example.org",
    ]
    assert mail.select_one(".mailbox-text").text.strip().endswith("<3")
    assert mail.select_one(".mailbox-text a")["href"] == "http://localhost:8000/fr/agir/?a=1&b=2"
    assert mail.iframe is None


@on_a_laptop
def test_html_is_shown_in_a_frame_that_can_do_nothing(tree, folder: Path, client: Client) -> None:
    send(folder, "Bonjour", html="<h1>Bonjour</h1><script>alert(1)</script>")

    page = BeautifulSoup(client.get("/boite-aux-lettres/").content, "html.parser")
    mail = BeautifulSoup(
        client.get(page.select_one(".mailbox-list a")["href"]).content, "html.parser"
    )
    frame = mail.iframe
    shown = client.get(frame["src"])

    assert list(frame["sandbox"]) == ["allow-popups", "allow-popups-to-escape-sandbox"]
    assert b"<h1>Bonjour</h1>" in shown.content
    policy = shown["Content-Security-Policy"]
    assert "sandbox allow-popups" in policy
    assert "script-src 'none'" in policy
    assert "frame-ancestors 'self'" in policy
    assert shown["X-Frame-Options"] == "SAMEORIGIN"


@on_a_laptop
@pytest.mark.parametrize("key", ["nothing", "..%2F..%2Fmanage", "20261101-090000-1-0"])
def test_unknown_mails_are_not_found(tree, folder: Path, client: Client, key: str) -> None:
    send(folder, "Bonjour")
    assert client.get(f"/boite-aux-lettres/{key}/", follow=True).status_code == 404


@on_a_laptop
def test_an_empty_or_absent_folder_says_so(tree, folder: Path, client: Client) -> None:
    response = client.get("/boite-aux-lettres/")
    assert response.status_code == 200
    assert listed(client) == []


@on_a_laptop
def test_a_damaged_file_does_not_hide_the_others(tree, folder: Path, client: Client) -> None:
    send(folder, "Bonjour")
    (folder / "20300101-000000-1.log").write_bytes(b"\xff\xfe no header at all")
    assert "Bonjour" in listed(client)


def test_a_server_has_no_mailbox(tree, client: Client) -> None:
    assert client.get("/boite-aux-lettres/", follow=True).status_code == 404


@on_a_laptop
def test_what_the_queue_deleted_is_not_read_here_either(tree, folder: Path, client: Client) -> None:
    send(folder, "Reste", "Part", "Reste aussi")
    send(folder, "Part seul")
    ids = {mail.subject: mail.message["Message-ID"] for mail in read_folder(folder)}

    mails_deleted.send(sender=None, message_ids=[ids["Part"], ids["Part seul"], "<other@x>"])

    assert sorted(listed(client)) == ["Reste", "Reste aussi"]
    assert len(list(folder.glob("*.log"))) == 1
