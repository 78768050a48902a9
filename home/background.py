"""What happens without anybody waiting for it. `manage.py worker` runs these jobs, one by one."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from post_office.lockfile import FileLock, FileLocked
from post_office.mail import get_queued, send_queued

from involvement import escalation, handover, spam
from involvement.law import retention
from involvement.services import queue_missing_mails
from search import missed

from .warming import open_next_page

logger = logging.getLogger(__name__)

DAY = 24 * 60 * 60


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


JOBS: list[Job] = [
    Job("mails", 3, send_mails),
    Job("requests whose mails could not be written", 20, queue_missing_mails),
    Job("the clock of requests", 10, lambda: escalation.tick(timezone.now())),
    Job("requests that wake up", 600, lambda: escalation.wake(timezone.now())),
    Job("requests of people who are away", 600, lambda: handover.hand_over_absent(timezone.now())),
    Job("scheduled pages", 20, publish_scheduled),
    Job("pictures of new pages", 2, open_next_page),
    Job("networks of requests", 3600, lambda: spam.forget_networks(timezone.now())),
    Job("searches that nobody repeats", DAY, lambda: missed.forget(timezone.localdate())),
    Job("what is too old to be kept", DAY, lambda: retention.purge(timezone.now())),
]


def run_safely(job: Job) -> bool:
    """Run a job once and say whether it went well; its exception ends up in the log."""
    try:
        job.run()
    except Exception:
        logger.exception("the job “%s” failed", job.name)
        return False
    return True
