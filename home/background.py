"""What happens without anybody waiting for it. `manage.py worker` runs these jobs, one by one."""

import logging
from collections.abc import Callable
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import Error
from django.utils import timezone

from buzz import commitments
from buzz import retention as evenings
from config.logs import request_id
from content import changes, scheduling
from content.uploads import waiting
from events.registration import following, forgetting, reminding, signing_up
from involvement import escalation, handover, spam
from involvement.follow_ups import proposals, sending
from involvement.inbox.reading import read_maildir
from involvement.introductions import asking, board, debrief, leaving
from involvement.law import retention
from involvement.outbox.sending import Sender
from involvement.services import queue_missing_mails
from press import alerts, coverage, promises, subscribing
from press.feeds import websub
from press.kit import keeping, pictures
from search import backends, missed, renaming
from search.following import joining, telling

from .backup import erasures
from .health import signs
from .signing_in import limits
from .turns import turn
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
        shared: whether several workers may do it at once: each row is claimed by one.
    """

    name: str
    every_seconds: float
    run: Callable[[], object]
    shared: bool = False


def receive_mails() -> None:
    """File what came to the desk's address, where it is connected."""
    if settings.RECEIVE_MAILDIR:
        read_maildir(Path(settings.RECEIVE_MAILDIR), timezone.now())


# Mails come first: `manage.py worker` runs them before whatever else is due.
JOBS: list[Job] = [
    Job("mails", 3, Sender().send_due, shared=True),
    Job("mails that arrived", 15, receive_mails),
    Job("requests whose mails could not be written", 20, queue_missing_mails),
    Job("the clock of requests", 10, lambda: escalation.tick(timezone.now())),
    Job("requests that wake up", 600, lambda: escalation.wake(timezone.now())),
    Job("requests of people who are away", 600, lambda: handover.hand_over_absent(timezone.now())),
    Job("needs and offers of calls", 600, lambda: board.follow_calls(timezone.now())),
    Job("needs and offers that are over", 600, lambda: board.expire(timezone.now())),
    Job(
        "introductions of withdrawn requests",
        60,
        lambda: leaving.follow_withdrawals(timezone.now()),
    ),
    Job("reminders of introductions", 600, lambda: asking.remind(timezone.now())),
    Job("introductions without an answer", 600, lambda: asking.expire(timezone.now())),
    Job("debriefs of introductions", 600, lambda: debrief.ask_debriefs(timezone.now())),
    Job("letters that are due", 60, lambda: sending.send_due(timezone.now())),
    Job("steps that were due", 600, lambda: proposals.remind_of_steps(timezone.now())),
    Job("calls after silence", 3600, lambda: proposals.propose_calls(timezone.now())),
    Job("dates that changed", 30, lambda: following.follow(timezone.now())),
    Job("places that were offered", 60, lambda: signing_up.lapse(timezone.now())),
    Job("reminders of events", 300, lambda: reminding.remind(timezone.now())),
    Job("thanks after events", 600, lambda: reminding.thank(timezone.now())),
    Job("what is kept of registrations", 3600, lambda: forgetting.forget(timezone.now())),
    Job("scheduled pages", 20, lambda: scheduling.publish_and_withdraw(timezone.now())),
    Job("changes of which all have heard", 3600, lambda: changes.forget(timezone.now())),
    Job("who failed to sign in", 3600, lambda: limits.forget(timezone.now())),
    Job("uploads that nobody finished", 3600, lambda: waiting.forget(timezone.now())),
    Job("sessions that ended", DAY, lambda: call_command("clearsessions")),
    Job("networks of requests", 3600, lambda: spam.forget_networks(timezone.now())),
    Job("promises of the evening", 5, lambda: commitments.carry_over(timezone.now())),
    Job("alerts to newsrooms", 20, lambda: alerts.send_alerts(timezone.now())),
    Job("news to followers", 20, lambda: telling.tell(timezone.now())),
    Job("followers to forget", 3600, lambda: joining.forget(timezone.now())),
    Job("promises to remember", 600, lambda: promises.nudge(timezone.now())),
    Job("promises that lapse", 3600, lambda: promises.lapse(timezone.now())),
    Job("journalists to forget", 3600, lambda: subscribing.forget(timezone.now())),
    Job("names that changed", 2, renaming.index_next),
    Job("what the search server has not heard", 2, backends.send_changes),
    Job("searches that nobody repeats", DAY, lambda: missed.forget(timezone.localdate())),
    Job("what is too old to be kept", DAY, lambda: retention.purge(timezone.now())),
    Job("copies of the log of erasures", 60, erasures.copy),
    Job("evenings that are long over", DAY, lambda: evenings.forget(timezone.now())),
    Job("pictures of new pages", 2, open_next_page),
    Job("press kits", 5, keeping.build_next),
    Job("press kits whose consents ended", 3600, keeping.drop_ended),
    Job("pictures for newsrooms", DAY, pictures.forget_kept),
    Job("the hub of the feeds", 60, websub.ping),
    Job("coverage to verify", 30, lambda: coverage.look_at_reports(timezone.now())),
    Job("links of coverage", 600, lambda: coverage.check_links(timezone.now())),
]


def run_safely(job: Job) -> bool:
    """Run a job once, unless another worker is at it, and say whether that went well.

    What it raises ends up in the log and on the health page.
    """
    token = request_id.set(f"job: {job.name}")
    try:
        with nullcontext(True) if job.shared else turn(job.name) as ours:
            if ours:
                job.run()
    except Exception as error:
        logger.exception("the job “%s” failed", job.name)
        with suppress(Error):  # the database may be what is away
            details = {"job": job.name, "error": type(error).__name__}
            signs.give(signs.FAILED + job.name, timezone.now(), details)
        return False
    finally:
        request_id.reset(token)
    return True
