"""Load the official list of territories; run again, it changes nothing."""

from typing import Any

from django.core.management.base import BaseCommand

from taxonomy import official_list
from taxonomy.territory_import import import_territories


class Command(BaseCommand):
    help = "Load the official list of territories; run again, it changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        vintage = official_list.vintage()
        summary = import_territories(official_list.areas(), vintage)
        if options["verbosity"]:
            self.stdout.write(f"Territories of {vintage}: {summary}.")
