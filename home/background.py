"""What happens without anybody waiting for it. `manage.py worker` runs these jobs, one by one."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from post_office.lockfile import FileLock, FileLocked
from post_office.mail import get_queued, send_queued
from post_office.utils import cleanup_expired_mails

from involvement import escalation, handover, spam
from involvement.services import queue_missing_mails
from press import alerts, coverage, promises, subscribing

from .warming import open_next_page

logger = logging.getLogger(__name__)

DAY = 24 * 60 * 60
# A mail that left says who wrote to whom: long enough to answer “I got nothing”, not longer.
MAIL_RETENTION = timedelta(days=90)


@dataclass(frozen=True)
class Job:
    """Something done again and again.

    Attributes:
        name: shown in logs.
        every_seconds: pause between two beginnings.
        run: does it; what it raises is logged and the next job goes on.
    """

    name: str
    every_seconds: float
    run: Callable[[], object]


def send_mails() -> None:
    """Send what is queued. A second worker on this machine leaves it to the first."""
    if not get_queued().exists():
        return  # without a word: post_office would log every empty round
    try:
        with FileLock(str(settings.VAR_DIR / "mail-queue")):
            send_queued()
    except FileLocked:
        logger.info("another worker is sending mails")


def publish_scheduled() -> None:
    """Publish and withdraw the pages whose minute has come."""
    call_command("publish_scheduled")


def forget_old_mails() -> None:
    """Delete mails, with their attachments, that are older than `MAIL_RETENTION`."""
    cleanup_expired_mails(timezone.now() - MAIL_RETENTION)


JOBS: list[Job] = [
    Job("mails", 3, send_mails),
    Job("requests whose mails could not be written", 20, queue_missing_mails),
    Job("the clock of requests", 10, lambda: escalation.tick(timezone.now())),
    Job("requests that wake up", 600, lambda: escalation.wake(timezone.now())),
    Job("requests of people who are away", 600, lambda: handover.hand_over_absent(timezone.now())),
    Job("scheduled pages", 20, publish_scheduled),
    Job("pictures of new pages", 2, open_next_page),
    Job("networks of requests", 3600, lambda: spam.forget_networks(timezone.now())),
    Job("alerts to newsrooms", 20, lambda: alerts.send_alerts(timezone.now())),
    Job("promises to remember", 600, lambda: promises.nudge(timezone.now())),
    Job("promises that lapse", 3600, lambda: promises.lapse(timezone.now())),
    Job("coverage to verify", 30, lambda: coverage.look_at_reports(timezone.now())),
    Job("links of coverage", 600, lambda: coverage.check_links(timezone.now())),
    Job("journalists to forget", 3600, lambda: subscribing.forget(timezone.now())),
    Job("old mails", DAY, forget_old_mails),
]


def run_safely(job: Job) -> bool:
    """Run a job once and say whether it went well; its exception ends up in the log."""
    try:
        job.run()
    except Exception:
        logger.exception("the job “%s” failed", job.name)
        return False
    return True
