"""The register of processing, written from the code's own lists."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from involvement.law import register


class Command(BaseCommand):
    """`manage.py processing_register` writes docs/processing.md; `--check` fails when it is stale."""

    help = "Writes the register of processing (Article 30 of the GDPR) to docs/processing.md."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["check"]:
            register.PATH.write_text(register.written(), encoding="utf-8")
        elif register.is_stale():
            raise CommandError(
                "docs/processing.md says something else than the code:"
                " manage.py processing_register writes it anew."
            )
