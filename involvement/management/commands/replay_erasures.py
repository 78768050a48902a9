"""After a restore: what was erased since the backup was made is erased again."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from involvement.law import erasure
from involvement.law.tombstones import DamagedLogError


class Command(BaseCommand):
    """`manage.py replay_erasures`: run it after every restore, before the site is open again."""

    help = "Erases whom a restored database holds although the log of erasures says erased."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.ERASURE_LOG.exists():
            raise CommandError(f"There is no log of erasures at {settings.ERASURE_LOG}.")
        try:
            again = erasure.replay(timezone.now())
        except DamagedLogError as error:
            raise CommandError(f"The log of erasures cannot be read: {error}") from error
        self.stdout.write(f"Erased again: {again}")
