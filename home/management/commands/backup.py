"""Everything in one archive."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.template.defaultfilters import filesizeformat
from django.utils import timezone

from home.backup import making, places
from home.backup.archive import DamagedArchiveError, verify
from home.backup.databases import DatabaseToolError


class Command(BaseCommand):
    """`manage.py backup`: database, uploads and log of erasures, while the site runs."""

    help = "Writes one archive to BACKUP_DIR or BACKUP_S3_BUCKET, reads it back and compares."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--keep", type=int, help="Then delete all but the newest so many.")
        parser.add_argument("--verify", metavar="NAME", help="Only compare an archive with itself.")
        parser.add_argument("--list", action="store_true", help="Only list what is there.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["keep"] is not None and options["keep"] < 1:
            raise CommandError("--keep takes a number from 1 on.")
        try:
            if options["list"]:
                self._list()
            elif options["verify"]:
                with places.opened(options["verify"]) as source:
                    self._say(options["verify"], verify(source))
            else:
                self._say(*making.make(timezone.now()))
                for name in making.keep_newest(options["keep"]) if options["keep"] else []:
                    self.stdout.write(f"Deleted: {name}")
        except (OSError, DamagedArchiveError, DatabaseToolError) as error:
            raise CommandError(f"No sound archive: {error}") from error

    def _list(self) -> None:
        for name in places.names():
            self.stdout.write(f"{name}  {filesizeformat(places.backups().size(name))}")

    def _say(self, name: str, manifest: Any) -> None:
        self.stdout.write(
            f"{name}: sound, {len(manifest.files)} files, {filesizeformat(manifest.size)}"
        )
        for gone in manifest.vanished:
            self.stdout.write(f"Deleted while the archive was made: {gone}")
