"""What is misconfigured, and how to mend it."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from home.health.checks import findings


class Command(BaseCommand):
    """`manage.py doctor`: ends with 1 where something grave is wrong, so that scripts can ask."""

    help = "Says in plain words what is wrong with this site, and how to mend it."
    requires_system_checks: list[str] = []  # it tells more, and more kindly

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--quick", action="store_true", help="Neither ask the mail server nor write a file."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        found = findings(thorough=not options["quick"])
        for finding in found:
            style = self.style.ERROR if finding.grave else self.style.WARNING
            self.stdout.write(style(f"{'✗' if finding.grave else '!'} {finding.what}"))
            self.stdout.write(f"  → {finding.cure}")
        if not found:
            self.stdout.write(self.style.SUCCESS(_("All is well.")))
        if any(finding.grave for finding in found):
            sys.exit(1)
