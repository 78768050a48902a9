"""An archive becomes the site again."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from home.backup import restoring
from home.backup.archive import DamagedArchiveError
from home.backup.databases import DatabaseToolError
from involvement.law.tombstones import DamagedLogError
from involvement.outbox import undelivered


class Command(BaseCommand):
    """`manage.py restore NAME`: with the web processes and the workers stopped."""

    help = "Puts an archive of `backup` back and erases again whoever was erased since."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="A file, or the name that `backup --list` shows.")
        parser.add_argument("--check", action="store_true", help="Only say whether it could be.")
        parser.add_argument(
            "--replace", action="store_true", help="Even if the database holds something."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        name = options["name"]
        try:
            if options["check"]:
                manifest = restoring.check(name)
                self.stdout.write(f"{name} is sound; it was made at {manifest.made_at:%c %Z}.")
                return
            done = restoring.restore(name, timezone.now(), replace=options["replace"])
            doubtful = undelivered.doubt_all(timezone.now())
        except FileNotFoundError as error:
            raise CommandError(f"There is no archive {name}.") from error
        except (
            DamagedArchiveError,
            DamagedLogError,
            DatabaseToolError,
            restoring.RestoreRefusedError,
        ) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"The site is as it was at {done.manifest.made_at:%c %Z}: "
            f"{done.files} uploads, {done.erased} people erased again."
        )
        if doubtful:
            self.stdout.write(
                f"{doubtful} mails were in the queue and may have left since. They are not sent again"
                " by themselves: look at the report of mails that could not be delivered."
            )
