"""Background work: one loop, one process, nothing but the database needed."""

import signal
import time
from argparse import ArgumentParser
from contextlib import suppress
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import Error, close_old_connections
from django.utils import timezone

from home.background import JOBS, run_safely
from home.health import signs

SIGN_SECONDS = 30.0
MAILS = 0  # the first of the jobs


class Command(BaseCommand):
    """`manage.py worker`: runs every job of `home.background` at its pace until told to stop."""

    help = "Sends queued mails, publishes scheduled pages, cleans up. Ctrl-C or SIGTERM stops it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--once", action="store_true", help="Run each job once; fail if one of them failed."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["once"]:
            failed = [job.name for job in JOBS if not run_safely(job)]
            if failed:
                raise CommandError(f"failed: {', '.join(failed)}")
            return
        stop = Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        due = dict.fromkeys(range(len(JOBS)), 0.0)
        next_sign, number = 0.0, -1
        while not stop.is_set():
            number = next_job(due, number, time.monotonic())
            # Waiting on the event, not sleeping: a signal ends the pause at once.
            if stop.wait(max(0.0, due[number] - time.monotonic())):
                break
            due[number] = time.monotonic() + JOBS[number].every_seconds
            if time.monotonic() >= next_sign:
                next_sign = time.monotonic() + SIGN_SECONDS
                _give_a_sign()
            run_safely(JOBS[number])
            # A connection that broke, or that has become old, is not kept for the next job.
            close_old_connections()


def next_job(due: dict[int, float], last: int, now: float) -> int:
    """Mails, the first of the list, wait behind one other job at most; else whatever is due longest.

    A round of many mails takes longer than the pause between two: nothing else would ever come.

    Args:
        due: when each job is due, by its place in the list.
        last: the job that has just been done.
        now: on the same clock.
    """
    if last != MAILS and due[MAILS] <= now:
        return MAILS
    return min(due, key=due.__getitem__)


def _give_a_sign() -> None:
    """Tell the health page that a worker is alive; where the database is away, the jobs will say so."""
    with suppress(Error):
        signs.give(signs.WORKER, timezone.now())
