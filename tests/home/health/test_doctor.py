"""What is wrong is said in plain words, with its cure; the health page says the same."""

from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.utils import timezone, translation
from post_office.mail import send
from wagtail.models import Site

from home import background
from home.health import signs
from home.health.checks import findings
from home.roles import FACILITATORS
from tests.content.uploads.clamd import Daemon, listening
from tests.factories import make_facilitator, make_programme, roles
from tests.ports import free_port
from tests.smtp import Postbox, mail_server

pytestmark = pytest.mark.django_db
PAGE = "/admin/reports/health/"


@pytest.fixture
def server(tree, tmp_path: Path, settings, monkeypatch):
    """A site as it should be on a server, and a mail server that lets it in."""
    settings.SECRET_KEY = "k7" * 40
    settings.WAGTAILADMIN_BASE_URL = "https://labo.example"
    settings.ALLOWED_HOSTS = ["labo.example", "testserver"]
    settings.PROXIES = 1
    settings.SECURE_SSL_REDIRECT, settings.SECURE_HSTS_SECONDS = True, 31_536_000
    settings.SECOND_FACTOR = True
    monkeypatch.setenv("WEB_CONCURRENCY", "1")
    settings.DEFAULT_FROM_EMAIL = "Le Labo <bonjour@labo.test>"
    settings.VAR_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    settings.POST_OFFICE = settings.POST_OFFICE | {
        "BACKENDS": {"default": "involvement.outbox.smtp.EmailBackend"}
    }
    Site.objects.filter(is_default_site=True).update(hostname="labo.example")
    make_facilitator(make_programme(is_default=True))
    signs.give(signs.WORKER, timezone.now())
    signs.give(signs.BACKUP, timezone.now(), {"name": "labo-1.tar", "bytes": 2_000_000})
    with mail_server(Postbox(), settings.EMAIL_PORT), translation.override("en"):
        yield


@pytest.fixture
def usual(server) -> set[str]:
    """What is said of it all the same: tests run on either database, and archives stay in a folder."""
    return {finding.what for finding in findings(thorough=True)}


def new(usual: set[str], *, thorough: bool = False) -> list[tuple[str, bool]]:
    """What else is found, and whether it is grave."""
    found = findings(thorough=thorough)
    return [(finding.what, finding.grave) for finding in found if finding.what not in usual]


def test_a_server_as_it_should_be(usual):
    said = {what.split(":")[0] for what in usual}
    assert said - {"The site runs on SQLite"} <= {
        "Archives lie on this machine",
        "The disk is nearly full.",
    }


@pytest.mark.parametrize(
    ("setting", "value", "what", "grave"),
    [
        ("SECRET_KEY", "short", "SECRET_KEY is short", True),
        ("DEBUG", True, "DEBUG is on", True),
        ("WAGTAILADMIN_BASE_URL", "http://labo.example", "BASE_URL is http://labo.example", True),
        ("ALLOWED_HOSTS", ["other.example"], "ALLOWED_HOSTS does not hold labo.example", True),
        ("ALLOWED_HOSTS", ["*"], "ALLOWED_HOSTS lets any host pass", False),
        ("PROXIES", 0, "PROXIES is 0", False),
        ("SECURE_SSL_REDIRECT", False, "SECURE_SSL_REDIRECT is off", True),
        ("SECURE_HSTS_SECONDS", 0, "SECURE_HSTS_SECONDS is 0", False),
        ("SECOND_FACTOR", False, "SECOND_FACTOR is off", False),
        ("DEFAULT_FROM_EMAIL", "Le Labo <a@labo.example>", "DEFAULT_FROM_EMAIL", True),
        ("MACHINE_TRANSLATOR", "deepl", "MACHINE_TRANSLATOR is deepl", False),
        ("RECEIVE_MAILDIR", "/nowhere", "RECEIVE_MAILDIR is no maildir", True),
        ("ERASURE_LOG", Path("/nowhere/log"), "The site may not write to /nowhere", True),
    ],
)
def test_each_setting_has_its_sentence(usual, settings, setting, value, what, grave):
    setattr(settings, setting, value)
    ((said, is_grave),) = new(usual)
    assert (said.startswith(what), is_grave) == (True, grave)


def test_a_folder_that_is_missing_is_said_once(usual, settings):
    settings.VAR_DIR, settings.ERASURE_LOG = Path("/nowhere"), Path("/nowhere/log")
    assert new(usual) == [("The site may not write to /nowhere.", True)]


