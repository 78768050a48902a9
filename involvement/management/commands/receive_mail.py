"""Files what came to the desk's address."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from involvement.inbox.reading import read_maildir


class Command(BaseCommand):
    """`manage.py receive_mail`: reads the maildir once. The worker does the same by itself."""

    help = "Files mails from a maildir into the requests they belong to, and says what it did."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--maildir",
            default=settings.RECEIVE_MAILDIR,
            help="Folder with new/ and cur/; the setting RECEIVE_MAILDIR by default.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["maildir"]:
            raise CommandError("Say which maildir: --maildir PATH, or RECEIVE_MAILDIR=PATH.")
        folder = Path(options["maildir"])
        if not (folder / "new").is_dir():
            raise CommandError(f"{folder} is no maildir: it has no folder “new”.")
        found = read_maildir(folder, timezone.now())
        for outcome, number in sorted(found.items()):
            self.stdout.write(f"{number} × {outcome}")
        if not found:
            self.stdout.write("No new mail.")
