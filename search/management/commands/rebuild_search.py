"""Write the search index anew."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.backends.server import Unavailable
from search.index import rebuild


class Command(BaseCommand):
    """`manage.py rebuild_search`: after a bulk load, when the analysis of words changes, or when a
    search server is used for the first time or after a restore."""

    help = "Writes the index of the public search anew."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self.stdout.write(f"{rebuild()} entries")
        except Unavailable as error:
            raise CommandError(
                f"The search server does not answer; the database goes on doing so. {error}"
            ) from error