@pytest.mark.parametrize(
    ("processes", "words"),
    [("1", []), ("3", ["Each of 3 processes counts"]), ("", ["Each of 2 processes counts"])],
)
def test_processes_that_count_apart(usual, monkeypatch, processes, words):
    monkeypatch.setenv("WEB_CONCURRENCY", processes)
    found = [(what.partition(" for itself")[0], grave) for what, grave in new(usual)]
    assert found == [(said, False) for said in words]


def test_redis_is_asked_where_there_is_one(usual, settings, monkeypatch):
    monkeypatch.setenv("WEB_CONCURRENCY", "3")
    away = {"BACKEND": "config.cache.RedisCache", "LOCATION": f"redis://127.0.0.1:{free_port()}"}
    settings.CACHES = settings.CACHES | {"default": away, "limits": away}
    assert new(usual, thorough=True) == [
        ("Redis does not answer: pages are built anew each time.", False)
    ]


def test_what_runs_beside_the_site(usual, settings):
    assert new(usual, thorough=True) == []
    with mail_server_away(settings):
        ((said, grave),) = new(usual, thorough=True)
        assert (said.startswith("The mail server 127.0.0.1"), grave) == (True, True)

    send("lea@example.org", "labo@labo.test", subject="Un", message="Un mot.")
    with time_machine.travel(timezone.now() + timedelta(hours=30)):
        # The database keeps its own time.
        found = [what for what, _grave in new(usual) if not what.startswith("The clocks")]
        assert found == [
            "No worker runs: mails wait, and nothing is published at its minute.",
            "Mails have been waiting for more than a quarter of an hour.",
            "There is no archive of the last day.",
        ]


def mail_server_away(settings):
    from django.test import override_settings

    return override_settings(EMAIL_PORT=free_port())


def test_the_virus_scanner_answers_and_knows_what_is_new(usual, settings):
    daemon = Daemon()
    with listening(daemon) as settings.CLAMD:
        with time_machine.travel("2026-03-09T10:00:00Z"):
            assert [what for what, _grave in new(usual) if "virus" in what] == []
        ((said, grave),) = new(usual)
        assert (said.partition(":")[0], grave) == (
            "The virus scanner knows no signatures of the last week",
            False,
        )
        daemon.version = "ClamAV 1.4.6"  # no database at all, or one of one's own
        assert new(usual) == [(said, False)]
    ((said, grave),) = new(usual)
    assert (said.partition(",")[0], grave) == ("The virus scanner does not answer", True)


def test_a_job_that_fails_is_named(usual):
    def fail() -> None:
        raise RuntimeError("no paper")

    background.run_safely(background.Job("printer", 1, fail))
    assert new(usual) == [("The job “printer” failed within the last hour: RuntimeError.", False)]


def test_without_its_tables_nothing_else_is_asked(usual, monkeypatch):
    monkeypatch.setattr("home.health.migrations.pending", lambda: ["home.0003_later"])
    found = [finding.what for finding in findings(thorough=True)]
    assert found[0] == "The database is older than the code; migrations that wait: 1."


def test_the_command_says_it_and_ends_with_one(server, settings):
    settings.DEBUG = True
    out = StringIO()
    with pytest.raises(SystemExit) as end:
        call_command("doctor", stdout=out, no_color=True)
    assert end.value.code == 1
    lines = out.getvalue().splitlines()
    assert lines[:2] == [
        "✗ DEBUG is on: errors show the inside of the site to everybody.",
        "  → Take DEBUG out of the environment.",
    ]


def test_the_page_is_for_whoever_runs_the_site(server, client, django_user_model, settings):
    settings.PROXIES = 0
    settings.SECURE_SSL_REDIRECT = settings.SECOND_FACTOR = False  # the client is a plain one
    assert client.get(PAGE).status_code == 302
    camille = django_user_model.objects.create_user("camille")
    camille.groups.add(roles()[FACILITATORS])
    client.force_login(camille)
    assert client.get(PAGE).status_code == 302  # to the first page, with a word why
    assert PAGE not in client.get("/admin/").content.decode()

    client.force_login(django_user_model.objects.create_superuser("root"))
    assert PAGE in client.get("/admin/").content.decode()
    page = BeautifulSoup(client.get(PAGE).content, "html.parser")
    said = [tag.get_text(strip=True) for tag in page.select(".health__finding strong")]
    assert [what for what in said if "PROXIES" in what or "visiteurs" in what] != []
    facts = {
        row.dt.get_text(strip=True): row.dd.get_text(strip=True)
        for row in page.select(".health__facts > div")
    }
    assert {"Wagtail", "Django", "Python"} < facts.keys()
    assert len(facts) == 11
