"""`make run` starts here: everything that the site needs to be looked at, in one Django start."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from wagtail.models import Site

from home.demo.accounts import ACCOUNTS, PASSWORD
from home.demo.load import is_loaded, load_demonstration
from home.health import migrations
from taxonomy.models import Territory


class Command(BaseCommand):
    """Brings the database up to date, loads the demonstration once, says where to look."""

    help = "Migrates, loads territories and the demonstration if absent, prints addresses."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="Port of the web server.")
        parser.add_argument(
            "--picture-pixels",
            type=int,
            help="Width of the pictures; small ones are made faster. By default as newsrooms want them.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        port = options["port"]
        self._migrate()
        if not Territory.objects.exists():
            self.stdout.write("Territoires : la liste officielle…")
            call_command("import_territories", verbosity=0)
        # Before mails of the demonstration are written: their links hold the address. On a later run
        # the rest belongs to the editors; of what is there only the address changes.
        for site in Site.objects.filter(is_default_site=True):
            site.hostname, site.port = "localhost", port
            site.save()
        if not is_loaded():
            self.stdout.write("Démonstration : récits, agenda, appels, images…")
            load_demonstration(options["picture_pixels"])
        self._say_where(f"http://localhost:{port}")

    def _migrate(self) -> None:
        if migrations.pending():
            self.stdout.write("Base de données : mise à jour…")
            call_command("migrate", interactive=False, verbosity=0)

    def _say_where(self, address: str) -> None:
        width = max(len(account.username) for account in ACCOUNTS)
        lines = [
            f"Le site          {address}/",
            f"L’administration {address}/admin/",
            f"Les courriels    {address}/boite-aux-lettres/",
            "",
            f"Comptes, mot de passe « {PASSWORD} » :",
            *(f"  {account.username:<{width}}  {account.task}" for account in ACCOUNTS),
            "",
            f"Tout est rangé dans {Path(settings.VAR_DIR)}. Ctrl-C arrête tout.",
        ]
        self.stdout.write("\n" + "\n".join(f"  {line}".rstrip() for line in lines) + "\n")
