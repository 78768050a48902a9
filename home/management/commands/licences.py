"""Write the list of licences, or say that one is not allowed or the list is old."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from home import licences


class Command(BaseCommand):
    """`manage.py licences` writes docs/licences.md; `--check` fails where it would differ."""

    help = "Writes docs/licences.md from what is installed; --check only compares."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        found = licences.packages()
        refused = [
            f"{one.name}: {', '.join(one.licences) or 'not installed, or silent'}"
            for one in found
            if not one.is_allowed
        ]
        if refused:
            raise CommandError("No licence that we take (home/licences.py):\n" + "\n".join(refused))
        text = licences.written(found)
        if not options["check"]:
            licences.PATH.write_text(text, encoding="utf-8")
        elif not licences.PATH.exists() or licences.PATH.read_text(encoding="utf-8") != text:
            raise CommandError("docs/licences.md is old: run manage.py licences")
