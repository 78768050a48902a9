"""Background work does its jobs, and goes on when one of them fails."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from post_office.mail import send
from post_office.models import STATUS, Email

from home import background
from home.management.commands.worker import next_job
from tests.factories import make_story

pytestmark = pytest.mark.django_db


def queue(subject: str) -> None:
    send("lea@example.org", "labo@labo.example", subject=subject, message="Un mot.")


def test_a_page_appears_at_its_minute_and_not_before(tree, client: Client) -> None:
    story = make_story(live=False)
    story.go_live_at = timezone.now() + timedelta(hours=3)
    story.save_revision().publish()
    address = f"/fr/recits/{story.slug}/"

    call_command("worker", "--once")
    assert client.get(address).status_code == 404

    with time_machine.travel(timezone.now() + timedelta(hours=3, minutes=1)):
        call_command("worker", "--once")
        assert client.get(address).status_code == 200


def test_a_page_leaves_at_its_minute(tree, client: Client) -> None:
    story = make_story(expire_at=timezone.now() + timedelta(hours=3))
    address = f"/fr/recits/{story.slug}/"
    assert client.get(address).status_code == 200

    with time_machine.travel(timezone.now() + timedelta(hours=4)):
        call_command("worker", "--once")
        assert client.get(address).status_code == 404


def test_a_queued_mail_is_sent_once(mailoutbox) -> None:
    queue("Bonjour")
    assert mailoutbox == []

    call_command("worker", "--once")
    call_command("worker", "--once")

    assert [message.subject for message in mail.outbox] == ["Bonjour"]
    assert Email.objects.get().status == STATUS.sent


def test_a_failing_job_is_logged_and_the_next_ones_run(monkeypatch, caplog) -> None:
    done = []

    def fail() -> None:
        raise RuntimeError("no paper")

    jobs = [background.Job("printer", 1, fail), background.Job("lamp", 1, lambda: done.append(1))]
    monkeypatch.setattr("home.management.commands.worker.JOBS", jobs)

    with pytest.raises(CommandError, match="printer"):
        call_command("worker", "--once")

    assert done == [1]
    assert "no paper" in caplog.text


def test_mails_wait_for_one_job_and_no_job_for_all_mails() -> None:
    """Each round of mails takes ten seconds and leaves more behind, each other job takes one."""
    due = {0: 0.0, 1: 0.0, 2: 0.0, 3: 100.0}
    now, last, order = 0.0, -1, []
    for _turn in range(9):
        last = next_job(due, last, now)
        order.append(last)
        due[last] = now + (3 if last == 0 else 20)
        now += 10 if last == 0 else 1
    assert order == [0, 1, 0, 2, 0, 0, 1, 0, 2]  # those at the end were due in this order


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_it_at_once(tmp_path: Path, number: signal.Signals) -> None:
    environment = os.environ | {
        "VAR_DIR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'db.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
    }
    code = (
        "import sys; sys.path[:0] = ['site', '.']; import django; django.setup();"
        "from home.management.commands import worker; from home.background import Job;"
        "worker.JOBS[:] = [Job('beat', 60, lambda: print('beat', flush=True))];"
        "from django.core.management import call_command; call_command('worker')"
    )
    command = [sys.executable, "-c", code]
    with subprocess.Popen(
        command, cwd=settings.BASE_DIR, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "beat\n"
        process.send_signal(number)
        assert process.wait(timeout=40) == 0  # the next job is due after a minute
