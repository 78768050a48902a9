"""Background work: one loop, one process, nothing but the database needed."""

import signal
import time
from argparse import ArgumentParser
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections

from home.background import JOBS, run_safely


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
        while not stop.is_set():
            # Mails, the first of the list, wait behind nothing; else whatever is due longest.
            number = 0 if due[0] <= time.monotonic() else min(due, key=due.__getitem__)
            # Waiting on the event, not sleeping: a signal ends the pause at once.
            if stop.wait(max(0.0, due[number] - time.monotonic())):
                break
            due[number] = time.monotonic() + JOBS[number].every_seconds
            run_safely(JOBS[number])
            # A connection that broke, or that has become old, is not kept for the next job.
            close_old_connections()
