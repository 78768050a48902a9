"""Write the search index anew."""

from typing import Any

from django.core.management.base import BaseCommand

from search.index import rebuild


class Command(BaseCommand):
    """`manage.py rebuild_search`: after a bulk load, or when the analysis of words changes."""

    help = "Writes the index of the public search anew."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{rebuild()} entries")
